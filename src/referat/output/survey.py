"""What lies in an output folder: ours and as we left it, edited since, or somebody else's."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from referat.output import disk
from referat.output.record import RECORD, Record
from referat.output.trouble import TEMPORARY


@dataclass(frozen=True, slots=True)
class State:
    """A file as it was seen: bytes, time of change in nanoseconds, digest."""

    size: int
    changed: int
    digest: str


@dataclass(slots=True)
class Survey:
    """`intact` are our files by path, as we left them. `is_ours` is true if there is nothing
    else in the folder.
    """

    intact: dict[str, State] = field(default_factory=dict)
    is_ours: bool = True

    def digests(self) -> dict[str, str]:
        return {path: state.digest for path, state in self.intact.items()}

    def is_as(self, files: Mapping[str, State]) -> bool:
        """True if all of `files` and no other of ours are there, unchanged."""
        return {path: s.digest for path, s in files.items()} == self.digests()


def survey(out: Path, record: Record, known: Mapping[str, State]) -> Survey:
    """Looks through `out`. `known` saves reading: a file that looks as it did is as it was."""
    found = Survey()
    folders = _folders(record.files)
    for path, entry in _walk(str(out), "", folders):
        if path == RECORD or entry.name.startswith(TEMPORARY):
            continue
        if path not in record.files or not entry.is_file(follow_symlinks=False):
            found.is_ours = False
            continue
        state = _state(out / path, entry.stat(), known.get(path))
        if record.knows(path, state.digest):
            found.intact[path] = state
        else:
            found.is_ours = False
    return found


def state_of(file: Path, known: State | None = None, digest: str = "") -> State:
    """The state of a file now; its bytes are only read if nothing tells their digest."""
    return _state(file, file.stat(), known, digest)


def _state(file: Path, seen: os.stat_result, known: State | None, digest: str = "") -> State:
    size, changed = seen.st_size, seen.st_mtime_ns
    if known is not None and (known.size, known.changed) == (size, changed):
        return known
    return State(size, changed, digest or disk.digest(file))


def _folders(files: Iterable[str]) -> set[str]:
    """Every folder that one of `files` lies in, however deep."""
    found: set[str] = set()
    for path in files:
        folder = path.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


def _walk(top: str, folder: str, ours: set[str]) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Every file under `top`, and every folder that none of our files is in."""
    try:
        entries = sorted(os.scandir(top), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        path = f"{folder}{entry.name}"
        if entry.is_dir(follow_symlinks=False) and path in ours:
            yield from _walk(entry.path, f"{path}/", ours)
        else:
            yield path, entry
