"""What a build leaves the next one: a file in `.referat/`, outside of what is published.

A digest of all that follows it; a line of what is always looked at; and what is seldom asked for,
piece after piece (`records` tells how). Whatever is broken, of another version or half written is
as if it were not there. It is JSON, since it may come from anywhere.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from referat.compile.asked import Answer
from referat.compile.packed import Unreadable, back, plain, written
from referat.compile.records import Reader, Writer
from referat.compile.values import Across, Memory
from referat.diagnostics import Diagnostic
from referat.output import disk
from referat.output.survey import Left, State
from referat.site.parts import Chrome

FOLDER = ".referat"
MIRROR = ".forrige"
"""The ending of the folder, beside a memory, with the site before the last one."""
_IGNORE = b"*\n"
_SENSELESS = (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError)
"""What JSON of any form may lead to; it may lie too deep, or be without end."""
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
    """A memory as it lies on the disk."""

    stand: Stand = field(default_factory=Stand)
    memory: Memory = field(default_factory=Memory)


class _Said(Struct, frozen=True):
    """What a `Stand` and a `Memory` have besides files, meetings and pages."""

    stamp: str
    asked: Mapping[str, tuple[str, ...]]
    findings: tuple[Diagnostic, ...]
    record: State | None
    copies: Mapping[str, Answer]
    search: str
    around: str
    plan: str
    chrome: Chrome | None
    across: Across
    is_whole: bool


def path_of(root: Path, out: Path, edition: str) -> Path:
    """One file for each edition and output folder."""
    place = os.path.relpath(os.path.realpath(out), os.path.realpath(root))
    return root / FOLDER / f"{edition}-{hashlib.sha256(place.encode()).hexdigest()[:12]}.json"


def recall(path: Path, program: str) -> Shelved:
    """What was left at `path` by the same `program`; else nothing."""
    try:
        content = path.read_bytes()
        if hashlib.sha256(memoryview(content)[65:]).hexdigest().encode() != content[:64]:
            return Shelved()
        end = content.index(b"\n", 65)
        line = json.loads(content[65:end])
        if line["program"] != program:
            return Shelved()
        return _shelved(line, Reader(content, end + 1))
    except (OSError, *_SENSELESS, Unreadable):
        return Shelved()


def _shelved(line: Mapping[str, Any], reader: Reader) -> Shelved:
    said: _Said = back(_Said)(line["said"])
    files = {
        str(path): State(int(size), int(changed), str(digest))
        for path, size, changed, digest in line["files"]
    }
    stand = Stand(
        line["program"], said.stamp, dict(said.asked), Left(files, said.record), said.findings
    )
    memory = Memory(
        {str(source): reader.kept(record) for source, record in line["meetings"]},
        {str(name): reader.group(record) for name, record in line["pages"]},
        dict(said.copies),
        said.search,
        said.around,
        said.plan,
        said.chrome,
        said.across,
        said.is_whole,
    )
    return Shelved(stand, memory)


def remember(path: Path, stand: Stand, memory: Memory) -> None:
    """Leaves it for the next build; nothing happens where nothing can be written."""
    writer = Writer()
    said = _Said(
        stand.stamp,
        stand.asked,
        stand.findings,
        stand.left.record,
        memory.copies,
        memory.search,
        memory.around,
        memory.plan,
        memory.chrome,
        memory.across,
        memory.is_whole,
    )
    line = {
        "program": stand.program,
        "said": plain(_Said)(said),
        "files": [(p, s.size, s.changed, s.digest) for p, s in stand.left.files.items()],
        "meetings": [(source, writer.kept(kept)) for source, kept in memory.meetings.items()],
        "pages": [(name, writer.group(group)) for name, group in memory.pages.items()],
    }
    content = b"".join((written(line), b"\n", *writer.pieces))
    new = path.with_suffix(".ny")
    with contextlib.suppress(OSError, ValueError):
        if not path.parent.is_dir():
            disk.make_folder(path.parent)
            disk.write(path.parent / ".gitignore", _IGNORE)
        with contextlib.suppress(FileNotFoundError):
            disk.remove(new)
        disk.write(new, hashlib.sha256(content).hexdigest().encode() + b"\n" + content)
        disk.move(new, path)
        _forget(path.parent)


def _forget(folder: Path) -> None:
    """Output folders come and go: only the last ones are worth remembering."""
    files = sorted(folder.glob("*.json"), key=lambda file: file.stat().st_mtime_ns)
    for file in files[:-_MOST]:
        disk.remove(file)
        disk.remove_tree(file.with_suffix(MIRROR))
