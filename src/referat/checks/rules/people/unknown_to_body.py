"""Somebody on the lists of a meeting who is nothing to the body on that day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from referat.checks.listed import Listed
from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.people.known import (
    AWAY,
    Register,
    is_of_body,
    is_one,
    key_of,
    name_place,
    names_of,
    person_for_a_time,
    register_of,
)
from referat.checks.subject import Subject
from referat.danish.dates import long_date
from referat.danish.names import is_full, is_near, parts_of
from referat.diagnostics import Severity
from referat.model.people import Person, each_person

_TELLS_WHY = ("title", "organisation", "remark", "email", "phone", "stands_in_for", "reason")
_OWN_ROLES = frozenset({"formand", "næstformand", "kasserer", "medformand"})
_MOST = 5


def check(subject: Subject) -> Iterator[Found]:
    committee, own = subject.committee, subject.own
    if committee is None or own is None or not committee.members or not is_of_body(subject):
        return
    members = tuple(each_person(committee.members))
    current = register_of(tuple(names_of(each_person(own.members))))
    others = register_of(tuple(_others(subject)))
    found = [
        listed
        for some in _lists(subject)
        if _is_the_bodys(some, current)
        for listed in some
        if _is_stranger(listed, current) and not others.knows(listed.name)
    ]
    for listed in found[:_MOST]:
        if not any(is_near(parts_of(listed.name), parts_of(each.name)) for each in members):
            yield _found(listed, members, own.day)


def _others(subject: Subject) -> Iterator[str]:
    """Those who need be no members."""
    own, committee = subject.own, subject.committee
    assert own is not None
    assert committee is not None
    yield from (each.name for each in subject.known if each.field in ("invited", "guests"))
    for some in (own.chair, own.secretary, own.contact, committee.leader, committee.contact):
        yield from names_of(some)


def _lists(subject: Subject) -> Iterator[Sequence[Listed]]:
    by: dict[tuple[str, str], list[Listed]] = {}
    for listed in subject.people:
        if listed.field in ("present", *AWAY):
            by.setdefault((listed.field, listed.group), []).append(listed)
    yield from by.values()


def _is_the_bodys(listed: Sequence[Listed], current: Register) -> bool:
    """True for a list of members: those of the administration stand in one of their own."""
    known = sum(current.knows(each.name) for each in listed)
    return known * 2 > len(listed) or (listed[0].field in AWAY and not listed[0].group)


def _is_stranger(listed: Listed, current: Register) -> bool:
    person = listed.person
    role = (person.role or "").casefold()
    says = any(getattr(person, field) for field in _TELLS_WHY) or (role and role not in _OWN_ROLES)
    if not is_full(listed.name) or says or person_for_a_time(person):
        return False
    return not current.knows(listed.name)


def _found(listed: Listed, members: Sequence[Person], day: date) -> Found:
    key = key_of(listed.field)
    when = _membership([each for each in members if is_one(each.name, listed.name)], day)
    if when:
        message = f"{listed.name} står under `{key}`, men {when}."
        hint = "Ret listen, eller ret `fra` og `til` for medlemmet i udvalgets fil."
    else:
        message = f"{listed.name} står under `{key}`, men er ikke medlem af udvalget på mødets dag."
        hint = (
            "Ret navnet, skriv `stedfortræder for`, flyt personen til `gæster`, eller skriv "
            "medlemmet i udvalgets fil."
        )
    return Found(name_place(listed.person), message, hint)


def _membership(terms: Sequence[Person], day: date) -> str:
    """When a member of another time was it."""
    for term in terms:
        if isinstance(term.until, date) and term.until < day:
            return f"var kun medlem til og med {long_date(term.until)}"
    for term in terms:
        if isinstance(term.since, date) and term.since > day:
            return f"bliver først medlem {long_date(term.since)}"
    return ""


RULE = Rule(
    code="ukendt-for-udvalget",
    family=Family.PEOPLE,
    severity=Severity.WARNING,
    what="En person på mødets lister er ikke medlem af udvalget på mødets dag",
    why="Listen over deltagere er tit kopieret fra et tidligere møde, hvor en anden var medlem. "
    "Udvalgets fil siger, hvem der er medlem hvornår, og på listen skal man kunne se, hvem der er "
    "stedfortræder, gæst eller ansat. Reglen taler kun, når udvalgets fil har medlemmer.",
    fails={
        "havneudvalget/udvalg.yaml": """\
navn: Havneudvalget
medlemmer:
  - navn: Bodil Stenager
  - navn: Karl Ager Thuesen
    til: 2025-12-31
  - navn: Lone Revsbech
    fra: 2026-01-01
  - navn: Poul Ebbe Lind
""",
        "havneudvalget/2026-03-11.yaml": """\
dato: 2026-03-11
tilstede:
  - Bodil Stenager
  - Karl Ager Thuesen
  - Poul Ebbe Lind
punkter:
  - Eventuelt
""",
    },
    passes={
        "havneudvalget/udvalg.yaml": """\
navn: Havneudvalget
medlemmer:
  - navn: Bodil Stenager
  - navn: Karl Ager Thuesen
    til: 2025-12-31
  - navn: Lone Revsbech
    fra: 2026-01-01
  - navn: Poul Ebbe Lind
""",
        "havneudvalget/2026-03-11.yaml": """\
dato: 2026-03-11
tilstede:
  - Bodil Stenager
  - Lone Revsbech
  - Poul Ebbe Lind
punkter:
  - Eventuelt
""",
    },
    check=check,
)
