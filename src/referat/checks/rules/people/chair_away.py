"""A chair or a secretary who was not there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from referat.checks.listed import Listed
from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.people.known import away, is_minuted, is_one, key_of, name_place
from referat.checks.subject import Subject
from referat.danish.names import is_full
from referat.diagnostics import Place, Severity
from referat.model.people import Person


def check(subject: Subject) -> Iterator[Found]:
    own = subject.own
    if own is None or not is_minuted(subject):
        return
    gone = [each for each in away(subject) if is_full(each.name)]
    for field, people in (("chair", own.chair), ("secretary", own.secretary)):
        missing = [(person, _gone(person, gone)) for person in people or ()]
        if not all(found for _, found in missing):
            continue  # another one held the meeting
        for person, listed in missing:
            if listed is not None:
                yield _found(subject, field, person, listed)


def _gone(person: Person, gone: Sequence[Listed]) -> Listed | None:
    return next((listed for listed in gone if is_one(person.name, listed.name)), None)


def _found(subject: Subject, field: str, person: Person, listed: Listed) -> Found:
    did = "ledede mødet" if field == "chair" else "tog referat"
    return Found(
        _place(subject, field, person, listed),
        f"{listed.name} er `{key_of(field)}`, men står også under `{key_of(listed.field)}`.",
        f"Skriv under `{key_of(field)}`, hvem der i stedet {did}.",
    )


def _place(subject: Subject, field: str, person: Person, listed: Listed) -> Place | None:
    """The chair's place, if it stands in this file; else that of the one who is away."""
    is_own = subject.own is not None and field in subject.own.order
    return name_place(person if is_own else listed.person)


RULE = Rule(
    code="mødeleder-fraværende",
    family=Family.PEOPLE,
    severity=Severity.WARNING,
    what="Mødelederen eller referenten står som fraværende",
    why="Når formanden har meldt afbud, leder en anden mødet, men navnet bliver let stående fra "
    "dagsordenen. Det er mødelederen, der svarer for, at referatet er rigtigt, så navnet skal være "
    "det rette.",
    fails="""\
dato: 2026-03-11
mødeleder: Bodil Stenager
tilstede:
  - Karl Ager Thuesen
afbud:
  - Bodil Stenager
punkter:
  - titel: Eventuelt
    referat: Intet at referere.
""",
    passes="""\
dato: 2026-03-11
mødeleder: Karl Ager Thuesen
tilstede:
  - Karl Ager Thuesen
afbud:
  - Bodil Stenager
punkter:
  - titel: Eventuelt
    referat: Intet at referere.
""",
    check=check,
)
