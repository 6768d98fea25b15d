"""People as the site may know them: who was invited, who came, who sits in a body."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from referat.model.cascade import Whole, known_people
from referat.model.meeting import Committee, Meeting
from referat.model.people import Person, each_person
from referat.view.facts import PersonFacts, Presence
from referat.view.item_facts import one_line

_PRESENCE: Mapping[str, Presence] = {
    "members": "medlem",
    "invited": "inviteret",
    "present": "tilstede",
    "apologies": "afbud",
    "absent": "fraværende",
    "guests": "gæst",
}
_LOOK_UP = ("apologies", "absent")
_NOBODY = frozenset({"alle", "hele", "ingen", "ledig", "resten", "samtlige", "vakant", "øvrige"})


def people_of(whole: Whole, meeting: Meeting, shown: Collection[str]) -> tuple[PersonFacts, ...]:
    """Who `meeting`, the part of `whole` that may be seen, names under the keys in `shown`."""
    known = whole.once(known_people)
    found = []
    for name, presence in _PRESENCE.items():
        for person in each_person(getattr(meeting, name)) if name in shown else ():
            is_bare = person.is_bare or person.line == person.name
            if name in _LOOK_UP and is_bare:
                person = known.get(person.name.strip(), person)  # noqa: PLW2901
            if is_name(person.name):
                found.append(_facts(person, presence))
    return tuple(found)


def members_of(committee: Committee) -> tuple[PersonFacts, ...]:
    """Everyone who is, was or will be a member."""
    members = each_person(committee.members)
    return tuple(_facts(person, "medlem") for person in members if is_name(person.name))


def _facts(person: Person, presence: Presence) -> PersonFacts:
    """What is known of one: of most no more than the name."""
    return PersonFacts(
        name=one_line(person.name),
        title=one_line(person.title) if person.title else "",
        role=one_line(person.role) if person.role else "",
        party=one_line(person.party) if person.party else "",
        organisation=one_line(person.organisation) if person.organisation else "",
        presence=presence,
        since=person.since if isinstance(person.since, date) else None,
        until=person.until if isinstance(person.until, date) else None,
    )


def is_name(text: str) -> bool:
    """False for what is clearly no person's name: one word, a number, `Alle medlemmer`,
    `Ingen afbud`.
    """
    words = text.split()
    if len(words) < 2 or ":" in text or any(map(str.isdigit, text)):
        return False
    return (
        words[0].casefold() not in _NOBODY
        and not words[0][0].islower()
        and not words[-1][0].islower()
    )
