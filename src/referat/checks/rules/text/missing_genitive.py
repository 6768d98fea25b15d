"""`på bestyrelsen møde den 3. maj`: a body without the `s` of its own meeting or decision."""

from __future__ import annotations

import re
from collections.abc import Iterator

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.text.mending import instead, worded_of
from referat.checks.subject import Subject, Text
from referat.danish.dates import MONTHS, WEEKDAYS
from referat.danish.patterns import late
from referat.diagnostics import Severity

_BODY = r"(?P<body>(?:[^\W\d_]+-?)?(?:udvalget|rådet|styrelsen|nævnet|kredsen|kommissionen))"
_MEETING = late(
    r"\b(?:på|ved|til|fra|inden|før|efter|under|siden|forud\s+for)\s+"
    rf"{_BODY}\s(?P<own>møde)\s+"
    rf"(?:(?:den|d\.|{'|'.join(WEEKDAYS)})\s*(?:den\s+)?\d|i\s+(?:{'|'.join(MONTHS)})\b)",
    re.IGNORECASE,
)
_DECISION = late(
    r"(?<!\w)(?:jf\.|jævnfør|ifølge|iflg\.|i\s+henhold\s+til|med\s+henvisning\s+til|"
    r"på\s+baggrund\s+af|som\s+følge\s+af|i\s+overensstemmelse\s+med)\s+"
    rf"{_BODY}\s(?P<own>beslutning|afgørelse|indstilling|anbefaling|vedtagelse|møde)(?!\w)",
    re.IGNORECASE,
)
"""Only after a preposition: elsewhere »tog bestyrelsen beslutning om« and »lod udvalget møde« are
right.
"""
_MAY_BE_SLIP = late(r"(?:et|en)\s(?:møde|beslutning|afgørelse|indstilling|anbefaling|vedtag)", re.I)

_BEFORE_ITS_OWN = tuple(
    late(rf"{body}\s(?:møde|beslutning|afgørelse|indstilling|anbefaling|vedtag)")
    for body in ("udvalget", "rådet", "styrelsen", "nævnet", "kredsen", "kommissionen")
)
"""In small letters: where a body may stand before what is its own."""


def check(subject: Subject) -> Iterator[Found]:
    for text in worded_of(subject, subject.spoken.folded.matching(*_BEFORE_ITS_OWN)):
        if _MAY_BE_SLIP.search(text.running):
            for pattern in (_MEETING, _DECISION):
                yield from (_found(text, match) for match in pattern.finditer(text.running))


def _found(text: Text, match: re.Match[str]) -> Found:
    body, own = match["body"], match["own"]
    start, end = match.start("body"), match.end("body")
    return Found(
        text.place(start, match.end("own") - start),
        f"Der mangler et s: Det er {body}s {own}.",
        f"Skriv »{body}s {own}«.",
        instead(text, start, end, f"{body}s"),
    )


RULE = Rule(
    code="manglende-ejefald",
    family=Family.TEXT,
    severity=Severity.NOTE,
    what="Et udvalg mangler sit s foran sit møde eller sin beslutning",
    why="»På udvalget møde den 3. maj« kan læses mange gange, uden at nogen ser, at der mangler et "
    "s. Reglen ser kun på råd, udvalg, nævn, bestyrelser og kommissioner efter et forholdsord, "
    "hvor der ikke kan stå andet.",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Legepladsen
    referat: |
      Sagen blev drøftet på bestyrelsen møde den 11. februar.
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Legepladsen
    referat: |
      Sagen blev drøftet på bestyrelsens møde den 11. februar.
""",
    check=check,
    is_local=True,
)
