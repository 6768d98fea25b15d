"""The same person both there and not there."""

from __future__ import annotations

from collections.abc import Iterator

from referat.checks.listed import Listed
from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.people.known import (
    AWAY,
    are_namesakes,
    for_a_time,
    is_one,
    key_of,
    name_place,
)
from referat.checks.subject import Subject
from referat.danish.names import is_full
from referat.diagnostics import Severity


def check(subject: Subject) -> Iterator[Found]:
    present = [each for each in subject.people if each.field == "present" and not for_a_time(each)]
    for listed in subject.people:
        if listed.field not in AWAY or not is_full(listed.name) or for_a_time(listed):
            continue
        if any(_is_the_same(listed, other) for other in present):
            yield Found(
                name_place(listed.person),
                f"{listed.name} står både under `tilstede` og under `{key_of(listed.field)}`.",
                "Slet det ene sted. Var personen der kun en del af mødet, så skriv det i parentes: "
                f"`{listed.name} (deltog kl. 9.15-10.15)`.",
            )


def _is_the_same(listed: Listed, other: Listed) -> bool:
    return is_one(listed.name, other.name) and not are_namesakes(listed.person, other.person)


RULE = Rule(
    code="både-til-stede-og-fraværende",
    family=Family.PEOPLE,
    severity=Severity.WARNING,
    what="En person står både som til stede og som fraværende",
    why="Referatet er beviset for, hvem der var med til at beslutte. Står den samme person begge "
    "steder, kan ingen bagefter se, hvad der er rigtigt. Det sker let, når listen er kopieret fra "
    "sidste møde.",
    fails="""\
dato: 2026-03-11
tilstede:
  - Bodil Stenager
  - Karl Ager Thuesen
afbud:
  - Karl Ager Thuesen
punkter:
  - titel: Eventuelt
    referat: Intet at referere.
""",
    passes="""\
dato: 2026-03-11
tilstede:
  - Bodil Stenager
afbud:
  - Karl Ager Thuesen
punkter:
  - titel: Eventuelt
    referat: Intet at referere.
""",
    check=check,
)
