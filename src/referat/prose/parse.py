"""Markdown to the prose tree: CommonMark, tables, strikethrough, bare links, and the meeting
language's own marks (`[ny tekst]{.ny}`, `::: efterskrift`, fenced `tabel`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin

from referat.prose.fenced import read_fenced
from referat.prose.inlines import read_inlines
from referat.prose.options import Options
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
    Numbered,
    Paragraph,
    Quote,
    Rule,
    Table,
    plain,
)

ADDENDUM = "efterskrift"


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


@cache
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    markdown.disable(["html_block", "html_inline", "reference"])
    container_plugin(markdown, ADDENDUM)
    markdown.inline.ruler.before("link", "ny", _new_text)
    return markdown


def _new_text(state: StateInline, silent: bool) -> bool:
    """`[ny tekst]{.ny}`: a span of new text."""
    mark = "]{.ny}"
    if state.src[state.pos] != "[":
        return False
    end = state.md.helpers.parseLinkLabel(state, state.pos, True)
    if end < 0 or not state.src.startswith(mark, end):
        return False
    if not silent:
        start, last = state.pos + 1, state.posMax
        state.push("ny_open", "ins", 1)
        state.pos, state.posMax = start, end
        state.md.inline.tokenize(state)
        state.posMax = last
        state.push("ny_close", "ins", -1)
    state.pos = end + len(mark)
    return True


def tokens_of(text: str) -> list[Token]:
    """The Markdown tokens of `text`; for checks that need line numbers."""
    return _markdown().parse(text)


def parse(text: str, options: Options) -> Blocks:
    """The blocks of one Markdown text. Heading levels start at 1 and skip none."""
    cursor = _Cursor(tokens_of(text))
    cursor.headings = _levels(cursor.tokens)
    return _captioned(list(_blocks(cursor, options, "")))


def _levels(tokens: list[Token]) -> dict[int, int]:
    """Written heading level → level in the tree, for the levels that the text uses."""
    used = sorted({int(token.tag[1]) for token in tokens if token.type == "heading_open"})
    return {level: number for number, level in enumerate(used, 1)}


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
        return Heading(cursor.headings[int(token.tag[1])], _line(cursor, options))
    if kind == "bullet_list_open":
        items, tight = _items(cursor, options, "bullet_list_close")
        return Bullets(items, tight)
    if kind == "ordered_list_open":
        items, tight = _items(cursor, options, "ordered_list_close")
        start = int(token.attrs.get("start", 1))
        return Numbered(items, start, "1", "", token.markup, tight)
    if kind == "blockquote_open":
        return Quote(_inner(cursor, options, "blockquote_close"))
    if kind == f"container_{ADDENDUM}_open":
        return Aside("Efterskrift", _inner(cursor, options, f"container_{ADDENDUM}_close"))
    if kind == "table_open":
        return _table(cursor, options)
    if kind == "fence" and token.info.strip() == "tabel":
        return read_fenced(token.content, options, parse).table
    if kind in ("fence", "code_block"):
        return CodeBlock(token.content.rstrip("\n"))
    return Rule() if kind == "hr" else None


def _line(cursor: _Cursor, options: Options) -> Inlines:
    content = read_inlines(cursor.take().children or [], options)
    cursor.take()
    return content


def _items(cursor: _Cursor, options: Options, until: str) -> tuple[tuple[Blocks, ...], bool]:
    items = []
    tight = True
    while (token := cursor.take()).type != until:
        start = cursor.at
        items.append(_inner(cursor, options, "list_item_close"))
        tight = tight and not any(
            inner.type == "paragraph_open" and inner.level == token.level + 1 and not inner.hidden
            for inner in cursor.tokens[start : cursor.at]
        )
    return tuple(items), tight


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
