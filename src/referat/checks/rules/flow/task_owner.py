"""A task that nobody has been given."""

from __future__ import annotations

from collections.abc import Iterator

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.flow.tasks import first_or_all, names_known, names_somebody, open_tasks
from referat.checks.subject import Subject
from referat.diagnostics import Severity


def check(subject: Subject) -> Iterator[Found]:
    tasks = open_tasks(subject)
    if not tasks:
        return
    names = names_known(subject)
    lonely = [task for task in tasks if not task.owner and not names_somebody(task, names)]
    for task, count in first_or_all(lonely, len(tasks)):
        yield Found(
            task.at("task"),
            "Ingen har fået opgaven." if count == 1 else f"Ingen har fået de {count} opgaver.",
            "Skriv `opgave: …` og `ansvarlig: …` på hver sin linje.",
        )


RULE = Rule(
    code="opgave-uden-ansvarlig",
    family=Family.FLOW,
    severity=Severity.WARNING,
    what="En opgave har ingen ansvarlig",
    why="En opgave, som ingen har fået, bliver ikke løst, og på listen over åbne opgaver kan ingen "
    "se, hvem de skal spørge. Nævner opgaven selv et navn eller en rolle (»Kassereren betaler "
    "regningen«), er reglen tilfreds.",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Sommerfest
    beslutning: Festen holdes den 20. juni.
    opgaver:
      - Leje telt
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Sommerfest
    beslutning: Festen holdes den 20. juni.
    opgaver:
      - opgave: Leje telt
        ansvarlig: Alma Friis
        frist: 2026-05-01
""",
    check=check,
)
