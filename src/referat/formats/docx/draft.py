"""Text that is written before its document is known.

Agenda and minutes show the same texts, but number their lists, links and pictures each by itself.
So a text is written once, as a draft: bytes, and between them functions that ask the document
for what is its own. How deep its headings are follows from the one before it, by which a draft is
known. Filling one in costs next to nothing. The document's answers depend on the
order in which it is asked, which is the order of the text; a function that stands in several
places, as the number of a list does, asks once, at the first.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeAlias, TypeVar

from msgspec import Struct

from referat.formats.docx.collector import Collector
from referat.formats.docx.layout import below
from referat.formats.docx.wordml import encoded

Asking: TypeAlias = Callable[[Collector], bytes]
Piece: TypeAlias = str | Asking

Nodes = TypeVar("Nodes")
Way = TypeVar("Way", bound=Hashable)

_MOST = 600  # several meetings' texts; with more, no new text finds room that is warm already


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


class Draft(Struct, frozen=True):
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
    """A draft of `pieces`, with strings beside each other as one."""
    plain = [piece for piece in pieces if type(piece) is str]
    if len(plain) == len(pieces):
        return Draft(encoded("".join(plain)), level)
    asks: dict[Asking, int] = {}
    answers: list[int] = []
    whole: list[bytes] = []
    near: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            near.append(piece)
            continue
        answers.append(asks.setdefault(piece, len(asks)))
        whole += (encoded("".join(near)), b"")
        near = []
    whole.append(encoded("".join(near)))
    return Draft(b"", level, tuple(asks), tuple(answers), tuple(whole))


def filled(draft: Draft, parts: Collector) -> bytes:
    """The finished text of one document."""
    if not draft.asks:
        return draft.text
    said = [ask(parts) for ask in draft.asks]
    whole = list(draft.pieces)
    whole[1::2] = [said[which] for which in draft.answers]
    return b"".join(whole)


class Remembered(Generic[Nodes, Way]):
    """A way to draft an unchanging value, done once for each value and `Way`.

    A value is known by its identity, and kept alive as long as its draft is remembered, so that
    no other can take its place.
    """

    def __init__(self, write: Callable[[Nodes, Way], Draft]) -> None:
        self._write = write
        self._known: dict[tuple[int, Way], tuple[object, Draft]] = {}

    def __call__(self, nodes: Nodes, way: Way) -> Draft:
        key = (id(nodes), way)
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            known = self._known[key] = (nodes, self._write(nodes, way))
        return known[1]
