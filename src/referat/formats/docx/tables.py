"""Tables: their columns, header rows and cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from referat.formats.docx.collector import Collector
from referat.formats.docx.draft import Draft, Writing, filled
from referat.formats.docx.inlines import without_strong
from referat.formats.docx.layout import LONG_ROW, NARROW, Spot
from referat.formats.docx.paragraphs import line, starting
from referat.formats.docx.wordml import (
    END,
    attribute,
    encoded,
    escape_clean,
    opening,
    paragraph,
    run_of,
)
from referat.formats.worded import Worded, worded
from referat.prose import tree
from referat.prose.tree import Align, Blocks

Drafting = Callable[[Blocks, Spot, int], Draft]

_CELL_STYLES: dict[Align | None, str] = {"right": "Tabelcellehoejre", "center": "Tabelcellemidt"}
_SPACER = paragraph("Tabelafstand", "")
_TABLE_ENDS = encoded(f"</w:tbl>{_SPACER}")
_NO_RUN = b"<w:r><w:t></w:t></w:r>"
_TAG = re.compile("<[^>]*>")
_LETTER = 108  # twips, about, at the size of a cell's text
_PADDING = 220
_WIDEST = 48  # letters: more than this wraps anyway, and asks for no more room

_ROW, _ROW_ENDS = b"<w:tr><w:trPr><w:cantSplit/></w:trPr>", b"</w:tr>"
_LONG = b"<w:tr>"
_HEADERS = {
    _ROW: b"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>",
    _LONG: b"<w:tr><w:trPr><w:tblHeader/></w:trPr>",
}
"""How a header's row opens, by how it would if it were another."""
_NO_BORDERS = "".join(f'<w:{side} w:val="nil"/>' for side in ("top", "left", "bottom", "right"))


_WORDS = {
    align: f'" w:type="dxa"/></w:tcPr>{opening(_CELL_STYLES.get(align, "Tabelcelle"))}'
    f"<w:r><w:t>%s</w:t></w:r>{END}</w:tc>"
    for align in (None, "left", *_CELL_STYLES)
}
"""A cell of words after its width."""


class _Cell(Struct, frozen=True, gc=False):
    """A written cell, the length of its longest word, and of all its words on one line."""

    xml: str
    longest: int
    length: int


def table(node: tree.Table, spot: Spot, out: Writing, draft: Drafting) -> None:
    """Adds the table to `out`; its cells are drafted by `draft`.

    The columns' widths depend on what stands in the cells, so a table with a cell that asks the
    document waits for it. A caption asks after the cells.
    """
    indent = spot.indent if spot.width - spot.indent >= NARROW else 0
    place = replace(spot, indent=indent) if indent != spot.indent else spot
    words = worded(node)
    if words is not None:
        _caption(node, place, out)
        out.append(_of_words(node, place, words))
        return
    rows = _rows(node, place, out, draft)
    known = [[cell for cell in row if isinstance(cell, _Cell)] for row in rows]
    if known == rows:
        _caption(node, place, out)
        out.append(_written(node, place, known))
        return

    caption = Writing()
    _caption(node, place, caption)
    asking = caption.settled()

    def late(parts: Collector) -> bytes:
        cells = [[cell if isinstance(cell, _Cell) else cell(parts) for cell in row] for row in rows]
        return filled(asking, parts) + _written(node, place, cells)

    out.ask(late)


def _rows(
    node: tree.Table, place: Spot, out: Writing, draft: Drafting
) -> list[list[_Cell | Callable[[Collector], _Cell]]]:
    """The rows' cells, the header's first."""
    average = (place.width - place.indent) // len(node.aligns)
    styles = [_CELL_STYLES.get(align, "Tabelcelle") for align in node.aligns]
    spots = [Spot(place.level, 0, average, style=style, entry="Tabelcelle") for style in styles]
    header = tuple(tuple(map(_lighter, cell)) for cell in node.header or ())
    return [
        [_cell(cell, at, out, draft) for cell, at in zip(row, spots, strict=True)]
        for row in (header, *node.rows)
        if row
    ]


