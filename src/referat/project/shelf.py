"""A meeting's files: where a name leads, and whether it may be followed."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path
from urllib.parse import quote

import imagesize

from referat.prose.options import FileRef

PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp"})


class Trouble(Enum):
    """Why a name leads to no file."""

    MISSING = auto()
    OUTSIDE = auto()


@dataclass(slots=True)
class Shelf:
    """The files that one meeting may refer to. `folders` are looked through in order; nothing
    outside `root` is ever opened. `prefix` leads from a document to the published files;
    `closed` are files that this edition's readers may not have. `used` is what has been
    asked for: published path → source.
    """

    root: Path
    folders: tuple[Path, ...]
    prefix: str = ""
    closed: frozenset[Path] = frozenset()
    used: dict[str, Path] = field(default_factory=dict)

    def locate(self, name: str) -> Path | Trouble:
        """The file that `name` leads to."""
        outside = False
        for folder in self.folders:
            path = Path(os.path.normpath(folder / name))
            found = path if path.is_file() else _same_name(path)
            inside = _within(found or path, self.root)
            if found is not None and inside:
                return found
            outside = outside or not inside
        return Trouble.OUTSIDE if outside else Trouble.MISSING

    def data(self, name: str) -> FileRef | None:
        """A file that is read but not published; None if it is closed or not there."""
        path = self.locate(name)
        if isinstance(path, Trouble) or path.resolve() in self.closed:
            return None
        return FileRef("", path, path.stat().st_size)

    def published(self, name: str) -> FileRef | None:
        """A file for the document's readers; None if it is closed or not there."""
        path = self.locate(name)
        if isinstance(path, Trouble) or path.resolve() in self.closed:
            return None
        target = self.prefix + _target(name)
        self.used[target] = path
        width, height = _picture_size(path)
        return FileRef(quote(target), path, path.stat().st_size, width, height)


def _target(name: str) -> str:
    """Where a file is published: its own path without steps up, in composed Unicode form."""
    parts = [part for part in Path(os.path.normpath(name)).parts if part not in ("..", "/")]
    return unicodedata.normalize("NFC", "/".join(parts))


def _within(path: Path, root: Path) -> bool:
    return path.resolve().is_relative_to(root.resolve())


def _same_name(path: Path) -> Path | None:
    """A file of the same name in another Unicode form (macOS stores `å` in two parts)."""
    if path.name.isascii() or not path.parent.is_dir():
        return None
    wanted = unicodedata.normalize("NFC", path.name)
    for other in sorted(path.parent.iterdir()):
        if unicodedata.normalize("NFC", other.name) == wanted and other.is_file():
            return other
    return None


def _picture_size(path: Path) -> tuple[int, int]:
    """Width and height in pixels; 0, 0 for what is no picture or a broken one."""
    if path.suffix.lower() not in PICTURES:
        return 0, 0
    try:
        width, height = imagesize.get(path)
    except (OSError, ValueError):
        return 0, 0
    return max(int(width), 0), max(int(height), 0)
