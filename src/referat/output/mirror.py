"""The site before this one, kept so that the next can be made of it: most of its files are the
same files under another name, and only what differs has to be laid into it.

It lies where nobody is served from. It is never believed: before it is used, every file in it is
held against the site, by the number that the disk knows it by, and what is not the same goes.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path

from referat.output import disk
from referat.output.record import RECORD
from referat.output.survey import folders_of


def take(
    mirror: Path, stage: Path, numbers: Mapping[str, int], held: Mapping[str, int] | None = None
) -> set[str] | None:
    """Moves `mirror` to the free name `stage` and leaves in it only what the site has, by path
    with the files' `numbers`: these are returned. None if there is none that can be moved there.
    `held` is what is in the mirror, for a process that laid it there itself.
    """
    try:
        disk.move(mirror, stage)
    except OSError:
        return None
    if held is not None:
        return _without_old(stage, held, numbers)
    left: set[str] = set()
    _clean(str(stage), "", numbers, folders_of(numbers), left)
    return left


def _without_old(stage: Path, held: Mapping[str, int], numbers: Mapping[str, int]) -> set[str]:
    old = {path for path, number in held.items() if numbers.get(path) != number}
    for path in (*old, RECORD):
        drop(stage / path, stage)
    return held.keys() - old


def drop(file: Path, top: Path) -> None:
    """Takes away a file and the folders below `top` that it leaves empty."""
    if file.is_file():
        disk.remove(file)
    folder = file.parent
    with contextlib.suppress(OSError):
        while folder != top:
            disk.remove_folder(folder)  # only empty folders go
            folder = folder.parent


def keep(folder: Path, mirror: Path | None) -> None:
    """The old site becomes the mirror; it is removed if it cannot be one."""
    if mirror is not None:
        with contextlib.suppress(OSError):
            if mirror.exists():
                disk.remove_tree(mirror)
            disk.move(folder, mirror)
            return
    disk.remove_tree(folder)


def _clean(
    top: str, folder: str, numbers: Mapping[str, int], folders: set[str], left: set[str]
) -> None:
    for entry in list(os.scandir(top)):
        path = folder + entry.name
        if entry.is_dir(follow_symlinks=False):
            if path in folders:
                _clean(entry.path, f"{path}/", numbers, folders, left)
            else:
                disk.remove_tree(Path(entry.path))
        elif numbers.get(path) != entry.inode():
            disk.remove(Path(entry.path))
        else:
            left.add(path)
