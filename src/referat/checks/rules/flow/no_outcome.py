"""An item that was to be decided, in minutes that say nothing of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from referat.checks.proceedings import has_outcome
from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.flow.cases import is_answered_above, minuted_items
from referat.checks.subject import Subject
from referat.danish.patterns import late
from referat.diagnostics import Severity
from referat.model.item import Item

_DECIDES = late(r"(?:godkendelse|valg|vedtagelse) (?:af|til)\b", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Found]:
    for each in minuted_items(subject):
        item = each.item
        if not has_outcome(item) and _decides(item) and not is_answered_above(each):
            yield Found(
                item.at("title"),
                "Punktet var til beslutning, men der er ikke ført noget til referat.",
                "Skriv `beslutning: …`. Blev punktet ikke behandlet, så skriv `udgår: ja`.",
            )


def _decides(item: Item) -> bool:
    """A recommendation without a decision has a rule of its own."""
    is_so = item.type == "beslutning" or _DECIDES.match(item.title.strip()) is not None
    return is_so and item.recommendation is None


RULE = Rule(
    code="punkt-uden-udfald",
    family=Family.FLOW,
    severity=Severity.NOTE,
    what="Et punkt til beslutning er ikke ført til referat",
    why="Et punkt, der skulle besluttes, står tomt i et møde, hvor de andre punkter er ført til "
    "referat. Så kan ingen se, om sagen blev vedtaget, udsat eller glemt. Reglen gælder punkter "
    "med `type: beslutning` og punkter, der hedder »Godkendelse af …« eller »Valg af …«.",
    fails="""\
dato: 2026-03-11
status: endeligt
punkter:
  - titel: Godkendelse af dagsorden
    referat: Dagsordenen blev godkendt.
  - Valg af kasserer
""",
    passes="""\
dato: 2026-03-11
status: endeligt
punkter:
  - titel: Godkendelse af dagsorden
    referat: Dagsordenen blev godkendt.
  - titel: Valg af kasserer
    beslutning: Alma Friis blev valgt.
""",
    check=check,
)
