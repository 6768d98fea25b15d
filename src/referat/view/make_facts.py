"""What the site may know of a meeting and of a body, in one edition.

What is closed is gone before anything here is read, and a key is told about only where a
document that is made shows it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, time

from msgspec.structs import replace

from referat.danish.times import Slot, Time, TimeStyle, format_slot
from referat.model.cascade import Whole
from referat.model.meeting import Committee
from referat.model.meeting_parts import (
    Correction,
    PlannedMeeting,
    SentDays,
    SentValue,
    approved_on,
)
from referat.prose.options import Options
from referat.prose.parse import parse
from referat.prose.plain import plain_words
from referat.prose.tree import Link, Paragraph
from referat.view.document import Edition, Kind
from referat.view.facts import BodyFacts, CorrectionFacts, MeetingFacts, PlannedFacts
from referat.view.item_facts import FactWriter, one_line
from referat.view.labels import Labels
from referat.view.make import has_minutes, title_of
from referat.view.people import PeopleWriter
from referat.view.people_facts import members_of, people_of
from referat.view.seen import Seen, seen
from referat.view.shown import MEETING


def meeting_facts(  # noqa: PLR0913
    whole: Whole,
    *,
    edition: Edition,
    address: str,
    folder: str,
    source: str,
    kinds: Sequence[Kind],
    options: Options,
    formats: Sequence[str] = (),
) -> MeetingFacts:
    """What readers of `edition` may know of a meeting. `address`, `folder` and `source` are as
    in `MeetingFacts`; `kinds` are the documents that are made of it, in `formats`. The files
    that it names are asked for in `options`, as the documents ask for theirs.
    """
    view = seen(whole, edition)
    meeting = view.meeting
    writer = FactWriter(view, edition, frozenset(kinds), view.of(options), address)
    shown = frozenset(name for name, where in MEETING.items() if where & writer.kinds)
    files = meeting.attachments if "attachments" in shown else None
    corrections = meeting.corrections if "corrections" in shown else None
    return replace(
        _head(whole, view),
        address=address,
        source=source,
        folder=folder,
        kinds=tuple(kinds),
        formats=tuple(formats),
        items=tuple(writer.items(meeting.items or ())),
        people=people_of(whole, meeting, shown),
        files=writer.files(files or ()),
        corrections=tuple(_corrections(corrections or (), view.labels, writer.options)),
    )


def _head(whole: Whole, view: Seen) -> MeetingFacts:
    """A meeting's own facts, without a place on the site."""
    meeting = view.meeting
    minuted = has_minutes(whole.meeting)  # as for the documents, whatever of it is closed
    start, end = _times(meeting.slot)
    agenda, minutes = _sent(meeting.sent, minuted)
    return MeetingFacts(
        address="",
        source="",
        folder="",
        body=one_line(whole.body),
        title=title_of(whole),
        day=meeting.day,
        start=start,
        end=end,
        when=format_slot(meeting.slot, view.clock) if meeting.slot else "",
        venue=_lines(meeting.venue),
        form=_lines(meeting.form),
        link=_web_address(meeting.link),
        type=one_line(meeting.type),
        number=one_line(meeting.number),
        status=meeting.status or "",
        minuted=minuted,
        sent_agenda=agenda,
        sent_minutes=minutes,
        approved=_day(approved_on(meeting.approved)),
    )


def body_facts(committee: Committee | None, *, folder: str, name: str) -> BodyFacts:
    """What the site may know of a body; of one without a file its `name` and `folder` only."""
    if committee is None:
        return BodyFacts(folder, name)
    lines = PeopleWriter(Labels({}, {}), committee.clock or TimeStyle(), {})
    return BodyFacts(
        folder=folder,
        name=one_line(committee.body or committee.name) or name,
        short_name=one_line(committee.short_name),
        leader=tuple(one_line(lines.line(person)) for person in committee.leader or ()),
        members=members_of(committee),
        contact=tuple(one_line(lines.line(person)) for person in committee.contact or ()),
        notice=committee.notice,
        plan=tuple(_planned(meeting) for meeting in committee.plan or ()),
    )


def _planned(meeting: PlannedMeeting) -> PlannedFacts:
    """Words that stand for a time are a remark."""
    start, end = _times(meeting.slot)
    words = meeting.slot.written if meeting.slot and meeting.slot.start is None else ""
    remark = ", ".join(part for part in (one_line(words), one_line(meeting.remark)) if part)
    return PlannedFacts(meeting.day, start, end, _lines(meeting.venue), remark)


def _times(slot: Slot | None) -> tuple[time | None, time | None]:
    return (_time(slot.start), _time(slot.end)) if slot else (None, None)


def _time(written: Time | None) -> time | None:
    """None also for 24.00, which is a time of no day."""
    return time(written.hour, written.minute) if written and written.hour < 24 else None


def _sent(sent: SentValue | None, minuted: bool) -> tuple[date | None, date | None]:
    """The days of the agenda and of the minutes; a plain date is the newest document's."""
    if isinstance(sent, SentDays):
        return _day(sent.agenda), _day(sent.minutes)
    return (None, _day(sent)) if minuted else (_day(sent), None)


def _day(written: date | str | None) -> date | None:
    return written if isinstance(written, date) else None


def _lines(text: str | None) -> str:
    """A field of several lines in one."""
    lines = [one_line(line).rstrip(",") for line in (text or "").splitlines()]
    return ", ".join(line for line in lines if line)


def _web_address(text: str | None) -> str:
    """The first address on the web in `text`, which may be a Markdown link or words."""
    for block in parse(text, Options()) if text else ():
        for inline in block.content if isinstance(block, Paragraph) else ():
            if isinstance(inline, Link) and inline.target.lower().startswith(("http:", "https:")):
                return inline.target
    return ""


def _corrections(
    corrections: Sequence[Correction], labels: Labels, options: Options
) -> Iterator[CorrectionFacts]:
    for correction in corrections:
        words = correction.day if isinstance(correction.day, str) else ""
        point = labels.point(correction.point) if correction.point else ""
        lead = ", ".join(part for part in (one_line(words), point) if part)
        text = plain_words(correction.text, options)
        yield CorrectionFacts(_day(correction.day), f"{lead[:1].upper()}{lead[1:]}", text)
