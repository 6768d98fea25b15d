"""A meeting's files: where a name leads, and whether it may be followed."""

from __future__ import annotations

import os
import unicodedata
from enum import Enum, auto
from functools import cached_property
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from msgspec import Struct, field

from referat.prose.options import FileRef

PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp"})

_YAML = frozenset({".yaml", ".yml"})


class Trouble(Enum):
    """Why a name leads to no file."""

    MISSING = auto()
    FOLDER = auto()
    OUTSIDE = auto()
    SOURCE = auto()


class Shelf(Struct, dict=True):
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

    @cached_property
    def _found(self) -> dict[str, Path | Trouble]:
        return {}

    @cached_property
    def _real(self) -> dict[Path, Path]:
        return {}

    def locate(self, name: str) -> Path | Trouble:
        """The file that `name` leads to; the disk is asked once."""
        if name not in self._found:
            self._found[name] = self._look_for(name)
        return self._found[name]

    def _look_for(self, name: str) -> Path | Trouble:
        trouble = Trouble.MISSING
        for folder in self.folders:
            try:
                found = self._in_folder(folder, name)
            except (OSError, ValueError):  # a name that no file can have
                found = Trouble.MISSING
            if isinstance(found, Path):
                return found
            trouble = max(trouble, found, key=lambda reason: reason.value)
        return trouble

    def _in_folder(self, folder: Path, name: str) -> Path | Trouble:
        path = Path(os.path.normpath(folder / name))
        found = path if path.is_file() else _same_name(path)
        real = self._real_path(found or path)
        if not real.is_relative_to(self._real_folder(self.root)):
            return Trouble.OUTSIDE
        if found and self._is_source(real):
            return Trouble.SOURCE
        return found or (Trouble.FOLDER if path.is_dir() else Trouble.MISSING)

    def _is_source(self, real: Path) -> bool:
        """True for what documents are made from: it may hold what is closed. YAML in the
        meeting's own folder is an attachment like any other.
        """
        is_yaml = real.suffix.lower() in _YAML
        return is_yaml and not real.is_relative_to(self._real_folder(self.folders[0]))

    def _real_path(self, path: Path) -> Path:
        """`path` without links."""
        if path.name in ("", "..") or path.is_symlink():
            return path.resolve()
        return self._real_folder(path.parent) / path.name

    def _real_folder(self, folder: Path) -> Path:
        """A folder without links; each is followed once."""
        if folder not in self._real:
            self._real[folder] = folder.resolve()
        return self._real[folder]

    def names_beside(self, name: str) -> list[str]:
        """What could have been meant by `name`: the files of the meeting's own folder, or of
        the folder in it that the name leads to.
        """
        parent = PurePosixPath(name).parent
        folder = self.folders[0] / parent
        if ".." in parent.parts or not _within(folder, self.root) or not folder.is_dir():
            return []
        return [(parent / path.name).as_posix() for path in sorted(folder.iterdir())]

    def is_closed(self, name: str) -> bool:
        """True for a file that is there and that this edition's readers may not have."""
        path = self.locate(name)
        return isinstance(path, Path) and path.resolve() in self.closed

    def _allowed(self, name: str) -> Path | None:
        """The file that `name` leads to, if this edition's readers may have it."""
        path = self.locate(name)
        return path if isinstance(path, Path) and path.resolve() not in self.closed else None

    def data(self, name: str) -> FileRef | None:
        """A file that is read but not published; None if it is closed or not there."""
        path = self._allowed(name)
        if path is None:
            return None
        return FileRef("", path, path.stat().st_size)

    def published(self, name: str) -> FileRef | None:
        """A file for the document's readers; None if it is closed or not there."""
        path = self._allowed(name)
        if path is None:
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
    import imagesize  # noqa: PLC0415 - it knows the network too, and most files are no pictures

    try:
        width, height = imagesize.get(path)
    except (OSError, ValueError):
        return 0, 0
    return max(int(width), 0), max(int(height), 0)
