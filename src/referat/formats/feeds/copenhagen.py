"""Danish civil time, as far back as there was one: offsets, and the VTIMEZONE that says them.

The rules stand here and not in the machine's own files, which differ from one machine to the
next. Summer time follows the IANA time zone `Europe/Copenhagen`: since 1996 the directives of
the EU, before that the Danish orders.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from functools import cache, lru_cache

TZID = "Europe/Copenhagen"
WINTER = timezone(timedelta(hours=1))
SUMMER = timezone(timedelta(hours=2))

EARLY: tuple[tuple[datetime, datetime], ...] = (
    (datetime(1916, 5, 14, 23), datetime(1916, 9, 30, 23)),
    (datetime(1940, 5, 15, 0), datetime(1942, 11, 2, 3)),
    (datetime(1943, 3, 29, 2), datetime(1943, 10, 4, 3)),
    (datetime(1944, 4, 3, 2), datetime(1944, 10, 2, 3)),
    (datetime(1945, 4, 2, 2), datetime(1945, 8, 15, 3)),
    (datetime(1946, 5, 1, 2), datetime(1946, 9, 1, 3)),
    (datetime(1947, 5, 4, 2), datetime(1947, 8, 10, 3)),
    (datetime(1948, 5, 9, 2), datetime(1948, 8, 8, 3)),
    (datetime(1980, 4, 6, 2), datetime(1980, 9, 28, 3)),
)
"""Summers that follow no rule, from and to by the clock on the wall at that moment."""

FIRST_RULED, FIRST_OF_EU = 1981, 1996


def at(day: date, clock: time = time()) -> datetime:
    """The moment when Danish clocks show `clock` on `day`. Of an hour that comes twice it is
    the first; in an hour that is left out, clocks are taken not to have been moved yet.
    """
    wall = datetime.combine(day, clock)
    return wall.replace(tzinfo=SUMMER if _is_summer(wall) else WINTER)


@lru_cache(maxsize=4096)
def stamp(day: date, clock: time = time()) -> str:
    """`2026-05-06T15:30:00+02:00` (RFC 3339)."""
    return at(day, clock).isoformat(timespec="seconds")


def ending(day: date, start: time | None, end: time | None) -> tuple[date, time] | None:
    """The day and time of an end; one before the start is on the next day. None if there is no
    start, no end, or nothing between them.
    """
    if start is None or end is None or start == end or (end < start and day == date.max):
        return None
    return (day if end > start else day + timedelta(days=1)), end


def vtimezone(oldest: int) -> list[str]:
    """The lines of a VTIMEZONE (RFC 5545, 3.6.5) that is right from the year `oldest` on."""
    lines = ["BEGIN:VTIMEZONE", f"TZID:{TZID}"]
    if oldest < FIRST_OF_EU:
        lines += _observance("STANDARD", datetime(1894, 1, 1), was_summer=False)
        for start, end in EARLY:
            lines += _observance("DAYLIGHT", start, was_summer=False)
            lines += _observance("STANDARD", end, was_summer=True)
        # A count and not UNTIL, which readers take for UTC or for local time.
        september = f"FREQ=YEARLY;BYMONTH=9;BYDAY=-1SU;COUNT={FIRST_OF_EU - FIRST_RULED}"
        lines += _observance("STANDARD", datetime(1981, 9, 27, 3), was_summer=True, rule=september)
    spring = datetime(1996, 3, 31, 2) if oldest >= FIRST_OF_EU else datetime(1981, 3, 29, 2)
    march, october = (f"FREQ=YEARLY;BYMONTH={month};BYDAY=-1SU" for month in (3, 10))
    lines += _observance("DAYLIGHT", spring, was_summer=False, rule=march)
    lines += _observance("STANDARD", datetime(1996, 10, 27, 3), was_summer=True, rule=october)
    if oldest == FIRST_OF_EU:  # its winter began before the first change of the rule
        lines += _observance("STANDARD", datetime(1995, 9, 24, 3), was_summer=True)
    return [*lines, "END:VTIMEZONE"]


def _observance(kind: str, since: datetime, was_summer: bool, rule: str = "") -> list[str]:
    return [
        f"BEGIN:{kind}",
        f"DTSTART:{since:%Y%m%dT%H%M%S}",
        *([f"RRULE:{rule}"] if rule else []),
        f"TZOFFSETFROM:{'+0200' if was_summer else '+0100'}",
        f"TZOFFSETTO:{'+0200' if kind == 'DAYLIGHT' else '+0100'}",
        f"TZNAME:{'CEST' if kind == 'DAYLIGHT' else 'CET'}",
        f"END:{kind}",
    ]


def _is_summer(wall: datetime) -> bool:
    if wall.year < FIRST_RULED:
        return any(_within(wall, start, end) for start, end in EARLY)
    return _within(wall, *_summer_of(wall.year))


def _within(wall: datetime, start: datetime, end: datetime) -> bool:
    return start + timedelta(hours=1) <= wall < end


@cache
def _summer_of(year: int) -> tuple[datetime, datetime]:
    return _last_sunday(year, 3, 2), _last_sunday(year, 10 if year >= FIRST_OF_EU else 9, 3)


def _last_sunday(year: int, month: int, hour: int) -> datetime:
    last = date(year, month + 1, 1) - timedelta(days=1)
    sunday = last - timedelta(days=(last.weekday() + 1) % 7)
    return datetime.combine(sunday, time(hour))
