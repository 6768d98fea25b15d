"""An attachment that could not be looked through."""

from __future__ import annotations

from collections.abc import Iterator

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.secrecy.attached import attached
from referat.checks.subject import Subject
from referat.diagnostics import Severity


def check(subject: Subject) -> Iterator[Found]:
    for each in attached(subject):
        reason = each.content.unread
        if reason:
            yield Found(
                each.place,
                f"Filen »{each.path.name}« er ikke læst igennem for cpr-numre, fordi {reason}.",
                "Se den selv efter, eller gem den igen, så den kan læses.",
            )


RULE = Rule(
    code="bilag-ulæst",
    family=Family.SECRECY,
    severity=Severity.NOTE,
    what="Et bilag kunne ikke læses igennem",
    why="Et bilag, der er låst, i stykker eller meget stort, bliver sprunget over, når bilagene "
    "bliver læst igennem for cpr-numre. Det bliver offentliggjort som de andre, så nogen må selv "
    "se efter.",
    fails={
        "2026-03-11.yaml": """\
dato: 2026-03-11
punkter:
  - titel: Venteliste til haverne
    bilag:
      - fil: venteliste.pdf
""",
        "2026-03-11/venteliste.pdf": "%PDF-1.4\nher er resten af filen gået tabt\n",
    },
    passes={
        "2026-03-11.yaml": """\
dato: 2026-03-11
punkter:
  - titel: Venteliste til haverne
    bilag:
      - fil: venteliste.txt
""",
        "2026-03-11/venteliste.txt": "Have 12: ansøgning nr. 4 af 2024\n",
    },
    check=check,
)
