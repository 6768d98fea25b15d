"""Frozen values as JSON and back: what one build leaves the next, and processes give each other.

`Packed` holds a value in either form and makes the other when it is asked for: of a thousand
remembered meetings a build looks into few. What comes back is checked against the types, for it
may come from anywhere; `Unreadable` says that it is not theirs.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec

from referat.compile.pieces import Pieces, Spot, Unreadable
from referat.output import disk

T = TypeVar("T")


class Packed(Generic[T]):
    """A value of one class: as itself, as the bytes that it is written as, or as the place where
    they lie.
    """

    __slots__ = ("_content", "_digest", "_kind", "_pieces", "_spot", "_value")

    def __init__(
        self, kind: type[T], value: T | None, content: bytes | None = None, digest: str = ""
    ) -> None:
        """With neither a value nor a content it must lie somewhere."""
        self._kind, self._value, self._content = kind, value, content
        self._pieces: Pieces | None = None
        self._spot: Spot | None = None
        self._digest = digest

    @classmethod
    def lying(cls, kind: type[T], pieces: Pieces, spot: Spot) -> Packed[T]:
        """The value that `pieces` have at `spot`."""
        found = cls(kind, None)
        found.lies(pieces, spot)
        return found

    @property
    def value(self) -> T:
        if self._value is None:
            self._value = decoded(self._kind, self.content)
        return self._value

    def unpack(self) -> None:
        """Makes the value now, as long as there is time for it."""
        _ = self.value

    def pack(self) -> None:
        """Makes the bytes and their digest now, as long as there is time for it."""
        _ = self.digest

    @property
    def content(self) -> bytes:
        if self._content is None:
            if self._value is not None:
                self._content = encoded(self._value)
            else:
                assert self._pieces is not None
                assert self._spot is not None
                return self._pieces.read(self._spot)
        return self._content

    @property
    def digest(self) -> str:
        if not self._digest:
            self._digest = disk.digest(self.content)
        return self._digest

    def spot_in(self, pieces: Pieces) -> Spot | None:
        """Where it lies in `pieces`, if it does."""
        return self._spot if self._pieces is pieces else None

    def lies(self, pieces: Pieces, spot: Spot) -> None:
        """From now on it lies there; `spot` has its digest."""
        self._pieces, self._spot, self._digest = pieces, spot, spot.digest

    def __reduce__(self) -> tuple[Any, ...]:
        return Packed, (self._kind, None, self.content, self._digest)


def encoded(value: Any) -> bytes:
    """Structs and what they may hold as JSON. Slow only for names that are not UTF-8."""
    try:
        return msgspec.json.encode(value, enc_hook=_there)
    except UnicodeEncodeError:
        from json import dumps  # noqa: PLC0415

        plain = msgspec.to_builtins(value, enc_hook=_there)
        return dumps(plain, ensure_ascii=False).encode("utf-8", "surrogatepass")


def decoded(kind: type[T], content: bytes) -> T:
    """Raises: Unreadable."""
    try:
        try:
            return msgspec.json.decode(content, type=kind, dec_hook=_back)
        except UnicodeDecodeError:
            from json import loads  # noqa: PLC0415

            return msgspec.convert(loads(content), kind, dec_hook=_back)
    except (msgspec.MsgspecError, ValueError, NotImplementedError, RecursionError) as error:
        raise Unreadable from error


def _there(value: Any) -> str:
    """Paths; and texts that know where they stood, which they forget."""
    if isinstance(value, Path):
        return value.as_posix()
    if isinstance(value, str):
        return str(value)
    raise NotImplementedError(type(value))


def _back(kind: type, value: Any) -> Any:
    if kind is Path and isinstance(value, str):
        return Path(value)
    raise NotImplementedError(kind)
