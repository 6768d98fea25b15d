"""What a meeting asked of the disk: names and their answers, so that a change is seen later.

A file is known by its size and its time of change; nothing here opens one.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from referat.project.shelf import Shelf, Trouble

Answer: TypeAlias = tuple[str, int, int]
"""Where a name leads (from the root, or why it leads nowhere), size, and nanoseconds."""


@dataclass(slots=True)
class AskedShelf(Shelf):
    """A shelf that remembers what it has been asked for."""

    asked: dict[str, None] = field(default_factory=dict)

    def locate(self, name: str) -> Path | Trouble:
        self.asked[name] = None
        return Shelf.locate(self, name)


def answers(shelf: Shelf, names: Iterable[str]) -> dict[str, Answer]:
    """What the disk says to each of `names` now."""
    top = shelf.root.resolve()
    return {name: answer_of(Shelf.locate(shelf, name), top) for name in names}


def answer_of(found: Path | Trouble, top: Path) -> Answer:
    """A file as the disk describes it now. `top` is the resolved root."""
    if isinstance(found, Trouble):
        return found.name, 0, 0
    try:
        state = found.stat()
    except OSError:  # went away just now
        return Trouble.MISSING.name, 0, 0
    return inside(found, top), state.st_size, state.st_mtime_ns


def inside(file: Path, top: Path) -> str:
    """A file from the resolved root, with /."""
    return file.resolve().relative_to(top).as_posix()


def listing(folder: Path) -> list[Answer]:
    """Every file in a meeting's own folder, at any depth."""
    found = []
    for top, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = os.path.join(top, name)  # noqa: PTH118 - called for every file
            try:
                state = os.stat(path)  # noqa: PTH116
            except OSError:
                continue
            found.append((os.path.relpath(path, folder), state.st_size, state.st_mtime_ns))
    return found
