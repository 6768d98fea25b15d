"""Text that is written before its document is known.

Agenda and minutes show the same texts, but number their lists, links and pictures each by itself.
So a text is written once, as a draft: bytes, and between them room for what functions ask the
document for. How deep its headings are follows from the one before it, by which a draft is
known. Filling one in costs next to nothing. The document's answers depend on the
order in which it is asked, which is the order of the text; a function that stands in several
places, as the number of a list does, asks once, at the first.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeAlias

from msgspec import Struct

from referat.formats.docx.collector import Collector
from referat.formats.docx.layout import below
from referat.formats.docx.styles import Combined, Indented

Asking: TypeAlias = Callable[[Collector], bytes]

_HOLE = b"\0"  # where an answer comes: no text that is written for Word holds it


class Draft(Struct, frozen=True, gc=False):
    """What asks nothing is `text` alone. Else every other one of `pieces` is empty, for an answer:
    `answers` tells for each place which one of `asks` gives it. `level` is that of the last
    heading when it ends.
    """

    text: bytes = b""
    level: int = 0
    asks: tuple[Asking, ...] = ()
    answers: tuple[int, ...] = ()
    pieces: tuple[bytes, ...] = ()


class Writing(list[bytes]):
    """A draft in the making. `level` is that of the last heading before what comes next."""

    __slots__ = ("_answers", "_asks", "level")

    def __init__(self, level: int = 0) -> None:
        self.level = level
        self._asks: dict[Asking, int] = {}
        self._answers: list[int] = []

    def heading(self, level: int) -> int:
        """The level of a heading that is added now, if it would be at `level`."""
        self.level = below(self.level, level)
        return self.level

    def ask(self, asking: Asking) -> None:
        """Leaves room for an answer."""
        self.append(_HOLE)
        self._answers.append(self._asks.setdefault(asking, len(self._asks)))

    def settled(self) -> Draft:
        """The draft, with bytes beside each other as one."""
        text = b"".join(self)
        if not self._asks:
            return Draft(text, self.level)
        around = text.split(_HOLE)
        pieces = [b""] * (2 * len(around) - 1)
        pieces[::2] = around
        return Draft(b"", self.level, tuple(self._asks), tuple(self._answers), tuple(pieces))


def filled(draft: Draft, parts: Collector) -> bytes:
    """The finished text of one document."""
    if not draft.asks:
        return draft.text
    said = [ask(parts) for ask in draft.asks]
    whole = list(draft.pieces)
    whole[1::2] = map(said.__getitem__, draft.answers)
    return b"".join(whole)


@lru_cache(maxsize=512)
def needing(style: Combined | Indented) -> Asking:
    """Gives the document a style, and says nothing."""

    def ask(parts: Collector) -> bytes:
        parts.styles.need(style)
        return b""

    return ask
