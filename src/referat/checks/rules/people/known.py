"""Who is known in a meeting, and what its lists say of them: shared by the rules about people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from msgspec import Struct

from referat.checks.listed import Listed
from referat.checks.subject import Subject
from referat.danish.names import capitals_in, is_same, parts_of, without_genitive
from referat.danish.patterns import late
from referat.diagnostics import Place
from referat.model.item import Item
from referat.model.meeting import MeetingKeys
from referat.model.people import Person, each_person

Parts = tuple[str, ...]

AWAY = ("apologies", "absent")
_NOBODY = frozenset({"ingen", "alle", "nn", "vakant", "ubesat"})
_FOR_A_TIME = late(
    r"\d|\b(?:fra|til|indtil|under|efter|før|kl|pkt|punkt\w*|delvist?|dele|forlod|kom|gik|ankom|"
    r"deltog|deltager|mødte|sen\w*|forsinket|online|virtuelt?|teams|telefon|første|sidste|"
    r"start\w*|slut\w*|fuldmagt|stedfortræder|suppleant)\b",
    re.IGNORECASE,
)
_NO_BODY_MEETING = late(
    r"generalforsamling|årsmøde|repræsentantskab|afdelingsmøde|borgermøde|beboermøde|fællesmøde|"
    r"seminar|temamøde|konference",
    re.IGNORECASE,
)


class Mention(Struct, frozen=True):
    """A known person's name in a text: `text[start:end]`, and all whom it may mean."""

    start: int
    end: int
    bearers: Parts

    @property
    def is_sure(self) -> bool:
        """True if the name means one only."""
        return len(self.bearers) == 1


class Register:
    """The people of a meeting, each once, to be looked up by any way to write their names."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names: list[str] = []
        self._by: dict[Parts, list[str]] = {}
        self._singles: dict[str, list[str]] = {}
        for name in names:
            self._add(name)

    def _add(self, name: str) -> None:
        parts = parts_of(name)
        if not parts or parts[0] in _NOBODY or not name[:1].isupper():
            return
        if any(is_same(parts, parts_of(other)) for other in self.names):
            return
        self.names.append(name)
        for form in _forms(parts):
            self._by.setdefault(form, []).append(name)
        for single in {parts[0], parts[-1], "".join(part[0] for part in parts)}:
            self._singles.setdefault(single, []).append(name)

    def bearers(self, name: str | Parts) -> Parts:
        """Whom a name of two parts or more may mean, in a text where it may be a genitive."""
        parts = parts_of(name) if isinstance(name, str) else name
        for form in without_genitive(parts):
            shorter = (form[0], *(part for part in form[1:] if len(part) > 1))
            for each in (form, shorter):
                if each in self._by and len(each) > 1:
                    exact = [name for name in self._by[each] if parts_of(name) == each]
                    return tuple(exact or self._by[each])
            ends = (form[0], form[-1])  # a name in between that the list leaves out
            exact = [name for name in self._by.get(ends, ()) if parts_of(name) == ends]
            if exact:
                return tuple(exact)
        return ()

    def called(self, word: str) -> Parts:
        """Whom a first name, a last name or initials alone may mean."""
        found: list[str] = []
        for form in without_genitive((word.casefold(),)):
            found += self._singles.get(form[0], ())
        return tuple(dict.fromkeys(found))

    def knows(self, name: str) -> bool:
        parts = parts_of(name)
        single = self.called(parts[0]) if len(parts) == 1 else ()
        return bool(single or self.bearers(parts))


def _forms(parts: Parts) -> Iterator[Parts]:
    """The ways to write a name in two parts or more: names in between left out, initials too."""
    yield parts
    if not 2 <= len(parts) <= 6:
        return
    rest = parts[1:]
    for size in range(1, len(rest) + 1):
        for some in combinations(rest, size):
            if some != rest and len(some[-1]) > 1:
                yield (parts[0], *some)
    yield (parts[0][0], parts[-1])


@lru_cache(maxsize=16)
def register_of(names: Parts) -> Register:
    return Register(names)


def register(subject: Subject) -> Register:
    """Everyone whom the meeting or its body names in a list."""
    return register_of(tuple(known_names(subject)))


def known_names(subject: Subject) -> Iterator[str]:
    """The names in the lists, those that the others hold first."""
    yield from (listed.name for listed in subject.known)
    own, committee = subject.own, subject.committee
    if own:
        for some in (own.chair, own.secretary, own.contact, own.signatures):
            yield from names_of(some)
    if committee:
        yield from names_of(each_person(committee.members))
        for some in (committee.leader, committee.contact, committee.chair, committee.secretary):
            yield from names_of(some)
    for listed in subject.known:
        if listed.person.stands_in_for:
            yield bare(listed.person.stands_in_for)
    for numbered in subject.items:
        for people in lists_of(numbered.item):
            yield from names_of(people)


def lists_of(item: Item) -> Iterator[Sequence[Person]]:
    """Those whom an item lists as not taking part in it."""
    yield from (
        people for people in (item.disqualified, item.did_not_attend, item.absent) if people
    )


def names_of(people: Iterable[Person] | None) -> Iterator[str]:
    yield from (" ".join(person.name.split()) for person in people or ())


def bare(name: str) -> str:
    """A name without its party: `Anja Holm (V)`."""
    return " ".join(re.split(r"[(,]", name, maxsplit=1)[0].split())


def mentions(text: str, people: Register) -> Iterator[Mention]:
    """The known people named in `text` with two parts or more, the longest names that fit."""
    for capitals in capitals_in(text):
        words = capitals.words
        first = 0
        while first < len(words) - 1:
            for last in range(min(len(words), first + 6), first + 1, -1):
                start, end = words[first][0], words[last - 1][0] + len(words[last - 1][1])
                found = people.bearers(parts_of(text[start:end]))
                if found:
                    yield Mention(start, end, found)
                    first = last
                    break
            else:
                first += 1


def is_one(one: str, other: str) -> bool:
    """True if two full names are one person's."""
    return is_same(parts_of(one), parts_of(other))


