"""What a Markdown template may call, by its Danish name.

Knows what was written last, so that two lists in a row never grow into one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from referat.formats.markdown import layout
from referat.formats.markdown.blocks import APART, labelled
from referat.formats.markdown.headings import Headings
from referat.formats.markdown.inline import bold, paragraph
from referat.formats.markdown.remembered import Remembered
from referat.formats.markdown.texts import prose_of
from referat.formats.parts import marks_of, sort_of
from referat.prose.tree import Blocks, Paragraph, Quote, Strong, Text
from referat.view.document import Field

_APART = f"{APART}\n\n".encode()


class Functions:
    """The functions of one document."""

    def __init__(self) -> None:
        self.tidy = True
        """Nothing that was written so far has to be tidied."""
        self._headings = Headings()
        self._before: str | None = None

    def by_name(self) -> dict[str, Callable[..., Any]]:
        return {
            "prosa": self.prose,
            "overskrift": self.heading,
            "faktum": self.fact,
            "maerkat": self.mark,
            "besked": self.notice,
            "skillelinje": self.rule,
            "tekst": self.text,
            "skabelon": sort_of,
            "maerker": marks_of,
        }

    def prose(self, content: Blocks, level: int) -> str:
        """Blocks that stand under a heading of `level`."""
        return self.encoded(content, level).decode()

    def encoded(self, content: Blocks, level: int) -> bytes:
        """The same in UTF-8, in which a text is remembered."""
        prose = prose_of(content)
        if not prose.pieces:
            return b""
        if not prose.tidy:
            self.tidy = False
        whole = prose.whole or prose.source(level, self._headings).encode()
        return _APART + whole if self._grows(prose.first, prose.last) else whole

    def heading(self, level: int, *parts: str) -> str:
        self._before = None
        text = parts[0] if len(parts) == 1 else " ".join(filter(None, parts))
        return self._headings.from_words(level, text)

    def fact(self, field: Field, level: int) -> str:
        """A labelled fact as an entry of the list that it stands in."""
        source, is_tidy = _fact(field, level, self._headings)
        if not is_tidy:
            self.tidy = False
        return self._entry(source)

    def mark(self, words: str) -> str:
        """A short note as an entry of the same list."""
        return self._entry(self._looked_at(layout.entry("-", bold(words))))

    def rule(self) -> str:
        """A line across: what follows is no part of the list before it."""
        self._before = None
        return "---"

    def notice(self, *lines: str) -> str:
        """What must not be overlooked, set apart as a quote."""
        content = tuple(Paragraph((Strong((Text(line),)),)) for line in lines if line)
        return self.prose((Quote(content),), 1) if content else ""

    def text(self, words: str) -> str:
        self._before = None
        return self._looked_at(paragraph((Text(words),), alone=True))

    def _looked_at(self, source: str) -> str:
        if not layout.is_tidy(source):
            self.tidy = False
        return source

    def _entry(self, source: str) -> str:
        return f"{APART}\n\n{source}" if self._grows("fact", "fact") else source

    def _grows(self, first: str | None, last: str | None) -> bool:
        """Whether what begins with `first` would be taken for more of what stands before it."""
        before, self._before = self._before, last
        if not before or not first:
            return False
        if before == first:
            return first != "fact"
        return {before, first} == {"fact", "-"}


def _written_fact(field: Field, level: int, headings: Headings) -> tuple[str, bool]:
    """A fact, and whether there is nothing in it to tidy."""
    source = layout.entry("-", labelled(field.label, field.blocks, level, headings))
    return source, layout.is_tidy(source)


_fact = Remembered(_written_fact)
