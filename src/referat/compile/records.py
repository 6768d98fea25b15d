"""Meetings and pages as a memory has them: a list of what is always looked at, and the sizes of
the pieces that are seldom asked for, which follow each other in a file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias, TypeVar

from msgspec import Struct, field

from referat.checks.noted import Noted
from referat.checks.switches import Switch
from referat.compile.frames import Hung
from referat.compile.packed import Packed, back, plain
from referat.compile.sources import Seen
from referat.compile.values import Copied, Group, Kept, Laid, Leads, Reading
from referat.diagnostics import Diagnostic
from referat.view.facts import MeetingFacts

T = TypeVar("T")
Record: TypeAlias = Sequence[Any]


class _Seldom(Struct, frozen=True):
    """What most meetings have none of."""

    asked: tuple[str, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    switches: tuple[Switch, ...] = ()
    refers: bool = False
    wants_tasks: bool = False
    closed: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()


class Writer(Struct):
    """Makes records; `pieces` are what they leave for later, in order."""

    pieces: list[bytes] = field(default_factory=list)

    def kept(self, kept: Kept) -> Record:
        """A meeting: its pieces are the facts, what is noted, the frame, and where its documents
        and its page lead.
        """
        reading = kept.reading
        seldom = _Seldom(
            reading.asked,
            reading.findings,
            reading.switches,
            reading.refers,
            reading.wants_tasks,
            reading.closed,
            reading.foreign,
        )
        return (
            kept.key,
            kept.beside,
            (reading.seen.digest, reading.seen.looks),
            reading.outline,
            reading.folder,
            plain(_Seldom)(seldom),
            self._piece(reading.packed_facts),
            self._piece(reading.packed_noted),
            self._piece(kept.frame),
            kept.documents and self.group(kept.documents),
            kept.page and self.group(kept.page),
        )

    def group(self, group: Group) -> Record:
        copies = [(copied.path, copied.source) for copied in group.copies]
        files = [(file.path, file.digest, file.searched) for file in group.files]
        return group.key, files, copies, self._piece(group.leads)

    def _piece(self, piece: Packed[Any] | None) -> int | None:
        if piece is None:
            return None
        self.pieces.append(piece.content)
        return len(piece.content)


class Reader(Struct):
    """Reads what a `Writer` made, in the same order. Raises ValueError or TypeError."""

    content: bytes
    at: int

    def kept(self, record: Record) -> Kept:
        key, beside, seen, outline, folder, seldom, facts, noted, frame, documents, page = record
        rest: _Seldom = back(_Seldom)(seldom)
        reading = Reading(
            Seen(str(seen[0]), tuple(map(int, seen[1]))),
            rest.findings,
            rest.switches,
            str(outline),
            str(folder),
            rest.refers,
            rest.wants_tasks,
            rest.closed,
            rest.foreign,
            rest.asked,
            self._piece(MeetingFacts, facts),
            self._piece(Noted, noted),
        )
        around = self._piece(Hung, frame)
        made = documents and self.group(documents), page and self.group(page)
        return Kept(str(key), str(beside), reading, *made, around)

    def group(self, record: Record) -> Group:
        key, files, copies, leads = record
        return Group(
            str(key),
            tuple([Laid(str(path), str(digest), bool(found)) for path, digest, found in files]),
            tuple([_copied(*copied) for copied in copies]),
            self._piece(Leads, leads) or Packed(Leads, Leads()),
        )

    def _piece(self, kind: type[T], size: int | None) -> Packed[T] | None:
        if size is None:
            return None
        start, self.at = self.at, self.at + size
        return Packed(kind, None, self.content[start : self.at])


def _copied(path: Any, source: Sequence[Any]) -> Copied:
    place, size, changed = source
    return Copied(str(path), (str(place), int(size), int(changed)))
