"""What a build leaves the next one: a file in `.referat/`, outside of what is published.

A digest of all that follows it; a line that every build needs; and what is seldom asked for,
piece after piece (`Packed`), found by where each begins and ends. Whatever is broken, of another
version or half written is as if it were not there. It is JSON, since it may come from anywhere.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from referat.checks.noted import Noted
from referat.checks.switches import Switch
from referat.compile.asked import Answer
from referat.compile.packed import Packed, Unreadable, back, plain, written
from referat.compile.sources import Seen
from referat.compile.values import (
    Across,
    Copied,
    Group,
    Hung,
    Kept,
    Laid,
    Leads,
    Memory,
    Reading,
)
from referat.diagnostics import Diagnostic
from referat.output import disk
from referat.output.survey import Left
from referat.site.parts import Chrome
from referat.view.facts import MeetingFacts

FOLDER = ".referat"
MIRROR = ".forrige"
"""The ending of the folder, beside a memory, with the site before the last one."""
_IGNORE = b"*\n"
_MOST = 8
"""How many memories are kept: one for each edition and output folder."""

T = TypeVar("T")
_Piece: TypeAlias = tuple[int, int]
"""Where something begins and ends."""


@dataclass(slots=True)
class Stand:
    """How things stood after a build. `stamp` is the digest of all that the build depended on,
    empty if it must not be relied on; `asked` the names that each meeting asked the disk for;
    `left` what was written; `findings` what was said, with files from the root.
    """

    program: str = ""
    stamp: str = ""
    asked: dict[str, tuple[str, ...]] = field(default_factory=dict)
    left: Left = Left()
    findings: tuple[Diagnostic, ...] = ()


@dataclass(slots=True)
class Shelved:
    """A memory as it lies on the disk."""

    stand: Stand = field(default_factory=Stand)
    memory: Memory = field(default_factory=Memory)


def path_of(root: Path, out: Path, edition: str) -> Path:
    """One file for each edition and output folder."""
    place = os.path.relpath(os.path.realpath(out), os.path.realpath(root))
    return root / FOLDER / f"{edition}-{hashlib.sha256(place.encode()).hexdigest()[:12]}.json"


def recall(path: Path, program: str) -> Shelved:
    """What was left at `path` by the same `program`; else nothing."""
    try:
        content = path.read_bytes()
        digest, start = content[:64], 65
        if hashlib.sha256(memoryview(content)[start:]).hexdigest().encode() != digest:
            return Shelved()
        end = content.index(b"\n", start)
        line = json.loads(content[start:end])
        if line["stand"][0] != program:
            return Shelved()
        return _shelved(line, content, end + 1)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, Unreadable):
        return Shelved()


def remember(path: Path, stand: Stand, memory: Memory) -> None:
    """Leaves it for the next build; nothing happens where nothing can be written."""
    pieces = _Pieces()
    meetings = {source: _record(kept, pieces) for source, kept in memory.meetings.items()}
    pages = {name: _group(group, pieces) for name, group in memory.pages.items()}
    rest = _Rest(
        memory.copies, memory.search, memory.around, memory.plan, memory.chrome, memory.across
    )
    line = {
        "stand": plain(Stand)(stand),
        "meetings": [[source, plain(_Record)(each)] for source, each in meetings.items()],
        "pages": [[name, plain(_Files)(each)] for name, each in pages.items()],
        "rest": plain(_Rest)(rest),
    }
    parts = [written(line), b"\n", *pieces.contents]
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    new = path.with_suffix(".ny")
    with contextlib.suppress(OSError, ValueError):
        if not path.parent.is_dir():
            disk.make_folder(path.parent)
            disk.write(path.parent / ".gitignore", _IGNORE)
        with contextlib.suppress(FileNotFoundError):
            disk.remove(new)
        disk.write(new, b"".join([digest.hexdigest().encode(), b"\n", *parts]))
        disk.move(new, path)
        _forget(path.parent)


def _forget(folder: Path) -> None:
    """Output folders come and go: only the last ones are worth remembering."""
    files = sorted(folder.glob("*.json"), key=lambda file: file.stat().st_mtime_ns)
    for file in files[:-_MOST]:
        disk.remove(file)
        disk.remove_tree(file.with_suffix(MIRROR))


# ---------------------------------------------------------------- as it is written


@dataclass(slots=True)
class _Pieces:
    """What is seldom asked for, one after another."""

    contents: list[bytes] = field(default_factory=list)
    end: int = 0

    def put(self, piece: Packed[Any] | None) -> _Piece | None:
        if piece is None:
            return None
        self.contents.append(piece.content)
        start, self.end = self.end, self.end + len(piece.content)
        return start, self.end


@dataclass(frozen=True, slots=True)
class _Files:
    """A `Group`."""

    key: str
    files: tuple[Laid, ...]
    leads: _Piece | None
    copies: tuple[Copied, ...] = ()


@dataclass(frozen=True, slots=True)
class _Record:
    """A `Kept` and its `Reading`."""

    key: str
    beside: str
    seen: Seen
    outline: str
    folder: str
    facts: _Piece | None
    noted: _Piece | None
    frame: _Piece | None
    documents: _Files | None
    page: _Files | None
    asked: tuple[str, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    switches: tuple[Switch, ...] = ()
    wants_tasks: bool = False
    closed: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Rest:
    """What a `Memory` has besides."""

    copies: Mapping[str, Answer]
    search: str
    around: str
    plan: str
    chrome: Chrome | None
    across: Across


def _record(kept: Kept, pieces: _Pieces) -> _Record:
    reading = kept.reading
    return _Record(
        kept.key,
        kept.beside,
        reading.seen,
        reading.outline,
        reading.folder,
        pieces.put(reading.packed_facts),
        pieces.put(reading.packed_noted),
        pieces.put(kept.frame),
        _group(kept.documents, pieces),
        _group(kept.page, pieces),
        reading.asked,
        reading.findings,
        reading.switches,
        reading.wants_tasks,
        reading.closed,
        reading.foreign,
    )


def _group(group: Group | None, pieces: _Pieces) -> _Files | None:
    if group is None:
        return None
    return _Files(group.key, group.files, pieces.put(group.leads), group.copies)


# ---------------------------------------------------------------- and read


def _shelved(line: Any, content: bytes, start: int) -> Shelved:
    def piece(kind: type[T], where: _Piece | None) -> Packed[T] | None:
        if where is None:
            return None
        return Packed(kind, None, content[start + where[0] : start + where[1]])

    def group(files: _Files | None) -> Group | None:
        if files is None:
            return None
        leads = piece(Leads, files.leads) or Packed(Leads, Leads())
        return Group(files.key, files.files, files.copies, leads)

    def kept(one: _Record) -> Kept:
        reading = Reading(
            one.seen,
            one.findings,
            one.switches,
            one.outline,
            one.folder,
            one.wants_tasks,
            one.closed,
            one.foreign,
            one.asked,
            piece(MeetingFacts, one.facts),
            piece(Noted, one.noted),
        )
        frame = piece(Hung, one.frame)
        return Kept(one.key, one.beside, reading, group(one.documents), group(one.page), frame)

    record, files, rest = back(_Record), back(_Files), back(_Rest)(line["rest"])
    pages = {str(name): group(files(each)) for name, each in line["pages"]}
    memory = Memory(
        {str(source): kept(record(each)) for source, each in line["meetings"]},
        {name: each for name, each in pages.items() if each is not None},
        dict(rest.copies),
        rest.search,
        rest.around,
        rest.plan,
        rest.chrome,
        rest.across,
    )
    return Shelved(back(Stand)(line["stand"]), memory)
