"""Danish time is that of the IANA zone, in offsets and in the VTIMEZONE that readers are given."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Timezone

from referat.formats.feeds.copenhagen import at, ending, stamp, vtimezone

ZONE = ZoneInfo("Europe/Copenhagen")
HAS_OWN_HISTORY = datetime(1948, 7, 1, tzinfo=ZONE).utcoffset() == timedelta(hours=2) and (
    datetime(1949, 7, 1, tzinfo=ZONE).utcoffset() == timedelta(hours=1)
)
"""Some machines give Copenhagen the history of Berlin before 1970."""

FIRST = 1895 if HAS_OWN_HISTORY else 1950


def hours(first: int, last: int) -> Iterator[datetime]:
    moment = datetime(first, 1, 1, 0, 30)
    while moment.year <= last:
        yield moment
        moment += timedelta(hours=1) if moment.month in (3, 4, 9, 10) else timedelta(hours=7)


@pytest.mark.parametrize("first", [1979, 1995, 2026, 2080])
def test_offsets_are_those_of_the_zone_hour_by_hour(first: int) -> None:
    wrong = [
        wall
        for wall in hours(first, first + 2)
        if at(wall.date(), wall.time()).utcoffset() != wall.replace(tzinfo=ZONE).utcoffset()
    ]
    assert wrong == []


@given(st.datetimes(datetime(FIRST, 1, 1), datetime(2200, 1, 1)))
def test_offsets_are_those_of_the_zone(wall: datetime) -> None:
    expected = wall.replace(tzinfo=ZONE).utcoffset()
    assert at(wall.date(), wall.time()).utcoffset() == expected


@pytest.mark.parametrize(
    ("day", "clock", "expected"),
    [
        ((2026, 5, 6), (15, 30), "2026-05-06T15:30:00+02:00"),
        ((2026, 1, 14), (8, 30), "2026-01-14T08:30:00+01:00"),
        ((2026, 3, 29), (1, 59), "2026-03-29T01:59:00+01:00"),
        ((2026, 3, 29), (3, 0), "2026-03-29T03:00:00+02:00"),
        ((2026, 10, 25), (2, 30), "2026-10-25T02:30:00+02:00"),
        ((2026, 10, 25), (3, 0), "2026-10-25T03:00:00+01:00"),
        ((1995, 10, 1), (12, 0), "1995-10-01T12:00:00+01:00"),
        ((1943, 7, 1), (19, 0), "1943-07-01T19:00:00+02:00"),
        ((1975, 7, 1), (19, 0), "1975-07-01T19:00:00+01:00"),
    ],
)
def test_moment_as_rfc_3339_has_it(
    day: tuple[int, int, int], clock: tuple[int, int], expected: str
) -> None:
    assert stamp(date(*day), time(*clock)) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (time(15), time(17), (date(2026, 5, 6), time(17))),
        (time(20), time(0, 30), (date(2026, 5, 7), time(0, 30))),
        (time(20), time(20), None),
        (time(20), None, None),
        (None, time(17), None),
    ],
)
def test_end_of_a_meeting(
    start: time | None, end: time | None, expected: tuple[date, time] | None
) -> None:
    assert ending(date(2026, 5, 6), start, end) == expected


@pytest.mark.parametrize("oldest", [1895, 1916, 1941, 1948, 1980, 1995, 1996, 1997, 2026])
def test_vtimezone_says_the_same_from_its_first_year_on(oldest: int) -> None:
    text = "\r\n".join(["BEGIN:VCALENDAR", *vtimezone(oldest), "END:VCALENDAR", ""])
    (zone,) = Calendar.from_ical(text).walk("VTIMEZONE")
    assert isinstance(zone, Timezone)
    read = zone.to_tz(lookup_tzid=False)
    wrong = [
        day
        for day in hours(max(oldest, FIRST), oldest + 2)
        # in the hour that is left out or comes twice, readers differ
        if not (day.hour in (2, 23) and day.month in (3, 4, 5, 8, 9, 10, 11))
        and day.replace(tzinfo=read).utcoffset() != at(day.date(), day.time()).utcoffset()
    ]
    assert wrong == []
