"""A page as bytes, put together of what is its own and of texts that other pages show as well.

A shared text is encoded, and whatever else is done to bytes, once for all that show it. While a
page is written a mark stands for it, which no words can be: a `<` of theirs is escaped.
"""

from __future__ import annotations

from msgspec import Struct

from referat.formats.characters import utf8

_MARK = "<>"
_WRITTEN_MARK = _MARK.encode()


class Woven(Struct, frozen=True, gc=False):
    """A finished page. `pieces` are its own text, without what it shares, and then each shared
    text, which is whole elements: together all that stands in it. There are none where a
    repository's own templates wrote it, of which nothing is known.
    """

    content: bytes
    pieces: tuple[bytes, ...] = ()


class Loom:
    """Weaves one page."""

    def __init__(self) -> None:
        self._shared: list[bytes] = []

    def mark(self, shared: bytes) -> str:
        """What stands for `shared` until the page is woven."""
        self._shared.append(shared)
        return f"{_MARK}{len(self._shared) - 1}{_MARK}"

    def woven(self, text: str) -> Woven:
        """The page with `text`, in which marks stand."""
        parts = utf8(text).split(_WRITTEN_MARK)
        own = b"".join(parts[::2])
        shared = [self._shared[int(number)] for number in parts[1::2]]
        parts[1::2] = shared
        return Woven(b"".join(parts), (own, *shared))
