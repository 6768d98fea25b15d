"""Text that is written before its document is known.

Agenda and minutes show the same texts, but number their lists, links and pictures each by itself.
So a text is written once, as a draft: bytes, and between them functions that ask the document
for what is its own. How deep its headings are follows from the one before it, by which a draft is
known. Filling one in costs next to nothing. The document's answers depend on the
order in which it is asked, which is the order of the text; a function that stands in several
places, as the number of a list does, asks once, at the first.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from msgspec import Struct

from referat.formats.docx.collector import Collector
from referat.formats.docx.layout import below

Asking: TypeAlias = Callable[[Collector], bytes]
Piece: TypeAlias = bytes | Asking

_HOLE = b"\0"  # where an answer comes: no text that is written for Word holds it


class Writing(list[Piece]):
    """A draft in the making. `level` is that of the last heading before what comes next."""

    __slots__ = ("level",)

    def __init__(self, level: int = 0) -> None:
        super().__init__()
        self.level = level

    def heading(self, level: int) -> int:
        """The level of a heading that is added now, if it would be at `level`."""
        self.level = below(self.level, level)
        return self.level


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


def settled(pieces: list[Piece], level: int = 0) -> Draft:
    """A draft of `pieces`, with bytes beside each other as one."""
    plain = [piece for piece in pieces if type(piece) is bytes]
    if len(plain) == len(pieces):
        return Draft(b"".join(plain), level)
    asking = [piece for piece in pieces if not isinstance(piece, bytes)]
    places = {ask: place for place, ask in enumerate(dict.fromkeys(asking))}
    marked = b"".join([piece if isinstance(piece, bytes) else _HOLE for piece in pieces])
    whole = [b""] * (2 * len(asking) + 1)
    whole[::2] = marked.split(_HOLE)
    return Draft(b"", level, tuple(places), tuple([places[ask] for ask in asking]), tuple(whole))


def filled(draft: Draft, parts: Collector) -> bytes:
    """The finished text of one document."""
    if not draft.asks:
        return draft.text
    said = [ask(parts) for ask in draft.asks]
    whole = list(draft.pieces)
    whole[1::2] = [said[which] for which in draft.answers]
    return b"".join(whole)
