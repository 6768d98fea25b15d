"""Writes inline nodes as Markdown: in a paragraph, in a heading, in a table cell.

Most texts are one stretch of plain words, which need no leaves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from referat.formats.markdown.delimiters import assemble
from referat.formats.markdown.escape import escape, line_start, spelled, words
from referat.formats.markdown.leaves import Leaf, leaves_of, link_source
from referat.prose.tree import (
    Break,
    Emphasis,
    Inline,
    Inlines,
    Link,
    New,
    Strike,
    Strong,
    Text,
    plain,
)

BREAK = "\\\n"
NO_LETTERS = re.compile(r"[\W_]+")
VAGUE = frozenset({"link", "here", "click here", "more"})
"""Link texts that linters find say too little; they are written by another spelling."""


AROUND: dict[type, str] = {Emphasis: "*", Strong: "**", Strike: "~~", New: "***"}


def paragraph(content: Inlines, alone: bool = False) -> str:
    """A paragraph's source; a line of it that starts like a block is kept from being one.

    `alone`: it stands in the document itself, where a linter takes a bold line for a heading
    unless its last character is written by number.
    """
    if len(content) == 1 and isinstance(content[0], Text):
        source = escape(content[0].text).strip()
        return source if source[:1].isalpha() else line_start(source)
    led = _led(content, alone) if len(content) < 3 else None
    if led is None:
        led = _linking(content)
    return paragraph_of_leaves(content, alone) if led is None else led


def _led(content: Inlines, alone: bool) -> str | None:
    """Marked words, alone or with plain words after a space; None for anything else."""
    first = content[0] if content else None
    marks = AROUND.get(type(first))
    if marks is None:
        return None
    marked: Any = first
    inner: Inlines = marked.content
    if len(inner) != 1 or not isinstance(inner[0], Text):
        return None
    text, after = inner[0].text, content[1] if len(content) > 1 else None
    if not text or text.strip() != text:
        return None
    if after is None:
        return f"{marks}{spelled(text, int(alone))}{marks}"
    if isinstance(after, Text) and after.text.startswith(" ") and after.text.strip():
        return f"{marks}{escape(text)}{marks}{escape(after.text)}".rstrip()
    return None


def _linking(content: Inlines) -> str | None:
    """Plain words with links between them; None for anything else."""
    source = ""
    before: type[Inline] | None = None
    for node in content:
        if isinstance(node, Text) and before is not Text:
            source += escape(node.text)
        elif isinstance(node, Link) and (link := link_source(node, _in_paragraph)) is not None:
            if link.startswith("[") and source.endswith("!"):
                source = source[:-1] + r"\!"
            source += link
        else:
            return None
        before = type(node)
    return BREAK.join(line_start(line.strip()) for line in source.split(BREAK))


def _in_paragraph(inner: Inlines) -> str:
    return _link_text(inner, BREAK, False)


def paragraph_of_leaves(content: Inlines, alone: bool = False) -> str:
    """As `paragraph`, for a text of any nodes."""
    leaves = leaves_of(content, _in_paragraph)
    if alone and leaves and leaves[-1].kind == "text" and all(leaf.marks for leaf in leaves):
        leaves[-1] = leaves[-1]._replace(numbered=1)
    lines = assemble(leaves, BREAK, False).split(BREAK)
    return BREAK.join(line_start(line.strip()) for line in lines)


@lru_cache(maxsize=1000)
def bold(words: str) -> str:
    """A paragraph of bold words, such as a label: there are few and they come again."""
    return paragraph_of_leaves((Strong((Text(words),)),))


def labelled_lines(label: str, lines: Sequence[Inlines]) -> str:
    """A bold label that ends in a colon, and lines after it."""
    if not lines:
        return bold(label)
    if len(lines) == 1 and len(lines[0]) == 1:
        only = lines[0][0]
        if isinstance(only, Text):
            return f"{bold(label)}{escape(f' {only.text}')}".rstrip()
    return paragraph((Strong((Text(label),)), Text(" "), *in_lines(lines)))


def in_lines(lines: Sequence[Inlines]) -> Inlines:
    """The lines with breaks between them."""
    content: Inlines = ()
    for number, line in enumerate(lines):
        content += (Break(), *line) if number else line
    return content


def in_heading(content: Inlines, numbered: Callable[[str], int]) -> str:
    """A heading's source on one line; `numbered` says how many of its last characters are to be
    written by number.
    """
    if len(content) == 1 and isinstance(content[0], Text):
        return heading_of_words(content[0].text, numbered)
    return heading_of_leaves(content, numbered)


def heading_of_words(text: str, numbered: Callable[[str], int]) -> str:
    """As `in_heading`, for plain words."""
    source = words_in_heading(text, 0)
    by_number = numbered(text) if source else 0
    return words_in_heading(text, by_number) if by_number else source


@lru_cache(maxsize=2000)
def words_in_heading(text: str, numbered: int) -> str:
    """Plain words, the last ones by number: the same headings come again and again."""
    return spelled(words(text).rstrip(" "), numbered).strip()


def heading_of_leaves(content: Inlines, numbered: Callable[[str], int]) -> str:
    """As `in_heading`, for a text of any nodes."""
    leaves = leaves_of(content, lambda inner: _link_text(inner, " ", False))
    if leaves and leaves[-1].kind == "text":
        leaves[-1] = _spelled(leaves[-1], numbered(plain(content)))
    return assemble(leaves, " ", False).strip()


def in_cell(content: Inlines) -> str:
    if len(content) == 1 and isinstance(content[0], Text):
        return escape(content[0].text, in_cell=True).strip()
    return cell_of_leaves(content)


def cell_of_leaves(content: Inlines) -> str:
    """As `in_cell`, for a text of any nodes."""
    leaves = leaves_of(content, lambda inner: _link_text(inner, "<br>", True), in_cell=True)
    return assemble(leaves, "<br>", True).strip()


def _link_text(content: Inlines, line_break: str, cell: bool) -> str:
    vague = NO_LETTERS.sub(" ", plain(content)).strip().lower() in VAGUE
    if len(content) == 1 and isinstance(content[0], Text) and not vague:
        return escape(content[0].text, cell).strip()
    leaves = leaves_of(content, None, cell)
    if vague and leaves and leaves[-1].kind == "text":
        leaves[-1] = _spelled(leaves[-1], 1)
    return assemble(leaves, line_break, cell).strip()


def _spelled(leaf: Leaf, numbered: int) -> Leaf:
    return leaf._replace(text=leaf.text.rstrip(" "), numbered=numbered)
