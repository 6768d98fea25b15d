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
    header, rows = _of_words(node)
    if node.header:
        header = f"<thead>\n{header or _header(node, level, write)}\n</thead>\n"
    if rows is None:
        rows = "\n".join([_row(row, node, level, write) for row in node.rows])
    # A group, not a region: a document with many tables would drown in landmarks.
    return (
        f'<div class="tabel" role="group" tabindex="0" aria-label="{escaped(name)}">\n'
        f"<table>\n{caption}{header}<tbody>\n{rows}\n</tbody>\n</table>\n</div>"
    )


def _of_words(node: Table) -> tuple[str, str | None]:
    """The header and the rows of a table of nothing but words: each row is written by one pattern.
    An empty header and no rows of another, and where one may name nothing.
    """
    rows = rows_of_words(node)
    if not rows or not node.aligns:
        return "", None
    every = "".join(chain.from_iterable(rows))
    if escaped(every) is not every:
        rows = [list(map(escaped, row)) for row in rows]
    looks = [CLASSES[align] for align in node.aligns]
    header = ""
    if node.header:
        top, *rows = rows
        if all(top):
            named = [f'<th scope="col"{look}>%s</th>' for look in looks]
            header = _line(named) % tuple(top)
    cells = [f"<td{look}>%s</td>" for look in looks]
    if node.row_headers:
        if not all([row[0] for row in rows]):  # noqa: C419 - quicker
            return header, None
        cells[0] = f'<th scope="row"{looks[0]}>%s</th>'
    pattern = _line(cells)
    return header, "\n".join([pattern % tuple(row) for row in rows])


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
