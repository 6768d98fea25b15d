"""A presenter whom no list knows."""

from __future__ import annotations

from collections.abc import Iterator

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.people.unknown_names import strangers
from referat.checks.subject import Subject
from referat.diagnostics import Severity


def check(subject: Subject) -> Iterator[Found]:
    for stranger in strangers(subject, "by"):
        yield Found(
            stranger.place,
            f"{stranger.name} fremlægger et punkt, men står ikke på nogen af mødets lister.",
            f"Skriv personen under `gæster` med punktets nummer, fx `{stranger.name} (punkt 2)`.",
        )


RULE = Rule(
    code="ukendt-fremlægger",
    family=Family.PEOPLE,
    severity=Severity.WARNING,
    what="Den, der fremlægger et punkt, står ikke på mødets lister",
    why="Den, der fremlægger, er i lokalet, mens punktet bliver behandlet, og skal kunne ses "
    "blandt deltagerne eller gæsterne. Reglen taler kun i møder, der ellers skriver fremlæggerne "
    "på, og aldrig om afdelinger som »Forvaltningen«.",
    fails="""\
dato: 2026-03-11
inviterede:
  - Bodil Stenager, havnefoged
  - Karl Ager Thuesen, kasserer
punkter:
  - titel: Regnskab
    ved: Karl Ager Thuesen
  - titel: Ny bådebro
    ved: Lone Revsbech
""",
    passes="""\
dato: 2026-03-11
inviterede:
  - Bodil Stenager, havnefoged
  - Karl Ager Thuesen, kasserer
gæster:
  - Lone Revsbech, ingeniør (punkt 2)
punkter:
  - titel: Regnskab
    ved: Karl Ager Thuesen
  - titel: Ny bådebro
    ved: Lone Revsbech
""",
    check=check,
)
