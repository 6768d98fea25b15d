"""Who the people are: members, and those whom meetings invite and minutes name.

Two spellings of a name are one person. Guests are not people of the site.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct, field

from referat.danish.slugs import slug
from referat.danish.words import folded, in_danish
from referat.site import addresses
from referat.site.index import BodyIndex, SiteIndex
from referat.site.names import page_names
from referat.site.parts import Link
from referat.site.words import alphabetical, one_line
from referat.view.facts import MeetingFacts, PersonFacts

MOST_TITLES = 3
_COUNTED = {"tilstede": 0, "afbud": 1, "fraværende": 2}
_NOBODY = frozenset({"ingen", "ikke oplyst", "alle"})


class Person(Struct):
    """A person while they are gathered. `attendance` counts present, apologies and absent by
    body and year; `titles` has each title's last day.
    """

    spellings: Counter[str] = field(default_factory=Counter)
    titles: dict[str, tuple[date, str]] = field(default_factory=dict)
    memberships: list[tuple[BodyIndex, PersonFacts]] = field(default_factory=list)
    attendance: dict[tuple[str, int], list[int]] = field(default_factory=dict)
    last: date | None = None

    @property
    def name(self) -> str:
        """The most common spelling; of equals, the first in the alphabet."""
        return min(self.spellings, key=lambda name: (-self.spellings[name], name))

    def newest_titles(self) -> tuple[str, ...]:
        newest = sorted(self.titles.values(), key=lambda one: alphabetical(one[1]))
        newest.sort(key=lambda one: one[0], reverse=True)
        return tuple(title for _, title in newest[:MOST_TITLES])


class People(Struct, frozen=True):
    """Every person by their key, in the alphabet of last names, and their pages."""

    found: Mapping[str, Person]
    links: Mapping[str, Link]

    def link(self, name: str) -> Link:
        """The page of the person that `name` names, or the name alone."""
        return self.links.get(folded(name)) or Link(one_line(name))


def gather_people(site: SiteIndex) -> People:
    gathering = _Gathering()
    for body in site.bodies:
        for member in body.facts.members:
            gathering.member(body, member)
        for meeting in body.meetings:
            gathering.meeting(body, meeting)
    named = {key: person.name for key, person in gathering.found.items()}
    order = sorted(named, key=lambda key: (_sorting(named[key]), key))
    first = sorted(named, key=lambda key: (gathering.found[key].last or date.max, key))
    names = page_names((key, named[key]) for key in first)
    links = {key: Link(named[key], addresses.person_page(names[key])) for key in order}
    return People({key: gathering.found[key] for key in order}, links)


class _Gathering(Struct):
    """Gathers people; folds each spelling once."""

    found: dict[str, Person] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)

    def member(self, body: BodyIndex, member: PersonFacts) -> None:
        person = self._person(member)
        if person is not None:
            person.memberships.append((body, member))
            _add_title(person, member, member.until or date.max)

    def meeting(self, body: BodyIndex, meeting: MeetingFacts) -> None:
        counted: set[tuple[str, int]] = set()
        for named in meeting.people:
            person = self._person(named) if named.presence != "gæst" else None
            if person is None:
                continue
            person.last = max(person.last or meeting.day, meeting.day)
            _add_title(person, named, meeting.day)
            column = _COUNTED.get(named.presence) if meeting.minuted else None
            if column is None or (self.keys[named.name], column) in counted:
                continue
            counted.add((self.keys[named.name], column))
            years = person.attendance.setdefault((body.folder, meeting.day.year), [0, 0, 0])
            years[column] += 1

    def _person(self, named: PersonFacts) -> Person | None:
        key = self.keys.get(named.name)
        if key is None:
            key = self.keys[named.name] = folded(named.name)
        if key in _NOBODY or not any(map(str.isalpha, key)):
            return None
        person = self.found.get(key)
        if person is None:
            person = self.found[key] = Person()
        person.spellings[one_line(named.name)] += 1
        return person


def _add_title(person: Person, named: PersonFacts, day: date) -> None:
    """A title is as new as the last day that gives it."""
    title = ", ".join(
        part for part in (one_line(named.title), one_line(named.organisation)) if part
    )
    known = person.titles.get(title) if title else None
    if title and (known is None or known[0] < day):
        person.titles[title] = (day, title)


def last_name(name: str) -> str:
    """`Kærsgaard` of `Bodil Kærsgaard (A)`; a name of one word is its own."""
    words = [word for word in name.split() if word[0].isalpha()]
    return words[-1] if words else name


def _sorting(name: str) -> tuple[tuple[str, str], tuple[str, str]]:
    return alphabetical(last_name(name)), alphabetical(name)


OTHERS = "Øvrige"
_AS_DANISH = {"ä": "æ", "ö": "ø", "ü": "y"}
_LETTERS = {"ae": "Æ", "oe": "Ø", "aa": "Å", "th": "T", "ss": "S"}


def letter_of(name: str) -> str:
    """The letter that a name stands under, A to Å, or `Øvrige`; ä, ö and ü stand with æ, ø
    and y (Retskrivningsordbogen).
    """
    first = last_name(name)[:1].casefold()[:1]
    first = _AS_DANISH.get(first, first)
    plain = slug(first)
    if plain == "x" and first != "x":
        return OTHERS
    letter = _LETTERS.get(plain, plain.upper())
    return letter if letter.isalpha() and len(letter) == 1 else OTHERS


def by_letter(people: People) -> Iterator[tuple[str, list[str]]]:
    """(letter, the keys of its people), in Danish order; those under no letter last."""
    letters: dict[str, list[str]] = {}
    for key, link in people.links.items():
        letters.setdefault(letter_of(link.text), []).append(key)
    order = sorted(letters, key=lambda letter: (letter == OTHERS, in_danish(letter)))
    return ((letter, letters[letter]) for letter in order)
