"""Tables: their columns, header rows and cells."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from referat.formats.docx.collector import Collector
from referat.formats.docx.inlines import inlines, without_strong
from referat.formats.docx.layout import LONG_ROW, NARROW, Spot
from referat.formats.docx.wordml import attribute, paragraph
from referat.prose import tree
from referat.prose.tree import Align, Blocks

Write = Callable[[Blocks, Spot, Collector], str]

_CELL_STYLES: dict[Align | None, str] = {"right": "Tabelcellehoejre", "center": "Tabelcellemidt"}
_SPACER = paragraph("Tabelafstand", "")
_TAG = re.compile("<[^>]*>")
_LETTER = 108  # twips, about, at the size of a cell's text
_PADDING = 220
_WIDEST = 48  # letters: more than this wraps anyway, and asks for no more room

_NO_BORDERS = "".join(f'<w:{side} w:val="nil"/>' for side in ("top", "left", "bottom", "right"))


def table(node: tree.Table, spot: Spot, parts: Collector, write: Write) -> str:
    indent = spot.indent if spot.width - spot.indent >= NARROW else 0
    width = spot.width - indent
    average = width // len(node.aligns)
    spots = [
        Spot(
            spot.level, 0, average, style=_CELL_STYLES.get(align, "Tabelcelle"), entry="Tabelcelle"
        )
        for align in node.aligns
    ]
    header = [tuple(map(_lighter, cell)) for cell in node.header or ()]
    rows = [_cells(row, spots, parts, write) for row in (tuple(header), *node.rows) if row]
    grid = _grid(rows, width)
    written = [_row(row, grid) for row in rows]
    if header:
        written[0] = _row(rows[0], grid, "<w:tblHeader/>")
    elif len(rows) > 1:
        written.insert(0, _unseen(grid))
    columns = "".join(f'<w:gridCol w:w="{column}"/>' for column in grid)
    return (
        f"{_caption(node, spot, indent, parts)}<w:tbl>{_properties(node, indent, width)}"
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(written)}</w:tbl>{_SPACER}"
    )


def _caption(node: tree.Table, spot: Spot, indent: int, parts: Collector) -> str:
    if not node.caption:
        return ""
    content = inlines(without_strong(node.caption), spot, parts)
    return paragraph(parts.styles.at("Caption", indent), content)


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


def _cells(row: tuple[Blocks, ...], spots: list[Spot], parts: Collector, write: Write) -> list[str]:
    return [
        write(cell, spot, parts) or paragraph(spot.style, "")
        for cell, spot in zip(row, spots, strict=True)
    ]


def _lighter(block: tree.Block) -> tree.Block:
    """A header cell is bold by the table's style."""
    if isinstance(block, tree.Paragraph):
        return tree.Paragraph(without_strong(block.content))
    return block


def _row(cells: list[str], grid: list[int], more: str = "") -> str:
    whole = "" if sum(map(_length, cells)) > LONG_ROW else "<w:cantSplit/>"
    properties = f"<w:trPr>{whole}{more}</w:trPr>" if whole or more else ""
    written = [
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, grid, strict=True)
    ]
    return f"<w:tr>{properties}{''.join(written)}</w:tr>"


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


def _grid(rows: list[list[str]], width: int) -> list[int]:
    """The columns' widths, by what stands in them; together exactly `width`."""
    texts = [[_TAG.sub(" ", cell) for cell in column] for column in zip(*rows, strict=True)]
    longest = [
        max((len(w) for text in column for w in text.split()), default=1) for column in texts
    ]
    needed = [min(word, _WIDEST) * _LETTER + _PADDING for word in longest]
    wanted = [
        min(max((len(" ".join(text.split())) for text in column), default=1), _WIDEST) * _LETTER
        for column in texts
    ]
    spare = max(width - sum(needed), 0)
    share = [max(want, need) for want, need in zip(wanted, needed, strict=True)]
    raw = [need + spare * part / sum(share) for need, part in zip(needed, share, strict=True)]
    edges = [round(sum(raw[:place]) * width / sum(raw)) for place in range(len(raw) + 1)]
    return [right - left for left, right in pairwise(edges)]


def _length(cell: str) -> int:
    return len(_TAG.sub("", cell))
