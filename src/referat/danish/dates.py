"""Danish dates: the ways they are written, and the one way they are printed."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from referat.danish.patterns import late
from referat.danish.words import NBSP, nearest

MONTHS = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)
WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_SHORT = {name[:3]: number for number, name in enumerate(MONTHS, 1)} | {"sept": 9}

_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY = 2

_FIRST_YEAR = 1000
"""Earlier years are slips, and would print with fewer digits than they are read with."""

IMPOSSIBLE = frozenset({"umulig-dato", "forkert-ugedag"})
"""The codes of what is meant as a full date but cannot be one."""

_ISO = late(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_LEAD = r"(?:(?P<weekday>[a-zæøå]+)\.?,?\s+)?(?:den\s+|d\.\s*)?"
_NUMBERS = late(_LEAD + r"(?P<day>\d{1,2})[./-]\s?(?P<month>\d{1,2})[./ -]\s?(?P<year>\d{4})")
_WORDS = late(_LEAD + r"(?P<day>\d{1,2})\.?\s*(?P<name>[a-zæøå]+)\.?,?\s+(?P<year>\d{4})")
_YEARLESS = late(_LEAD + r"\d{1,2}(?:[./]\s?\d{1,2}\.?|\.?\s*[a-zæøå]+\.?)")
_SHORT_YEAR = late(r".*\d[./ -]*(?:\d{1,2}[./-]\s?|[a-zæøå]+\.?,?\s+)(?P<year>\d{2})")


class DateProblem(Struct, frozen=True):
    """Why a text is no date: `code`, what is wrong, what to do."""

    code: str
    message: str
    hint: str


def parse_date(text: str) -> date | DateProblem:
    """The date that `text` names, in any of the forms of the meeting language."""
    plain = " ".join(text.replace(NBSP, " ").split()).casefold()
    for pattern in (_ISO, _NUMBERS, _WORDS):
        match = pattern.fullmatch(plain)
        if match:
            return _made(match.groupdict(), text)
    beginning = _beginning(plain)
    if isinstance(beginning, DateProblem):
        return beginning
    if beginning is not None:
        return DateProblem(
            "ulæselig-dato",
            f"»{text.strip()}« er mere end en dato.",
            f"Skriv kun datoen: `{long_date(beginning)}`. Et klokkeslæt skrives for sig.",
        )
    if _SHORT_YEAR.fullmatch(plain):
        return DateProblem(
            "dato-uden-år",
            f"Årstallet i »{text.strip()}« har kun to cifre.",
            f"Skriv årstallet med fire cifre: `{text.strip()[:-2]}20{text.strip()[-2:]}`.",
        )
    if _YEARLESS.fullmatch(plain):
        return DateProblem(
            "dato-uden-år",
            f"Datoen »{text.strip()}« mangler et årstal.",
            "Skriv årstallet med fire cifre: `8. december 2023`.",
        )
    return DateProblem(
        "ulæselig-dato",
        f"»{text.strip()}« er ikke en dato, der kan læses.",
        "Skriv for eksempel `2023-12-08` eller `fredag den 8. december 2023`.",
    )


def _beginning(plain: str) -> date | DateProblem | None:
    """The date that a longer text begins with, or why it can be none; None if it begins with
    other words.
    """
    for pattern in (_ISO, _NUMBERS, _WORDS):
        match = pattern.match(plain)
        if match and not plain[match.end() :][:1].isalnum():
            found = _made(match.groupdict(), match[0])
            is_date = isinstance(found, date) or found.code in IMPOSSIBLE
            return found if is_date else None
    return None


def _made(parts: dict[str, str | None], text: str) -> date | DateProblem:
    month = _month(parts)
    if isinstance(month, DateProblem):
        return month
    year, day = int(parts["year"] or 0), int(parts["day"] or 0)
    try:
        found = date(year, month, day)
    except ValueError:
        return DateProblem(
            "umulig-dato",
            f"Datoen »{text.strip()}« findes ikke i kalenderen.",
            _possible(year, month, day, is_iso="weekday" not in parts),
        )
    if year < _FIRST_YEAR:
        return DateProblem(
            "umulig-dato",
            f"Året i datoen »{text.strip()}« kan ikke være rigtigt.",
            "Skriv årstallet med fire cifre: `8. december 2023`.",
        )
    return _with_weekday(found, parts.get("weekday"))


def _possible(year: int, month: int, day: int, is_iso: bool) -> str:
    """What to write in place of a date that cannot be."""
    if 1 <= month <= 12 and year:
        return f"{MONTHS[month - 1].capitalize()} {year} har {days_in(year, month)} dage."
    if 1 <= day <= 12 < month <= 31 and year:
        swapped = f"{year}-{day:02}-{month:02}" if is_iso else f"{month}.{day}.{year}"
        order = "Måneden skrives før dagen" if is_iso else "Dagen skrives før måneden"
        return f"{order}: `{swapped}`."
    return "Skriv for eksempel `8. december 2023`."


def days_in(year: int, month: int) -> int:
    """How many days a month has."""
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if is_leap and month == _FEBRUARY else _DAYS[month - 1]


def _month(parts: dict[str, str | None]) -> int | DateProblem:
    name = parts.get("name")
    if name is None:
        return int(parts["month"] or 0)
    if name in MONTHS:
        return MONTHS.index(name) + 1
    if name in _SHORT:
        return _SHORT[name]
    close = nearest(name, MONTHS, 0.6)
    hint = f"Mente du `{close}`?" if close else "Skriv måneden på dansk: `december`."
    return DateProblem("ukendt-måned", f"Måneden »{name}« findes ikke.", hint)


def _with_weekday(found: date, weekday: str | None) -> date | DateProblem:
    if weekday is None or weekday in ("den", "d"):
        return found
    right = WEEKDAYS[found.weekday()]
    if weekday in (right, f"{right}en") or (len(weekday) >= 3 and right.startswith(weekday)):
        return found
    known = any(day.startswith(weekday) for day in WEEKDAYS) or nearest(weekday, WEEKDAYS)
    if not known:
        return DateProblem(
            "ulæselig-dato",
            f"»{weekday}« foran datoen er ikke en ugedag.",
            f"Skriv `{long_date(found)}`.",
        )
    return DateProblem(
        "forkert-ugedag",
        f"Den {short_date(found)} er en {right}, ikke en {weekday}.",
        f"Ret ugedagen til `{right}`, eller ret datoen.",
    )


def short_date(day: date) -> str:
    """`8. december 2023`."""
    return f"{day.day}.{NBSP}{MONTHS[day.month - 1]} {day.year}"


def long_date(day: date) -> str:
    """`fredag den 8. december 2023`."""
    return f"{WEEKDAYS[day.weekday()]} den {short_date(day)}"
