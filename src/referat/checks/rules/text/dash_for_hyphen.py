"""A dash where a hyphen belongs: inside a word."""

from __future__ import annotations

from collections.abc import Iterator

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.text.mending import instead, worded_of
from referat.checks.subject import Subject
from referat.danish.patterns import late
from referat.diagnostics import Severity

_INSIDE = late(r"(?<![\w–—-])(?:[^\W\d_]+(—)[^\W\d_]+|[A-ZÆØÅ]{2,}(–)[a-zæøå]{2,})(?![\w–—-])")
"""An en dash between two small words may be a relation (»forælder–barn«) and is left alone."""


def check(subject: Subject) -> Iterator[Found]:
    for text in worded_of(subject, subject.written.holding("—", "–")):
        for match in _INSIDE.finditer(text.running):
            at = match.start(1) if match[1] else match.start(2)
            right = match[0].replace("—", "-").replace("–", "-")
            apart = match[0].replace("—", " – ")
            other = (
                f" Er det en tankestreg, så sæt mellemrum om den: `{apart}`." if match[1] else ""
            )
            yield Found(
                text.place(match.start(), len(match[0])),
                f"Der står tankestreg inde i »{match[0]}«.",
                f"Skriv bindestreg: `{right}`.{other}",
                instead(text, at, at + 1, "-", "Skriv bindestreg"),
            )


RULE = Rule(
    code="tankestreg-som-bindestreg",
    family=Family.TEXT,
    severity=Severity.WARNING,
    what="Tankestreg inde i et ord",
    why="Et sammensat ord holdes sammen af en bindestreg: `PRO-data`. Tekstbehandleren laver den "
    "af og til om til en lang streg, og så læses ordet som to, og det kan ikke findes ved søgning.",
    source="Retskrivningsordbogen, reglerne om bindestreg",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Data
    referat: |
      Gruppen ser på erfaringer med PRO—data fra projekterne.
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Data
    referat: |
      Gruppen ser på erfaringer med PRO-data fra projekterne i 2024–2026 og på strækningen
      Skive–Viborg.
""",
    check=check,
    is_local=True,
)
