"""A vote by somebody who was disqualified, or not there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.people.known import away, bare, is_one, key_of, person_for_a_time
from referat.checks.rules.people.voters import VOTES, Voter, voters
from referat.checks.subject import Subject
from referat.danish.names import is_full
from referat.diagnostics import Severity
from referat.model.item import Item
from referat.model.people import Person

_OUT = ("disqualified", "did_not_attend", "absent")


def check(subject: Subject) -> Iterator[Found]:
    gone = [(each.name, key_of(each.field)) for each in away(subject)]
    for numbered in subject.items:
        item = numbered.item
        if item.vote is None:
            continue
        out = [*_out(item), *gone]
        for voter in voters(subject, item.vote, VOTES):
            key = _key(voter, out)
            if key:
                yield Found(
                    voter.place,
                    f"{voter.name} står under `{key}`, men også i afstemningen.",
                    "Den, der er inhabil, stemmer ikke. Ret afstemningen, eller ret listen."
                    if key == "inhabile"
                    else "Ret afstemningen, eller ret listen.",
                )


def _out(item: Item) -> Iterator[tuple[str, str]]:
    """Those who took no part in the item, and the key that says so."""
    for field in _OUT:
        people: Sequence[Person] = getattr(item, field) or ()
        for person in people:
            if not person_for_a_time(person) and not person.remark:
                yield bare(person.name), Item.fields()[field].alias


def _key(voter: Voter, out: Sequence[tuple[str, str]]) -> str:
    return next((key for name, key in out if is_full(name) and is_one(name, voter.name)), "")


RULE = Rule(
    code="inhabil-stemmer",
    family=Family.PEOPLE,
    severity=Severity.WARNING,
    what="En, der var inhabil eller ikke til stede, står i afstemningen",
    why="Den, der er inhabil, må hverken træffe afgørelse, deltage i afgørelsen eller på anden "
    "måde medvirke ved sagen, og den, der er gået, kan ikke stemme. Står navnet alligevel i "
    "afstemningen, kan beslutningen blive draget i tvivl.",
    source="Forvaltningsloven § 3, stk. 3",
    fails="""\
dato: 2026-03-11
tilstede:
  - Bodil Stenager
  - Karl Ager Thuesen
  - Lone Revsbech
punkter:
  - titel: Tilskud til bådelauget
    inhabile:
      - Karl Ager Thuesen
    beslutning: Tilskuddet blev godkendt.
    afstemning:
      for: [Bodil Stenager, Karl Ager Thuesen]
      imod: Lone Revsbech
""",
    passes="""\
dato: 2026-03-11
tilstede:
  - Bodil Stenager
  - Karl Ager Thuesen
  - Lone Revsbech
punkter:
  - titel: Tilskud til bådelauget
    inhabile:
      - Karl Ager Thuesen
    beslutning: Tilskuddet blev godkendt.
    afstemning:
      for: [Bodil Stenager, Lone Revsbech]
""",
    check=check,
)
