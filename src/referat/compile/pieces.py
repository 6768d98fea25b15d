"""What is seldom asked for of a memory: pieces in a file beside it, each known by its place there
and its digest, without which it is not believed.

A build that changes little adds its new pieces at the end. What nobody refers to any longer stays
until there is more of it than of the rest; then all are written afresh.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from referat.output import disk

_LITTLE = 1 << 20
"""Bytes that may lie unused in any case."""


class Unreadable(Exception):  # noqa: N818 - says what it is
    """What was remembered is not of the form that it should have."""


class Spot(Struct, frozen=True, array_like=True):
    """Where a piece lies."""

    start: int
    size: int
    digest: str


class Piece(Protocol):
    """What can be laid in the file."""

    @property
    def content(self) -> bytes: ...

    @property
    def digest(self) -> str: ...

    def spot_in(self, pieces: Pieces) -> Spot | None: ...

    def lies(self, pieces: Pieces, spot: Spot) -> None: ...


class Pieces:
    """The file at `path`. It is open only while something is read or written."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self, spot: Spot) -> bytes:
        """Raises: Unreadable."""
        try:
            with self._path.open("rb", 0) as file:
                file.seek(spot.start)
                content = file.read(spot.size)
        except (OSError, ValueError, OverflowError, MemoryError) as error:
            raise Unreadable from error
        if disk.digest(content) != spot.digest:
            raise Unreadable
        return content

    def lay(self, every: Sequence[Piece]) -> None:
        """Each of `every` lies here from now on; what else does may go.

        Raises: OSError, and Unreadable if one of them has got lost.
        """
        there = self._size()
        new = [piece for piece in every if piece.spot_in(self) is None]
        contents = [piece.content for piece in new]
        added = sum(map(len, contents))
        used = added + sum(spot.size for piece in every if (spot := piece.spot_in(self)))
        if there and there + added <= 2 * used + _LITTLE:
            disk.append(self._path, b"".join(contents))
            self._tell(new, contents, there)
            return
        contents = [piece.content for piece in every]
        fresh = self._path.with_name(f"{self._path.name}.ny")
        with contextlib.suppress(FileNotFoundError):
            disk.remove(fresh)
        disk.write(fresh, b"".join(contents))
        disk.move(fresh, self._path)
        self._tell(every, contents, 0)

    def _size(self) -> int:
        try:
            return self._path.stat().st_size
        except OSError:
            return 0

    def _tell(self, pieces: Sequence[Piece], contents: Sequence[bytes], start: int) -> None:
        for piece, content in zip(pieces, contents, strict=True):
            piece.lies(self, Spot(start, len(content), piece.digest))
            start += len(content)
