"""Sets `*`, `**` and `~~` between leaves, where every parser takes them for what they are.

Knows CommonMark's rule of flanking: a delimiter between a letter and a punctuation mark does
not count, so there the letter is written by its number.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from referat.formats.markdown.escape import by_number
from referat.formats.markdown.leaves import Leaf, Mark, Marks, merged

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

DELIMITERS: dict[Mark, str] = {"strike": "~~", "strong": "**", "em": "*"}
NEWER_PUNCTUATION = "\u2e00"
LONGEST_READ = 50_000
"""Reading back a longer paragraph would take too long."""


def assemble(leaves: list[Leaf], line_break: str, in_cell: bool) -> str:
    """The source of `leaves`. A text whose marks would be misread goes without them."""
    writer = _Writer(leaves, line_break, in_cell)
    source = writer.write()
    if writer.risky:
        bare = merged(Leaf(leaf.kind, leaf.text) for leaf in leaves)
        safe = _Writer(bare, line_break, in_cell).write()
        known = len(source) <= LONGEST_READ and _read(source) == _read(safe)
        return source if known else safe
    return source


class _Writer:
    def __init__(self, leaves: list[Leaf], line_break: str, in_cell: bool) -> None:
        self.leaves = leaves
        self.line_break = line_break
        self.in_cell = in_cell
        self.pieces: list[str] = []
        self.open: list[Mark] = []
        self.risky = False

    def write(self) -> str:
        for index, leaf in enumerate(self.leaves):
            if leaf.kind == "break":
                self._close(self.open[:])
                self.pieces.append(self.line_break)
            else:
                self._leaf(index, leaf.source(self.in_cell))
        self._close(self.open[:])
        return "".join(self.pieces)

    def _leaf(self, index: int, source: str) -> None:
        wanted = self.leaves[index].marks
        if wanted or self.open:
            source = self._marked(index, wanted, source)
        self._escape_bang(source)
        self.pieces.append(source)

    def _marked(self, index: int, wanted: Marks, source: str) -> str:
        """Closes and opens what the leaf demands; its source, which may begin otherwise."""
        kept = 0
        while kept < len(self.open) and self.open[kept] in wanted:
            kept += 1
        closing = self.open[kept:]
        opening = self._by_reach(index, wanted.difference(self.open[:kept]))
        if closing:
            # Two runs that touch are read as one; the later one gives way.
            opening = []
        unsafe = self._close(closing)
        if unsafe and _may_be_letter(source[0]):
            source = by_number(source[0]) + source[1:]
            self.risky = True
        self._open(opening, source)
        return source

    def _by_reach(self, index: int, marks: Marks) -> list[Mark]:
        """The mark that reaches furthest opens first."""
        if len(marks) < 2:
            return list(marks)

        def reach(mark: Mark) -> tuple[int, str]:
            end = index
            while end < len(self.leaves) and mark in self.leaves[end].marks:
                end += 1
            return -end, mark

        return sorted(marks, key=reach)

    def _close(self, marks: list[Mark]) -> bool:
        """Closes the innermost `marks`; True if a letter must not follow."""
        if not marks:
            return False
        inner = self._last()
        del self.open[len(self.open) - len(marks) :]
        self.pieces.append("".join(DELIMITERS[mark] for mark in reversed(marks)))
        return _mixed(marks) or _may_be_punctuation(inner)

    def _open(self, marks: list[Mark], source: str) -> None:
        if not marks:
            return
        before = self._last()
        unsafe = _mixed(marks) or _may_be_punctuation(source[0])
        if unsafe and before and _may_be_letter(before):
            self.pieces[-1] = self.pieces[-1][:-1] + by_number(before)
            self.risky = True
        self.risky = self.risky or bool(before.strip())
        self.open += marks
        self.pieces.append("".join(DELIMITERS[mark] for mark in marks))

    def _escape_bang(self, source: str) -> None:
        if source.startswith("[") and self._last() == "!":
            self.pieces[-1] = self.pieces[-1][:-1] + r"\!"

    def _last(self) -> str:
        return self.pieces[-1][-1:] if self.pieces else ""


def _mixed(marks: list[Mark]) -> bool:
    return "strike" in marks and len(marks) > 1


def _may_be_punctuation(char: str) -> bool:
    """Parsers differ on symbols such as `€` and on what Unicode has not assigned."""
    return unicodedata.category(char)[0] in "PSC"


def _may_be_letter(char: str) -> bool:
    kind = unicodedata.category(char)[0]
    old_punctuation = kind == "P" and char < NEWER_PUNCTUATION
    return not char.isspace() and not old_punctuation and not (kind == "S" and char.isascii())


def _read(source: str) -> str:
    return "".join(_words(_parser().parseInline(source.replace("\\\n", " ")))).replace("\n", " ")


def _words(tokens: list[Token]) -> list[str]:
    found = []
    for token in tokens:
        found += _words(token.children) if token.children else [token.content]
    return found


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - slow; few texts are read back

    return MarkdownIt("commonmark").enable(["table", "strikethrough"])
