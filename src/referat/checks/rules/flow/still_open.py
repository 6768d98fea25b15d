"""Tasks whose day has passed since the last meeting, and of which this one says nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from referat.checks.noted import Noted, NotedTask
from referat.checks.rule import Family, Found, FoundIn, Rule
from referat.checks.rules.flow.bodies import by_body, unread_days
from referat.danish.dates import short_date
from referat.danish.words import joined
from referat.diagnostics import Severity

_NAMED = 3


def across(noted: Sequence[Noted]) -> Iterator[FoundIn]:
    for meetings in by_body(noted):
        minuted = [meeting for meeting in meetings if meeting.proceedings.is_minuted]
        if len(minuted) > 1:
            yield from _between(*minuted[-2:])


def _between(last: Noted, this: Noted) -> Iterator[FoundIn]:
    """Only a body's newest minutes are looked at: those before it can no longer take it up."""
    if this.proceedings.follows_up or last.day == this.day:
        return
    said = {task.key for task in this.proceedings.tasks}
    late = [
        task
        for task in last.proceedings.tasks
        if task.is_open and task.key not in said and "" < task.deadline < this.day
    ]
    if late and not any(last.day < day < this.day for day in unread_days([last, this])):
        yield FoundIn(this.path, _found(last, this, late))


def _found(last: Noted, this: Noted, late: Sequence[NotedTask]) -> Found:
    shown = [f"»{task.text}«" for task in late[:_NAMED]]
    more = len(late) - len(shown)
    tasks = joined([*shown, f"{more} til"] if more else shown)
    whose, them = ("Opgaverne", "dem") if len(late) > 1 else ("Opgaven", "den")
    day = short_date(date.fromisoformat(last.day))
    return Found(
        this.proceedings.place,
        f"{whose} {tasks} fra mødet den {day} skulle være løst nu, men nævnes ikke her.",
        f"Skriv {them} under et punkts `opgaver` med `status: udført` eller en ny frist; eller "
        "tag et punkt med, der har `åbne opgaver: ja`.",
    )


RULE = Rule(
    code="åben-fra-sidst",
    family=Family.FLOW,
    severity=Severity.NOTE,
    what="En opgave fra sidste møde er over tiden og nævnes ikke",
    why="En opgave, der er aftalt på ét møde og glemt på det næste, bliver stående som åben for "
    "altid. Reglen sammenligner udvalgets to nyeste referater: Har en opgave fra det forrige møde "
    "en frist, der er gået, skal det nye møde nævne den med de samme ord eller gennemgå de åbne "
    "opgaver.",
    fails={
        "udvalg.yaml": "navn: Festudvalget\n",
        "2026-03-11.yaml": """\
dato: 2026-03-11
punkter:
  - titel: Sommerfest
    beslutning: Festen holdes den 20. juni.
    opgaver:
      - opgave: Leje telt
        ansvarlig: Alma Friis
        frist: 2026-04-01
""",
        "2026-04-15.yaml": """\
dato: 2026-04-15
punkter:
  - titel: Musik til festen
    beslutning: Vi spørger Sønderlev Spillemandslaug.
""",
    },
    passes={
        "udvalg.yaml": "navn: Festudvalget\n",
        "2026-03-11.yaml": """\
dato: 2026-03-11
punkter:
  - titel: Sommerfest
    beslutning: Festen holdes den 20. juni.
    opgaver:
      - opgave: Leje telt
        ansvarlig: Alma Friis
        frist: 2026-04-01
""",
        "2026-04-15.yaml": """\
dato: 2026-04-15
punkter:
  - titel: Opfølgning på opgaver
    referat: Teltet er lejet.
  - titel: Musik til festen
    beslutning: Vi spørger Sønderlev Spillemandslaug.
""",
    },
    across=across,
)
