"""Writes inline nodes as Markdown: in a paragraph, in a heading, in a table cell."""

from __future__ import annotations

import re
from collections.abc import Callable

from referat.formats.markdown.delimiters import assemble
from referat.formats.markdown.escape import escape, line_start
from referat.formats.markdown.leaves import Leaf, leaves_of
from referat.formats.once import Once
from referat.prose.tree import Inlines, Text, plain

BREAK = "\\\n"
VAGUE = frozenset({"link", "here", "click here", "more"})
"""Link texts that linters find say too little; they are written by another spelling."""


def paragraph(content: Inlines, alone: bool = False) -> str:
    """A paragraph's source; a line of it that starts like a block is kept from being one.

    `alone`: it stands in the document itself, where a linter takes a bold line for a heading
    unless its last character is written by number.
    """
    if len(content) == 1 and isinstance(content[0], Text):
        return line_start(escape(content[0].text).strip())
    return _paragraphs(content, alone)


def _paragraph(content: Inlines, alone: bool) -> str:
    leaves = leaves_of(content, lambda inner: _link_text(inner, BREAK, False))
    if alone and leaves and leaves[-1].kind == "text" and all(leaf.marks for leaf in leaves):
        leaves[-1] = leaves[-1]._replace(numbered=1)
    lines = assemble(leaves, BREAK, False).split(BREAK)
    return BREAK.join(line_start(line.strip()) for line in lines)


_paragraphs = Once(_paragraph)


def in_heading(content: Inlines, numbered: Callable[[str], int]) -> str:
    """A heading's source on one line; `numbered` says how many of its last characters are to be
    written by number.
    """
    leaves = leaves_of(content, lambda inner: _link_text(inner, " ", False))
    if leaves and leaves[-1].kind == "text":
        leaves[-1] = _spelled(leaves[-1], numbered(plain(content)))
    return assemble(leaves, " ", False).strip()


def in_cell(content: Inlines) -> str:
    if len(content) == 1 and isinstance(content[0], Text):
        return escape(content[0].text, in_cell=True).strip()
    return _cells(content, True)


def _cell(content: Inlines, _: bool) -> str:
    leaves = leaves_of(content, lambda inner: _link_text(inner, "<br>", True), in_cell=True)
    return assemble(leaves, "<br>", True).strip()


_cells = Once(_cell)


def _link_text(content: Inlines, line_break: str, cell: bool) -> str:
    leaves = leaves_of(content, None, cell)
    vague = re.sub(r"[\W_]+", " ", plain(content)).strip().lower() in VAGUE
    if vague and leaves and leaves[-1].kind == "text":
        leaves[-1] = _spelled(leaves[-1], 1)
    return assemble(leaves, line_break, cell).strip()


def _spelled(leaf: Leaf, numbered: int) -> Leaf:
    return leaf._replace(text=leaf.text.rstrip(" "), numbered=numbered)
