"""A task without a deadline: an opinion, off until it is asked for."""

from __future__ import annotations

from collections.abc import Iterator

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.flow.tasks import first_or_all, open_tasks
from referat.checks.subject import Subject


def check(subject: Subject) -> Iterator[Found]:
    tasks = open_tasks(subject)
    endless = [task for task in tasks if task.deadline is None]
    for task, count in first_or_all(endless, len(tasks)):
        yield Found(
            task.at("task"),
            "Opgaven har ingen frist." if count == 1 else f"De {count} opgaver har ingen frist.",
            "Skriv `frist: …`: en dato, eller ord som `løbende` eller `til næste møde`.",
        )


RULE = Rule(
    code="opgave-uden-frist",
    family=Family.FLOW,
    severity=None,
    what="En opgave har ingen frist",
    why="Uden en frist ved den ansvarlige ikke, hvornår det haster, og opgaven kan aldrig blive "
    "for sen. Mange aftaler giver sig selv, og derfor er reglen slået fra. Slå den til, hvis jeres "
    "opgaver altid skal have en frist.",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Sommerfest
    beslutning: Festen holdes den 20. juni.
    opgaver:
      - opgave: Leje telt
        ansvarlig: Alma Friis
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
