"""The people that a file lists, each under the key and the group where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from referat.diagnostics import Place
from referat.model.people import Person, each_person
from referat.model.style import HouseStyle

PEOPLE_FIELDS = ("members", "invited", "present", "apologies", "absent", "guests")


class Listed(Struct, frozen=True, gc=False):
    """A person in one of the meeting's lists: `field` is the key's Python name, `group` the
    heading that it stands under, or empty.
    """

    person: Person
    field: str
    group: str = ""

    @property
    def name(self) -> str:
        return " ".join(self.person.name.split())

    @property
    def place(self) -> Place | None:
        return self.person.at("name")


def listed(meeting: HouseStyle, fields: Sequence[str]) -> Iterator[Listed]:
    """Those under `fields`, in their order."""
    for name in fields:
        people = getattr(meeting, name, None) if name in PEOPLE_FIELDS else None
        if isinstance(people, dict):
            for group, part in people.items():
                yield from (Listed(person, name, group) for person in part)
        else:
            yield from (Listed(person, name) for person in each_person(people))
