"""A next meeting that lies before this one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.time import wrong_year
from referat.checks.rules.time.wording import PAST, dated, sentence
from referat.checks.subject import Subject
from referat.danish.dates import short_date
from referat.danish.patterns import late
from referat.danish.running_dates import dates_in
from referat.danish.words import NBSP
from referat.diagnostics import Place, Severity
from referat.model.meeting_parts import NextMeeting

_NEXT = late(
    r"\bnæste\s+(?:\w+\s+)?(?:\w*møde|generalforsamling)"
    r"(?:\s+(?:er|bliver|holdes|afholdes|finder\s+sted|i\s+\w+))*:?\s*$",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Found]:
    own = subject.own
    if own is None:
        return
    if "next_meetings" in own.order:
        yield from _listed(own.next_meetings or (), own.day)
    yield from _running(subject, own.day)


def _listed(entries: Sequence[NextMeeting], held: date) -> Iterator[Found]:
    """A list that begins well before the meeting and goes on after it is the year's plan."""
    days = [(entry, day) for entry in entries if (day := _day(entry)) is not None]
    before = [(entry, day) for entry, day in days if day < held]
    if 1 < len(before) < len(days):
        return
    for entry, day in before:
        yield _found(entry.at("day") if entry.day else entry.at("words"), day, held)


def _day(entry: NextMeeting) -> date | None:
    if isinstance(entry.day, date):
        return entry.day
    found = dates_in(entry.words or "")
    return found[0].date if found and found[0].start == 0 else None


def _running(subject: Subject, held: date) -> Iterator[Found]:
    for text, day in dated(subject):
        if day.date is None or day.date >= held or not text.is_prose:
            continue
        words = text.running
        if not _NEXT.search(words, max(0, day.start - 60), day.start):
            continue
        around = " ".join(sentence(words, day.start, day.end))
        place = text.place(day.start, day.end - day.start)
        if not PAST.search(around) and len(dates_in(around)) == 0:
            slips = {slip.text.place(slip.day.start) for slip in wrong_year.slips(subject)}
            if text.place(day.start) not in slips:
                yield _found(place, day.date, held)


def _found(place: Place | None, day: date, held: date) -> Found:
    later, this = (short_date(each).replace(NBSP, " ") for each in (day, held))
    return Found(
        place,
        f"Det næste møde den {later} ligger før dette møde den {this}.",
        "Ret datoen for det næste møde; se først på årstallet.",
    )


RULE = Rule(
    code="næste-møde-før",
    family=Family.TIME,
    severity=Severity.WARNING,
    what="Det næste møde ligger før dette",
    why="Datoen for det næste møde går videre til kalendere og til hjemmesiden. Ligger den før "
    "dette møde, er det som regel årstallet, der er glemt ved årsskiftet.",
    fails="""\
dato: 2025-12-10
punkter:
  - Eventuelt
næste møde: onsdag den 15. januar 2025 kl. 19.00
""",
    passes="""\
dato: 2025-12-10
punkter:
  - Eventuelt
næste møde: onsdag den 14. januar 2026 kl. 19.00
""",
    check=check,
)
