"""Danish public holidays and working days, and how long before a meeting something must be out.

A working day (hverdag) is Monday to Friday but for the public holidays. 1 May, Constitution Day,
Christmas Eve and New Year's Eve are no public holidays by law, so they count as working days;
store bededag was one until 2023.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

_ONE = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Notice:
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
    """Easter and what follows it lie between 19 March and 14 June, the others stand still. Most
    days need no table, which is slow to load.
    """
    moving = (3, 19) <= (day.month, day.day) <= (6, 14)
    return moving or (day.month, day.day) in {(1, 1), (12, 25), (12, 26)}


@lru_cache(maxsize=32)
def _holidays(year: int) -> Mapping[date, str]:
    from holidays import country_holidays  # noqa: PLC0415 - slow to load, and seldom needed

    names = country_holidays("DK", years=year, language="da")
    return {day: _in_a_sentence(name.split(";")[0].strip()) for day, name in names.items()}


def _in_a_sentence(name: str) -> str:
    """Only »Kristi« keeps its capital within a sentence."""
    return name if name.startswith("Kristi") else name[:1].lower() + name[1:]
