"""What a build wrote in a folder: so that the next one knows what is its own to change."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

RECORD = ".referat-filer.json"


@dataclass(frozen=True, slots=True)
class Record:
    """`edition` is whose documents lie in the folder (empty: nobody's yet). `files` gives each
    path the digests that it may have: one, or two while a build is moving files into place.
    """

    edition: str = ""
    files: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def knows(self, path: str, digest: str) -> bool:
        """True if a build wrote `path` with just these bytes."""
        return digest in self.files.get(path, ())

    def to_bytes(self) -> bytes:
        files = {path: list(digests) for path, digests in sorted(self.files.items())}
        record = {"udgave": self.edition, "filer": files}
        return (json.dumps(record, ensure_ascii=False, indent=0) + "\n").encode()


def read_record(out: Path) -> Record:
    """The record in `out`; an empty one if there is none or it makes no sense."""
    try:
        found = json.loads((out / RECORD).read_text(encoding="utf-8"))
        files = {
            path: tuple(str(digest) for digest in digests)
            for path, digests in found["filer"].items()
            if _is_inside(path)
        }
        return Record(str(found["udgave"]), files)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Record()


def _is_inside(path: str) -> bool:
    steps_up = ".." in path and ".." in Path(path).parts
    return "\0" not in path and not steps_up and not os.path.isabs(path)  # noqa: PTH117 - fast
