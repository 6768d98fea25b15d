"""A deadline that had passed when the meeting was held."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.time import wrong_year
from referat.checks.rules.time.wording import PAST, dated, paragraph, sentence
from referat.checks.subject import Subject, Text
from referat.danish.dates import short_date
from referat.danish.patterns import late
from referat.danish.running_dates import DateInText, dates_in
from referat.danish.words import NBSP
from referat.diagnostics import Edit, Fix, Place, Severity
from referat.model.parts import Task, Treatment

_DUE = late(
    r"\b(?:senest|(?:frist\w*|deadline\w*)(?:\s+(?:er|bliver|for\s+\w+\s+er))?:?)\s*$", re.I
)
_ASKED = late(
    r"tilbagemeld|tilmeld|indmeld|\bmelde|svar|sendes|\w+sende\b|aflever|bidrag|input|kommentar|"
    r"bemærkninger|bedes|besked|forslag|materiale|deadline|frist",
    re.IGNORECASE,
)
_RULED = late(
    r"\blov|§|bekendtgør|cirkulær|direktiv|\baftalen\b|\baftaler\b|\bkrav\b|ifølge|følger\s+af|"
    r"fremgår|\bjf\b|\biht\b|i\s+henhold|regler|vedtægt|overenskomst|bestemmelse|kontrakt|årlig|hvert\s+(?:halv)?år|gange\s+om",
    re.IGNORECASE,
)
_MINUTED = frozenset({"minutes", "decision"})
_STALE = timedelta(days=90)  # what was written before a meeting may speak of what has just passed
_YEAR = timedelta(days=366)


def check(subject: Subject) -> Iterator[Found]:
    own = subject.own
    if own is None:
        return
    yield from _tasks(subject, own.day)
    yield from _running(subject, own.day)


def _tasks(subject: Subject, held: date) -> Iterator[Found]:
    for task in subject.each(Task):
        if not task.is_open or task.deadline is None:
            continue
        day = task.deadline if isinstance(task.deadline, date) else _only(task.deadline)
        if day is not None and day < held:
            yield Found(
                task.at("deadline"),
                f"Fristen {_plain(day)} ligger før mødet {_plain(held)}.",
                "Ret fristen. Er opgaven løst, så skriv `status: udført`.",
            )


def _only(words: str) -> date | None:
    """The day in `senest den 3. maj 2026`; None for words with none or several."""
    found = dates_in(words)
    return found[0].date if len(found) == 1 else None


def _running(subject: Subject, held: date) -> Iterator[Found]:
    told: set[Place | None] | None = None
    for text, day in dated(subject):
        if not text.is_prose or not _is_late(text, day, held):
            continue
        if told is None:
            told = {slip.text.place(slip.day.start) for slip in wrong_year.slips(subject)}
        if text.place(day.start) not in told:
            yield _found(text, day, held)


def _is_late(text: Text, day: DateInText, held: date) -> bool:
    """True for what somebody is asked to do before a day that had passed; not for what law or
    history tells of.
    """
    due = day.date
    earliest = held if text.name in _MINUTED else held - _STALE
    if due is None or not held - _YEAR <= due < earliest or isinstance(text.model, Treatment):
        return False
    words = text.running
    if not _DUE.search(words, max(0, day.start - 40), day.start):
        return False
    before, after = sentence(words, day.start, day.end)
    around = f"{before} {after}"
    if PAST.search(around) or _RULED.search(around) or not _ASKED.search(around):
        return False
    return not _tells_of_another(words[paragraph(words, day.start) : day.start], held)


def _tells_of_another(before: str, held: date) -> bool:
    """True if the paragraph began with another day before the meeting: it tells of the past."""
    return any(
        each.date and each.date < held and not _DUE.search(before, 0, each.start)
        for each in dates_in(before)
    )


def _found(text: Text, day: DateInText, held: date) -> Found:
    assert day.date and day.year
    place = text.place(day.start, day.end - day.start)
    later = day.on(day.year + 1)
    is_year = later is not None and later >= held
    at = text.place(day.year_at, 4) if is_year else None
    hint = f"Skal der stå {later.year}? " if is_year and later else ""
    fix = (Fix(f"Ret årstallet til {day.year + 1}", (Edit(at, str(day.year + 1)),)),) if at else ()
    return Found(
        place,
        f"Fristen {_plain(day.date)} ligger før mødet {_plain(held)}.",
        f"{hint}Ret datoen, eller skriv i datid, hvis fristen er forbi.",
        fix,
    )


def _plain(day: date) -> str:
    return f"den {short_date(day)}".replace(NBSP, " ")


RULE = Rule(
    code="frist-før-mødet",
    family=Family.TIME,
    severity=Severity.WARNING,
    what="En frist ligger før mødet",
    why="Ingen kan nå en frist, der var udløbet, da den blev aftalt. Som regel er det årstallet, "
    "der er forkert, eller også er opgaven løst, uden at nogen har skrevet det.",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Loppemarked
    beslutning: Bestyrelsen holder loppemarked til august.
    opgaver:
      - opgave: Bestille telte
        ansvarlig: Karla Holmgaard
        frist: 2025-05-01
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Loppemarked
    beslutning: Bestyrelsen holder loppemarked til august.
    opgaver:
      - opgave: Bestille telte
        ansvarlig: Karla Holmgaard
        frist: 2026-05-01
""",
    check=check,
)
