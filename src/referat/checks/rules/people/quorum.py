"""Decisions by fewer than half of the body's members."""

from __future__ import annotations

import re
from collections.abc import Iterator

from referat.checks.listed import Listed
from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.people.known import (
    Register,
    is_of_body,
    name_place,
    register_of,
)
from referat.checks.subject import Subject
from referat.danish.names import is_full
from referat.danish.patterns import late
from referat.diagnostics import Severity

_NO_VOTE = late(
    r"suppleant|observatør|tilforordn|gæst|sekretariat|uden stemmeret|forvaltning|"
    r"administration|stedfortræder",
    re.IGNORECASE,
)
_LEAST = 3


def check(subject: Subject) -> Iterator[Found]:
    own = subject.own
    if own is None or not own.present or not own.members or not is_of_body(subject):
        return
    members = [each for each in subject.known if each.field == "members" and not _no_vote(each)]
    present = [each for each in subject.known if each.field == "present"]
    if len(members) < _LEAST or not all(is_full(each.name) for each in (*members, *present)):
        return
    those = register_of(tuple(each.name for each in present))
    came = sum(those.knows(each.name) for each in members) + _stand_ins(present, those)
    if not 0 < came * 2 < len(members) or not _decides(subject):
        return
    yield Found(
        name_place(present[0].person) if "present" in own.order else own.place,
        f"Kun {came} af de {len(members)} medlemmer er skrevet som til stede, men der er truffet "
        "beslutninger.",
        "Skriv alle, der var med, under `tilstede`. Var der ikke flere, så se i vedtægten eller "
        "forretningsordenen, om mødet kunne beslutte noget, og skriv det i referatet.",
    )


def _no_vote(listed: Listed) -> bool:
    said = (listed.group, listed.person.role, listed.person.title, listed.person.remark)
    return any(_NO_VOTE.search(text) for text in said if text)


def _stand_ins(present: list[Listed], those: Register) -> int:
    """Those who came in a member's place."""
    places = [each.person.stands_in_for for each in present if each.person.stands_in_for]
    return sum(not those.knows(place) for place in places)


def _decides(subject: Subject) -> bool:
    """True if anything was decided, and the file does not itself speak of the quorum."""
    if any("beslutningsdygtig" in text.text.casefold() for text in subject.prose):
        return False
    return any(each.item.decision for each in subject.items)


RULE = Rule(
    code="ikke-beslutningsdygtig",
    family=Family.PEOPLE,
    severity=Severity.WARNING,
    what="Der er truffet beslutninger, men under halvdelen af medlemmerne var til stede",
    why="De fleste forsamlinger kan kun beslutte noget, når mindst halvdelen af medlemmerne er til "
    "stede. For en kommunalbestyrelse siger loven det, for andre vedtægten eller "
    "forretningsordenen. Oftest er det listen over deltagere, der ikke er skrevet færdig.",
    source="Kommunestyrelsesloven § 11, stk. 2",
    fails="""\
dato: 2026-03-11
medlemmer:
  - Bodil Stenager
  - Karl Ager Thuesen
  - Lone Revsbech
  - Poul Ebbe Lind
  - Jytte Hegelund
tilstede:
  - Bodil Stenager
  - Karl Ager Thuesen
punkter:
  - titel: Ny bådebro
    beslutning: Forslaget blev vedtaget.
""",
    passes="""\
dato: 2026-03-11
medlemmer:
  - Bodil Stenager
  - Karl Ager Thuesen
  - Lone Revsbech
  - Poul Ebbe Lind
  - Jytte Hegelund
tilstede:
  - Bodil Stenager
  - Karl Ager Thuesen
  - Jytte Hegelund
punkter:
  - titel: Ny bådebro
    beslutning: Forslaget blev vedtaget.
""",
    check=check,
)
