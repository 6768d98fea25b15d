"""Tables: can each fenced one be read, and has each cell of a drawn one a column?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from referat.checks.subject import Subject, tokens_in
from referat.danish.patterns import late
from referat.diagnostics import Diagnostic, Place
from referat.prose.fenced import read_fenced
from referat.prose.options import Options
from referat.prose.parse import parse
from referat.prose.quick_table import regular_rows
from referat.source.written import line_place

if TYPE_CHECKING:
    from markdown_it.token import Token

_RULER = late(r"[\s>]*[|:-][|:\s-]*")


def check(subject: Subject) -> Iterator[Diagnostic]:
    options = Options(data=subject.shelf.data)
    joined = subject.joined_markdown
    has_fence = _may_hold_fence(joined)
    for text in subject.markdown if has_fence or "|" in joined else ():
        if (has_fence and _may_hold_fence(text)) or (
            "|" in text and not is_regular(text) and may_be_too_wide(text)
        ):
            yield from in_text(text, options)


def _may_hold_fence(text: str) -> bool:
    return "tabel" in text and ("```" in text or "~~~" in text)


def is_regular(text: str) -> bool:
    """True if each table is drawn so that none can have a cell without a column."""
    return all("|" not in part or regular_rows(part) for part in text.split("\n\n"))


def may_be_too_wide(text: str) -> bool:
    """False if no row of any drawn table can have more cells than the table has columns: the
    most strokes of any line are told against the fewest columns of any ruler under a header.
    """
    if "\r" in text:
        return True
    lines = text.split("\n")
    columns = [
        sum("-" in cell for cell in ruler.split("|"))
        for header, ruler in pairwise(lines)
        if "-" in ruler and "|" in header and _RULER.fullmatch(ruler)
    ]
    return bool(columns) and _most_cells(text, lines) > min(columns)


def _most_cells(text: str, lines: Sequence[str]) -> int:
    """In any of the text's lines; at once where every row begins and ends with a stroke."""
    strokes = [line.count("|") for line in lines]
    rows = len(lines) - strokes.count(0)
    if (
        text.count("\n|") + text.startswith("|") == rows
        and text.count("|\n") + text.endswith("|") == rows
    ):
        return max(strokes) - 1
    return max(map(_cells, lines))


def _cells(line: str) -> int:
    row = line.strip()
    return row.removeprefix("|").count("|") + (not row.endswith("|"))


def in_text(text: str, options: Options) -> Iterator[Diagnostic]:
    tokens = tokens_in(text)
    columns = 0
    for index, token in enumerate(tokens):
        if token.type == "fence" and token.info.strip() == "tabel":
            first = (token.map or [0])[0] + 1
            for finding in read_fenced(token.content, options, parse).findings:
                yield replace(finding, place=_moved(text, first, finding.place))
        elif token.type == "table_open":
            columns = sum(cell.type == "th_open" for cell in _until(tokens, index, "thead_close"))
        elif token.type == "tr_open" and token.map:
            yield from _too_wide(text, token.map[0], columns)


def _until(tokens: Sequence[Token], start: int, end: str) -> Iterator[Token]:
    for token in tokens[start:]:
        if token.type == end:
            return
        yield token


def _too_wide(text: str, line: int, columns: int) -> Iterator[Diagnostic]:
    """Markdown drops the cells that have no column; here they are told about."""
    row = text.split("\n")[line].strip()
    from markdown_it.rules_block.table import escapedSplit  # noqa: PLC0415 - seldom asked for

    cells = escapedSplit(row.removeprefix("|"))
    while cells and not cells[-1].strip():
        cells.pop()
    if len(cells) > columns:
        yield Diagnostic(
            "tabel",
            f"Rækken har {len(cells)} celler, men tabellen har kun {columns} "
            f"{'kolonne' if columns == 1 else 'kolonner'}.",
            r"Giv hver celle en kolonne. En lodret streg, der hører til teksten, skrives `\|`.",
            place=line_place(text, line),
        )


def _moved(text: str, first: int, place: Place | None) -> Place | None:
    """A place inside the fence as a place in the file."""
    if place is None:
        return line_place(text, first)
    width = place.end_column - place.column if place.end_line == place.line else 0
    return line_place(text, first + place.line - 1, place.column - 1, max(width, 0))
