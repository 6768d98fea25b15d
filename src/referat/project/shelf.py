"""A meeting's files: where a name leads, and whether it may be followed."""

from __future__ import annotations

import errno
import os
import stat
import unicodedata
from enum import Enum, auto
from pathlib import Path, PurePath, PurePosixPath
from typing import Self
from urllib.parse import quote

from msgspec import Struct, field
from msgspec.structs import replace

from referat.project.real import RealFolders, is_inside
from referat.prose.options import FileRef

PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp"})
_PICTURES = tuple(sorted(PICTURES))

_YAML = (".yaml", ".yml")
_STEPS = frozenset({"", ".", ".."})
_NOT_THERE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.EBADF, errno.ELOOP})


class Trouble(Enum):
    """Why a name leads to no file."""

    MISSING = auto()
    FOLDER = auto()
    OUTSIDE = auto()
    SOURCE = auto()


class Shelf(Struct):
    """The files that one meeting may refer to. `folders` are looked through in order; nothing
    outside `root` is ever opened. `prefix` leads from a document to the published files;
    `closed` are files that this edition's readers may not have. `used` is what has been
    asked for: published path → source. `real` may be shared by all that live as long.
    """

    root: Path
    folders: tuple[Path, ...]
    prefix: str = ""
    closed: frozenset[Path] = frozenset()
    used: dict[str, Path] = field(default_factory=dict)
    real: RealFolders = field(default_factory=RealFolders)
    _found: dict[str, Path | Trouble] = field(default_factory=dict)
    _sizes: dict[Path, int] = field(default_factory=dict)
    _published: dict[str, FileRef | None] = field(default_factory=dict)

    def without(self, closed: frozenset[Path]) -> Self:
        """The same files for readers who may not have `closed`; nothing is looked for again."""
        return replace(self, closed=closed, used={}, _published={})

    def locate(self, name: str) -> Path | Trouble:
        """The file that `name` leads to; the disk is asked once."""
        found = self._found.get(name)
        if found is None:
            found = self._found[name] = self._look_for(name)
        return found

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
        path = os.path.normpath(os.path.join(folder, name))  # noqa: PTH118
        state, is_link = _seen(path)
        found: str | None = path
        if state is None or not stat.S_ISREG(state.st_mode):
            found, is_link = _same_name(path), True  # whatever that is, or what is above it
        real = self.real.of_file(found or path) if is_link else self.real.of_plain(path)
        if not is_inside(real, self.real.of(str(self.root))):
            return Trouble.OUTSIDE
        if found is None:
            is_folder = state is not None and stat.S_ISDIR(state.st_mode)
            return Trouble.FOLDER if is_folder else Trouble.MISSING
        if self._is_source(real):
            return Trouble.SOURCE
        file = Path(found)
        if found is path and state is not None:
            self._sizes[file] = state.st_size
        return file

    def _is_source(self, real: str) -> bool:
        """True for what documents are made from: it may hold what is closed. YAML in the
        meeting's own folder is an attachment like any other.
        """
        if not real.lower().endswith(_YAML) or PurePath(real).suffix.lower() not in _YAML:
            return False
        return not is_inside(real, self.real.of(str(self.folders[0])))

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
        return isinstance(path, Path) and self._is_kept_back(path)

    def _is_kept_back(self, path: Path) -> bool:
        return bool(self.closed) and Path(self.real.of_file(str(path))) in self.closed

    def _allowed(self, name: str) -> Path | None:
        """The file that `name` leads to, if this edition's readers may have it."""
        path = self.locate(name)
        return path if isinstance(path, Path) and not self._is_kept_back(path) else None

    def data(self, name: str) -> FileRef | None:
        """A file that is read but not published; None if it is closed or not there."""
        path = self._allowed(name)
        if path is None:
            return None
        return FileRef("", path, self._size(path))

    def published(self, name: str) -> FileRef | None:
        """A file for the document's readers; None if it is closed or not there."""
        if name not in self._published:
            path = self._allowed(name)
            self._published[name] = self._publish(name, path) if path else None
        return self._published[name]

    def _publish(self, name: str, path: Path) -> FileRef:
        target = self.prefix + _target(name)
        self.used[target] = path
        width, height = _picture_size(path)
        return FileRef(quote(target), path, self._size(path), width, height)

    def _size(self, path: Path) -> int:
        """As it was when the file was found."""
        size = self._sizes.get(path)
        return path.stat().st_size if size is None else size


def _target(name: str) -> str:
    """Where a file is published: its own path without steps up, in composed Unicode form."""
    written = os.path.normpath(name).replace(os.sep, "/")
    parts = [part for part in written.split("/") if part not in _STEPS]
    return unicodedata.normalize("NFC", "/".join(parts))


def _seen(path: str) -> tuple[os.stat_result | None, bool]:
    """What stands there, at the end of all links; None for nothing. And whether there is a link.
    Raises: OSError; ValueError for a name that no file can have, wherever it leads.
    """
    is_link = False
    try:
        state = os.lstat(path)  # asked for every name
        is_link = stat.S_ISLNK(state.st_mode)
        return os.stat(path) if is_link else state, is_link  # noqa: PTH116
    except OSError as error:
        if error.errno in _NOT_THERE:
            return None, is_link
        raise


def _within(path: Path, root: Path) -> bool:
    return path.resolve().is_relative_to(root.resolve())


def _same_name(path: str) -> str | None:
    """A file of the same name in another Unicode form (macOS stores `å` in two parts)."""
    folder, name = os.path.split(path)
    if name.isascii() or not Path(folder).is_dir():
        return None
    wanted = unicodedata.normalize("NFC", name)
    for other in sorted(Path(folder).iterdir()):
        if unicodedata.normalize("NFC", other.name) == wanted and other.is_file():
            return str(other)
    return None


def _picture_size(path: Path) -> tuple[int, int]:
    """Width and height in pixels; 0, 0 for what is no picture or a broken one."""
    if not path.name.lower().endswith(_PICTURES) or path.suffix.lower() not in PICTURES:
        return 0, 0
    import imagesize  # noqa: PLC0415 - it knows the network too, and most files are no pictures

    try:
        width, height = imagesize.get(path)
    except (OSError, ValueError):
        return 0, 0
    return max(int(width), 0), max(int(height), 0)
