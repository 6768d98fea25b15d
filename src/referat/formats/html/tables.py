"""Writes tables as HTML: in a frame of their own that scrolls, so the page never does."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from referat.formats.escape import escaped
from referat.formats.html.inline import inlines
from referat.formats.html.lists import Writer
from referat.formats.worded import rows_of_words
from referat.prose.tree import Align, Block, Blocks, Heading, Paragraph, Strong, Table, plain

CLASSES: dict[Align | None, str] = {
    None: "",
    "left": ' class="venstre"',
    "center": ' class="midt"',
    "right": ' class="hoejre"',
}


def table(node: Table, level: int, write: Writer) -> str:
    name = plain(node.caption) if node.caption else "Tabel"
    caption = f"<caption>{inlines(node.caption)}</caption>\n" if node.caption else ""
    head = f"<thead>\n{_header(node, level, write)}\n</thead>\n" if node.header else ""
    rows = _rows_of_words(node)
    if rows is None:
        rows = "\n".join([_row(row, node, level, write) for row in node.rows])
    # A group, not a region: a document with many tables would drown in landmarks.
    return (
        f'<div class="tabel" role="group" tabindex="0" aria-label="{escaped(name)}">\n'
        f"<table>\n{caption}{head}<tbody>\n{rows}\n</tbody>\n</table>\n</div>"
    )


def _rows_of_words(node: Table) -> str | None:
    """The rows of a table of nothing but words: each is written by one pattern. None of another,
    and where a row's name may be no cell at all.
    """
    rows = rows_of_words(node)
    if not rows or not node.aligns:
        return None
    if node.header:
        rows = rows[1:]
    if node.row_headers and not all(row[0] for row in rows):
        return None
    cells = [f"<td{CLASSES[align]}>%s</td>" for align in node.aligns]
    if node.row_headers:
        cells[0] = f'<th scope="row"{CLASSES[node.aligns[0]]}>%s</th>'
    pattern = _line(cells)
    every = "".join(chain.from_iterable(rows))
    if escaped(every) is every:
        return "\n".join([pattern % tuple(row) for row in rows])
    return "\n".join([pattern % tuple(map(escaped, row)) for row in rows])


def _header(node: Table, level: int, write: Writer) -> str:
    cells = zip(node.header or (), node.aligns, strict=True)
    return _line([_cell(content, align, "col", level, write) for content, align in cells])


def _row(row: tuple[Blocks, ...], node: Table, level: int, write: Writer) -> str:
    cells = [
        f"<td{CLASSES[align]}>{_content(content, level, write)}</td>"
        for content, align in zip(row, node.aligns, strict=True)
    ]
    if node.row_headers and row:
        cells[0] = _cell(row[0], node.aligns[0], "row", level, write)
    return _line(cells)


def _line(cells: Iterable[str]) -> str:
    return f"<tr>{''.join(cells)}</tr>"


def _cell(content: Blocks, align: Align | None, scope: str, level: int, write: Writer) -> str:
    """A header cell names something; an empty one is only a cell."""
    if _blank(content):
        return f"<td{CLASSES[align]}>{_content(content, level, write)}</td>"
    words = _content(tuple(map(_without_heading, content)), level, write)
    return f'<th scope="{scope}"{CLASSES[align]}>{words}</th>'


def _content(content: Blocks, level: int, write: Writer) -> str:
    if len(content) == 1 and isinstance(content[0], Paragraph):
        return inlines(content[0].content)
    return write(content, level)


def _without_heading(block: Block) -> Block:
    """A header cell may not hold a heading; its words are kept in bold."""
    return Paragraph((Strong(block.content),)) if isinstance(block, Heading) else block


def _blank(content: Blocks) -> bool:
    return all(isinstance(block, Paragraph) and not block.content for block in content)
