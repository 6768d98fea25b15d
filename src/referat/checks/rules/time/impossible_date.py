"""A date in running text that the calendar does not have."""

from __future__ import annotations

from collections.abc import Iterator

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.time.wording import dated
from referat.checks.subject import Subject
from referat.danish.dates import MONTHS, days_in
from referat.diagnostics import Severity

_LEAP_YEAR = 2024


def check(subject: Subject) -> Iterator[Found]:
    for text, day in dated(subject):
        most = days_in(day.year or _LEAP_YEAR, day.month)
        if most < day.day <= 31 and (text.is_prose or day.start > 0 or text.name == "title"):
            month = MONTHS[day.month - 1]
            written = " ".join(text.text[day.start : day.end].split())
            yield Found(
                text.place(day.start, day.end - day.start),
                f"Datoen »{written}« findes ikke i kalenderen.",
                f"{month.capitalize()}{f' {day.year}' if day.year else ''} har {most} dage.",
            )


RULE = Rule(
    code="umulig-dato-i-tekst",
    family=Family.TIME,
    severity=Severity.WARNING,
    what="En dato findes ikke i kalenderen",
    why="En frist den 31. april kan ingen holde. Den, der skal nå noget, må gætte, om det er den "
    "30. april eller den 1. maj.",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Forslag til generalforsamlingen
    beslutning: Forslag sendes til formanden inden den 31. april 2026.
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Forslag til generalforsamlingen
    beslutning: Forslag sendes til formanden inden den 30. april 2026.
""",
    check=check,
    is_local=True,
)
