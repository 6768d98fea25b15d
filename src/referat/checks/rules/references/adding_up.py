"""A table's total that is not the sum of its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_CEILING, Decimal
from itertools import accumulate, pairwise

from msgspec import Struct

from referat.checks.grids import Cell, Grid, Row, Table, grids_in
from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.references.totals import (
    is_blank,
    is_total,
    label_of,
    name_of,
    number_at,
    numeric_columns,
    total_of,
)
from referat.checks.subject import Subject
from referat.danish.numbers import Number, in_figures
from referat.danish.patterns import late
from referat.diagnostics import Severity

_NO_SUM = late(
    r"%|‰|pct|procent|andel|snit\b|\bgns|indeks|index|\bpr\b|\bper\b|\brate|takst|alder\b|"
    r"\bkurs\b|vækst|^år$|årstal|dato|\bnr\b|nummer|konto|score|karakter|stykpris|enhedspris|"
    r"timepris|\bkl\b|\btid\b|\bplads|placering|\brang|akkumuleret|saldo|ultimo|primo",
    re.I,
)
_OTHER_PARTS = late(
    r"\b(?:heraf|deraf|herunder|netto|brutto|resultat|overskud|underskud|saldo|rest(?:erer)?|"
    r"difference|afvigelse|forskel|gennemsnit|primo|ultimo|balance|mellemsum|indtægt\w*|fradrag|"
    r"refusion|rabat|minus)\b|^[-–•]",
    re.I,
)
_COUNTS = late(r"antal|stemmer|medlemmer|personer|elever|børn|borgere|deltagere|fremmødte")
_EXCUSED = late(r"afrund|unikke|flere gange|flere kategorier|summer(?:er)? ikke|overlap", re.I)
_WITHIN = late(r"\b(?:heraf|deraf|herunder)\b|^[-–•]", re.I)
_IS_WHOLE = late(r"(?:i\s?alt|total|samlet|sum|tilsammen)[\s:.]*", re.I)
_NEAR = Decimal("0.1")


class _Sum(Struct, frozen=True):
    """A total with its parts. `is_exact`: the numbers count things, nothing is rounded."""

    total: Number
    parts: Sequence[Number]
    is_exact: bool = False

    @property
    def places(self) -> int:
        return max(number.places for number in (self.total, *self.parts))

    @property
    def reckoned(self) -> Decimal:
        return sum((part.value for part in self.parts), Decimal(0))

    @property
    def adds_up(self) -> bool:
        return abs(self.reckoned - self.total.value) <= self._tolerance()

    def _tolerance(self) -> Decimal:
        """Each rounded number may be half a unit of its last place too large or too small."""
        if self.is_exact:
            return Decimal(0)
        step = max(number.step / number.scale for number in (self.total, *self.parts))
        half = Decimal(len(self.parts) + 1) / 2
        return half.to_integral_value(ROUND_CEILING) * step

    @property
    def is_slip(self) -> bool:
        """True if it should add up and does not. Averages and maxima are no larger than the
        largest part; what is far off is another kind of total.
        """
        if self.adds_up or len(self.parts) < 2 or not self._is_of_one_kind():
            return False
        values = [part.value for part in self.parts]
        if min(values) >= 0 and self.total.value <= max(values):
            return False
        gap = self.total.value - self.reckoned
        is_near = abs(gap) <= abs(self.total.value) * _NEAR
        return is_near or abs(gap) in values

    def _is_of_one_kind(self) -> bool:
        numbers = (self.total, *self.parts)
        units = {number.unit for number in numbers if number.value and number.unit}
        scales = {number.scale for number in numbers if number.value}
        return len(units) <= 1 and "%" not in units and len(scales) == 1


def check(subject: Subject) -> Iterator[Found]:
    for grid in grids_in(subject):
        if _is_summed(grid.table) and not _EXCUSED.search(grid.text.text):
            found = {each.place: each for each in (*_across(grid), *_down(grid), *_sections(grid))}
            yield from found.values()


def _is_summed(table: Table) -> bool:
    cells = (*(cell.text for cell in table.header), *(name_of(row) for row in table.rows))
    return any(is_total(words) for words in cells)


def _down(grid: Grid) -> Iterator[Found]:
    """Each column against the row that is called a total."""
    at = total_of(grid.table)
    if at is None or at < 2:
        return
    rows, row = grid.table.rows[:at], grid.table.rows[at]
    if any(_OTHER_PARTS.search(name_of(each)) for each in rows) or _has_headings(rows):
        return
    for column in range(1, len(row)):
        found = _column(grid.table, rows, row, column)
        if found and found.is_slip and not _has_subtotals(found.parts):
            yield _told(grid, row[column], found, label_of(grid.table, column), name_of(row))


def _sections(grid: Grid) -> Iterator[Found]:
    """Several totals, each of the rows since the one before (»Indtægter i alt«, »Udgifter i alt«):
    only where at least three of the sums show that the table is made so, and one fails.
    """
    sums: list[tuple[Row, int, _Sum]] = []
    for parts, row in _cut(grid.table):
        for column in range(1, len(row)):
            found = _column(grid.table, parts, row, column)
            if found and any(part.value for part in found.parts):
                sums.append((row, column, found))
    wrong = [each for each in sums if each[2].is_slip]
    if len(wrong) == 1 and sum(each.adds_up for _, _, each in sums) >= 3:
        row, column, found = wrong[0]
        yield _told(grid, row[column], found, label_of(grid.table, column), name_of(row))


def _cut(table: Table) -> Iterator[tuple[Sequence[Row], Row]]:
    """The rows before each of several totals; those without any number are headings. A bare
    »I alt« may sum up the whole table.
    """
    ends = [index for index, row in enumerate(table.rows) if is_total(name_of(row))]
    for start, end in pairwise([-1, *ends]) if len(ends) > 1 else ():
        rows = [row for row in table.rows[start + 1 : end] if not _is_heading(row)]
        is_plain = not any(_WITHIN.search(name_of(each)) for each in rows)
        if len(rows) > 1 and is_plain and not _IS_WHOLE.fullmatch(name_of(table.rows[end])):
            yield rows, table.rows[end]


def _is_heading(row: Row) -> bool:
    return all(is_blank(row, column) for column in range(1, len(row)))


def _has_headings(rows: Sequence[Row]) -> bool:
    """True where some rows stand out in bold: they sum up those under them."""
    strong = {row[0].is_strong for row in rows if row}
    return len(strong) > 1


def _column(table: Table, rows: Sequence[Row], row: Row, column: int) -> _Sum | None:
    header = label_of(table, column)
    words = f"{header.text if header else ''} {table.above} {name_of(row)}"
    if is_blank(row, column) or (header and _NO_SUM.search(header.text)):
        return None
    total = number_at(row, column)
    parts = [number_at(each, column) for each in rows]
    known = [part for part in parts if part]
    if total is None or len(known) < len(parts):
        return None
    return _Sum(total, known, bool(_COUNTS.search(words.casefold())))


def _has_subtotals(parts: Sequence[Number]) -> bool:
    """True if a part is the sum of two or more right before or after it."""
    values = [part.value for part in parts]
    for index, value in enumerate(values):
        before = list(accumulate(reversed(values[:index])))[1:]
        after = list(accumulate(values[index + 1 :]))[1:]
        if value and (value in before or value in after):
            return True
    return False


def _across(grid: Grid) -> Iterator[Found]:
    """Each row against the column that is called a total, where most rows show that it is one."""
    table = grid.table
    columns = list(numeric_columns(table))
    totals = [column for column in columns if is_total(_words(table, column))]
    parts = [column for column in columns if column not in totals]
    if (
        len(totals) != 1
        or len(parts) < 2
        or any(_NO_SUM.search(_words(table, each)) for each in parts)
    ):
        return
    sums = [(row, _row(row, totals[0], parts)) for row in table.rows]
    right = sum(found is not None and found.adds_up for _, found in sums)
    wrong = [(row, found) for row, found in sums if found and found.is_slip]
    if right >= 2 and right > len(wrong):
        for row, found in wrong:
            yield _told(grid, row[totals[0]], found, label_of(table, totals[0]), name_of(row))


def _words(table: Table, column: int) -> str:
    header = label_of(table, column)
    return header.text if header else ""


def _row(row: Row, total: int, parts: Sequence[int]) -> _Sum | None:
    if is_blank(row, total):
        return None
    whole = number_at(row, total)
    known = [number for number in (number_at(row, each) for each in parts) if number]
    return _Sum(whole, known) if whole else None


def _told(grid: Grid, cell: Cell, found: _Sum, header: Cell | None, label: str) -> Found:
    where = f" under »{header.text}«" if header else ""
    right = in_figures(found.reckoned, found.places)
    return Found(
        grid.place(cell),
        f"Der står {cell.text} i »{label}«{where}, men tallene giver {right}.",
        "Regn efter: Enten er summen forkert, eller også er et af tallene.",
    )


RULE = Rule(
    code="forkert-sum",
    family=Family.TEXT,
    severity=Severity.WARNING,
    what="En tabels sum passer ikke med dens tal",
    why="Når et tal i en tabel bliver rettet, bliver »I alt« let glemt. Den, der læser tabellen, "
    "kan ikke se, hvilket af tallene der gælder. Afrundinger, procenter, gennemsnit og tabeller "
    "med mellemsummer bliver ikke regnet efter.",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Budget for sommerfesten
    tekst: |
      | Post | Kroner |
      | --- | ---: |
      | Telt | 4.500 |
      | Musik | 6.000 |
      | Mad | 8.250 |
      | I alt | 18.250 |
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Budget for sommerfesten
    tekst: |
      | Post | Kroner |
      | --- | ---: |
      | Telt | 4.500 |
      | Musik | 6.000 |
      | Mad | 8.250 |
      | I alt | 18.750 |
""",
    check=check,
    is_local=True,
)
