"""A meeting's own facts: what stands before and after its items."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from referat.danish.dates import DateProblem, long_date, parse_date
from referat.danish.times import Slot, TimeStyle, format_slot, parse_slot
from referat.model.cascade import Whole
from referat.model.meeting import Meeting
from referat.model.meeting_parts import (
    Correction,
    NextMeeting,
    SentDays,
    SentValue,
    approved_on,
)
from referat.prose.links import linked
from referat.prose.parse import parse
from referat.prose.read import read_prose
from referat.prose.tree import (
    Block,
    Blocks,
    Break,
    Inline,
    Inlines,
    Paragraph,
    Signatures,
    Text,
)
from referat.view.document import Field, Kind, Section
from referat.view.parts import PartWriter, bullets, day_words, key_of
from referat.view.shown import MEETING

_LOOK_UP = ("apologies", "absent")
_PEOPLE = ("invited", "members", "present", "apologies", "absent", "guests")
_FEW = ("chair", "secretary", "contact")
_FIRST = ("day", "slot")  # a reader asks first when it was, wherever the file says it
_DATE_AND_TIME = re.compile(r"(?P<day>.+?\d{4}),?\s+(?P<slot>(?:kl\.?|klokken)\s*\d[\d.:\s–-]*)\.?")


class HeadWriter(Struct, frozen=True):
    """Writes the facts of one meeting for its documents; what several of them show is the same
    value in all.
    """

    whole: Whole
    parts: PartWriter
    clock: TimeStyle
    _known: dict[tuple[str, object], Field] = field(default_factory=dict)

    def fields(self, kind: Kind) -> tuple[tuple[Field, ...], tuple[Field, ...]]:
        """The facts whose keys stand before the items, and those whose keys stand after them."""
        before, after = self._names(kind)
        return self._fields(before, kind), self._fields(after, kind)

    def lead(self, kind: Kind) -> tuple[Section, ...]:
        meeting = self.whole.meeting
        cancelled = meeting.status == "aflyst"  # the reason belongs in the agenda as well
        if meeting.intro is None or not (cancelled or kind in MEETING["intro"]):
            return ()
        section = self.parts.prose("indledning", meeting.intro, "")
        return (section,) if section.heading or section.blocks else ()

    def _fields(self, names: Sequence[str], kind: Kind) -> tuple[Field, ...]:
        fields = [self._field(name, kind) for name in names if name != "intro"]
        return tuple([field for field in fields if field.label or field.blocks])

    def _names(self, kind: Kind) -> tuple[list[str], list[str]]:
        order = self.whole.order
        at = order.index("items") if "items" in order else len(order)
        joint = {"day", "slot"} if self._is_joint() else set()
        found: tuple[list[str], list[str]] = ([], [])
        for index, name in enumerate(order):
            if kind not in MEETING.get(name, ()) or self._value(name, kind) is None:
                continue
            if name in joint and "day" in found[0] + found[1]:
                continue
            if name == "members" and self._lists_its_own(kind):
                continue
            found[index > at and name not in _FIRST].append("day" if name in joint else name)
        return found

    def _value(self, name: str, kind: Kind) -> Any:
        value = getattr(self.whole.meeting, name)
        return sent_with(value, kind) if name == "sent" else value

    def _lists_its_own(self, kind: Kind) -> bool:
        """True if the meeting names its people itself: the committee's members come in only
        where there would be nobody.
        """
        meeting = self.whole.meeting
        if "members" in meeting.order:
            return False
        present = meeting.present is not None and kind != "dagsorden"
        return meeting.invited is not None or present

    def _is_joint(self) -> bool:
        """Day and time stand together unless the house names the time itself."""
        meeting = self.whole.meeting
        return meeting.slot is not None and not self.parts.labels.is_own("tid")

    def _field(self, name: str, kind: Kind) -> Field:
        value = self._value(name, kind)
        which = (name, value if name == "sent" else None)  # all else is the same in each document
        known = self._known.get(which)
        if known is None:
            known = self._known[which] = self._made(name, value)
        return known

    def _made(self, name: str, value: Any) -> Field:
        key = key_of(Meeting, name)
        label = self.parts.labels.of(key)
        if name == "day" and not self._is_joint() and not self.parts.labels.is_own("dato"):
            label = "Dato"
        return Field(key, label, self._blocks(name, value))

    def _blocks(self, name: str, value: Any) -> Blocks:
        people = self.parts.people
        if name in _PEOPLE:
            return people.blocks(value, look_up=name in _LOOK_UP)
        if name in _FEW:
            lines = [linked(people.line(person)) for person in value]
            return tuple(Paragraph(line) for line in lines)
        if name == "day":
            return _paragraph(self._when())
        if name in ("slot", "ended"):
            return _paragraph(format_slot(value, self.clock))
        if name == "sent":
            return _paragraph(day_words(value))
        if name == "approved":
            return _paragraph(day_words(approved_on(value) or ""))
        if name == "link":
            return parse(value, self.parts.options)
        if name == "attachments":
            return self.parts.attachments(value)
        if name == "next_meetings":
            return self._next(value)
        if name == "signatures":
            signed = tuple(linked(people.line(person)) for person in value)
            return (Signatures(signed),) if signed else ()
        if name == "corrections":
            return self._corrections(value)
        return (Paragraph(_lines(value)),)

    def _when(self) -> str:
        meeting = self.whole.meeting
        when = long_date(meeting.day)
        if meeting.slot is None or not self._is_joint():
            return when
        return _day_and_slot(when, meeting.slot, self.clock)

    def _next(self, meetings: tuple[NextMeeting, ...]) -> Blocks:
        lines = [linked(self._next_line(meeting)) for meeting in meetings]
        if len(lines) == 1:
            return (Paragraph(lines[0]),)
        return bullets(tuple((Paragraph(line),) for line in lines))

    def _next_line(self, meeting: NextMeeting) -> str:
        if meeting.line:
            return _in_house_style(meeting.line, self.clock)
        parts = []
        if meeting.day:
            when = long_date(meeting.day) if isinstance(meeting.day, date) else meeting.day.strip()
            parts.append(_day_and_slot(when, meeting.slot, self.clock) if meeting.slot else when)
        elif meeting.slot:
            parts.append(format_slot(meeting.slot, self.clock))
        rest = (meeting.place_, meeting.form, meeting.words)
        return ", ".join([*parts, *(" ".join(part.split()) for part in rest if part)])

    def _corrections(self, corrections: tuple[Correction, ...]) -> Blocks:
        return bullets(tuple(self._correction(correction) for correction in corrections))

    def _correction(self, correction: Correction) -> Blocks:
        parts = [day_words(correction.day)] if correction.day else []
        parts += [self.parts.labels.point(correction.point)] if correction.point else []
        lead = ", ".join(parts)
        blocks = read_prose(correction.text, self.parts.options)
        if not lead:
            return blocks
        return _prefixed(f"{lead[0].upper()}{lead[1:]}: ", blocks)


def sent_with(sent: SentValue | None, kind: Kind) -> date | str | None:
    """When a document of `kind` was sent; a plain value holds for all of them."""
    if isinstance(sent, SentDays):
        return sent.agenda if kind == "dagsorden" else sent.minutes
    return sent


def _prefixed(lead: str, blocks: Blocks) -> Blocks:
    first: Block | None = blocks[0] if blocks else None
    if isinstance(first, Paragraph):
        return (replace(first, content=(Text(lead), *first.content)), *blocks[1:])
    return (Paragraph((Text(lead.strip()),)), *blocks)


def _day_and_slot(when: str, slot: Slot, clock: TimeStyle) -> str:
    join = " " if slot.start else ", "
    return f"{when}{join}{format_slot(slot, clock)}"


def _in_house_style(line: str, clock: TimeStyle) -> str:
    """A line that is a date, or a date and a time, in the one printed form; else as written."""
    day = parse_date(line)
    if not isinstance(day, DateProblem):
        return long_date(day)
    match = _DATE_AND_TIME.fullmatch(line.strip())
    day = parse_date(match["day"]) if match else day
    slot = parse_slot(match["slot"].strip()) if match else None
    if isinstance(day, DateProblem) or slot is None or slot.start is None:
        return " ".join(line.split())
    return _day_and_slot(long_date(day), slot, clock)


def _paragraph(text: str) -> Blocks:
    return (Paragraph((Text(text),)),)


def _lines(text: str) -> Inlines:
    """A one-line field keeps its line breaks."""
    inlines: list[Inline] = []
    for line in text.strip().split("\n"):
        if inlines:
            inlines.append(Break())
        inlines += linked(" ".join(line.split()))
    return tuple(inlines)
