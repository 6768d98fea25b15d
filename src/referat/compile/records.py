"""Meetings and pages as a memory has them: what is always looked at, and where the pieces lie that
are seldom asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

from msgspec import Struct

from referat.checks.noted import Noted
from referat.checks.switches import Switch
from referat.compile.frames import Hung
from referat.compile.packed import Packed
from referat.compile.pieces import Pieces, Spot
from referat.compile.sources import Seen
from referat.compile.values import Copied, Group, Kept, Laid, Leads, Memory, Reading
from referat.diagnostics import Diagnostic
from referat.view.facts import MeetingFacts

T = TypeVar("T")


class GroupRecord(Struct, frozen=True, array_like=True):
    """A `Group`."""

    key: str
    files: tuple[Laid, ...]
    copies: tuple[Copied, ...]
    leads: Spot


class _Seldom(Struct, frozen=True, omit_defaults=True):
    """What most meetings have none of."""

    asked: tuple[str, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    switches: tuple[Switch, ...] = ()
    refers: bool = False
    wants_tasks: bool = False
    closed: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()


class KeptRecord(Struct, frozen=True, array_like=True):
    """A `Kept`."""

    key: str
    beside: str
    seen: Seen
    outline: str
    folder: str
    seldom: _Seldom
    facts: Spot | None
    noted: Spot | None
    frame: Spot | None
    documents: GroupRecord | None
    page: GroupRecord | None


def pieces_of(memory: Memory) -> Iterator[Packed[Any]]:
    """All that a memory seldom asks for."""
    for kept in memory.meetings.values():
        reading = kept.reading
        seldom = (reading.packed_facts, reading.packed_noted, kept.frame)
        yield from (each for each in seldom if each is not None)
        yield from (each.leads for each in (kept.documents, kept.page) if each is not None)
    yield from (group.leads for group in memory.pages.values())


class Recorder(Struct, frozen=True):
    """Makes records of what has been laid in `pieces`, and out of them what they are of."""

    pieces: Pieces

    def record(self, kept: Kept) -> KeptRecord:
        reading = kept.reading
        return KeptRecord(
            kept.key,
            kept.beside,
            reading.seen,
            reading.outline,
            reading.folder,
            _Seldom(
                reading.asked,
                reading.findings,
                reading.switches,
                reading.refers,
                reading.wants_tasks,
                reading.closed,
                reading.foreign,
            ),
            self._spot(reading.packed_facts),
            self._spot(reading.packed_noted),
            self._spot(kept.frame),
            self.group_record(kept.documents) if kept.documents else None,
            self.group_record(kept.page) if kept.page else None,
        )

    def group_record(self, group: Group) -> GroupRecord:
        spot = group.leads.spot_in(self.pieces)
        assert spot is not None, "it has been laid there"
        return GroupRecord(group.key, group.files, group.copies, spot)

    def kept(self, record: KeptRecord) -> Kept:
        rest = record.seldom
        reading = Reading(
            record.seen,
            rest.findings,
            rest.switches,
            record.outline,
            record.folder,
            rest.refers,
            rest.wants_tasks,
            rest.closed,
            rest.foreign,
            rest.asked,
            self._piece(MeetingFacts, record.facts),
            self._piece(Noted, record.noted),
        )
        return Kept(
            record.key,
            record.beside,
            reading,
            self.group(record.documents) if record.documents else None,
            self.group(record.page) if record.page else None,
            self._piece(Hung, record.frame),
        )

    def group(self, record: GroupRecord) -> Group:
        leads = Packed.lying(Leads, self.pieces, record.leads)
        return Group(record.key, record.files, record.copies, leads)

    def _spot(self, piece: Packed[Any] | None) -> Spot | None:
        return None if piece is None else piece.spot_in(self.pieces)

    def _piece(self, kind: type[T], spot: Spot | None) -> Packed[T] | None:
        return None if spot is None else Packed.lying(kind, self.pieces, spot)
