"""Every change that a build makes on the disk goes through here: few functions, all of which
raise OSError. Files of any size pass without being read into memory.
"""

from __future__ import annotations

import os
from pathlib import Path

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
    left = memoryview(content)
    while left:
        left = left[os.write(file, left) :]


def append(path: Path, content: bytes) -> None:
    """Writes behind what is in a file."""
    with path.open("ab") as file:
        file.write(content)


def copy(source: Path, target: Path) -> str:
    """A copy of its own, whatever `source` is linked to; never through a link to an old file.
    Returns the SHA-256 of what was copied, in hexadecimal.
    """
    from hashlib import sha256  # noqa: PLC0415 - slow; a check copies nothing

    read = sha256()
    with source.open("rb", buffering=0) as old:
        new = os.open(target, _NEW, 0o666)
        try:
            while part := old.read(_AT_A_TIME):
                read.update(part)
                _write_all(new, part)
        finally:
            os.close(new)
    return read.hexdigest()


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


def make_folders(folder: Path) -> list[Path]:
    """Makes `folder` and those above it; the ones that were made, outermost first."""
    if folder.is_dir():
        return []
    made = make_folders(folder.parent)
    make_folder(folder)
    return [*made, folder]


def remove_folder(folder: Path) -> None:
    """Removes an empty folder."""
    folder.rmdir()


def remove_tree(folder: Path) -> None:
    """Removes all of it that can be removed."""
    from shutil import rmtree  # noqa: PLC0415

    rmtree(folder, ignore_errors=True)


def digest(content: bytes | Path) -> str:
    """SHA-256 of bytes or of a file, in hexadecimal."""
    import hashlib  # noqa: PLC0415 - slow; a check asks for none

    if isinstance(content, bytes):
        return hashlib.sha256(content).hexdigest()
    with content.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
