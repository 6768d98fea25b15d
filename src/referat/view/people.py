"""People as they print: as they were written, or composed from their keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from referat.danish.dates import short_date
from referat.danish.times import Slot, TimeStyle, format_slot
from referat.danish.words import NBSP, joined
from referat.model.people import PeopleValue, Person
from referat.prose.links import linked
from referat.prose.tree import Blocks, Inlines, Paragraph, People, PersonGroup, Text
from referat.view.labels import Labels

_TITLES, _NOTES, _CONTACT = range(3)
_WHERE = {
    "title": _TITLES,
    "organisation": _TITLES,
    "role": _NOTES,
    "attended": _NOTES,
    "stands_in_for": _NOTES,
    "reason": _NOTES,
    "remark": _NOTES,
    "point": _NOTES,
    "points": _NOTES,
    "since": _NOTES,
    "until": _NOTES,
    "phone": _CONTACT,
    "email": _CONTACT,
}
"""Where what is told of a person stands: after the name, in brackets, or last."""
_NAMED = ("attended", "stands_in_for", "since", "until", "phone")


class PeopleWriter(Struct, frozen=True):
    """Writes people in one meeting's house style. `known` gives a bare name its title."""

    labels: Labels
    clock: TimeStyle
    known: Mapping[str, Person]

    def line(self, person: Person, look_up: bool = False) -> str:
        if look_up and (person.is_bare or person.line == person.name):
            person = self.known.get(person.name.strip(), person)
        return person.line or self._composed(person)

    def _composed(self, person: Person) -> str:
        """The name, then what else there is: each kind of fact in the file's order."""
        name = person.name.strip() + (f" ({person.party.strip()})" if person.party else "")
        titles, noted, contact = self._facts(person)
        text = ", ".join([name, *titles])
        notes = "; ".join(noted)
        return ", ".join([f"{text} ({notes})" if notes else text, *contact])

    def _facts(self, person: Person) -> tuple[list[str], list[str], list[str]]:
        """What is told of a person, by where it stands."""
        facts: tuple[list[str], list[str], list[str]] = ([], [], [])
        for key in person.order:
            if key in _WHERE:
                value = getattr(person, key)
                if value:
                    facts[_WHERE[key]].append(self._fact(key, value))
        return facts

    def _fact(self, name: str, value: Any) -> str:
        if name in ("point", "points"):
            numbers = [value] if isinstance(value, str) else value
            return self.labels.point(joined([number.strip() for number in numbers]))
        if isinstance(value, Slot):
            value = format_slot(value, self.clock)
        elif isinstance(value, date):
            value = short_date(value)
        if name not in _NAMED:
            return str(value).strip()
        space = NBSP if name == "phone" else " "
        label = self.labels.inline(Person.fields()[name].alias)
        return f"{label}{space}{value.strip()}" if label else value.strip()

    def blocks(self, people: PeopleValue, look_up: bool = False) -> Blocks:
        """People as a block: in their groups, or one list; a single one in a line."""
        if isinstance(people, dict):
            groups = tuple(
                PersonGroup(name.strip(), self._lines(part, look_up))
                for name, part in people.items()
            )
            return (People(groups),) if groups else ()
        lines = self._lines(people, look_up)
        if len(lines) == 1:
            return (Paragraph(lines[0]),)
        return (People((PersonGroup(None, lines),)),) if lines else ()

    def _lines(self, people: Sequence[Person], look_up: bool) -> tuple[Inlines, ...]:
        return tuple(linked(" ".join(self.line(person, look_up).split())) for person in people)

    def sentence(self, people: Sequence[Person]) -> Blocks:
        """People in one line: `A, B og C`."""
        lines = [" ".join(self.line(person).split()) for person in people]
        if any("," in line for line in lines) and len(lines) > 1:
            return self.blocks(tuple(people))
        return (Paragraph((Text(joined(lines)),)),) if lines else ()
