"""What happened to a meeting's documents, and when: for feeds, news and a meeting's own page.

The days are those that the file states; where it states none, the meeting's own day stands in.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from referat.view.facts import MeetingFacts

_MINUTES = {"udkast": "Udkast til referat udsendt", "": "Referat udsendt"}


class Event(Struct, frozen=True, gc=False):
    """`kind` (`dagsorden`, `referat`, `godkendt`, `rettelse`, `aflyst`) and `number` (of the
    same kind, from 1) name it for good; `what` prints.
    """

    meeting: MeetingFacts
    kind: str
    what: str
    day: date
    text: str = ""
    number: int = 1


def events_of(meeting: MeetingFacts) -> tuple[Event, ...]:
    """What happened to one meeting, oldest first."""
    events = []
    if "dagsorden" in meeting.kinds and meeting.status != "planlagt":
        sent = meeting.sent_agenda or meeting.day
        events.append(Event(meeting, "dagsorden", "Dagsorden udsendt", sent))
    if meeting.status == "aflyst":
        events.append(
            Event(meeting, "aflyst", "Mødet er aflyst", meeting.sent_agenda or meeting.day)
        )
    if meeting.minuted:
        sent = meeting.sent_minutes or meeting.day
        what = _MINUTES.get(meeting.status, _MINUTES[""])
        events.append(Event(meeting, "referat", what, sent))
    if meeting.status == "godkendt":
        day = meeting.approved or meeting.sent_minutes or meeting.day
        events.append(Event(meeting, "godkendt", "Referat godkendt", day))
    for number, correction in enumerate(meeting.corrections, 1):
        day = correction.day or meeting.approved or meeting.day
        text = ": ".join(part for part in (correction.point, correction.text) if part)
        events.append(Event(meeting, "rettelse", "Referat rettet", day, text, number))
    return tuple(sorted(events, key=lambda event: event.day))


def newest_first(meetings: Iterable[MeetingFacts]) -> list[Event]:
    """Every event of `meetings`, the newest first; those of one day in a stable order."""
    events = [event for meeting in meetings for event in events_of(meeting)]
    return sorted(
        events,
        key=lambda e: (e.day, e.meeting.day, e.meeting.address, e.kind, e.number),
        reverse=True,
    )
