"""Tables: their columns, header rows and cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise

from msgspec import Struct
from msgspec.structs import replace

from referat.formats.docx.collector import Collector
from referat.formats.docx.draft import Draft, Piece, Writing, filled, settled
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
from referat.formats.worded import worded
from referat.prose import tree
from referat.prose.tree import Align, Blocks

Drafting = Callable[[Blocks, Spot, int], Draft]
Rows = Sequence[tuple[str, ...]]

_CELL_STYLES: dict[Align | None, str] = {"right": "Tabelcellehoejre", "center": "Tabelcellemidt"}
_SPACER = paragraph("Tabelafstand", "")
_TABLE_ENDS = encoded(f"</w:tbl>{_SPACER}")
_NO_RUN = b"<w:r><w:t></w:t></w:r>"
_TAG = re.compile("<[^>]*>")
_LETTER = 108  # twips, about, at the size of a cell's text
_PADDING = 220
_WIDEST = 48  # letters: more than this wraps anyway, and asks for no more room

_NO_BORDERS = "".join(f'<w:{side} w:val="nil"/>' for side in ("top", "left", "bottom", "right"))


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
    caption = _caption(node, spot, indent)
    words = _words(node)
    if words is not None:
        out += (*caption, _of_words(node, place, words))
        return
    rows = _rows(node, place, out, draft)
    known = [[cell for cell in row if isinstance(cell, _Cell)] for row in rows]
    if known == rows:
        out += (*caption, _written(node, place, known))
        return

    asking = settled(caption)

    def late(parts: Collector) -> bytes:
        cells = [[cell if isinstance(cell, _Cell) else cell(parts) for cell in row] for row in rows]
        return filled(asking, parts) + _written(node, place, cells)

    out.append(late)


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


def _caption(node: tree.Table, spot: Spot, indent: int) -> list[Piece]:
    out: list[Piece] = []
    if node.caption:
        line(starting("Caption", indent), without_strong(node.caption), spot, out)
    return out


def _words(node: tree.Table) -> Rows | None:
    """The cells of a table of nothing but words with single spaces between them, escaped."""
    words = worded(node)
    if words is None:
        return None
    if escape_clean(words.every) is words.every:
        return words.rows
    return [tuple(map(escape_clean, row)) for row in words.rows]


def _of_words(node: tree.Table, spot: Spot, rows: Rows) -> bytes:
    """The table with `_words` in its cells: each row is written by one pattern, encoded already."""
    columns = list(zip(*rows, strict=True))
    longest = [max(map(len, " ".join(column).split()), default=0) for column in columns]
    lines = [max(map(len, column)) for column in columns]
    grid = _grid(longest, lines, spot.width - spot.indent)
    styles = [_CELL_STYLES.get(align, "Tabelcelle") for align in node.aligns]
    cells = [
        f"{_opened(width)}{opening(style)}<w:r><w:t>%s</w:t></w:r>{END}</w:tc>"
        for width, style in zip(grid, styles, strict=True)
    ]
    pattern = encoded("".join(cells))
    written = []
    for row in rows:
        text = pattern % tuple(map(str.encode, row))
        if "" in row:
            text = text.replace(_NO_RUN, b"")
        written.append((text, sum(map(len, row)) > LONG_ROW))
    return _whole(node, spot, grid, written)


def _written(node: tree.Table, spot: Spot, rows: list[list[_Cell]]) -> bytes:
    columns = list(zip(*rows, strict=True))
    longest = [max([cell.longest for cell in column]) for column in columns]
    lines = [max([cell.length for cell in column]) for column in columns]
    grid = _grid(longest, lines, spot.width - spot.indent)
    openings = list(map(_opened, grid))
    written = []
    for row in rows:
        cells = [f"{start}{cell.xml}</w:tc>" for start, cell in zip(openings, row, strict=True)]
        written.append((encoded("".join(cells)), _is_long(row)))
    return _whole(node, spot, grid, written)


def _opened(width: int) -> str:
    """How a cell opens."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'


def _whole(node: tree.Table, spot: Spot, grid: list[int], rows: list[tuple[bytes, bool]]) -> bytes:
    """The table round its rows: the cells of each, and whether it may break over two pages."""
    written = [_row(text, is_long) for text, is_long in rows]
    if node.header:
        written[0] = _row(*rows[0], b"<w:tblHeader/>")
    elif len(rows) > 1:
        written.insert(0, _unseen(grid))
    columns = "".join([f'<w:gridCol w:w="{column}"/>' for column in grid])
    properties = _properties(node, spot.indent, spot.width - spot.indent)
    start = encoded(f"<w:tbl>{properties}<w:tblGrid>{columns}</w:tblGrid>")
    return b"".join((start, *written, _TABLE_ENDS))


def _properties(node: tree.Table, indent: int, width: int) -> str:
    first_row, first_column = node.header is not None, node.row_headers
    look = 0x0600 | (0x0020 if first_row else 0) | (0x0080 if first_column else 0)
    moved = f'<w:tblInd w:w="{indent}" w:type="dxa"/>' if indent else ""
    title = f'<w:tblCaption w:val="{attribute(tree.plain(node.caption))}"/>' if node.caption else ""
    return (
        f'<w:tblPr><w:tblStyle w:val="Referattabel"/><w:tblW w:w="{width}" w:type="dxa"/>{moved}'
        f'<w:tblLook w:val="{look:04X}" w:firstRow="{first_row:d}" w:lastRow="0" '
        f'w:firstColumn="{first_column:d}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'{title}<w:tblDescription w:val="{_description(node)}"/></w:tblPr>'
    )


def _description(node: tree.Table) -> str:
    """What a screen reader says of the table before it goes into it."""
    size = f"{len(node.aligns)} kolonner og {len(node.rows)} rækker"
    names = [_plain(cell) for cell in node.header or ()]
    named = ", ".join(name for name in names if name)
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


def _row(cells: bytes, is_long: bool, more: bytes = b"") -> bytes:
    whole = b"" if is_long else b"<w:cantSplit/>"
    start = b"<w:tr><w:trPr>%b%b</w:trPr>" % (whole, more) if whole or more else b"<w:tr>"
    return b"".join((start, cells, b"</w:tr>"))


def _is_long(cells: list[_Cell]) -> bool:
    if sum([len(cell.xml) for cell in cells]) <= LONG_ROW:
        return False  # with all its tags
    return sum(len(_TAG.sub("", cell.xml)) for cell in cells) > LONG_ROW


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
    needed = [min(word or 1, _WIDEST) * _LETTER + _PADDING for word in longest]
    wanted = [min(line, _WIDEST) * _LETTER for line in lines]
    spare = max(width - sum(needed), 0)
    share = list(map(max, wanted, needed))
    shares = sum(share)
    raw = [need + spare * part / shares for need, part in zip(needed, share, strict=True)]
    sums = list(accumulate(raw, initial=0.0))
    edges = [round(part * width / sums[-1]) for part in sums]
    return [right - left for left, right in pairwise(edges)]
