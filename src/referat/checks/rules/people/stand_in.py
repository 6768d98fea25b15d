"""A stand-in for somebody who came, or whom nobody knows."""

from __future__ import annotations

from collections.abc import Iterator

from referat.checks.listed import Listed
from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.people.known import bare, for_a_time, is_one, register_of
from referat.checks.subject import Subject
from referat.danish.names import is_full
from referat.diagnostics import Severity
from referat.model.people import each_person

_BODY = ("members", "invited", "apologies", "absent")


def check(subject: Subject) -> Iterator[Found]:
    for listed in subject.people:
        replaced = bare(listed.person.stands_in_for or "")
        if not is_full(replaced) or for_a_time(listed):
            continue
        found = _came(subject, listed, replaced) or _unknown(subject, listed, replaced)
        if found:
            yield found


def _came(subject: Subject, listed: Listed, replaced: str) -> Found | None:
    for other in subject.known:
        if other.field == "present" and is_one(other.name, replaced) and not for_a_time(other):
            return Found(
                listed.person.at("stands_in_for"),
                f"{listed.name} er stedfortræder for {replaced}, som selv står under `tilstede`.",
                "Flyt den, der ikke kom, til `afbud`, eller ret navnet i `stedfortræder for`.",
            )
    return None


def _unknown(subject: Subject, listed: Listed, replaced: str) -> Found | None:
    names = [each.name for each in subject.known if each.field in _BODY]
    if subject.committee:
        names += [person.name for person in each_person(subject.committee.members)]
    if not names or register_of(tuple(names)).knows(replaced):
        return None
    return Found(
        listed.person.at("stands_in_for"),
        f"{listed.name} er stedfortræder for {replaced}, som hverken er medlem eller har meldt "
        "afbud.",
        "Ret navnet, eller skriv personen under `afbud`.",
    )


RULE = Rule(
    code="stedfortræder-for-fremmødt",
    family=Family.PEOPLE,
    severity=Severity.WARNING,
    what="En stedfortræder for en, der selv er til stede, eller som ingen kender",
    why="En stedfortræder deltager og stemmer kun, når den anden er væk. Er begge skrevet som til "
    "stede, er der en stemme for meget, og beslutningerne kan blive draget i tvivl.",
    fails="""\
dato: 2026-03-11
tilstede:
  - Bodil Stenager
  - navn: Karl Ager Thuesen
    stedfortræder for: Bodil Stenager
punkter:
  - Eventuelt
""",
    passes="""\
dato: 2026-03-11
tilstede:
  - navn: Karl Ager Thuesen
    stedfortræder for: Bodil Stenager
afbud:
  - Bodil Stenager
punkter:
  - Eventuelt
""",
    check=check,
)
