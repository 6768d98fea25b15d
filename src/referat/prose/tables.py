"""What makes rows of cells a table: one width, a header or none, rows with names."""

from __future__ import annotations

from referat.prose.tree import Align, Blocks, Inlines, Paragraph, Table, plain

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
