"""What a build wrote in a folder: so that the next one knows what is its own to change."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct, field

RECORD = ".referat-filer.json"


class Record(Struct, frozen=True):
    """`edition` is whose documents lie in the folder (empty: nobody's yet). `files` gives each
    path the digests that it may have: one, or two while a build is moving files into place.
    """

    edition: str = ""
    files: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def knows(self, path: str, digest: str) -> bool:
        """True if a build wrote `path` with just these bytes."""
        return digest in self.files.get(path, ())

    def to_bytes(self) -> bytes:
        """One line for each path and digest, so that versions can be compared."""
        edition = json.dumps(self.edition, ensure_ascii=False)
        return f'{{\n"udgave": {edition},\n"filer": {self._lines()}\n}}\n'.encode()

    def _lines(self) -> str:
        """As json.dumps writes it with `indent=0`, but by the fast writer of one long line."""
        files, paths = self.files, sorted(self.files)
        if set(map(len, files.values())) != {1}:
            several = {path: list(files[path]) for path in paths}
            return json.dumps(several, ensure_ascii=False, indent=0)
        line = msgspec.json.encode({path: files[path][0] for path in paths}).decode()
        # Inside a text no quotation mark stands without a stroke before it.
        inner = line[1:-1].replace('":"', '": [\n"').replace('","', '"\n],\n"')
        return f"{{\n{inner}\n]\n}}"


def read_record(out: Path) -> Record:
    """The record in `out`; an empty one if there is none or it makes no sense."""
    try:
        found = json.loads((out / RECORD).read_text(encoding="utf-8"))
        files = {
            path: tuple([str(digest) for digest in digests])
            for path, digests in found["filer"].items()
            if _is_inside(path)
        }
        return Record(str(found["udgave"]), files)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Record()


def _is_inside(path: str) -> bool:
    steps_up = ".." in path and ".." in Path(path).parts
    return "\0" not in path and not steps_up and not os.path.isabs(path)  # noqa: PTH117 - fast
