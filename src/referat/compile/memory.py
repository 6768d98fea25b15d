"""What a build leaves the next one: a file in `.referat/`, outside of what is published.

Two lines under a digest of both: a short one that tells if anything has changed at all, and a
long one (`Memory`) that is read only if so. Whatever is broken, of another version or half
written is as if it were not there. It is JSON, since it may come from anywhere.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from referat.compile.values import Memory
from referat.diagnostics import Diagnostic, Place, Severity
from referat.output import disk
from referat.output.survey import State

if TYPE_CHECKING:
    from pydantic import TypeAdapter

FOLDER = ".referat"
_IGNORE = b"*\n"
_MOST = 8
"""How many memories are kept: one for each edition and output folder."""


@dataclass(slots=True)
class Stand:
    """How things stood after a build. `stamp` is the digest of all that the build depended on,
    empty if it must not be relied on; `asked` the names that each meeting asked the disk for;
    `files` what was written; `findings` what was said, with files from the root.
    """

    program: str = ""
    stamp: str = ""
    asked: dict[str, list[str]] = field(default_factory=dict)
    files: dict[str, State] = field(default_factory=dict)
    findings: list[Diagnostic] = field(default_factory=list)


@dataclass
class Shelved:
    """A memory as it lies on the disk: the stand is read at once, the rest when asked for."""

    stand: Stand = field(default_factory=Stand)
    body: bytes = b""

    @cached_property
    def memory(self) -> Memory:
        if not self.body:
            return Memory()
        try:
            return _adapter().validate_json(self.body)
        except ValueError:
            return Memory()


def path_of(root: Path, out: Path, edition: str) -> Path:
    """One file for each edition and output folder."""
    place = os.path.relpath(os.path.realpath(out), os.path.realpath(root))
    return root / FOLDER / f"{edition}-{hashlib.sha256(place.encode()).hexdigest()[:12]}.json"


def recall(path: Path, program: str) -> Shelved:
    """What was left at `path` by the same `program`; else nothing."""
    try:
        digest, head, body = path.read_bytes().split(b"\n", 2)
        if hashlib.sha256(head + b"\n" + body).hexdigest().encode() != digest:
            return Shelved()
        stand = _stand(json.loads(head))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Shelved()
    return Shelved(stand, body) if stand.program == program else Shelved()


def remember(path: Path, stand: Stand, memory: Memory) -> None:
    """Leaves it for the next build; nothing happens where nothing can be written."""
    head = json.dumps(_plain(stand), ensure_ascii=False).encode("utf-8", "surrogatepass")
    body = _adapter().dump_json(memory)
    digest = hashlib.sha256(head + b"\n" + body).hexdigest().encode()
    new = path.with_suffix(".ny")
    with contextlib.suppress(OSError, ValueError):
        if not path.parent.is_dir():
            disk.make_folder(path.parent)
            disk.write(path.parent / ".gitignore", _IGNORE)
        with contextlib.suppress(FileNotFoundError):
            disk.remove(new)
        disk.write(new, b"\n".join((digest, head, body)))
        disk.move(new, path)
        _forget(path.parent)


def _forget(folder: Path) -> None:
    """Output folders come and go: only the last ones are worth remembering."""
    files = sorted(folder.glob("*.json"), key=lambda file: file.stat().st_mtime_ns)
    for file in files[:-_MOST]:
        disk.remove(file)


def _adapter() -> TypeAdapter[Memory]:
    from pydantic import TypeAdapter  # noqa: PLC0415 - slow, and not needed if nothing changed

    return TypeAdapter(Memory)


def _plain(stand: Stand) -> dict[str, Any]:
    return {
        "program": stand.program,
        "stamp": stand.stamp,
        "asked": stand.asked,
        "files": {path: [s.size, s.changed, s.digest] for path, s in stand.files.items()},
        "findings": [_plain_finding(finding) for finding in stand.findings],
    }


def _plain_finding(finding: Diagnostic) -> list[Any]:
    place = finding.place
    where = [place.line, place.column, place.end_line, place.end_column] if place else None
    path = finding.path.as_posix() if finding.path else None
    return [finding.code, finding.message, finding.hint, int(finding.severity), path, where]


def _stand(read: Mapping[str, Any]) -> Stand:
    return Stand(
        str(read["program"]),
        str(read["stamp"]),
        {str(source): [str(name) for name in names] for source, names in read["asked"].items()},
        {
            str(path): State(int(size), int(changed), str(digest))
            for path, (size, changed, digest) in read["files"].items()
        },
        [_finding(each) for each in read["findings"]],
    )


def _finding(read: list[Any]) -> Diagnostic:
    code, message, hint, severity, path, where = str(read[0]), *read[1:]
    return Diagnostic(
        code,
        str(message),
        str(hint),
        Severity(int(severity)),
        Path(str(path)) if path else None,
        Place(*(int(number) for number in where)) if where else None,
    )
