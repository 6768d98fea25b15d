"""A meeting on a public holiday."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from referat.checks.rule import Family, Found, Rule
from referat.checks.subject import Subject
from referat.danish.dates import short_date
from referat.danish.running_dates import dates_in
from referat.danish.words import NBSP
from referat.danish.workdays import holiday_on
from referat.diagnostics import Place, Severity
from referat.model.meeting import Committee, Meeting


def check(subject: Subject) -> Iterator[Found]:
    for day, place in _days(subject):
        name = holiday_on(day)
        if name:
            yield Found(
                place,
                f"Den {short_date(day).replace(NBSP, ' ')} er {name}.",
                "Se efter, om datoen er rigtig.",
            )


def _days(subject: Subject) -> Iterator[tuple[date, Place | None]]:
    """The days that the file itself sets a meeting on, with their places."""
    file = subject.meeting
    if isinstance(file, Meeting):
        yield file.day, file.at("day")
        entries = file.next_meetings or () if "next_meetings" in file.order else ()
        for entry in entries:
            if isinstance(entry.day, date):
                yield entry.day, entry.at("day")
            elif entry.words:
                found = dates_in(entry.words)
                if found and found[0].start == 0 and found[0].date:
                    yield found[0].date, entry.at("words")
    elif isinstance(file, Committee):
        for planned in file.plan or ():
            yield planned.day, planned.at("day")


RULE = Rule(
    code="møde-på-helligdag",
    family=Family.TIME,
    severity=Severity.NOTE,
    what="Et møde er lagt på en helligdag",
    why="Et møde på en helligdag er som regel en forkert dato: Den er regnet ud fra en fast "
    "rytme, og påske, Kristi himmelfart og pinse flytter sig fra år til år.",
    fails="""\
dato: 2026-03-11
punkter:
  - Eventuelt
næste møde: torsdag den 14. maj 2026 kl. 19.00
""",
    passes="""\
dato: 2026-03-11
punkter:
  - Eventuelt
næste møde: onsdag den 13. maj 2026 kl. 19.00
""",
    check=check,
    is_local=True,
)
