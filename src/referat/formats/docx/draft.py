"""Text that is written before its document is known.

Agenda and minutes show the same texts, but number their lists, links and pictures each by itself.
So a text is written once, as a draft: bytes, and between them functions that ask the document
for what is its own. Filling one in costs next to nothing. The document's answers depend on the
order in which it is asked, which is the order of the text.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeAlias, TypeVar

from referat.formats.docx.collector import Collector
from referat.formats.docx.wordml import encoded

Asking: TypeAlias = Callable[[Collector], bytes]
Piece: TypeAlias = str | Asking
Draft: TypeAlias = tuple[bytes | Asking, ...]

Nodes = TypeVar("Nodes")
Way = TypeVar("Way", bound=Hashable)

_MOST = 600  # several meetings' texts; with more, no new text finds room that is warm already


def settled(pieces: list[Piece]) -> Draft:
    """A draft of `pieces`, with strings beside each other as one."""
    plain = [piece for piece in pieces if isinstance(piece, str)]
    if len(plain) == len(pieces):
        return (encoded("".join(plain)),) if plain else ()
    whole: list[bytes | Asking] = []
    near: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            near.append(piece)
            continue
        if near:
            whole.append(encoded("".join(near)))
            near = []
        whole.append(piece)
    if near:
        whole.append(encoded("".join(near)))
    return tuple(whole)


def filled(draft: Draft, parts: Collector) -> bytes:
    """The finished text of one document."""
    if len(draft) == 1 and isinstance(draft[0], bytes):
        return draft[0]
    return b"".join([piece if isinstance(piece, bytes) else piece(parts) for piece in draft])


class Remembered(Generic[Nodes, Way]):
    """A way to draft a tuple of nodes, done once for each tuple and `Way`.

    A tuple is known by its identity, and kept alive as long as its draft is remembered, so that
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
