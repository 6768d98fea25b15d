"""Tables and figures with numbers: »Tabel 2. …« as a caption, and what bears it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from referat.checks.grids import words_of
from referat.checks.joined import folded, has_any
from referat.checks.plain import Block, plain_blocks
from referat.checks.subject import tokens_in
from referat.danish.patterns import late

if TYPE_CHECKING:
    from markdown_it.token import Token

CAPTION = late(
    r"(?P<kind>tabel|figur|diagram|graf)\s+(?P<number>\d{1,2})\s*(?:[.:–—-](?!\d)|$)", re.I
)
_NAMED = late(r"(?P<kind>tabel|figur|diagram|graf)\s+(?P<number>\d{1,2})\b", re.I)
_LONGEST = 250
_NO_CAPTION = late(r"\b(?:bilag|vedlagt|vedhæftet|link|følger|udgår)\b", re.I)
_SHOWS = ("table_open", "fence", "code_block", "bullet_list_open", "ordered_list_open")


class Caption(Struct, frozen=True):
    """A paragraph that is a caption: what it names, the line where it begins (from 0), and if a
    table or a picture stands right by it.
    """

    kind: str
    number: int
    line: int
    has_table: bool


class Captions(Struct, frozen=True):
    """What a text shows, and what it says that it shows."""

    found: tuple[Caption, ...]
    named: frozenset[tuple[str, int]]
    """Kind and number of all that bears one: captions, titles of tables, texts of pictures."""
    has_picture: bool


KINDS = ("tabel", "figur", "diagram", "graf")
_SWALLOWED = "*_~`[]\\!"
_JOINS = late(r"[)}>][^\W\d_]|&[#\w]")
"""Where what Markdown takes away may stand inside a word."""


def may_hold_caption(text: str) -> bool:
    """False for a text that surely names no table and shows no picture."""
    if "![" in text or _JOINS.search(text):
        return True
    words = folded(text)
    for sign in _SWALLOWED:
        words = words.replace(sign, "")
    return has_any(words, *KINDS)


@lru_cache(maxsize=512)
def captions_in(text: str) -> Captions:
    blocks = plain_blocks(text)
    return read_captions(text) if blocks is None else plain_captions(blocks)


def plain_captions(blocks: Sequence[Block]) -> Captions:
    """Those of a plain text, which shows no pictures."""
    found = tuple(_plain(blocks))
    return Captions(found, frozenset((each.kind, each.number) for each in found), False)


def _plain(blocks: Sequence[Block]) -> Iterator[Caption]:
    tables = 0
    for index, block in enumerate(blocks):
        tables += block.is_table
        match = None if block.is_table else CAPTION.match(block.words)
        if match and _is_short(block.words):
            number = int(match["number"])
            is_followed = any(each.is_table for each in blocks[index + 1 : index + 3])
            shown = is_followed or _is_under_table(blocks, index, number == tables)
            yield Caption(match["kind"].casefold(), number, block.first, shown)


def _is_under_table(blocks: Sequence[Block], index: int, is_its: bool) -> bool:
    if index < 1 or not blocks[index - 1].is_table:
        return False
    has_caption = index > 1 and not blocks[index - 2].is_table
    return is_its or not (has_caption and not blocks[index - 2].words.endswith((".", ":")))


def _is_short(words: str) -> bool:
    return len(words) <= _LONGEST and not _NO_CAPTION.search(words)


def read_captions(text: str) -> Captions:
    """Those of any text, as Markdown reads it."""
    tokens = tokens_in(text)
    found = tuple(_paragraphs(tokens))
    alts = list(_alts(tokens))
    named = {(each.kind, each.number) for each in found}
    for words in (*alts, *_titles(tokens), *_headings(tokens)):
        named.update(_names(words))
    return Captions(found, frozenset(named), bool(alts))


def _names(words: str) -> Iterator[tuple[str, int]]:
    for match in _NAMED.finditer(words):
        yield match["kind"].casefold(), int(match["number"])


def _paragraphs(tokens: Sequence[Token]) -> Iterator[Caption]:
    tables = 0
    for index, token in enumerate(tokens):
        tables += token.type == "table_open" or token.info.strip() == "tabel"
        if token.type != "inline" or tokens[index - 1].type != "paragraph_open" or not token.map:
            continue
        words = words_of(token)
        match = CAPTION.match(words)
        if match and _is_short(words):
            number = int(match["number"])
            shown = _is_followed(tokens, index + 2) or _is_led(tokens, index - 2, number, tables)
            yield Caption(match["kind"].casefold(), number, token.map[0], shown)


def _is_followed(tokens: Sequence[Token], index: int) -> bool:
    """True if a table, a picture or what stands for one begins at `index`, or a line further on."""
    for at in (index, index + 3):
        if at >= len(tokens):
            return False
        if tokens[at].type in _SHOWS or _is_picture(tokens, at):
            return True
    return False


def _is_led(tokens: Sequence[Token], index: int, number: int, tables: int) -> bool:
    """True if the caption stands under what it names: a picture, the table of that number, or one
    that has no caption above it.
    """
    if index < 0:
        return False
    if tokens[index].type in ("table_close", "fence"):
        return number == tables or not _has_caption(tokens, index)
    return index >= 2 and _is_picture(tokens, index - 2)


def _has_caption(tokens: Sequence[Token], index: int) -> bool:
    """True if the table that ends at `index` has a title, or a paragraph above it that is no
    sentence.
    """
    if tokens[index].type == "fence":
        return "titel:" in tokens[index].content
    start = max(at for at in range(index) if tokens[at].type == "table_open")
    if start < 2 or tokens[start - 1].type != "paragraph_close":
        return False
    return not words_of(tokens[start - 2]).endswith((".", ":"))


def _is_picture(tokens: Sequence[Token], index: int) -> bool:
    inside = tokens[index + 1] if index + 1 < len(tokens) else None
    return inside is not None and any(child.type == "image" for child in inside.children or ())


def _alts(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        yield from (child.content for child in token.children or () if child.type == "image")


def _titles(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "fence" and token.info.strip() == "tabel":
            yield from re.findall(r"^\s*titel:(.*)$", token.content, re.M)


def _headings(tokens: Sequence[Token]) -> Iterator[str]:
    for before, token in pairwise(tokens):
        if before.type == "heading_open":
            yield words_of(token)
