"""A decision that nobody had recommended: an opinion, off until it is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.flow.cases import Words, is_open_end
from referat.checks.subject import Numbered, Subject
from referat.danish.patterns import late
from referat.model.item import Item

_NEEDS_NONE = late(r"godkendelse af|valg|velkomst|meddelelser|orientering", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Found]:
    words = Words(subject)
    for each in subject.items:
        texts = words.decision(each.item)
        if texts and _needs_one(each):
            yield Found(
                texts[0].place(),
                "Der er en `beslutning`, men ingen `indstilling`.",
                "Skriv `indstilling: …`, så deltagerne kan se på forhånd, hvad de skal tage "
                "stilling til.",
            )


def _needs_one(each: Numbered) -> bool:
    around: tuple[Item, ...] = (*each.parents, each.item)
    is_asked = any(item.recommendation is not None for item in around)
    return not (is_asked or _NEEDS_NONE.match(each.item.title.strip())) and not any(
        is_open_end(item.title) for item in around
    )


RULE = Rule(
    code="beslutning-uden-indstilling",
    family=Family.FLOW,
    severity=None,
    what="Punktet har en beslutning, men ingen indstilling",
    why="Med en indstilling i dagsordenen kan deltagerne forberede sig på netop det spørgsmål, de "
    "skal svare på. Mange foreninger og råd arbejder uden, og derfor er reglen slået fra. Slå "
    "den til, hvis jeres udvalg altid skal have en.",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Nyt tag på klubhuset
    beslutning: Tilbuddet blev godkendt.
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Nyt tag på klubhuset
    indstilling: at bestyrelsen godkender tilbuddet
    beslutning: Tilbuddet blev godkendt.
""",
    check=check,
)
