"""Dates in running text: where they stand, and which day they name."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from msgspec import Struct

from referat.danish.dates import MONTHS, WEEKDAYS
from referat.danish.patterns import late

_GAP = r"[^\S\n]*\n?[^\S\n]*"
_SPACE = r"(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*)"
_MONTHS = "|".join(MONTHS) + r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|okt|nov|dec)(?![a-zæøå])\.?"
_WEEKDAY = (
    rf"(?:(?<![\w/–-])(?P<weekday>(?:{'|'.join(WEEKDAYS)})(?:en)?(?!\w)"
    rf"|(?:man|tirs?|ons|tors?|fre|lør|søn)\.)"
    rf"(?:{_SPACE}(?:morgen|formiddag|eftermiddag|aften))?,?{_SPACE})?"
)
_LEAD = rf"(?:(?<!\w)(?P<lead>den{_SPACE}|d\.{_GAP})|(?<![\w.,:/§])(?<!§ ){{only}})"
_NO_MORE = r"(?![\w/]|[.,-]\d|-[\wæøå])"
_WORDS = late(
    rf"{_WEEKDAY}{_LEAD.format(only='')}(?P<day>\d{{1,2}})(?:\.{_GAP}|{_SPACE})"
    rf"(?P<name>{_MONTHS})(?:,?{_SPACE}(?P<year>\d{{4}})(?![\d/]|[.,]\d))?(?!\w)",
    re.IGNORECASE,
)
_NUMBERS = late(
    rf"{_WEEKDAY}{_LEAD.format(only='(?<![–-])')}"
    rf"(?P<day>\d{{1,2}})(?:(?P<mark>[./-]) ?)(?P<month>\d{{1,2}})"
    rf"(?:\.? ?[./-]? ?(?P<year>(?:19|20)\d\d)|(?P<no_year>)){_NO_MORE}",
    re.IGNORECASE,
)
_ISO = late(r"(?<![\w./-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\w/-])")
MAY_BE_DATE = late(
    r"\d(?:[./-] ?\d|\.?\s*(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec))", re.IGNORECASE
)
"""What every date holds, whatever stands around it."""

_DIGIT_MONTH = late(r"\d\.?\s*(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)")
_DIGITS = late(r"\d[./-] ?\d")
_YEAR = late(r"(?:19|20)\d\d")
"""The same of those with a month's name, and of those in figures alone: without a year, only one
with a stroke is a date.
"""


class DateInText(Struct, frozen=True):
    """`text[start:end]` names a day. Without a `year` it may be any. `weekday` counts from
    Monday, 0, and stands first where there is one, `weekday_width` wide. `year_at` is where the
    year stands.
    """

    start: int
    end: int
    day: int
    month: int
    year: int | None = None
    year_at: int = -1
    weekday: int | None = None
    weekday_width: int = 0

    def on(self, year: int) -> date | None:
        """The day in `year`; None if the calendar has none."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None

    @property
    def date(self) -> date | None:
        return self.on(self.year) if self.year else None


@lru_cache(maxsize=2048)
def dates_in(text: str) -> tuple[DateInText, ...]:
    """Every date in `text`, in order; also such as the calendar does not have."""
    if not MAY_BE_DATE.search(text):
        return ()
    found = []
    if _DIGIT_MONTH.search(text.casefold()):
        found = [_made(match) for match in _WORDS.finditer(text)]
    taken = [(each.start, each.end) for each in found]
    may_be = _DIGITS.search(text) and ("/" in text or _YEAR.search(text))
    for match in (*_NUMBERS.finditer(text), *_ISO.finditer(text)) if may_be else ():
        free = all(match.end() <= start or match.start() >= end for start, end in taken)
        if free and _is_meant(match):
            found.append(_made(match))
    return tuple(sorted(found, key=lambda each: each.start))


def _is_meant(match: re.Match[str]) -> bool:
    """`23/2` may be a fraction and `1.2.` a heading: without a year only `den 23/2` is a date."""
    parts = match.groupdict()
    is_possible = 1 <= int(match["month"]) <= 12 and 1 <= int(match["day"]) <= 31
    return is_possible and bool(match["year"] or (parts["lead"] and parts["mark"] == "/"))


def _made(match: re.Match[str]) -> DateInText:
    parts = match.groupdict()
    name = parts.get("name")
    month = _month(name) if name else int(match["month"])
    weekday = parts.get("weekday")
    return DateInText(
        match.start(),
        match.end(),
        int(match["day"]),
        month,
        int(match["year"]) if match["year"] else None,
        match.start("year"),
        _weekday(weekday) if weekday else None,
        len(weekday or ""),
    )


def _month(name: str) -> int:
    begins = name[:3].casefold()
    return next(number for number, month in enumerate(MONTHS, 1) if month.startswith(begins))


def _weekday(name: str) -> int:
    begins = name[:3].casefold()
    return next(number for number, day in enumerate(WEEKDAYS) if day.startswith(begins))
