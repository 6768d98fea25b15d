"""Calendars, read back by a program that knows nothing of us."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from icalendar import Calendar
from msgspec.structs import replace

from referat.formats.characters import FORBIDDEN
from referat.formats.feeds import ical, ics
from referat.site.parts import Chrome
from referat.view.facts import BodyFacts, MeetingFacts, PlannedFacts
from tests.feeds.made import BODY, HOSTILE, MEETING, NOWHERE, PUBLIC, meetings


def written(
    held: Sequence[MeetingFacts] = (MEETING,),
    bodies: Sequence[BodyFacts] = (),
    chrome: Chrome = PUBLIC,
) -> bytes:
    return ics.render(held, bodies, chrome, "Miljøudvalget – møder", "miljø")


def read(data: bytes) -> list[Any]:
    calendar = Calendar.from_ical(data)
    assert not [error for part in calendar.walk() for error in part.errors]
    return list(calendar.walk("VEVENT"))


def lines_of(data: bytes) -> list[str]:
    return data.decode().replace("\r\n ", "").split("\r\n")


def test_a_meeting_as_it_is_written() -> None:
    lines = lines_of(written())
    start = lines.index("BEGIN:VEVENT")
    assert lines[start : lines.index("END:VEVENT") + 1] == [
        "BEGIN:VEVENT",
        "UID:referater/milj%C3%B8/2026-05-06@moeder.example.org",
        "DTSTAMP:20260701T000000Z",
        "SEQUENCE:4",
        "DTSTART;TZID=Europe/Copenhagen:20260506T153000",
        "DTEND;TZID=Europe/Copenhagen:20260506T180500",
        "SUMMARY:Møde i Miljøudvalget",
        "STATUS:CONFIRMED",
        "TRANSP:OPAQUE",
        "CATEGORIES:Miljøudvalget",
        "LOCATION:Mødelokale 3\\, Rådhuset\\, Havnegade 4",
        "DESCRIPTION:1. Godkendelse af dagsorden"
        "\\n2. Budget 2027\\; første\\, og sidste behandling\\n3. Lukket punkt\\n4. Eventuelt"
        "\\nhttps://moeder.example.org/referater/milj%C3%B8/2026-05-06/",
        "URL:https://moeder.example.org/referater/milj%C3%B8/2026-05-06/",
        "END:VEVENT",
    ]


def test_the_calendar_itself() -> None:
    assert lines_of(written())[:12] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//referat//referat//DA",
        "CALSCALE:GREGORIAN",
        "NAME:Miljøudvalget – møder",
        "X-WR-CALNAME:Miljøudvalget – møder",
        "X-WR-TIMEZONE:Europe/Copenhagen",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "X-PUBLISHED-TTL:PT12H",
        "SOURCE;VALUE=URI:https://moeder.example.org/referater/milj%C3%B8/kalender.ics",
        "URL;VALUE=URI:https://moeder.example.org/referater/milj%C3%B8/",
        "BEGIN:VTIMEZONE",
    ]


def test_a_site_without_an_address_has_calendars_without_addresses() -> None:
    (event,) = read(written(chrome=NOWHERE))
    assert event["UID"] == "milj%C3%B8/2026-05-06@referat.invalid"
    assert "URL" not in event
    assert b"http" not in written(chrome=NOWHERE)


@pytest.mark.parametrize(
    ("status", "summary", "state", "sequence"),
    [
        ("planlagt", "Møde i Miljøudvalget", "TENTATIVE", 0),
        ("", "Møde i Miljøudvalget", "CONFIRMED", 1),
        ("aflyst", "Aflyst: Møde i Miljøudvalget", "CANCELLED", 2),
    ],
)
def test_status(status: str, summary: str, state: str, sequence: int) -> None:
    coming = replace(MEETING, status=status, minuted=False, kinds=("dagsorden",), corrections=())
    (event,) = read(written([coming]))
    assert (event["SUMMARY"], event["STATUS"], event["SEQUENCE"]) == (summary, state, sequence)


def test_the_sequence_grows_with_what_happens() -> None:
    agenda = replace(MEETING, status="", minuted=False, kinds=("dagsorden",), corrections=())
    draft = replace(agenda, status="udkast", minuted=True, kinds=("dagsorden", "referat"))
    approved = replace(draft, status="godkendt")
    corrected = replace(approved, corrections=MEETING.corrections)
    steps = [replace(agenda, status="planlagt"), agenda, draft, approved, corrected]
    assert [read(written([step]))[0]["SEQUENCE"] for step in steps] == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (time(8, 30), time(9), (datetime(2026, 5, 6, 8, 30), datetime(2026, 5, 6, 9))),
        (time(20), time(0, 30), (datetime(2026, 5, 6, 20), datetime(2026, 5, 7, 0, 30))),
        (time(20), None, (datetime(2026, 5, 6, 20), None)),
        (None, None, (date(2026, 5, 6), None)),
    ],
)
def test_times(start: time | None, end: time | None, expected: tuple[date, date | None]) -> None:
    (event,) = read(written([replace(MEETING, start=start, end=end)]))
    found = [event[name].dt if name in event else None for name in ("DTSTART", "DTEND")]
    offsets = {at.utcoffset() for at in found if isinstance(at, datetime)}
    assert offsets <= {timedelta(hours=2)}
    plain = [at.replace(tzinfo=None) if isinstance(at, datetime) else at for at in found]
    assert tuple(plain) == expected


def test_a_time_in_words_is_told_and_not_guessed() -> None:
    (event,) = read(written([replace(MEETING, start=None, end=None, when="efter bowling")]))
    assert event["DTSTART"].dt == date(2026, 5, 6)
    assert str(event["DESCRIPTION"]).startswith("efter bowling\n")


def test_planned_meetings_stand_until_there_is_a_file() -> None:
    uids = [str(event["UID"]) for event in read(written([MEETING], [BODY]))]
    assert uids == [
        "referater/milj%C3%B8/2026-05-06@moeder.example.org",
        "referater/milj%C3%B8/2026-08-19@moeder.example.org",
    ]
    planned = read(written([MEETING], [BODY]))[1]
    assert planned["STATUS"] == "TENTATIVE"
    assert planned["LOCATION"] == "Rådhuset"
    assert str(planned["DESCRIPTION"]).startswith("Budgetseminar\n")
    filed = replace(MEETING, address="miljø/2026-08-19", day=date(2026, 8, 19))
    assert [str(event["UID"]) for event in read(written([MEETING, filed], [BODY]))] == uids


def test_a_moved_meeting_keeps_the_uid_that_was_planned() -> None:
    moved = replace(MEETING, address="miljø/2026-08-19", day=date(2026, 8, 26))
    plan = replace(BODY, plan=(PlannedFacts(date(2026, 8, 19)),))
    (event,) = read(written([moved], [plan]))
    assert event["UID"] == "referater/milj%C3%B8/2026-08-19@moeder.example.org"
    assert event["DTSTART"].dt.date() == date(2026, 8, 26)


def test_one_day_planned_twice_is_one_event() -> None:
    twice = replace(BODY, plan=(PlannedFacts(date(2026, 9, 1)), PlannedFacts(date(2026, 9, 1))))
    assert len(read(written([], [twice]))) == 1


def test_only_the_bodys_own_meetings() -> None:
    other = replace(MEETING, address="teknik/2026-05-07", folder="teknik", day=date(2026, 5, 7))
    assert len(read(ics.render([MEETING, other], [], PUBLIC, "", "miljø"))) == 1
    assert len(read(ics.render([MEETING, other], [], PUBLIC, "", ""))) == 2


def test_a_calendar_without_events_has_a_part_all_the_same() -> None:
    calendar = Calendar.from_ical(written([]))
    assert [part.name for part in calendar.walk()][:2] == ["VCALENDAR", "VTIMEZONE"]


def test_no_time_zone_where_none_is_used() -> None:
    assert b"VTIMEZONE" not in written([replace(MEETING, start=None)])


@pytest.mark.parametrize(
    ("as_of", "newest", "kept"),
    [
        (date(2026, 7, 1), date(2026, 5, 6), [2025, 2026, 2027]),
        (None, date(2026, 5, 6), [2025, 2026, 2027]),
        (None, None, [2020, 2024, 2025, 2026, 2027]),
    ],
)
def test_the_calendar_of_all_begins_with_the_year_before(
    as_of: date | None, newest: date | None, kept: list[int]
) -> None:
    days = [date(year, 5, 6) for year in (2020, 2024, 2025, 2026, 2027)]
    held = [replace(MEETING, day=day, minuted=bool(newest and day <= newest)) for day in days]
    assert [m.day.year for m in ics.coming_window(held, as_of)] == kept


@pytest.mark.parametrize(
    "line",
    ["a" * 75, "a" * 76, "å" * 37, "å" * 38, "x" + "å" * 200, "👩‍👩‍👧" * 40, "", "a" * 74 + "€"],
)
def test_folding(line: str) -> None:
    pieces = ical.folded(line).split("\r\n")
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert all(piece.startswith(" ") for piece in pieces[1:])
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == line


@given(HOSTILE)
def test_a_text_is_read_back(words: str) -> None:
    cleaned = FORBIDDEN.sub("\ufffd", words).replace("\u2028", "\n").replace("\u2029", "\n")
    summary = f"SUMMARY:{ical.text(words)}"
    around = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "*", "END:VEVENT", "END:VCALENDAR"]
    source = ical.written([summary if line == "*" else line for line in around])
    assert str(read(source)[0].get("SUMMARY", "")) == cleaned


@given(meetings())
@settings(max_examples=150)
def test_hostile_meetings_make_a_calendar(meeting: MeetingFacts) -> None:
    data = written([meeting], [BODY])
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|(?<!\r)\n|\r(?!\n)", data)
    events = read(data)
    uids = [str(event["UID"]) for event in events]
    assert "referater/milj%C3%B8/2026-05-06@moeder.example.org" in uids
    assert len(set(uids)) == len(uids)
    ours = events[uids.index("referater/milj%C3%B8/2026-05-06@moeder.example.org")]
    begins = ours["DTSTART"].dt
    assert (begins.date() if isinstance(begins, datetime) else begins) == meeting.day
    if "DTEND" in ours:
        assert ours["DTEND"].dt.replace(tzinfo=None) > begins.replace(tzinfo=None)
