"""People as they print: as they were written, or composed from their keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from referat.danish.dates import short_date
from referat.danish.times import TimeStyle, format_slot
from referat.danish.words import NBSP, joined
from referat.model.people import PeopleValue, Person
from referat.prose.links import linked
from referat.prose.tree import Blocks, Inlines, Paragraph, People, PersonGroup, Text


@dataclass(frozen=True, slots=True)
class PeopleWriter:
    """Writes people in one meeting's house style. `known` gives a bare name its title."""

    clock: TimeStyle
    known: Mapping[str, Person]

    def line(self, person: Person, look_up: bool = False) -> str:
        if look_up and (person.is_bare or person.line == person.name):
            person = self.known.get(person.name.strip(), person)
        return person.line or self._composed(person)

    def _composed(self, person: Person) -> str:
        name = person.name.strip() + (f" ({person.party})" if person.party else "")
        parts = [name, person.title, person.organisation]
        text = ", ".join(part.strip() for part in parts if part)
        notes = "; ".join(self._notes(person))
        contact = [f"tlf.{NBSP}{person.phone.strip()}"] if person.phone else []
        contact += [person.email.strip()] if person.email else []
        return ", ".join([f"{text} ({notes})" if notes else text, *contact])

    def _notes(self, person: Person) -> list[str]:
        notes = [person.role] if person.role else []
        if person.attended:
            notes.append(f"deltog {format_slot(person.attended, self.clock)}")
        if person.stands_in_for:
            notes.append(f"stedfortræder for {person.stands_in_for.strip()}")
        notes += [note for note in (person.reason, person.remark) if note]
        points = person.points or ((person.point,) if person.point else ())
        if points:
            notes.append(f"punkt{NBSP}{joined([point.strip() for point in points])}")
        for word, day in (("fra", person.since), ("til", person.until)):
            if day:
                notes.append(f"{word} {short_date(day) if isinstance(day, date) else day}")
        return [note.strip() for note in notes]

    def blocks(self, people: PeopleValue, look_up: bool = False) -> Blocks:
        """People as a block: in their groups, or one list."""
        if isinstance(people, dict):
            groups = tuple(
                PersonGroup(name.strip(), self._lines(part, look_up))
                for name, part in people.items()
            )
            return (People(groups),) if groups else ()
        return (People((PersonGroup(None, self._lines(people, look_up)),)),) if people else ()

    def _lines(self, people: Sequence[Person], look_up: bool) -> tuple[Inlines, ...]:
        return tuple(linked(" ".join(self.line(person, look_up).split())) for person in people)

    def sentence(self, people: Sequence[Person]) -> Blocks:
        """People in one line: `A, B og C`."""
        lines = [self.line(person) for person in people]
        if any("," in line for line in lines) and len(lines) > 1:
            return self.blocks(tuple(people))
        return (Paragraph((Text(joined(lines)),)),) if lines else ()
