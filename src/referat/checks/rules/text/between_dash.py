"""`mellem 10-12` for `mellem 10 og 12`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.text.mending import instead, worded_of
from referat.checks.subject import Subject
from referat.danish.patterns import late
from referat.diagnostics import Severity

_BETWEEN = late(
    r"(?<![\w-])mellem (?:kl\. ?|ca\. )?(\d(?:[\d.,:]*\d)?)( ?[-–] ?)(\d[\d.,:]*\d|\d)"
    r"(?![\w–-]|\.-|[.,]\d)"
    r"(?!\.? ?(?:klasse|årgang|årige|års|sal))(?![^.;:\n]{0,60} (?:og|samt) )",
    re.I,
)


def check(subject: Subject) -> Iterator[Found]:
    for text in worded_of(subject, subject.written.holding("ellem ")):
        for match in _BETWEEN.finditer(text.running):
            start, end = match.span(2)
            right = f"{match[1]} og {match[3]}"
            yield Found(
                text.place(match.start(1), match.end() - match.start(1)),
                f"Efter »mellem« skal der stå »og« i stedet for stregen i »{_shown(match)}«.",
                f"Skriv `mellem {right}`, eller slet »mellem«.",
                instead(text, start, end, " og ", f"Skriv »mellem {right}«"),
            )


def _shown(match: re.Match[str]) -> str:
    return match[1] + match[2] + match[3]


RULE = Rule(
    code="mellem-streg",
    family=Family.TEXT,
    severity=Severity.NOTE,
    what="»mellem« fulgt af en streg i stedet for »og«",
    why="Stregen i »10-12« betyder »til«. »mellem 10-12« siger altså »mellem 10 til 12« og mangler "
    "sit »og«. »fra 10-12« er så udbredt i tidsplaner, at der ikke siges noget om det.",
    source="Retskrivningsordbogen, reglerne om tankestreg og bindestreg",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Film
    referat: |
      En film koster mellem 50.000-100.000 kr.
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Film
    referat: |
      En film koster mellem 50.000 og 100.000 kr. og tager 10-12 uger. Fordelingen mellem 0-2-årige
      og 3-5-årige er uændret.
""",
    check=check,
    is_local=True,
)
