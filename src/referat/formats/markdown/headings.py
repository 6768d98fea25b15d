"""Writes headings: no deeper than Markdown has, and told apart among their sisters."""

from __future__ import annotations

from functools import partial

from referat.formats.markdown.inline import in_heading, words_in_heading
from referat.prose.tree import Inlines, Text

DEEPEST = 6
PUNCTUATION = frozenset(".,;:!。，；：！#")
"""Endings that linters dislike, or that close a heading; they are written by number."""
_SIGNS = tuple("#" * depth for depth in range(DEEPEST + 1))


class Headings:
    """The headings of one document so far. Two sisters with the same words are spelled
    differently: linters want them distinct, readers want the words as they are.
    """

    written: int
    """How many there are so far."""

    def __init__(self) -> None:
        self.written = 0
        self._path = [0]  # the document, then the place of a heading for each level
        self._places: dict[tuple[int, str], int] = {}  # by the place above, and the words
        self._times = [0]  # how often a heading was at each place so far

    def from_words(self, level: int, text: str) -> str:
        self.written += 1
        source = words_in_heading(text, 0)
        if not source:
            return ""
        depth = level if level < DEEPEST else DEEPEST
        by_number = self._numbered(depth, text)
        return f"{_SIGNS[depth]} {words_in_heading(text, by_number) if by_number else source}"

    def heading(self, level: int, content: Inlines) -> str:
        if len(content) == 1 and isinstance(content[0], Text):
            return self.from_words(level, content[0].text)
        self.written += 1
        depth = min(level, DEEPEST)
        source = in_heading(content, partial(self._numbered, depth))
        return f"{_SIGNS[depth]} {source}" if source else ""

    def _numbered(self, depth: int, words: str) -> int:
        """How many of the last characters are to be written by number."""
        words, path = words.strip(), self._path
        del path[depth:]
        while len(path) < depth:  # a level that was skipped has a heading without words
            path.append(self._place(path[-1], ""))
        place = self._place(path[-1], words)
        path.append(place)
        before = self._times[place]
        self._times[place] = before + 1
        return before + (words[-1:] in PUNCTUATION)

    def _place(self, above: int, words: str) -> int:
        """The place of `words` under the place `above`."""
        new = len(self._times)
        place = self._places.setdefault((above, words), new)
        if place == new:
            self._times.append(0)
        return place
