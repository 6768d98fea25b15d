"""Texts that hold nothing but paragraphs and drawn tables, without a mark in them: what they are
made of can be told without reading them as Markdown, which takes a hundred times as long.
"""

from __future__ import annotations

from msgspec import Struct

from referat.danish.patterns import late

_MARKED = late(r"[*_~`\[\]<&\\]|[^\S \n]|\0")
_FIRST = late(r"[^\W\d_]|[»\"(]")
_RULER = late(r"\|(?: *:?-+:? *\|)+")


class Block(Struct, frozen=True):
    """The lines of a text from `first` to `last` (from 0, the last one not included): a paragraph
    with its `words` on one line, or a table with the cells of its header and of its rows.
    """

    first: int
    last: int
    words: str = ""
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def is_table(self) -> bool:
        return bool(self.rows)


def plain_blocks(text: str) -> tuple[Block, ...] | None:
    """The blocks of a plain text; None for any other."""
    if _MARKED.search(text):
        return None
    blocks: list[Block] = []
    lines = text.split("\n")
    first = 0
    for number, line in enumerate([*lines, ""]):
        if line.strip(" "):
            continue
        if number > first:
            block = _block(lines[first:number], first)
            if block is None:
                return None
            blocks.append(block)
        first = number + 1
    return tuple(blocks)


def _block(lines: list[str], first: int) -> Block | None:
    last = first + len(lines)
    if all(_FIRST.match(line) for line in lines):
        return Block(first, last, " ".join(" ".join(lines).split()))
    width = lines[0].count("|")
    if len(lines) < 2 or not _RULER.fullmatch(lines[1].rstrip(" ")):
        return None
    rows = [line.rstrip(" ") for line in lines]
    if not all(_is_row(row, width) for row in rows):
        return None
    cells = [tuple(cell.strip(" ") for cell in row[1:-1].split("|")) for row in rows]
    return Block(first, last, "", (cells[0], *cells[2:]))


def _is_row(line: str, width: int) -> bool:
    return line[0] == line[-1] == "|" and line.count("|") == width > 1
