"""When a meeting's agenda and its minutes were sent out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from referat.checks.subject import Subject
from referat.diagnostics import Place
from referat.model.item import Item, Pause
from referat.model.meeting import Meeting
from referat.model.meeting_parts import SentDays

_MINUTED_STATUS = frozenset({"udkast", "endeligt", "godkendt"})
_AFTER = ("minutes", "decision", "vote", "dissent", "tasks", "disqualified", "did_not_attend")
_HELD = ("present", "ended", "intro", "signatures", "corrections")


class Sending(Struct, frozen=True):
    """One document and the day that it was sent out on, stated at `place`."""

    is_agenda: bool
    day: date
    place: Place | None


def sendings(subject: Subject) -> Iterator[Sending]:
    """What the meeting's own file says. A day alone is the minutes' once something is minuted;
    as people often leave the agenda's day standing, it is then not judged.
    """
    own = subject.own
    if own is None or "sent" not in own.order or own.status == "aflyst":
        return
    sent = own.sent
    if isinstance(sent, SentDays):
        for name in ("agenda", "minutes"):
            day = getattr(sent, name)
            if isinstance(day, date):
                yield Sending(name == "agenda", day, sent.at(name))
    elif isinstance(sent, date) and not _is_minuted(own):
        yield Sending(True, sent, own.at("sent"))


def _is_minuted(meeting: Meeting) -> bool:
    if meeting.status:
        return meeting.status in _MINUTED_STATUS
    noted = any(getattr(meeting, name) is not None for name in _HELD)
    return noted or any(_has_minutes(entry) for entry in meeting.items or ())


def _has_minutes(entry: Item | Pause) -> bool:
    if isinstance(entry, Pause):
        return entry.held is not None
    own = any(getattr(entry, name) is not None for name in _AFTER)
    return own or any(_has_minutes(sub) for sub in entry.items or ())
