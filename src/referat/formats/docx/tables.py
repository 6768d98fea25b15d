"""Tables: their columns, header rows and cells."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from referat.formats.docx.collector import Collector
from referat.formats.docx.draft import Draft, Piece, filled, settled
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
from referat.prose import tree
from referat.prose.tree import Align, Blocks

Drafting = Callable[[Blocks, Spot], Draft]

_CELL_STYLES: dict[Align | None, str] = {"right": "Tabelcellehoejre", "center": "Tabelcellemidt"}
_SPACER = paragraph("Tabelafstand", "")
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


def table(node: tree.Table, spot: Spot, out: list[Piece], draft: Drafting) -> None:
    """Adds the table to `out`; its cells are drafted by `draft`.

    The columns' widths depend on what stands in the cells, so a table with a cell that asks the
    document waits for it. A caption asks after the cells.
    """
    indent = spot.indent if spot.width - spot.indent >= NARROW else 0
    place = replace(spot, indent=indent)
    caption = _caption(node, spot, indent)
    rows = _rows(node, place, draft)
    known = [[cell for cell in row if isinstance(cell, _Cell)] for row in rows]
    if known == rows:
        out += (*caption, _written(node, place, known))
        return

    asking = settled(caption)

    def late(parts: Collector) -> bytes:
        cells = [[cell if isinstance(cell, _Cell) else cell(parts) for cell in row] for row in rows]
        return filled(asking, parts) + encoded(_written(node, place, cells))

    out.append(late)


def _rows(
    node: tree.Table, place: Spot, draft: Drafting
) -> list[list[_Cell | Callable[[Collector], _Cell]]]:
    """The rows' cells, the header's first."""
    average = (place.width - place.indent) // len(node.aligns)
    styles = [_CELL_STYLES.get(align, "Tabelcelle") for align in node.aligns]
    spots = [Spot(place.level, 0, average, style=style, entry="Tabelcelle") for style in styles]
    header = tuple(tuple(map(_lighter, cell)) for cell in node.header or ())
    return [
        [_cell(cell, at, draft) for cell, at in zip(row, spots, strict=True)]
        for row in (header, *node.rows)
        if row
    ]


def _cell(content: Blocks, spot: Spot, draft: Drafting) -> _Cell | Callable[[Collector], _Cell]:
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
    drafted = draft(content, spot)
    match drafted:
        case ():
            return _with_words(empty)
        case (bytes(only),):
            return _with_words(only.decode() or empty)
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


def _written(node: tree.Table, spot: Spot, rows: list[list[_Cell]]) -> str:
    grid = _grid(rows, spot.width - spot.indent)
    openings = [f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>' for width in grid]
    first, rest = (rows[:1], rows[1:]) if node.header else ([], rows)
    written = [_row(row, openings, "<w:tblHeader/>") for row in first]
    if not node.header and len(rows) > 1:
        written.append(_unseen(grid))
    written += [_row(row, openings) for row in rest]
    columns = "".join([f'<w:gridCol w:w="{column}"/>' for column in grid])
    return (
        f"<w:tbl>{_properties(node, spot.indent, spot.width - spot.indent)}"
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(written)}</w:tbl>{_SPACER}"
    )


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
    return " ".join(tree.plain(b.content) for b in cell if isinstance(b, tree.Paragraph))


def _lighter(block: tree.Block) -> tree.Block:
    """A header cell is bold by the table's style."""
    if isinstance(block, tree.Paragraph):
        content = without_strong(block.content)
        return block if content is block.content else tree.Paragraph(content)
    return block


def _row(cells: list[_Cell], openings: list[str], more: str = "") -> str:
    whole = "" if _is_long(cells) else "<w:cantSplit/>"
    properties = f"<w:trPr>{whole}{more}</w:trPr>" if whole or more else ""
    written = [f"{start}{cell.xml}" for start, cell in zip(openings, cells, strict=True)]
    return f"<w:tr>{properties}{'</w:tc>'.join(written)}</w:tc></w:tr>"


def _is_long(cells: list[_Cell]) -> bool:
    if sum([len(cell.xml) for cell in cells]) <= LONG_ROW:
        return False  # with all its tags
    return sum(len(_TAG.sub("", cell.xml)) for cell in cells) > LONG_ROW


def _unseen(grid: list[int]) -> str:
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
    return f"<w:tr><w:trPr><w:cantSplit/>{height}<w:tblHeader/></w:trPr>{cells}</w:tr>"


def _grid(rows: list[list[_Cell]], width: int) -> list[int]:
    """The columns' widths, by what stands in them; together exactly `width`."""
    columns = list(zip(*rows, strict=True))
    longest = [max([cell.longest for cell in column]) or 1 for column in columns]
    needed = [min(word, _WIDEST) * _LETTER + _PADDING for word in longest]
    lines = [max([cell.length for cell in column]) for column in columns]
    wanted = [min(line, _WIDEST) * _LETTER for line in lines]
    spare = max(width - sum(needed), 0)
    share = [max(want, need) for want, need in zip(wanted, needed, strict=True)]
    shares = sum(share)
    raw = [need + spare * part / shares for need, part in zip(needed, share, strict=True)]
    total = sum(raw)
    edges = [round(sum(raw[:place]) * width / total) for place in range(len(raw) + 1)]
    return [right - left for left, right in pairwise(edges)]
