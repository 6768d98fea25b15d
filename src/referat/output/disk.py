"""Every change that a build makes on the disk goes through here: few functions, all of which
raise OSError. Files of any size pass without being read into memory.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

_AT_A_TIME = 1 << 20
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def write(path: Path | str, content: bytes) -> None:
    """Writes a new file; never through a link to an old one."""
    file = os.open(path, _NEW, 0o666)
    try:
        _write_all(file, content)
    finally:
        os.close(file)


def _write_all(file: int, content: bytes) -> None:
    written = os.write(file, content)  # nearly always all of it
    while written < len(content):
        written += os.write(file, memoryview(content)[written:])


def append(path: Path, content: bytes) -> None:
    """Writes behind what is in a file."""
    with path.open("ab") as file:
        file.write(content)


def copy(source: Path | str, target: Path | str) -> str:
    """A copy of its own, whatever `source` is linked to; never through a link to an old file.
    Returns the SHA-256 of what was copied, in hexadecimal.
    """
    read = _sha256()()
    with open(source, "rb", buffering=0) as old:  # noqa: PTH123 - each attachment of a build
        new = os.open(target, _NEW, 0o666)
        try:
            while part := old.read(_AT_A_TIME):
                read.update(part)
                _write_all(new, part)
        finally:
            os.close(new)
    copied: str = read.hexdigest()
    return copied


def link(source: Path, target: Path) -> None:
    """The same file under another name; a copy where there are no links."""
    try:
        os.link(source, target)
    except OSError:
        from shutil import copy2  # noqa: PLC0415

        copy2(source, target)


def move(source: Path, target: Path) -> None:
    """Moves over what is there."""
    source.replace(target)


def remove(path: Path) -> None:
    path.unlink()


def make_folder(folder: Path) -> None:
    folder.mkdir(exist_ok=True)


def make_new_folder(folder: Path) -> None:
    """FileExistsError if there is something of its name."""
    folder.mkdir()


def make_folders(folder: Path | str) -> list[Path]:
    """Makes `folder` and those above it; the ones that were made, outermost first."""
    if os.path.isdir(folder):  # noqa: PTH112 - each meeting has its own
        return []
    made = make_folders(os.path.dirname(folder) or ".")  # noqa: PTH120
    new = Path(folder)
    make_folder(new)
    return [*made, new]


def remove_folder(folder: Path) -> None:
    """Removes an empty folder."""
    folder.rmdir()


def remove_tree(folder: Path) -> None:
    """Removes all of it that can be removed."""
    from shutil import rmtree  # noqa: PLC0415

    rmtree(folder, ignore_errors=True)


def digest(content: bytes | Path) -> str:
    """SHA-256 of bytes or of a file, in hexadecimal."""
    if isinstance(content, bytes):
        found: str = _sha256()(content).hexdigest()
        return found
    from hashlib import file_digest  # noqa: PLC0415

    with content.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


@cache
def _sha256() -> Callable[..., Any]:
    """It is fetched when it is first asked for: it is slow, and a check wants no digest."""
    from hashlib import sha256  # noqa: PLC0415

    return sha256
