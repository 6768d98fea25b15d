"""Approved minutes without a seal: off until it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.flow.sealing import newest_seal, writing
from referat.checks.subject import Subject
from referat.model.seal import seal_of


def check(subject: Subject) -> Iterator[Found]:
    meeting = subject.own
    if meeting is None or not subject.is_whole or meeting.status != "godkendt":
        return
    if newest_seal(meeting) is None:
        seal = seal_of(meeting)
        yield Found(
            meeting.at("approved" if "approved" in meeting.order else "status"),
            "Referatet er godkendt, men har intet aftryk.",
            f"Skriv `godkendt: {{dato: …, aftryk: {seal}}}`, eller lad `referat check --fix` gøre "
            "det.",
            writing(meeting, seal, is_certain=RULE.code in _rules(subject)),
        )


def _rules(subject: Subject) -> Mapping[str, str]:
    """Nobody gets a seal who has not asked for it: opinions are mended too."""
    return subject.whole.rules if subject.whole else {}


RULE = Rule(
    code="uden-aftryk",
    family=Family.FLOW,
    severity=None,
    what="Et godkendt referat har intet aftryk",
    why="Med et aftryk kan alle se, at referatet lyder, som det gjorde, da det blev godkendt; "
    "ændrer nogen det, siger `ændret-efter-godkendelse` til. Reglen er slået fra, fordi det er et "
    "valg at bruge aftryk. Slå den til, så skriver `referat check --fix` dem.",
    fails="""\
dato: 2026-03-11
godkendt: 2026-04-15
punkter:
  - titel: Sommerfest
    beslutning: Festen holdes den 20. juni.
""",
    passes="""\
dato: 2026-03-11
godkendt: {dato: 2026-04-15, aftryk: 2d75599cd6162950}
punkter:
  - titel: Sommerfest
    beslutning: Festen holdes den 20. juni.
""",
    check=check,
)
