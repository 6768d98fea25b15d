"""A word that stands twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from referat.checks.rule import Family, Found, Rule
from referat.checks.subject import Subject, Text
from referat.diagnostics import Edit, Fix, Severity

_TWICE = re.compile(r"(?<![\w-])([^\W\d_]{2,})([^\S\n]+|[^\S\n]*\n[^\S\n]*)\1(?![\w-])")
_MAY_BE_TWICE = frozenset({"så", "ha", "nej", "meget", "gang"})


def check(subject: Subject) -> Iterator[Found]:
    for text in subject.prose:
        for match in _TWICE.finditer(text.running):
            if match[1] in _MAY_BE_TWICE:
                continue
            yield Found(
                text.place(match.end(2), len(match[1])),
                f"Ordet »{match[1]}« står to gange efter hinanden.",
                "Slet det ene.",
                tuple(_without_one(text, match)),
            )


def _without_one(text: Text, match: re.Match[str]) -> Iterator[Fix]:
    """The second one and the space before it go, where both stand on one line of the file."""
    gap = text.place(match.start(2), match.end() - match.start(2))
    if gap and gap.line == gap.end_line and "\n" not in match[2]:
        yield Fix(f"Slet det ene »{match[1]}«", (Edit(gap, ""),))


RULE = Rule(
    code="dobbelt-ord",
    family=Family.TEXT,
    severity=Severity.WARNING,
    what="Et ord står to gange efter hinanden",
    why="Når en sætning bliver skrevet om, bliver der let et ord for meget tilbage. Øjet springer "
    "det over, mest når det andet står først på næste linje; skærmlæseren læser det højt.",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Orientering
    referat: |
      Formanden orienterede om, at der er er kommet svar fra regionen.
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Orientering
    referat: |
      Formanden orienterede om, at der er kommet svar fra regionen.
""",
    check=check,
    is_local=True,
)
