"""Which row of a table is its total, and in what unit its numbers are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from referat.checks.grids import Cell, Row, Table
from referat.danish.numbers import Number, number_of
from referat.danish.patterns import late

_WORDS = r"i\s?alt|total(?:t|sum|en)?|sum|samlet|tilsammen|subtotal|delsum"
IS_TOTAL = late(rf"(?:{_WORDS})\b", re.I)
_ENDS_AS_TOTAL = late(rf"\b(?:{_WORDS})[\s:.,]*$", re.I)
_NO_SUM = late(
    r"gennemsnit|gns|middel|median|resultat|score|vurdering|karakter|forskel|afvigelse|difference|"
    r"saldo|netto|egenkapital|areal|andel|pct|procent|%",
    re.I,
)
_THOUSANDS = late(r"\b(?:1\.?000|tusinde?)\s*(?:kr|kroner|,-|DKK)|\bt\.?\s?kr\b", re.I)
_MILLIONS = late(r"\b(?:mio\b|mill\b|million)", re.I)
_CROWNS = late(r"\b(?:kr|kroner|DKK)\b", re.I)

_EMPTY = frozenset({"", "-", "–", "—", "−"})


def is_total(label: str) -> bool:
    return bool(IS_TOTAL.match(label) or _ENDS_AS_TOTAL.search(label))


def name_of(row: Row) -> str:
    """What a row is called: its first words; a column of numbers may stand before them."""
    return next((cell.text for cell in row if cell.text and not number_of(cell.text)), "")


def total_of(table: Table) -> int | None:
    """The index of the only row that is called a total and adds up; None for none or several."""
    found = [index for index, row in enumerate(table.rows) if is_total(name_of(row))]
    if len(found) != 1 or _NO_SUM.search(name_of(table.rows[found[0]])):
        return None
    return found[0]


def number_at(row: Row, column: int) -> Number | None:
    """The number in a cell; an empty one counts as nothing, which is 0."""
    text = row[column].text.strip() if column < len(row) else ""
    if text in _EMPTY:
        return Number(Decimal(0), 0, 1, "", 0, 0)
    return number_of(text)


def is_blank(row: Row, column: int) -> bool:
    return column >= len(row) or row[column].text.strip() in _EMPTY


def scale_of(table: Table, column: int) -> int | None:
    """What the numbers of a column count in (1, 1000, 1000000), where the table says it."""
    head = table.header[column].text if column < len(table.header) else ""
    corner = table.header[0].text if table.header else ""
    for words in (head, corner, table.above):
        for pattern, scale in ((_THOUSANDS, 1000), (_MILLIONS, 10**6), (_CROWNS, 1)):
            if pattern.search(words):
                return scale
    return None


def numeric_columns(table: Table) -> Iterator[int]:
    """The columns after the first that hold numbers, or nothing, and nothing else."""
    for column in range(1, table.width):
        values = [number_at(row, column) for row in table.rows]
        if all(values) and not all(is_blank(row, column) for row in table.rows):
            yield column


def label_of(table: Table, column: int) -> Cell | None:
    """The header of a column, if it has words."""
    cell = table.header[column] if column < len(table.header) else None
    return cell if cell and cell.text else None
