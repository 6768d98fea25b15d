"""What a meeting asked of the disk: names and their answers, so that a change is seen later.

A file is known by its size and its time of change; nothing here opens one. A build asks for all
of them again, so what is usual goes by short ways: texts and one look at the disk.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct, field

from referat.output import disk
from referat.project.real import RealFolders
from referat.project.shelf import Shelf, Trouble

Answer: TypeAlias = tuple[str, int, int]
"""Where a name leads (from the root, or why it leads nowhere), size, and nanoseconds (see also
`by_content`).
"""

_DOTS = frozenset({"", ".", ".."})


class AskedShelf(Shelf):
    """A shelf that remembers what it has been asked for."""

    asked: dict[str, None] = field(default_factory=dict)

    def locate(self, name: str) -> Path | Trouble:
        self.asked[name] = None
        return Shelf.locate(self, name)


class Answers(Struct):
    """Answers to the names of one build's meetings. `top` is the resolved root."""

    top: Path
    real: RealFolders = field(default_factory=RealFolders)
    _inner: dict[str, str | None] = field(default_factory=dict)

    def of(self, shelf: Shelf, names: Iterable[str]) -> dict[str, Answer]:
        """What the disk says to each of `names` now."""
        return {
            name: self._plainly(shelf.folders, name) or self._asked(Shelf.locate(shelf, name))
            for name in names
        }

    def _asked(self, found: Path | Trouble) -> Answer:
        return self.file(found) if isinstance(found, Path) else (found.name, 0, 0)

    def file(self, found: Path) -> Answer:
        """A file inside of the root, as the disk describes it now."""
        path = str(found)
        try:
            state = os.lstat(path)  # called for every file that is copied
            is_link = stat.S_ISLNK(state.st_mode)
            if is_link:
                state = os.stat(path)  # noqa: PTH116
        except OSError:  # went away just now
            return Trouble.MISSING.name, 0, 0
        real = os.path.realpath(path) if is_link else self.real.of_plain(path)
        folder, name = os.path.split(real)
        place = self._inside(folder)
        assert place is not None, "the shelf opens nothing outside"
        return f"{place}{name}", state.st_size, state.st_mtime_ns

    def _plainly(self, folders: Sequence[Path], name: str) -> Answer | None:
        """The answer where it is plain: a file of its own, another meeting's source, a folder,
        nothing at all. None for what is less so: links, ways out of the root, letters that can
        be written in more ways than one.
        """
        if "\\" in name or "\0" in name or name[:1] == "/":
            return None
        trouble = Trouble.MISSING
        own = self._inside(str(folders[0]))
        for folder in folders:
            path = os.path.normpath(f"{folder}/{name}")
            above, _, file = path.rpartition("/")
            place = self._inside(above or ".")
            if place is None or own is None or not file.isascii() or file in _DOTS:
                return None
            try:
                seen = os.lstat(path)
            except FileNotFoundError:
                continue
            except OSError:
                return None
            if stat.S_ISDIR(seen.st_mode):
                trouble = Trouble.FOLDER
                continue
            if not stat.S_ISREG(seen.st_mode):
                return None
            if file.lower().endswith((".yaml", ".yml")):
                if place.startswith(own):
                    return None
                return Trouble.SOURCE.name, 0, 0
            return f"{place}{file}", seen.st_size, seen.st_mtime_ns
        return trouble.name, 0, 0

    def _inside(self, folder: str) -> str | None:
        """A folder from the root, ending with / unless empty; None if it lies outside."""
        if folder not in self._inner:
            self._inner[folder] = self._found(folder)
        return self._inner[folder]

    def _found(self, folder: str) -> str | None:
        real, top = self.real.of(folder), str(self.top)
        if real == top:
            return ""
        start = top.rstrip("/") + "/"
        return f"{real.removeprefix(start)}/" if real.startswith(start) else None


def answers(shelf: Shelf, names: Iterable[str]) -> dict[str, Answer]:
    """What the disk says to each of `names` now."""
    return Answers(shelf.root.resolve()).of(shelf, names)


def inside(file: Path, top: Path) -> str:
    """A file from the resolved root, with /."""
    return file.resolve().relative_to(top).as_posix()


def listing(folder: Path) -> list[Answer]:
    """Every file in a meeting's own folder, at any depth."""
    found: list[Answer] = []
    _list(str(folder), "", found)
    return found


def by_content(folder: Path, answers: Iterable[Answer]) -> list[Answer]:
    """The same for files under `folder`, with what their content gives in place of nanoseconds:
    they are as long on another machine, but not as old.
    """
    return [
        (name, size, _content_number(folder / name) if size else 0) for name, size, _ in answers
    ]


def _content_number(file: Path) -> int:
    try:
        return int(disk.digest(file)[:16], 16)
    except OSError:
        return 0


def _list(folder: str, place: str, found: list[Answer]) -> None:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        try:
            if entry.is_dir():
                if not entry.is_symlink():
                    _list(entry.path, f"{place}{entry.name}/", found)
                continue
            seen = entry.stat()
        except OSError:
            continue
        found.append((f"{place}{entry.name}", seen.st_size, seen.st_mtime_ns))
