"""Words that were split, though they are one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.text.mending import exact, pairs_in, worded
from referat.checks.rules.text.vocabulary import vocabulary
from referat.checks.subject import Subject
from referat.danish.patterns import late
from referat.diagnostics import Edit, Fix, Severity

_ENDINGS = {
    "først": "kommende",
    "oven": "stående|nævnte",
    "neden": "stående|nævnte",
    "inde": "værende",
    "til": "svarende|strækkelig|strækkeligt|stedeværende",
    "fremad": "rettet|rettede",
    "general": "forsamling|forsamlingen|forsamlinger|forsamlings",
    "bestyrelses": "mødet|møderne|medlemmet|medlemmerne|formanden",
    "afdelings": "mødet|møderne|lederen|bestyrelsen",
    "udvalgs": "mødet|møderne|formanden|medlemmet|medlemmerne",
    "byråds": "mødet|møderne|medlemmet|medlemmerne",
    "menigheds": "rådet|rådets|rådsmøde",
    "dags": "ordenen",
}
"""Only what can be nothing else: »efter følgende plan«, »den enkelte afdelings leder« are right."""

_PAIRS = frozenset((first, last) for first in _ENDINGS for last in _ENDINGS[first].split("|"))
_SPLIT = late(
    r"(?<![\w-])(?:"
    + "|".join(f"{first} (?:{rest})" for first, rest in _ENDINGS.items())
    + r")(?![\w-])",
    re.I,
)


def check(subject: Subject) -> Iterator[Found]:
    may_be = vocabulary(subject).has_any_pair(_PAIRS)
    for text in worded(subject) if may_be else ():
        running = text.running
        if _PAIRS.isdisjoint(pairs_in(running)):
            continue
        for match in _SPLIT.finditer(running):
            gap = match.start() + match[0].index(" ")
            right = match[0].replace(" ", "")
            place = exact(text, gap, 1)
            yield Found(
                text.place(match.start(), len(match[0])),
                f"»{match[0]}« er ét ord.",
                f"Skriv »{right}«.",
                (Fix(f"Skriv »{right}«", (Edit(place, ""),)),) if place else (),
            )


RULE = Rule(
    code="særskrevet",
    family=Family.TEXT,
    severity=Severity.NOTE,
    what="Et sammensat ord er delt i to",
    why="»først kommende« og »general forsamling« er ét ord på dansk. Stavekontrollen siger intet, "
    "fordi begge halvdele findes. Listen er kort og holder sig til dem, der ikke kan være andet.",
    source="Retskrivningsordbogen, reglerne om ét eller flere ord",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Henvendelse
    referat: |
      Foreningen ønsker at deltage på det først kommende møde.
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Henvendelse
    referat: |
      Foreningen ønsker at deltage på det førstkommende møde og følger den enkelte afdelings leder.
""",
    check=check,
    is_local=True,
)
