"""The seals that a meeting's file holds, and how one is written into it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from referat.danish.patterns import late
from referat.diagnostics import Edit, Fix, Place
from referat.model.base import Model
from referat.model.meeting import Meeting
from referat.model.meeting_parts import Approval, Correction
from referat.source.written import Written, WrittenMap

_PLAIN = late(r"[\w.\-/ ]+")


def newest_correction(meeting: Meeting) -> Correction | None:
    return next(reversed(_in_time(meeting.corrections or ())), None)


def _in_time(corrections: Sequence[Correction]) -> list[Correction]:
    """By their days, where every one has a day; else as they stand in the file."""
    days = [each.day for each in corrections if isinstance(each.day, date)]
    if len(days) < len(corrections):
        return [*corrections]
    return [each for _, _, each in sorted(zip(days, range(len(days)), corrections, strict=True))]


def newest_seal(meeting: Meeting) -> tuple[str, Model] | None:
    """The newest seal in the file, and what it stands in."""
    keepers: list[Correction | Approval] = [*reversed(_in_time(meeting.corrections or ()))]
    if isinstance(meeting.approved, Approval):
        keepers.append(meeting.approved)
    return next(((each.seal, each) for each in keepers if each.seal), None)


def writing(meeting: Meeting, seal: str, is_certain: bool) -> tuple[Fix, ...]:
    """The fix that writes `seal` where it belongs: in the newest correction, else in `godkendt`."""
    edit = _into_correction(meeting, seal) or _into_approval(meeting, seal)
    return (Fix("Skriv aftrykket", (edit,), is_certain),) if edit else ()


def _into_correction(meeting: Meeting, seal: str) -> Edit | None:
    newest, written = newest_correction(meeting), meeting.as_written("corrections")
    for entry in written if isinstance(written, list) else [written]:
        if newest and isinstance(entry, WrittenMap) and entry.place == newest.place:
            return _into(entry, seal)
    return None


def _into_approval(meeting: Meeting, seal: str) -> Edit | None:
    written = meeting.as_written("approved")
    if isinstance(written, WrittenMap):
        return _into(written, seal)
    if not isinstance(written, Written) or written.place.line != written.place.end_line:
        return None
    day = str(written).strip()
    if not _PLAIN.fullmatch(day):
        return None
    return Edit(written.place, f"{{dato: {day}, aftryk: {seal}}}")


def _into(keys: WrittenMap, seal: str) -> Edit | None:
    """Another key after `dato`, or before the first one; in a block, on a line of its own."""
    first = next(iter(keys.key_places.values()))
    is_flow = (keys.place.line, keys.place.column) != (first.line, first.column)
    pad = " " * (first.column - 1)
    day = keys.get("dato")
    if isinstance(day, Written) and day.place.line == day.place.end_line and day.place.end_column:
        at = Place(day.place.line, day.place.end_column, day.place.line, day.place.end_column)
        return Edit(at, f", aftryk: {seal}" if is_flow else f"\n{pad}aftryk: {seal}")
    at = Place(first.line, first.column, first.line, first.column)
    return Edit(at, f"aftryk: {seal}, " if is_flow else f"aftryk: {seal}\n{pad}")
