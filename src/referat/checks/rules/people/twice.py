"""The same person twice in one list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.people.known import key_of, lists_of, name_place, person_for_a_time
from referat.checks.subject import Subject
from referat.danish.names import is_full, parts_of
from referat.diagnostics import Severity
from referat.model.people import Person

_TELLS_APART = ("title", "role", "organisation", "party", "email", "remark")


def check(subject: Subject) -> Iterator[Found]:
    lists: dict[tuple[str, str], list[Person]] = {}
    for listed in subject.people if subject.own else ():
        lists.setdefault((key_of(listed.field), listed.group), []).append(listed.person)
    for (key, group), some in lists.items():
        yield from _twice(some, f"under »{group}« i `{key}`" if group else f"under `{key}`")
    for numbered in subject.items:
        for people in lists_of(numbered.item):
            yield from _twice(people, "på listen")


def _twice(people: Sequence[Person], where: str) -> Iterator[Found]:
    before: dict[tuple[str, ...], Person] = {}
    for person in people:
        parts = parts_of(person.name)
        first = before.setdefault(parts, person)
        if first is person or not is_full(person.name) or _are_two(first, person):
            continue
        yield Found(
            name_place(person),
            f"{' '.join(person.name.split())} står to gange {where}.",
            "Slet den ene. Er det to personer med samme navn, så skriv titel eller parti på begge.",
        )


def _are_two(one: Person, other: Person) -> bool:
    """True if more than the name is told, and told differently."""
    if person_for_a_time(one) and person_for_a_time(other):
        return True
    if one.since or other.since or one.until or other.until:
        return True
    pairs = [(getattr(one, field), getattr(other, field)) for field in _TELLS_APART]
    return any(a and b and a.casefold() != b.casefold() for a, b in pairs)


RULE = Rule(
    code="samme-person-to-gange",
    family=Family.PEOPLE,
    severity=Severity.WARNING,
    what="En person står to gange på den samme liste",
    why="En liste, der er samlet af flere, får let den samme person med to gange. Læseren tæller "
    "én for mange, og ved en afstemning kan tallene se forkerte ud.",
    fails="""\
dato: 2026-03-11
tilstede:
  - Bodil Stenager
  - Karl Ager Thuesen
  - Bodil Stenager
punkter:
  - Eventuelt
""",
    passes="""\
dato: 2026-03-11
tilstede:
  - Bodil Stenager
  - Karl Ager Thuesen
punkter:
  - Eventuelt
""",
    check=check,
)
