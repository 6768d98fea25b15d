"""Markdown tokens to the prose tree, with captions and fenced tables (`tabel`)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct, field

from referat.danish.patterns import late
from referat.prose.fenced import read_fenced
from referat.prose.inlines import read_inlines
from referat.prose.lists import marked_bullets
from referat.prose.options import Options
from referat.prose.quick import quick
from referat.prose.shapes import aside, captioned, level_under, numbered
from referat.prose.syntax import ADDENDUM, tokens_of
from referat.prose.tables import make_table
from referat.prose.tree import (
    Align,
    Block,
    Blocks,
    Bullets,
    CodeBlock,
    Heading,
    Inlines,
    Paragraph,
    Quote,
    Rule,
    Table,
    Text,
)

if TYPE_CHECKING:
    from markdown_it.token import Token

_BARE = late(r"\s*(?:[-+*>#]|-{2,}|\d{1,9}[.)])\s*")
"""A mark that Markdown would take for an empty list or heading; alone it is what it is."""


_OFTEN = 200
"""Letters: what is longer hardly comes again in another meeting, and is kept no longer than it."""


class _Cursor(Struct):
    """The tokens of one text, read from the front."""

    tokens: list[Token]
    at: int = 0
    headings: dict[int, int] = field(default_factory=dict)

    def take(self) -> Token:
        token = self.tokens[self.at]
        self.at += 1
        return token


def parse(text: str, options: Options) -> Blocks:
    """The blocks of one Markdown text. Heading levels start at 1 and skip none. The same text is
    read once: where it leads nowhere and may come again, for all meetings; else for each meeting's
    options.
    """
    if len(text) > _OFTEN or _may_lead(text):
        return options.once(str(text), lambda: _parsed(text, options))
    return _leading_nowhere(str(text), options.keep_breaks)


def _may_lead(text: str) -> bool:
    """True if a link, a picture or a table's file may be in `text`: all else reads the same
    whatever the options are, but for `keep_breaks`. One sign is found much faster than several.
    """
    return ("]" in text and "](" in text) or (
        (("`" in text and "```" in text) or ("~" in text and "~~~" in text)) and "tabel" in text
    )


_ALONE = {keep_breaks: Options(keep_breaks) for keep_breaks in (False, True)}


@lru_cache(maxsize=1024)
def _leading_nowhere(text: str, keep_breaks: bool) -> Blocks:
    return _parsed(text, _ALONE[keep_breaks])


def _parsed(text: str, options: Options) -> Blocks:
    found = None if _BARE.fullmatch(text) else quick(text, options, _fence)
    return parse_fully(text, options) if found is None else found


def parse_fully(text: str, options: Options) -> Blocks:
    """The same as `parse`, by the full reader and with nothing remembered."""
    if _BARE.fullmatch(text):
        return (Paragraph((Text(text.strip()),)),)
    cursor = _Cursor(tokens_of(text))
    cursor.headings = _levels(cursor.tokens)
    return captioned(list(_blocks(cursor, options, "")))


def _levels(tokens: list[Token]) -> dict[int, int]:
    """Heading token → level in the tree."""
    above: list[int] = []
    return {
        id(token): level_under(above, int(token.tag[1]))
        for token in tokens
        if token.type == "heading_open"
    }


def _blocks(cursor: _Cursor, options: Options, until: str) -> Iterator[Block]:
    while cursor.at < len(cursor.tokens):
        token = cursor.take()
        if token.type == until:
            return
        block = _block(token, cursor, options)
        if block is not None:
            yield block


def _inner(cursor: _Cursor, options: Options, until: str) -> Blocks:
    return captioned(list(_blocks(cursor, options, until)))


def _block(token: Token, cursor: _Cursor, options: Options) -> Block | None:
    kind = token.type
    if kind == "paragraph_open":
        return Paragraph(_line(cursor, options))
    if kind == "heading_open":
        return Heading(cursor.headings[id(token)], _line(cursor, options))
    if kind == "bullet_list_open":
        items, _, tight = _items(cursor, options, "bullet_list_close")
        return marked_bullets(Bullets(items, tight))
    if kind == "ordered_list_open":
        return numbered(token.markup, *_items(cursor, options, "ordered_list_close"))
    if kind == "blockquote_open":
        return Quote(_inner(cursor, options, "blockquote_close"))
    if kind == f"container_{ADDENDUM}_open":
        return aside(token.info, _inner(cursor, options, f"container_{ADDENDUM}_close"))
    if kind == "table_open":
        return _table(cursor, options)
    if kind in ("fence", "code_block"):
        return _fence(token.info, token.content, options)
    return Rule() if kind == "hr" else None


def _fence(info: str, source: str, options: Options) -> Block | None:
    """Code, or a table; without a cell (its file is not for these readers) only its title."""
    if info.strip() != "tabel":
        return CodeBlock(source.rstrip("\n"))
    table = read_fenced(source, options, parse).table
    if table.aligns:
        return table
    return Paragraph(table.caption) if table.caption else None


def _line(cursor: _Cursor, options: Options) -> Inlines:
    content = read_inlines(cursor.take().children or [], options)
    cursor.take()
    return content


def _items(
    cursor: _Cursor, options: Options, until: str
) -> tuple[tuple[Blocks, ...], list[str], bool]:
    """A list's entries, the numbers that were written before them, and whether it is tight."""
    items, numbers = [], []
    tight = True
    while (token := cursor.take()).type != until:
        start = cursor.at
        numbers.append(token.info)
        items.append(_inner(cursor, options, "list_item_close"))
        tight = tight and not any(
            inner.type == "paragraph_open" and inner.level == token.level + 1 and not inner.hidden
            for inner in cursor.tokens[start : cursor.at]
        )
    return tuple(items), numbers, tight


def _table(cursor: _Cursor, options: Options) -> Table:
    rows: list[list[Blocks]] = []
    aligns: list[Align | None] = []
    while (token := cursor.take()).type != "table_close":
        if token.type == "tr_open":
            rows.append([])
        elif token.type in ("th_open", "td_open"):
            if len(rows) == 1:
                aligns.append(_align(str(token.attrs.get("style", ""))))
            content = _line(cursor, options)
            rows[-1].append((Paragraph(content),) if content else ())
    return make_table(None, rows[0], rows[1:], aligns)


def _align(style: str) -> Align | None:
    for align in ("left", "center", "right"):
        if style.endswith(align):
            return align
    return None
