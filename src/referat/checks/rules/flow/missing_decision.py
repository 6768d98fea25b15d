"""A recommendation that nobody answered."""

from __future__ import annotations

import re
from collections.abc import Iterator

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.flow.cases import (
    Words,
    entries_in,
    is_answered_above,
    is_settled,
    minuted_items,
)
from referat.checks.rules.flow.verbs import Verb, recommended
from referat.checks.subject import Subject, Text
from referat.danish.patterns import late
from referat.diagnostics import Severity
from referat.model.item import Item

_NOTHING = late(
    r"\W*(?:ingen(?: indstilling)?|til (?:orientering|drøftelse)|udgår)?\W*", re.IGNORECASE
)


def check(subject: Subject) -> Iterator[Found]:
    items, words = minuted_items(subject), Words(subject)
    has_decisions = any(each.item.decision is not None for each in items)
    for each in items:
        item = each.item
        if item.recommendation is None or is_settled(item) or is_answered_above(each):
            continue
        texts = words.recommendation(item)
        if _asks(item, texts, has_decisions):
            yield Found(
                texts[0].place(),
                "Der er en `indstilling`, men punktet siger ikke, hvad der blev besluttet.",
                "Skriv `beslutning: …`. Blev sagen udsat eller trukket, så skriv det.",
            )


def _asks(item: Item, texts: list[Text], has_decisions: bool) -> bool:
    """False if there is nothing to answer. Once anything is minuted, only what was to be approved
    must be answered in so many words; in a meeting that states its decisions apart, also what was
    to be noted.
    """
    asked = [entry for text in texts for _, entry in entries_in(text)]
    asked = [entry for entry in asked if not _NOTHING.fullmatch(entry)]
    if item.minutes is None:
        return bool(asked)
    verbs = {recommended(entry) for entry in asked}
    return Verb.APPROVE in verbs or (has_decisions and Verb.NOTE in verbs)


RULE = Rule(
    code="indstilling-uden-beslutning",
    family=Family.FLOW,
    severity=Severity.WARNING,
    what="Punktet har en indstilling, men ingen beslutning",
    why="Den, der læser referatet for at se, om noget blev vedtaget, finder her kun spørgsmålet. "
    "Reglen ser på møder, hvor de fleste punkter er ført til referat, og den er tilfreds, hvis "
    "referatet selv fortæller, at sagen blev godkendt, drøftet eller udsat.",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Godkendelse af dagsorden
    referat: Dagsordenen blev godkendt.
  - titel: Nyt tag på klubhuset
    indstilling: at bestyrelsen godkender tilbuddet
    referat: Tømreren viste prøver på to slags tagpap.
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Godkendelse af dagsorden
    referat: Dagsordenen blev godkendt.
  - titel: Nyt tag på klubhuset
    indstilling: at bestyrelsen godkender tilbuddet
    referat: Tømreren viste prøver på to slags tagpap.
    beslutning: Tilbuddet blev godkendt.
""",
    check=check,
)
