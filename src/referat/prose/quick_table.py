"""A table of strokes for `prose.quick`: its ruler has one at both ends, each row one in front."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from referat.danish.patterns import late
from referat.prose.quick_lines import OddError
from referat.prose.tables import make_table
from referat.prose.tree import Align, Blocks, Inlines, Paragraph, Table, Text

_RULER = late(r"\|(?: *:?-+:? *\|)+ *")
_DASHES = late(r":?-+:?")
_MOST_MISSING = 1000
"""The full reader has a bound for cells that are not there; rows of this table stay far below."""


def regular_rows(text: str) -> tuple[list[list[str]], list[Align | None]] | None:
    """The cells of a table that is the whole of `text` and drawn as most are: with one space on
    each side of each cell, as many cells in each row, something in each of them. None for any
    other: a stroke too many tells of a cell that is none or empty.
    """
    drawn = text.removesuffix("\n")
    if not (drawn.startswith("| ") and drawn.endswith(" |")):
        return None
    if "  " in drawn or "\xa0" in drawn or "\\" in drawn:
        return None
    rows = [line.split(" | ") for line in drawn[2:-2].split(" |\n| ")]
    height, width = len(rows), len(rows[0])
    strokes, breaks = drawn.count("|"), drawn.count("\n")
    if height < 2 or strokes != height * (width + 1) or breaks != height - 1:
        return None
    ruler = rows.pop(1)
    is_even = {width}.issuperset(map(len, rows)) and len(ruler) == width
    if not is_even or not all(map(_DASHES.fullmatch, ruler)):
        return None
    return rows, [_align(cell) for cell in ruler]


def regular_table(text: str) -> Table | None:
    """Such a table of nothing but words: its header says something, so it is one."""
    drawn = regular_rows(text)
    if drawn is None:
        return None
    written, aligns = drawn
    header, *rows = [tuple([(Paragraph((Text(cell),)),) for cell in row]) for row in written]
    return Table(None, header, tuple(rows), tuple(aligns))


def drawn_table(
    lines: Sequence[str], at: int, inlines: Callable[[str], Inlines] | None
) -> tuple[Table, int]:
    """The table whose header stands at `at`, and the line after it. Without `inlines` its cells are
    nothing but words.
    """
    written, aligns, after = _table_lines(lines, at)
    rows = [[_cell(content, inlines) for content in row] for row in written]
    return make_table(None, rows[0], rows[1:], aligns), after


def _cell(content: str, inlines: Callable[[str], Inlines] | None) -> Blocks:
    words = inlines(content) if inlines and content else (Text(content),) if content else ()
    return (Paragraph(words),) if words else ()


def _table_lines(lines: Sequence[str], at: int) -> tuple[list[list[str]], list[Align | None], int]:
    """The cells of the table whose header stands at `at`, and the line after it."""
    if not _RULER.fullmatch(lines[at + 1]):
        raise OddError
    aligns = [_align(cell.strip(" ")) for cell in lines[at + 1].strip(" ").split("|")[1:-1]]
    width = len(aligns)
    header = _cells(lines[at])
    if len(header) != width:
        raise OddError
    rows, missing = [header], 0
    after = at + 2
    while after < len(lines) and lines[after].strip(" "):
        row = _cells(lines[after])
        missing += max(0, width - len(row))
        rows.append((row + [""] * width)[:width])
        after += 1
    if missing > _MOST_MISSING:
        raise OddError
    return rows, aligns, after


def _align(ruler: str) -> Align | None:
    if ruler[-1] == ":":
        return "center" if ruler[0] == ":" else "right"
    return "left" if ruler[0] == ":" else None


def _cells(line: str) -> list[str]:
    if line[0] != "|" or "\\|" in line:
        raise OddError
    cells = line.strip(" \xa0").split("|")[1:]
    if cells and not cells[-1]:
        cells.pop()
    return [cell.strip(" \xa0") for cell in cells]
