"""Calendars: meetings and planned meetings as iCalendar (RFC 5545, names from RFC 7986).

A calendar is asked for again and again, so an event's UID, SEQUENCE and DTSTAMP come from what
the files say and from nothing else. Nothing is invented: a meeting without a time is a whole
day, one without an end has a beginning only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, time
from urllib.parse import quote, urlsplit

from msgspec import Struct

from referat.formats.feeds import ical
from referat.formats.feeds.copenhagen import TZID, ending, vtimezone
from referat.formats.feeds.words import item_name, meeting_name, one_line
from referat.site.addresses import body_page, calendar_of, meeting_page, whole
from referat.site.events import events_of
from referat.site.meetings import has_page
from referat.site.parts import Chrome
from referat.view.facts import BodyFacts, MeetingFacts, PlannedFacts

PRODUCT = "-//referat//referat//DA"
NOWHERE = "referat.invalid"
"""The host in a UID where the site has no address (RFC 2606: nobody's)."""

REFRESH = "PT12H"


class _Event(Struct, frozen=True, gc=False):
    """One VEVENT to be. `sequence` grows with what happens to the meeting; `changed` is the
    day that it last did.
    """

    key: str
    name: str
    body: str
    day: date
    start: time | None
    end: time | None
    venue: str
    status: str
    sequence: int
    changed: date
    lines: tuple[str, ...] = ()
    url: str = ""


def render(
    meetings: Sequence[MeetingFacts],
    bodies: Sequence[BodyFacts],
    chrome: Chrome,
    title: str,
    folder: str,
) -> bytes:
    """One calendar with `title`. `folder` is the body's; empty for all bodies. A planned
    meeting is left out where its body has a meeting on that day.
    """
    held = [m for m in meetings if folder in ("", m.folder)]
    here = [b for b in bodies if folder in ("", b.folder)]
    events = sorted(_events(held, here, chrome), key=lambda e: (e.day, e.start or time(), e.key))
    years = [event.day.year for event in events if event.start is not None]
    zone = vtimezone(min(years, default=date.max.year)) if years or not events else []
    lines = [*_head(chrome, title, folder), *zone]
    for event in events:
        lines += _event(event, chrome)
    return ical.written([*lines, "END:VCALENDAR"])


def uid(key: str, site: str) -> str:
    """The same for good: the meeting's folder on the site, at the site's host. A planned
    meeting has the one that its file will get.
    """
    parts = urlsplit(site)
    host = parts.hostname or NOWHERE
    return f"{quote(parts.path.lstrip('/'), safe='/%')}{quote(key)}@{host}"


def _events(
    meetings: Sequence[MeetingFacts], bodies: Sequence[BodyFacts], chrome: Chrome
) -> Iterator[_Event]:
    taken = {meeting.address for meeting in meetings}
    taken |= {_planned_key(meeting.folder, meeting.day) for meeting in meetings}
    for meeting in meetings:
        yield _of_meeting(meeting, chrome)
    for body in bodies:
        for planned in body.plan:
            key = _planned_key(body.folder, planned.day)
            if key not in taken:
                taken.add(key)
                yield _of_plan(planned, body, key, chrome)


def _planned_key(folder: str, day: date) -> str:
    return f"{folder}/{day.isoformat()}"


def _of_meeting(meeting: MeetingFacts, chrome: Chrome) -> _Event:
    events = events_of(meeting)
    name = meeting_name(meeting.title, meeting.body)
    cancelled = meeting.status == "aflyst"
    page = meeting_page(meeting.address) if has_page(meeting) else body_page(meeting.folder)
    when = (one_line(meeting.when),) if meeting.when and meeting.start is None else ()
    return _Event(
        key=meeting.address,
        name=f"Aflyst: {name}" if cancelled else name,
        body=meeting.body,
        day=meeting.day,
        start=meeting.start,
        end=meeting.end,
        venue=meeting.venue,
        status=_STATUS.get(meeting.status, "CONFIRMED"),
        sequence=len(events),
        changed=max((event.day for event in events), default=meeting.day),
        lines=(*when, *(item_name(item) for item in meeting.items)),
        url=whole(chrome.address, page) if chrome.address else "",
    )


_STATUS = {"aflyst": "CANCELLED", "planlagt": "TENTATIVE"}


def _of_plan(planned: PlannedFacts, body: BodyFacts, key: str, chrome: Chrome) -> _Event:
    return _Event(
        key=key,
        name=meeting_name("", body.short_name or body.name),
        body=body.name,
        day=planned.day,
        start=planned.start,
        end=planned.end,
        venue=planned.venue,
        status="TENTATIVE",
        sequence=0,
        changed=planned.day,
        lines=(planned.remark,) if planned.remark else (),
        url=whole(chrome.address, body_page(body.folder)) if chrome.address else "",
    )


def _head(chrome: Chrome, title: str, folder: str) -> list[str]:
    name = ical.text(one_line(title))
    page = body_page(folder) if folder else "index.html"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        f"NAME:{name}",
        f"X-WR-CALNAME:{name}",
        f"X-WR-TIMEZONE:{TZID}",
        f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}",
        f"X-PUBLISHED-TTL:{REFRESH}",
    ]
    if chrome.address:
        source = whole(chrome.address, calendar_of(folder))
        lines.append(f"SOURCE;VALUE=URI:{_uri(source)}")
        lines.append(f"URL;VALUE=URI:{_uri(whole(chrome.address, page))}")
    return lines


def _event(event: _Event, chrome: Chrome) -> list[str]:
    about = [*event.lines, *([event.url] if event.url else [])]
    busy = event.start is not None and event.status != "CANCELLED"
    lines = [
        "BEGIN:VEVENT",
        f"UID:{ical.text(uid(event.key, chrome.address))}",
        ical.midnight("DTSTAMP", event.changed),
        f"SEQUENCE:{event.sequence}",
        *_when(event),
        f"SUMMARY:{ical.text(one_line(event.name))}",
        f"STATUS:{event.status}",
        f"TRANSP:{'OPAQUE' if busy else 'TRANSPARENT'}",
    ]
    if event.body:
        lines.append(f"CATEGORIES:{ical.text(one_line(event.body))}")
    if event.venue:
        lines.append(f"LOCATION:{ical.text(one_line(event.venue))}")
    if about:
        lines.append(f"DESCRIPTION:{ical.text(chr(10).join(about))}")
    if event.url:
        lines.append(f"URL:{_uri(event.url)}")
    return [*lines, "END:VEVENT"]


def _when(event: _Event) -> list[str]:
    if event.start is None:
        return [ical.whole_day("DTSTART", event.day)]
    lines = [ical.moment("DTSTART", event.day, event.start)]
    end = ending(event.day, event.start, event.end)
    return [*lines, ical.moment("DTEND", *end)] if end else lines


def _uri(address: str) -> str:
    """An address as RFC 3986 has it: nothing but ASCII, no space."""
    return quote(address, safe="%:/?#[]@!$&'()*+,;=~")


def calendar_title(name: str) -> str:
    """What a calendar program calls it: `Haveforeningen Tidselro – møder`."""
    return f"{one_line(name)} – møder"


def coming_window(meetings: Sequence[MeetingFacts], as_of: date | None) -> list[MeetingFacts]:
    """The meetings from the year before `as_of`, or before the newest minuted one, onwards."""
    newest = as_of or max((m.day for m in meetings if m.minuted), default=None)
    if newest is None:
        return list(meetings)
    first = date(max(newest.year - 1, 1), 1, 1)
    return [meeting for meeting in meetings if meeting.day >= first]
