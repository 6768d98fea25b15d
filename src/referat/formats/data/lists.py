"""data.json: the way for a machine from the site to each meeting, in small files.

The site's own lists the bodies, a body's its people, plan and years, a year's its meetings. No
file grows with the whole archive.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from referat.formats.data.jsons import (
    Object,
    begins,
    ends,
    iso,
    link,
    page_link,
    pretty,
)
from referat.formats.late import Late, alone, ready
from referat.site import addresses
from referat.site.meetings import has_page
from referat.site.parts import Chrome
from referat.view.facts import BodyFacts, MeetingFacts, PersonFacts, PlannedFacts

VERSION = 1


def late_data_files(
    meetings: Sequence[MeetingFacts], bodies: Sequence[BodyFacts], chrome: Chrome
) -> Iterator[Late]:
    """Every such file, to be made when it is wanted; bodies and meetings in the order given."""
    yield ready(addresses.DATA, pretty(_site(bodies, chrome)))
    by_year: dict[str, dict[int, list[MeetingFacts]]] = {body.folder: {} for body in bodies}
    for meeting in meetings:
        by_year[meeting.folder].setdefault(meeting.day.year, []).append(meeting)
    for body in bodies:
        years = by_year[body.folder]
        yield ready(addresses.data_of(body.folder), pretty(_body(body, years, chrome)))
        for year in sorted(years):
            path, held = addresses.data_of_year(body.folder, year), tuple(years[year])
            yield alone(path, partial(_year_file, body, year, held, path, chrome), (body,), held)


def _year_file(
    body: BodyFacts, year: int, meetings: Sequence[MeetingFacts], here: str, chrome: Chrome
) -> bytes:
    return pretty(_year(body, year, meetings, here, chrome))


def _site(bodies: Sequence[BodyFacts], chrome: Chrome) -> Object:
    here = addresses.DATA
    return {
        "format": "referat/samling",
        "version": VERSION,
        "titel": chrome.title,
        "organisation": chrome.organisation or None,
        "adresse": link(addresses.FRONT, here, chrome),
        "kalender": link(addresses.CALENDAR, here, chrome),
        "feed": link(addresses.FEED, here, chrome) if chrome.address else None,
        "oparl": link(addresses.SYSTEM, here, chrome) if chrome.address else None,
        "udvalg": [
            {
                "navn": body.name,
                "kortnavn": body.short_name or None,
                "mappe": body.folder,
                "adresse": link(addresses.body_page(body.folder), here, chrome),
                "data": link(addresses.data_of(body.folder), here, chrome),
            }
            for body in bodies
        ],
    }


def _body(body: BodyFacts, years: dict[int, list[MeetingFacts]], chrome: Chrome) -> Object:
    folder, here = body.folder, addresses.data_of(body.folder)
    return {
        "format": "referat/udvalg",
        "version": VERSION,
        "navn": body.name,
        "kortnavn": body.short_name or None,
        "mappe": folder,
        "adresse": link(addresses.body_page(folder), here, chrome),
        "kalender": link(addresses.calendar_of(folder), here, chrome),
        "feed": link(addresses.feed_of(folder), here, chrome) if chrome.address else None,
        "oparl": link(addresses.organisation_of(folder), here, chrome) if chrome.address else None,
        "formand": body.leader,
        "kontakt": body.contact,
        "frist_dage": body.notice.days if body.notice and not body.notice.of_work else None,
        "frist_hverdage": body.notice.days if body.notice and body.notice.of_work else None,
        "medlemmer": [_member(person) for person in body.members],
        "mødeplan": [_planned(planned) for planned in body.plan],
        "år": [
            {
                "år": year,
                "møder": len(years[year]),
                "data": link(addresses.data_of_year(folder, year), here, chrome),
            }
            for year in sorted(years, reverse=True)
        ],
    }


def _member(person: PersonFacts) -> Object:
    return {
        "navn": person.name,
        "titel": person.title or None,
        "rolle": person.role or None,
        "parti": person.party or None,
        "organisation": person.organisation or None,
        "fra": iso(person.since),
        "til": iso(person.until),
    }


def _planned(planned: PlannedFacts) -> Object:
    return {
        "dato": iso(planned.day),
        "start": begins(planned.day, planned.start),
        "slut": ends(planned.day, planned.start, planned.end),
        "sted": planned.venue or None,
        "bemærkning": planned.remark or None,
    }


def _meeting_data(meeting: MeetingFacts, here: str, chrome: Chrome) -> str | None:
    """Nothing lies there before something of the meeting is published."""
    path = addresses.meeting_data(meeting.address)
    return link(path, here, chrome) if has_page(meeting) else None


def _year(
    body: BodyFacts, year: int, meetings: Sequence[MeetingFacts], here: str, chrome: Chrome
) -> Object:
    return {
        "format": "referat/møder",
        "version": VERSION,
        "udvalg": body.name,
        "år": year,
        "møder": [
            {
                "id": meeting.address,
                "titel": meeting.title,
                "dato": iso(meeting.day),
                "start": begins(meeting.day, meeting.start),
                "slut": ends(meeting.day, meeting.start, meeting.end),
                "status": meeting.status or None,
                "har_referat": meeting.minuted,
                "adresse": page_link(meeting, here, chrome),
                "data": _meeting_data(meeting, here, chrome),
            }
            for meeting in meetings
        ],
    }
