"""Writes headings: no deeper than Markdown has, and told apart among their sisters."""

from __future__ import annotations

from collections import Counter

from referat.formats.markdown.inline import in_heading
from referat.prose.tree import Inlines, Text

DEEPEST = 6
PUNCTUATION = tuple(".,;:!。，；：！#")
"""Endings that linters dislike, or that close a heading; they are written by number."""


class Headings:
    """The headings of one document so far. Two sisters with the same words are spelled
    differently: linters want them distinct, readers want the words as they are.
    """

    def __init__(self) -> None:
        self._path: list[str] = []
        self._seen: Counter[tuple[str, ...]] = Counter()

    def from_words(self, level: int, *parts: str) -> str:
        return self.heading(level, (Text(" ".join(part for part in parts if part)),))

    def heading(self, level: int, content: Inlines) -> str:
        depth = min(level, DEEPEST)
        source = in_heading(content, lambda words: self._numbered(depth, words))
        return f"{'#' * depth} {source}" if source else ""

    def _numbered(self, depth: int, words: str) -> int:
        """How many of the last characters are to be written by number."""
        words = words.strip()
        above = [*self._path, *[""] * depth][: depth - 1]
        path = (*above, words)
        self._path = list(path)
        self._seen[path] += 1
        before = self._seen[path] - 1
        return before + words.endswith(PUNCTUATION)