def _cell(
    content: Blocks, spot: Spot, out: Writing, draft: Drafting
) -> _Cell | Callable[[Collector], _Cell]:
    """A cell, or what it becomes when the document is known."""
    if len(content) == 1 and isinstance(content[0], tree.Paragraph):
        inner = content[0].content
        if len(inner) == 1 and isinstance(inner[0], tree.Text):
            text = inner[0].text  # nearly all are no more than that
            if text.isalnum():  # a word or a figure
                return _Cell(f"{opening(spot.style)}{run_of(text)}{END}", len(text), len(text))
            if text and text.isprintable():
                words = escape_clean(text)
                return _cell_of(f"{opening(spot.style)}{run_of(words)}{END}", words)
    empty = paragraph(spot.style, "")
    if not content:
        return _with_words(empty)
    drafted = draft(content, spot, out.level)
    out.level = drafted.level
    if not drafted.asks:
        return _with_words(drafted.text.decode() or empty)
    return lambda parts: _with_words(filled(drafted, parts).decode() or empty)


def _with_words(xml: str) -> _Cell:
    return _cell_of(xml, _TAG.sub(" ", xml))  # tags part words


def _cell_of(xml: str, words: str) -> _Cell:
    each = words.split()
    return _Cell(xml, max(map(len, each), default=0), len(" ".join(each)))


def _caption(node: tree.Table, spot: Spot, out: Writing) -> None:
    if node.caption:
        line(starting(out, "Caption", spot.indent), without_strong(node.caption), spot, out)


def _of_words(node: tree.Table, spot: Spot, words: Worded) -> bytes:
    """The table with nothing but words in its cells: written by one pattern, encoded already."""
    rows: Sequence[tuple[str, ...]] = words.rows
    if escape_clean(words.every) is not words.every:
        rows = [tuple(map(escape_clean, row)) for row in rows]
    longest, lines = [], []
    for column in zip(*rows, strict=True):
        longest.append(max(map(len, " ".join(column).split()), default=0))
        lines.append(max(map(len, column)))
    grid = _grid(longest, lines, spot.width - spot.indent)
    cells = [
        f'<w:tc><w:tcPr><w:tcW w:w="{width}{_WORDS[align]}'
        for width, align in zip(grid, node.aligns, strict=True)
    ]
    pattern = encoded("".join(cells)) + _ROW_ENDS
    every = list(chain.from_iterable(rows))
    if sum(map(len, every)) <= LONG_ROW:
        starts = [_ROW] * len(rows)
    else:
        starts = [_start(sum(map(len, row))) for row in rows]
    if node.header:
        starts[0] = _HEADERS[starts[0]]
    text = b"".join([start + pattern for start in starts]) % tuple(map(str.encode, every))
    text = text.replace(_NO_RUN, b"") if "" in every else text
    return _whole(node, spot, grid, text, words.rows[0] if node.header else ())


