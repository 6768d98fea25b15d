"""Markdown tokens to the prose tree, with captions and fenced tables (`tabel`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from markdown_it.token import Token

from referat.prose.fenced import read_fenced
from referat.prose.inlines import read_inlines
from referat.prose.lists import marked_bullets
from referat.prose.options import Options
from referat.prose.syntax import ADDENDUM, tokens_of
from referat.prose.tables import make_table
from referat.prose.tree import (
    Align,
    Aside,
    Block,
    Blocks,
    Bullets,
    CodeBlock,
    Heading,
    Inlines,
    Marked,
    Numbered,
    Paragraph,
    Quote,
    Rule,
    Table,
    Text,
    plain,
)

_BARE = re.compile(r"\s*(?:[-+*>#]|-{2,}|\d{1,9}[.)])\s*")
"""A mark that Markdown would take for an empty list or heading; alone it is what it is."""


@dataclass(slots=True)
class _Cursor:
    """The tokens of one text, read from the front."""

    tokens: list[Token]
    at: int = 0
    headings: dict[int, int] = field(default_factory=dict)

    def take(self) -> Token:
        token = self.tokens[self.at]
        self.at += 1
        return token


def parse(text: str, options: Options) -> Blocks:
    """The blocks of one Markdown text. Heading levels start at 1 and skip none."""
    if _BARE.fullmatch(text):
        return (Paragraph((Text(text.strip()),)),)
    known = options.read.get((text, options.anchors))
    if known is None:
        cursor = _Cursor(tokens_of(text))
        cursor.headings = _levels(cursor.tokens)
        known = _captioned(list(_blocks(cursor, options, "")))
        options.read[text, options.anchors] = known
    return known


def _levels(tokens: list[Token]) -> dict[int, int]:
    """Heading token → level in the tree: how many headings it stands under, itself included."""
    levels: dict[int, int] = {}
    above: list[int] = []
    for token in tokens:
        if token.type == "heading_open":
            written = int(token.tag[1])
            above = [*(level for level in above if level < written), written]
            levels[id(token)] = len(above)
    return levels


def _blocks(cursor: _Cursor, options: Options, until: str) -> Iterator[Block]:
    while cursor.at < len(cursor.tokens):
        token = cursor.take()
        if token.type == until:
            return
        block = _block(token, cursor, options)
        if block is not None:
            yield block


def _inner(cursor: _Cursor, options: Options, until: str) -> Blocks:
    return _captioned(list(_blocks(cursor, options, until)))


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
        return _numbered(token.markup, *_items(cursor, options, "ordered_list_close"))
    if kind == "blockquote_open":
        return Quote(_inner(cursor, options, "blockquote_close"))
    if kind == f"container_{ADDENDUM}_open":
        label = " ".join(token.info.split())  # `::: efterskrift den 3. maj`
        return Aside(
            label[:1].upper() + label[1:], _inner(cursor, options, f"container_{ADDENDUM}_close")
        )
    if kind == "table_open":
        return _table(cursor, options)
    if kind == "fence" and token.info.strip() == "tabel":
        return _read(token.content, options)
    if kind in ("fence", "code_block"):
        return CodeBlock(token.content.rstrip("\n"))
    return Rule() if kind == "hr" else None


def _read(source: str, options: Options) -> Block | None:
    """A fenced table; without a cell (its file is not for these readers) only its title."""
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


def _numbered(
    suffix: str, items: tuple[Blocks, ...], written: Sequence[str], tight: bool
) -> Numbered | Marked | Paragraph:
    """A run is a list; so is one number again and again, Markdown's way of counting. Other numbers
    print as they were written, and an ordinal in front of a sentence (»2. behandling …«) is no
    list.
    """
    numbers = [int(number) for number in written]
    only = items[0][0] if len(items) == 1 and len(items[0]) == 1 else None
    if suffix == "." and isinstance(only, Paragraph) and plain(only.content)[:1].islower():
        return Paragraph((Text(f"{numbers[0]}. "), *only.content))
    steps = {after - before for before, after in pairwise(numbers)}
    if len(steps) < 2 and steps <= {0, 1}:
        return Numbered(items, numbers[0], "1", "", suffix, tight)
    markers = (f"{number}{suffix}" for number in numbers)
    return Marked(tuple(zip(markers, items, strict=True)))


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


def _captioned(blocks: list[Block]) -> Blocks:
    """A paragraph starting with »Tabel« right before a table becomes its caption."""
    out: list[Block] = []
    for block in blocks:
        before = out[-1] if out else None
        if (
            isinstance(block, Table)
            and block.caption is None
            and isinstance(before, Paragraph)
            and plain(before.content).startswith("Tabel")
        ):
            out[-1] = replace(block, caption=before.content)
        else:
            out.append(block)
    return tuple(out)
