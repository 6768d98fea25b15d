"""A closed item whose public title says nothing."""

from __future__ import annotations

from collections.abc import Iterator

from referat.checks.rule import Family, Found, Rule
from referat.checks.subject import Subject
from referat.danish.words import folded
from referat.diagnostics import Severity

_NOTHING = frozenset(
    {"lukket", "lukket punkt", "lukket sag", "lukket dagsorden", "punkt", "sag", "fortroligt"}
    | {"fortroligt punkt", "ikke offentligt", "ikke-offentligt", "", "-", "x", "xx", "xxx"}
)


def check(subject: Subject) -> Iterator[Found]:
    for each in subject.items if subject.has_closed else ():
        title = each.item.public_title
        if each.item.is_closed and title and folded(title).strip(" .:") in _NOTHING:
            yield Found(
                each.item.at("public_title"),
                f"Den offentlige titel »{title.strip()}« siger ikke, hvad slags sag det er.",
                "Skriv sagens art uden at røbe, hvem den angår, fx `Personalesag` eller "
                "`Køb af ejendom`.",
            )


RULE = Rule(
    code="lukket-titel-tom",
    family=Family.SECRECY,
    severity=Severity.WARNING,
    what="Et lukket punkts offentlige titel siger ingenting",
    why="At et punkt er lukket, står der i forvejen. Titlen skal sige, hvad slags sag der er tale "
    "om, så offentligheden kan se, hvad der bliver behandlet, og pressen kan spørge til det.",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Køb af marken ved Kilebæk
    offentlig titel: Lukket punkt
    lukket: Forhandlingen er i gang
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Køb af marken ved Kilebæk
    offentlig titel: Køb af ejendom
    lukket: Forhandlingen er i gang
""",
    check=check,
)
