"""What makes rows of cells a table: one width, a header or none, rows with names; and a table's
cells as the words they are, where they are no more.
"""

from __future__ import annotations

from referat.prose.tree import Align, Blocks, Inlines, Paragraph, Table, Text, plain

_NAME_LENGTH = 80  # a first cell that is longer is content, not the row's name


def make_table(
    caption: Inlines | None,
    header: list[Blocks] | None,
    rows: list[list[Blocks]],
    aligns: list[Align | None],
) -> Table:
    """A table with rows of one width. A header row of empty cells is no header."""
    width = max(map(len, (header or (), *rows)))
    body = tuple([tuple(row + [()] * (width - len(row))) for row in rows])
    aligns = (aligns + [None] * width)[:width]
    top = tuple(header + [()] * (width - len(header))) if header and any(header) else None
    corner = top is None or not top[0]
    named = corner and width > 1 and bool(body) and all(_is_short(row[0]) for row in body)
    return Table(caption, top, body, tuple(aligns), named)


def _is_short(cell: Blocks) -> bool:
    return (
        len(cell) == 1
        and isinstance(cell[0], Paragraph)
        and len(plain(cell[0].content)) <= _NAME_LENGTH
    )


def words_of(table: Table) -> list[list[str]] | None:
    """What stands in the cells, the header's row first; None if one of them is more than words."""
    rows = (table.header, *table.rows) if table.header else table.rows
    found: list[list[str]] = []
    for row in rows:
        words: list[str] = []
        for cell in row:
            if not cell:
                words.append("")
                continue
            only = cell[0]
            if len(cell) > 1 or type(only) is not Paragraph or len(only.content) != 1:
                return None
            text = only.content[0]
            if type(text) is not Text:
                return None
            words.append(text.text)
        found.append(words)
    return found
