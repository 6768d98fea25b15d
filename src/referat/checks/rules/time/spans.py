"""Stretches of the day as minutes, so that they can be laid beside each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from referat.checks.subject import Subject
from referat.danish.patterns import late
from referat.danish.times import Slot, Time
from referat.model.base import Model
from referat.model.item import Item, Pause
from referat.model.meeting import Meeting
from referat.model.people import Person, each_person

_DAY, _EVENING, _NIGHT = 24 * 60, 16 * 60, 6 * 60
_CLOCK = r"(?:(?:kl\.?|klokken)\s*(\d{1,2})(?:[.:](\d\d))?|(\d{1,2})[.:](\d\d))(?!\d)"
_STAY = late(
    rf"(?:^|\b(?:deltog|deltager|til\s+stede|med)\s+)(?:fra\s+)?{_CLOCK}"
    rf"\s*(?:-|–|—|til)\s*{_CLOCK}",
    re.IGNORECASE,
)
_CAME = late(rf"(?:^|\b(?:deltog|deltager|ankom|kom|mødte)\s+)(?:fra|efter)?\s*{_CLOCK}", re.I)
_LEFT = late(
    rf"(?:^|\b(?:deltog|deltager|med)\s+)(?:til|indtil)\s+{_CLOCK}"
    rf"|\b(?:gik|forlod(?:\s+mødet)?|måtte\s+gå)\s+{_CLOCK}",
    re.IGNORECASE,
)
_POINT = late(r"\bp(?:un)?kt", re.IGNORECASE)


class Span(Struct, frozen=True):
    """From `start` to `end`, in minutes after midnight; either may be unknown. A stretch over
    midnight ends after 24 hours.
    """

    start: int | None
    end: int | None = None

    def apart(self, other: Span) -> int:
        """How many minutes lie between the two; 0 or less if they meet."""
        gaps = [0]
        if self.start is not None and other.end is not None:
            gaps.append(self.start - other.end)
        if other.start is not None and self.end is not None:
            gaps.append(other.start - self.end)
        return max(gaps)

    @property
    def danish(self) -> str:
        """`kl. 9.15-10.15`, `fra kl. 9.15`, `til kl. 10.15`."""
        if self.start is not None and self.end is not None:
            return f"kl. {clock(self.start)}-{clock(self.end)}"
        if self.start is not None:
            return f"fra kl. {clock(self.start)}"
        return f"til kl. {clock(self.end or 0)}"


class Timed(Struct, frozen=True):
    """An entry of the agenda with its times. `follows` is the timed entry right before it; None
    where there is none, or one without a time between them.
    """

    entry: Item | Pause
    slot: Slot
    span: Span
    follows: Timed | None = None


def clock(minutes: int) -> str:
    """`9.15`, as it is spoken of."""
    if minutes > _DAY:
        minutes -= _DAY
    return f"{minutes // 60}.{minutes % 60:02}"


def span_of(slot: Slot | None) -> Span | None:
    """None for words, and for no slot at all."""
    if slot is None or slot.start is None:
        return None
    return _over_midnight(Span(slot.start.minutes, slot.end.minutes if slot.end else None))


def _over_midnight(span: Span) -> Span:
    if span.start is None or span.end is None or span.end >= span.start:
        return span
    return Span(span.start, span.end + _DAY) if is_over_midnight(span.start, span.end) else span


def is_over_midnight(start: int, end: int) -> bool:
    """True for what begins in the evening and ends in the night."""
    return start >= _EVENING and end <= _NIGHT


def held(meeting: Meeting) -> Span | None:
    """From when to when the meeting lasts: the later of what was planned and what was minuted."""
    span = span_of(meeting.slot)
    if span is None or span.start is None:
        return None
    ended = meeting.ended.start.minutes if meeting.ended and meeting.ended.start else None
    if ended is not None and ended < span.start and is_over_midnight(span.start, ended):
        ended += _DAY
    ends = [end for end in (span.end, ended) if end is not None]
    return Span(span.start, max(ends, default=None))


def within(span: Span, meeting: Span | None) -> Span:
    """`span` as a part of `meeting`: after midnight it goes on counting."""
    late = meeting is not None and meeting.start is not None and meeting.start >= _EVENING
    if not late or span.start is None or span.start > _NIGHT:
        return span
    return Span(span.start + _DAY, span.end + _DAY if span.end is not None else None)


def slot_of(entry: Item | Pause) -> Slot | None:
    """When it is planned; a pause that is not planned, when it was held."""
    if isinstance(entry, Pause):
        return entry.slot or entry.held
    return None if entry.is_withdrawn else entry.slot


def slots_in(subject: Subject) -> Sequence[tuple[Model, str, Slot]]:
    """Every time in the file: the model, the Python name of its key, and what it says."""
    return [
        (model, name, value)
        for model in subject.models
        for name in model.order
        if isinstance(value := getattr(model, name), Slot)
    ]


def timed(subject: Subject) -> Iterator[Timed]:
    """The agenda's own entries that have a time, in its order."""
    own, last = subject.own, None
    if own is None:
        return
    meeting = span_of(own.slot)
    for entry in own.items or ():
        slot = slot_of(entry)
        span = span_of(slot)
        if isinstance(entry, Item) and entry.is_withdrawn:
            continue
        if slot is None or span is None:
            last = None
            continue
        last = Timed(entry, slot, within(span, meeting), last)
        yield last


def stay_of(person: Person) -> Span | None:
    """When the person was there, if only for a part of the meeting."""
    if person.attended:
        return span_of(person.attended) or _told(person.attended.written)
    return _told(person.remark) if person.remark else None


def _told(words: str) -> Span | None:
    words = words.strip()
    if _POINT.search(words):
        return None
    stay, came, left = _STAY.search(words), _CAME.search(words), _LEFT.search(words)
    if stay:
        return _over_midnight(Span(_minutes(*stay.groups()[:4]), _minutes(*stay.groups()[4:])))
    span = Span(
        _minutes(*came.groups()) if came else None,
        _minutes(*_four(left)) if left else None,
    )
    return None if span == Span(None) else span


def _four(left: re.Match[str]) -> tuple[str | None, ...]:
    groups = left.groups()
    return groups[:4] if any(groups[:4]) else groups[4:]


def _minutes(*parts: str | None) -> int | None:
    hour, minute = parts[0] or parts[2], parts[1] or parts[3]
    time = Time(int(hour or 0), int(minute or 0))
    return time.minutes if time.hour <= 24 and time.minute < 60 else None


def stays(subject: Subject) -> Iterator[tuple[Person, Span]]:
    """Everyone who was there for a part of the meeting, each name once."""
    own = subject.own
    seen: set[str] = set()
    if own is None:
        return
    for people in (own.present, own.invited, own.members, own.guests):
        for person in each_person(people):
            span = stay_of(person)
            name = " ".join(person.name.split())
            if span is not None and name not in seen:
                seen.add(name)
                yield person, within(span, held(own))
