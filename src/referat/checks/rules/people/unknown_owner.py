"""A task given to somebody whom no list knows."""

from __future__ import annotations

from collections.abc import Iterator

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.people.unknown_names import is_named_elsewhere, strangers
from referat.checks.subject import Subject
from referat.diagnostics import Severity


def check(subject: Subject) -> Iterator[Found]:
    for stranger in strangers(subject, "owner"):
        if not is_named_elsewhere(subject, stranger.name, ("owner",)):
            yield Found(
                stranger.place,
                f"{stranger.name} har fået en opgave, men er ikke nævnt andre steder i mødet.",
                "Ret navnet, hvis det er en fejl. Ellers skriv i referatet, hvem personen er, og "
                "at opgaven er aftalt.",
            )


RULE = Rule(
    code="ukendt-ansvarlig",
    family=Family.PEOPLE,
    severity=Severity.WARNING,
    what="Den, der har fået en opgave, er ikke nævnt andre steder i mødet",
    why="En opgave, der er givet til et forkert navn, bliver ikke løst, og ingen opdager det før "
    "næste møde. Den, der har fået en opgave, skal kunne findes: på mødets lister eller i "
    "referatet.",
    fails="""\
dato: 2026-03-11
tilstede:
  - Bodil Stenager
  - Karl Ager Thuesen
punkter:
  - titel: Havnefest
    beslutning: Festen holdes den 8. august 2026.
    opgaver:
      - opgave: Leje telt
        ansvarlig: Bodil Stenager
        frist: 2026-06-01
      - opgave: Købe ind
        ansvarlig: Karl Ager Thuesen
        frist: 2026-08-01
      - opgave: Finde et orkester
        ansvarlig: Lone Revsbech
        frist: 2026-06-01
""",
    passes="""\
dato: 2026-03-11
tilstede:
  - Bodil Stenager
  - Karl Ager Thuesen
punkter:
  - titel: Havnefest
    beslutning: Festen holdes den 8. august 2026. Lone Revsbech fra naboklubben vil hjælpe.
    opgaver:
      - opgave: Leje telt
        ansvarlig: Bodil Stenager
        frist: 2026-06-01
      - opgave: Købe ind
        ansvarlig: Karl Ager Thuesen
        frist: 2026-08-01
      - opgave: Finde et orkester
        ansvarlig: Lone Revsbech
        frist: 2026-06-01
""",
    check=check,
)
