"""A weekday in running text that its date does not fall on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.time.wording import dated
from referat.checks.subject import Subject, Text
from referat.danish.dates import MONTHS, WEEKDAYS
from referat.danish.patterns import late
from referat.danish.running_dates import DateInText
from referat.diagnostics import Edit, Fix, Severity

_READ = frozenset({"words", "day", "deadline", "sent", "approved", "since", "until", "added"})
_YEAR = late(r"\b(?:19|20)\d\d\b")
_SEVERAL = late(r"(?:dag|og|eller|til|samt|[/,–-])\s*$", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Found]:
    for text, day in dated(subject):
        if day.weekday is None or _is_read(text, day) or _is_of_several(text, day):
            continue
        days = _days(subject, text, day)
        if days and all(each.weekday() != day.weekday for each in days):
            yield _found(text, day, days)


def _is_read(text: Text, day: DateInText) -> bool:
    """True for a date that a field's own reading has judged."""
    return not text.is_prose and text.name in _READ and day.start == 0


def _is_of_several(text: Text, day: DateInText) -> bool:
    """True for »lørdag og søndag den 5.«, where the date may be of the first one."""
    before = text.running[max(0, day.start - 20) : day.start]
    return bool(_SEVERAL.search(before)) and any(name in before.casefold() for name in WEEKDAYS)


def _days(subject: Subject, text: Text, day: DateInText) -> list[date]:
    """The days that may be meant. Without a year: those of the years about the meeting's, and of
    each year that the text speaks of.
    """
    if day.year:
        return [day.date] if day.date else []
    if subject.own is None:
        return []
    own = subject.own.day.year
    around = f"{text.text} {text.item.title if text.item else ''}"
    years = {own - 1, own, own + 1, *map(int, _YEAR.findall(around))}
    found = [day.on(year) for year in sorted(years)]
    return [each for each in found if each]


def _found(text: Text, day: DateInText, days: list[date]) -> Found:
    place = text.place(day.start, day.weekday_width)
    written = text.text[day.start : day.start + day.weekday_width]
    named = f"{day.day}. {MONTHS[day.month - 1]}"
    wrong = WEEKDAYS[day.weekday or 0]
    if day.date is None:
        return Found(
            place,
            f"Den {named} er ikke en {wrong} hverken i mødets år eller i årene omkring det.",
            "Ret ugedagen eller datoen, eller skriv årstallet.",
        )
    right = WEEKDAYS[days[0].weekday()]
    right = right.capitalize() if written[0].isupper() else right
    fix = (Fix(f"Ret »{written}« til »{right}«", (Edit(place, right),)),) if place else ()
    return Found(
        place,
        f"Den {named} {day.year} er en {right.casefold()}, ikke en {wrong}.",
        f"Ret ugedagen til `{right}`, eller ret datoen.{_year_that_fits(day)}",
        fix,
    )


def _year_that_fits(day: DateInText) -> str:
    assert day.year
    for year in (day.year + 1, day.year - 1):
        other = day.on(year)
        if other and other.weekday() == day.weekday:
            return f" Ugedagen passer i {year}."
    return ""


RULE = Rule(
    code="forkert-ugedag-i-tekst",
    family=Family.TIME,
    severity=Severity.WARNING,
    what="Ugedagen passer ikke til datoen",
    why="Når ugedag og dato ikke passer sammen, ved læseren ikke, hvilken af dem der gælder, og "
    "nogen møder op på den forkerte dag. Fejlen kommer, når en dato flyttes, eller når sidste"
    " års tekst bruges igen.",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Sommerudflugt
    beslutning: Udflugten holdes fredag den 13. juni 2026.
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Sommerudflugt
    beslutning: Udflugten holdes lørdag den 13. juni 2026.
""",
    check=check,
    is_local=True,
)
