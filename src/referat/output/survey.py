"""What lies in an output folder: ours and as we left it, edited since, or somebody else's."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct, field

from referat.output import disk
from referat.output.record import RECORD, Record
from referat.output.trouble import TEMPORARY


class State(Struct, frozen=True, array_like=True):
    """A file as it was seen: bytes, time of change in nanoseconds, digest."""

    size: int
    changed: int
    digest: str


class Left(Struct, frozen=True):
    """What a build left behind: its files by path, and the record of them."""

    files: Mapping[str, State] = field(default_factory=dict)
    record: State | None = None


class Survey(Struct):
    """`intact` are our files by path, as we left them, `numbers` what the disk calls each.
    `is_ours` is true if there is nothing else in the folder. `mirrored` are the numbers of the
    files in the mirror, where that is known.
    """

    intact: dict[str, State] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    is_ours: bool = True
    mirrored: Mapping[str, int] | None = None

    def digests(self) -> dict[str, str]:
        return {path: state.digest for path, state in self.intact.items()}

    def is_as(self, files: Mapping[str, State]) -> bool:
        """True if all of `files` and no other of ours are there, unchanged."""
        if files is self.intact:
            return True
        if len(files) != len(self.intact):
            return False
        there = self.intact
        return all(path in there and there[path].digest == s.digest for path, s in files.items())


def survey(out: Path, record: Record, known: Mapping[str, State]) -> Survey:
    """Looks through `out`. `known` saves reading: a file that looks as it did is as it was."""
    found = Survey()
    _look(str(out), "", _Known(record, known, folders_of(record.files)), found)
    return found


class _Known(Struct, frozen=True):
    record: Record
    states: Mapping[str, State]
    folders: set[str]


def _look(top: str, folder: str, ours: _Known, found: Survey) -> None:
    try:
        entries = list(os.scandir(top))
    except OSError:
        return
    for entry in entries:
        path = folder + entry.name
        digests = ours.record.files.get(path)
        if digests is not None:
            seen = entry.stat(follow_symlinks=False)
            state = _state(entry, seen, ours.states.get(path)) if path != RECORD else None
            if state is not None and state.digest in digests:
                found.intact[path] = state
                found.numbers[path] = seen.st_ino
            elif path != RECORD:
                found.is_ours = False
        elif path in ours.folders and entry.is_dir(follow_symlinks=False):
            _look(entry.path, f"{path}/", ours, found)
        elif path != RECORD and not entry.name.startswith(TEMPORARY):
            found.is_ours = False


def _state(entry: os.DirEntry[str], seen: os.stat_result, known: State | None) -> State | None:
    """A file as it is; None if it is none."""
    if not stat.S_ISREG(seen.st_mode):
        return None
    if known and known.size == seen.st_size and known.changed == seen.st_mtime_ns:
        return known
    return State(seen.st_size, seen.st_mtime_ns, disk.digest(Path(entry.path)))


def looks_as(file: Path, known: State | None) -> bool:
    """True for a file that looks as it did."""
    if known is None:
        return False
    try:
        seen = file.lstat()
    except OSError:
        return False
    same = (seen.st_size, seen.st_mtime_ns) == (known.size, known.changed)
    return same and stat.S_ISREG(seen.st_mode)


def seen_now(file: Path | str, digest: str) -> tuple[State, int]:
    """The state of a file whose digest is known, and its number."""
    seen = os.stat(file)  # noqa: PTH116 - there are fifteen for each meeting
    return State(seen.st_size, seen.st_mtime_ns, digest), seen.st_ino


def folders_of(files: Iterable[str]) -> set[str]:
    """Every folder that one of `files` lies in, however deep."""
    found: set[str] = set()
    for path in files:
        folder = path.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found
