"""Danish public holidays and working days, and how long before a meeting something must be out.

A working day (hverdag) is Monday to Friday but for the public holidays. 1 May, Constitution Day,
Christmas Eve and New Year's Eve are no public holidays by law, so they count as working days;
store bededag was one until 2023.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache

from msgspec import Struct

_ONE = timedelta(days=1)
_SATURDAY = 5
_GREGORIAN = 1583
_AFTER_EASTER = frozenset({-3, -2, 0, 1, 26, 39, 49, 50})
"""Days from Easter Sunday: Maundy Thursday, Good Friday, Easter, store bededag, Ascension Day and
Whitsun.
"""


class Notice(Struct, frozen=True):
    """How many days before a meeting its agenda must be out: days of the calendar, or working
    days.
    """

    days: int
    of_work: bool = False

    def latest(self, meeting: date) -> date:
        """The last day on which it is in time. The meeting's own day does not count."""
        if not self.of_work:
            return meeting - timedelta(days=self.days)
        day = meeting
        for _ in range(self.days):
            day -= _ONE
            while not is_workday(day):
                day -= _ONE
        return day

    @property
    def danish(self) -> str:
        """`4 dage`, `1 hverdag`."""
        word = "hverdag" if self.of_work else "dag"
        return f"{self.days} {word}" + ("" if self.days == 1 else "e")


def holiday_on(day: date) -> str:
    """The name of the public holiday on `day` (`langfredag`), or empty."""
    if not _may_be_holiday(day):
        return ""
    return _holidays(day.year).get(day, "")


def is_workday(day: date) -> bool:
    return day.weekday() < _SATURDAY and not holiday_on(day)


def _may_be_holiday(day: date) -> bool:
    """All but three go with Easter. Most days need no table, which is slow to load."""
    if (day.month, day.day) in {(1, 1), (12, 25), (12, 26)} or day.year < _GREGORIAN:
        return True
    return (day - easter(day.year)).days in _AFTER_EASTER


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar: the Sunday after the first full moon of spring, as
    the church reckons the moon.
    """
    century, golden = year // 100, year % 19
    left_out = century - century // 4  # leap days
    drift = (8 * century + 13) // 25  # of the moon in its cycle of 19 years
    moon = (19 * golden + left_out - drift + 15) % 30
    moon -= moon == 29 or (moon == 28 and golden > 10)
    full = date(year, 3, 21) + timedelta(days=moon)
    return full + timedelta(days=7 - (full.weekday() + 1) % 7)


@lru_cache(maxsize=32)
def _holidays(year: int) -> Mapping[date, str]:
    from holidays import country_holidays  # noqa: PLC0415 - slow to load, and seldom needed

    names = country_holidays("DK", years=year, language="da")
    return {day: _in_a_sentence(name.split(";")[0].strip()) for day, name in names.items()}


def _in_a_sentence(name: str) -> str:
    """Only »Kristi« keeps its capital within a sentence."""
    return name if name.startswith("Kristi") else name[:1].lower() + name[1:]