def _written(node: tree.Table, spot: Spot, rows: list[list[_Cell]]) -> bytes:
    columns = list(zip(*rows, strict=True))
    longest = [max([cell.longest for cell in column]) for column in columns]
    lines = [max([cell.length for cell in column]) for column in columns]
    grid = _grid(longest, lines, spot.width - spot.indent)
    openings = [f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>' for width in grid]
    written: list[bytes] = []
    for row in rows:
        start = _start(_length(row))
        cells = [f"{start}{cell.xml}</w:tc>" for start, cell in zip(openings, row, strict=True)]
        written += (start if written or not node.header else _HEADERS[start],)
        written += (encoded("".join(cells)), _ROW_ENDS)
    names = tuple(map(_plain, node.header or ()))
    return _whole(node, spot, grid, b"".join(written), names)


def _whole(
    node: tree.Table, spot: Spot, grid: list[int], rows: bytes, names: tuple[str, ...]
) -> bytes:
    """The table round its rows; `names` are its columns'."""
    properties = _properties(
        spot.indent, spot.width - spot.indent, node.header is not None, node.row_headers
    )
    title = f'<w:tblCaption w:val="{attribute(tree.plain(node.caption))}"/>' if node.caption else ""
    description = _description(len(node.aligns), len(node.rows), names)
    columns = "".join([f'<w:gridCol w:w="{column}"/>' for column in grid])
    start = (
        f'{properties}{title}<w:tblDescription w:val="{description}"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>"
    )
    unseen = _unseen(grid) if len(node.rows) > 1 and not node.header else b""
    return b"".join((encoded(start), unseen, rows, _TABLE_ENDS))


@lru_cache(maxsize=64)
def _properties(indent: int, width: int, first_row: bool, first_column: bool) -> str:
    """How a table begins that has a header, or names in its first column."""
    look = 0x0600 | (0x0020 if first_row else 0) | (0x0080 if first_column else 0)
    moved = f'<w:tblInd w:w="{indent}" w:type="dxa"/>' if indent else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Referattabel"/><w:tblW w:w="{width}" w:type="dxa"/>'
        f'{moved}<w:tblLook w:val="{look:04X}" w:firstRow="{first_row:d}" w:lastRow="0" '
        f'w:firstColumn="{first_column:d}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    )


@lru_cache(maxsize=128)
def _description(columns: int, rows: int, names: tuple[str, ...]) -> str:
    """What a screen reader says of the table before it goes into it."""
    size = f"{columns} kolonner og {rows} rækker"
    named = ", ".join(filter(None, names))
    return attribute(f"Tabel med {size}: {named}" if named else f"Tabel med {size}")


def _plain(cell: Blocks) -> str:
    words = [tree.plain(block.content) for block in cell if isinstance(block, tree.Paragraph)]
    return " ".join(words)


def _lighter(block: tree.Block) -> tree.Block:
    """A header cell is bold by the table's style."""
    if isinstance(block, tree.Paragraph):
        content = without_strong(block.content)
        return block if content is block.content else tree.Paragraph(content)
    return block


def _start(length: int) -> bytes:
    """How a row with so many letters opens; a long one may break over two pages."""
    return _ROW if length <= LONG_ROW else _LONG


def _length(cells: list[_Cell]) -> int:
    """The letters of a row; with all its tags if that is not long either."""
    length = sum([len(cell.xml) for cell in cells])
    return length if length <= LONG_ROW else sum(len(_TAG.sub("", cell.xml)) for cell in cells)


def _unseen(grid: list[int]) -> bytes:
    """A header row of one point for a table without headers.

    Screen readers and their checkers ask each table for a header row. Marking the first row of
    content would repeat it on every page and read it out with each cell, as if it were one.
    """
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
        f"<w:tcBorders>{_NO_BORDERS}</w:tcBorders></w:tcPr>{_SPACER}</w:tc>"
        for width in grid
    )
    height = '<w:trHeight w:val="20" w:hRule="exact"/>'
    return encoded(f"<w:tr><w:trPr><w:cantSplit/>{height}<w:tblHeader/></w:trPr>{cells}</w:tr>")


def _grid(longest: list[int], lines: list[int], width: int) -> list[int]:
    """The columns' widths, by the longest word and the longest line that stand in them; together
    exactly `width`.
    """
    needed, shares = [], []
    for word, line_ in zip(longest, lines, strict=True):
        need = ((word or 1) if word < _WIDEST else _WIDEST) * _LETTER + _PADDING
        want = (line_ if line_ < _WIDEST else _WIDEST) * _LETTER
        needed.append(need)
        shares.append(want if want > need else need)
    spare, every = max(width - sum(needed), 0), sum(shares)
    edge, edges = 0.0, []
    for need, share in zip(needed, shares, strict=True):
        edge += need + spare * share / every
        edges.append(edge)
    grid, left = [], 0
    for each in edges:
        right = round(each * width / edge)
        grid.append(right - left)
        left = right
    return grid