def are_namesakes(one: Person, other: Person) -> bool:
    """True for two of one name, told apart by their parties."""
    parties = [(person.party or "").casefold() for person in (one, other)]
    return all(parties) and parties[0] != parties[1]


def for_a_time(listed: Listed) -> bool:
    """True if a line says that a person was there, or away, for a part of the meeting only."""
    return person_for_a_time(listed.person) or _FOR_A_TIME.search(listed.group) is not None


def person_for_a_time(person: Person) -> bool:
    if person.attended or person.point or person.points:
        return True
    said = (person.title, person.role, person.remark, person.reason)
    return any(_FOR_A_TIME.search(text) for text in said if text)


def away(subject: Subject) -> Iterator[Listed]:
    """Those who were away from all of the meeting."""
    for listed in subject.known:
        if listed.field in AWAY and not for_a_time(listed):
            yield listed


def name_place(person: Person) -> Place | None:
    """Where a person's name stands, without the rest of the line."""
    place = person.at("name")
    if not (place and person.line) or place.line != place.end_line:
        return place
    is_plain = place.end_column - place.column == len(person.line)
    if not is_plain or not person.line.startswith(person.name):
        return place
    return Place(place.line, place.column, place.line, place.column + len(person.name))


def key_of(field: str) -> str:
    """The Danish key of a meeting's field."""
    return MeetingKeys.fields()[field].alias


def is_of_body(subject: Subject) -> bool:
    """True for a meeting of the body itself, no general meeting or the like."""
    own = subject.own
    if own is None:
        return False
    return not any(_NO_BODY_MEETING.search(text) for text in (own.type, own.title) if text)


def is_minuted(subject: Subject) -> bool:
    """True if anything of what happened is written down."""
    return any(
        item.minutes or item.decision or item.vote for item in (each.item for each in subject.items)
    )
