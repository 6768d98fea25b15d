"""What reading a text depends on besides the text: house style and the meeting's files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FileRef:
    """A file of a meeting. `path` is where it is published, relative to the document and
    percent-encoded; `file` where its bytes are; `size` in bytes; `width` and `height` in
    pixels for a picture, else 0.
    """

    path: str
    file: Path
    size: int
    width: int = 0
    height: int = 0


def no_files(name: str) -> FileRef | None:
    """For texts that stand alone: no file is there."""
    del name
    return None


def nothing_closed(name: str) -> bool:
    """For texts that stand alone: no file is kept back."""
    del name
    return False


@dataclass(frozen=True, slots=True)
class Options:
    """`keep_breaks`: a line break in the text is one in print. `published` finds a file that
    the document's readers may have; `data` one that is only read (a table's CSV file);
    `is_closed` tells if a file is there that they may not have, nor know the name of.
    """

    keep_breaks: bool = False
    published: Callable[[str], FileRef | None] = no_files
    data: Callable[[str], FileRef | None] = no_files
    is_closed: Callable[[str], bool] = nothing_closed
