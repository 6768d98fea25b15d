"""What a build leaves the next one: two files in `.referat/`, outside of what is published.

One has what is always looked at, behind a digest of all of it; the other what is seldom asked for
(`pieces`; `records` tells which is which). Whatever is broken, of another version or half written
is as if it were not there. It is JSON, since it may come from anywhere.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from msgspec import Struct, field

from referat.compile.asked import Answer
from referat.compile.packed import decoded, encoded
from referat.compile.pieces import Pieces, Unreadable
from referat.compile.records import GroupRecord, KeptRecord, Recorder, pieces_of
from referat.compile.values import Across, Memory
from referat.diagnostics import Diagnostic
from referat.output import disk
from referat.output.survey import Left, State
from referat.site.parts import Chrome

FOLDER = ".referat"
MIRROR = ".forrige"
"""The ending of the folder, beside a memory, with the site before the last one."""
_PIECES = ".dele"
_IGNORE = b"*\n"
_MOST = 8
"""How many memories are kept: one for each edition and output folder."""


class Stand(Struct):
    """How things stood after a build. `stamp` is the digest of all that the build depended on,
    empty if it must not be relied on; `asked` the names that each meeting asked the disk for;
    `left` what was written; `findings` what was said, with files from the root.
    """

    program: str = ""
    stamp: str = ""
    asked: dict[str, tuple[str, ...]] = field(default_factory=dict)
    left: Left = field(default_factory=Left)
    findings: tuple[Diagnostic, ...] = ()


class Shelved(Struct):
    """A memory as it lies on the disk: `pieces` are in a file of their own, if there is one."""

    stand: Stand = field(default_factory=Stand)
    memory: Memory = field(default_factory=Memory)
    pieces: Pieces | None = None


class _Index(Struct, frozen=True, omit_defaults=True):
    """What is always looked at of a `Stand` and a `Memory`."""

    program: str
    stamp: str
    asked: dict[str, tuple[str, ...]]
    files: dict[str, State]
    record: State | None
    findings: tuple[Diagnostic, ...]
    meetings: dict[str, KeptRecord]
    pages: dict[str, GroupRecord]
    copies: dict[str, Answer]
    search: str
    around: str
    plan: str
    chrome: Chrome | None
    across: Across
    is_whole: bool


def path_of(root: Path, out: Path, edition: str) -> Path:
    """One file for each edition and output folder."""
    place = os.path.relpath(os.path.realpath(out), os.path.realpath(root))
    return root / FOLDER / f"{edition}-{disk.digest(place.encode())[:12]}.json"


def recall(path: Path, program: str) -> Shelved:
    """What was left at `path` by the same `program`; else nothing."""
    try:
        content = path.read_bytes()
        said = content[65:]
        if disk.digest(said).encode() != content[:64]:
            return Shelved()
        index = decoded(_Index, said)
    except (OSError, Unreadable):
        return Shelved()
    if index.program != program:
        return Shelved()
    return _shelved(index, Pieces(path.with_suffix(_PIECES)))


def _shelved(index: _Index, pieces: Pieces) -> Shelved:
    made = Recorder(pieces)
    left = Left(index.files, index.record)
    stand = Stand(index.program, index.stamp, index.asked, left, index.findings)
    memory = Memory(
        {source: made.kept(record) for source, record in index.meetings.items()},
        {name: made.group(record) for name, record in index.pages.items()},
        index.copies,
        index.search,
        index.around,
        index.plan,
        index.chrome,
        index.across,
        index.is_whole,
    )
    return Shelved(stand, memory, pieces)


def remember(path: Path, shelved: Shelved) -> None:
    """Leaves it for the next build; nothing happens where nothing can be written."""
    with contextlib.suppress(OSError, ValueError, Unreadable):
        if not path.parent.is_dir():
            disk.make_folder(path.parent)
            disk.write(path.parent / ".gitignore", _IGNORE)
        if shelved.pieces is None:
            shelved.pieces = Pieces(path.with_suffix(_PIECES))
        shelved.pieces.lay(list(pieces_of(shelved.memory)))
        content = encoded(_index(shelved, Recorder(shelved.pieces)))
        new = path.with_suffix(".ny")
        with contextlib.suppress(FileNotFoundError):
            disk.remove(new)
        disk.write(new, disk.digest(content).encode() + b"\n" + content)
        disk.move(new, path)
        _forget(path.parent)


def _index(shelved: Shelved, made: Recorder) -> _Index:
    stand, memory = shelved.stand, shelved.memory
    return _Index(
        stand.program,
        stand.stamp,
        stand.asked,
        dict(stand.left.files),
        stand.left.record,
        stand.findings,
        {source: made.record(kept) for source, kept in memory.meetings.items()},
        {name: made.group_record(group) for name, group in memory.pages.items()},
        memory.copies,
        memory.search,
        memory.around,
        memory.plan,
        memory.chrome,
        memory.across,
        memory.is_whole,
    )


def _forget(folder: Path) -> None:
    """Output folders come and go: only the last ones are worth remembering."""
    files = sorted(folder.glob("*.json"), key=lambda file: file.stat().st_mtime_ns)
    for file in files[:-_MOST]:
        disk.remove(file)
        file.with_suffix(_PIECES).unlink(missing_ok=True)
        disk.remove_tree(file.with_suffix(MIRROR))
