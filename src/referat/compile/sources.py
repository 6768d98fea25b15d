"""The YAML files of one build, each read once: what was compared is what is compiled.

A file whose digest is remembered is not read to be compared, as long as the disk describes it as
it did; `ctime` changes with every writing, whatever is done to the other times.
"""

from __future__ import annotations

import os
from pathlib import Path

from msgspec import Struct

from referat.output import disk
from referat.source.reading import read_text

UNREADABLE = "-"


class Seen(Struct, frozen=True, array_like=True, gc=False):
    """A file when it was read: its digest, and how the disk described it just before: size,
    nanoseconds of two changes, number. Empty for one that could not be read.
    """

    digest: str = UNREADABLE
    looks: tuple[int, ...] = ()


class Sources:
    """Reads files and remembers them. Calling it gives a file's bytes or raises OSError."""

    def __init__(self) -> None:
        self._read: dict[Path, bytes | OSError] = {}
        self._looked: dict[Path, tuple[int, ...]] = {}
        self._seen: dict[Path, Seen] = {}

    def __call__(self, path: Path) -> bytes:
        found = self._read.get(path)
        if found is None:
            self._seen.pop(path, None)  # it may be another than the one that was forgotten
            try:
                found, self._looked[path] = read_file(path)
            except OSError as error:
                found = error
            self._read[path] = found
        if isinstance(found, OSError):
            raise found
        return found

    def seen(self, path: Path) -> Seen:
        """A file as it was read."""
        seen = self._seen.get(path)
        if seen is None:
            try:
                seen = Seen(disk.digest(self(path)), self._looked.get(path, ()))
            except OSError:
                seen = Seen()
            self._seen[path] = seen
        return seen

    def digest(self, path: Path | None) -> str:
        """The digest of a file; empty for none, `-` for one that cannot be read."""
        return "" if path is None else self.seen(path).digest

    def digest_now(self, path: Path, before: Seen) -> str:
        """The digest of a file that was `before`, without keeping what is read."""
        if path in self._seen or path in self._read:
            return self.seen(path).digest
        try:
            if before.looks and _looks(path) == before.looks:
                return before.digest
            return disk.digest(path.read_bytes())
        except OSError:
            return UNREADABLE

    def read(self) -> dict[str, bytes]:
        """What has been read, by absolute path."""
        read = {os.path.abspath(path): data for path, data in self._read.items()}  # noqa: PTH100
        return {path: data for path, data in read.items() if isinstance(data, bytes)}

    def forget(self, path: Path) -> None:
        """Hardly anybody will ask for its bytes again; who does has the file read anew."""
        if path in self._read:
            self.seen(path)
            del self._read[path]

    def text(self, path: Path) -> str:
        """A file's text, for the excerpt under a finding."""
        try:
            return read_text(self(path))[0]
        except OSError:
            return ""


def read_file(path: Path) -> tuple[bytes, tuple[int, ...]]:
    """A file, and how the disk described it: what is written meanwhile looks new next time."""
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - each file of a build
        looks = described(os.fstat(file.fileno()))
        return file.read(), looks


def _looks(path: Path) -> tuple[int, ...]:
    return described(os.stat(path))  # noqa: PTH116 - called for every file


def described(seen: os.stat_result) -> tuple[int, ...]:
    return seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino
