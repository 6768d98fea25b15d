"""The YAML files of one build, each read once: what was compared is what is compiled."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from referat.source.reading import read_text

UNREADABLE = "-"


class Sources:
    """Reads files and remembers them. Calling it gives a file's bytes or raises OSError."""

    def __init__(self) -> None:
        self._read: dict[Path, bytes | OSError] = {}

    def __call__(self, path: Path) -> bytes:
        if path not in self._read:
            try:
                self._read[path] = path.read_bytes()
            except OSError as error:
                self._read[path] = error
        found = self._read[path]
        if isinstance(found, OSError):
            raise found
        return found

    def digest(self, path: Path | None) -> str:
        """The digest of a file; empty for none, `-` for one that cannot be read."""
        if path is None:
            return ""
        try:
            return hashlib.sha256(self(path)).hexdigest()
        except OSError:
            return UNREADABLE

    def read(self) -> dict[str, bytes]:
        """What has been read, by absolute path."""
        read = {os.path.abspath(path): data for path, data in self._read.items()}  # noqa: PTH100
        return {path: data for path, data in read.items() if isinstance(data, bytes)}

    def text(self, path: Path) -> str:
        """A file's text, for the excerpt under a finding."""
        try:
            return read_text(self(path))[0]
        except OSError:
            return ""
