"""What a file holds that others point at: its items, and its people. The items are read from the
written tree, which is there also when the meeting cannot be understood.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from referat.checks.subject import Subject
from referat.diagnostics import Place
from referat.model.cascade import Whole
from referat.model.meeting import Committee, Meeting
from referat.model.people import Person, each_person
from referat.project.shelf import Shelf
from referat.source.written import Value, Written, WrittenList, WrittenMap, place_of

_LISTS = ("punkter", "faste punkter")


class Entry(Struct, frozen=True):
    """An item or a pause as it is written. `place` is where it begins, `id_place` where its `id`
    stands. `case` is its case number.
    """

    title: str
    place: Place
    id: str = ""
    id_place: Place | None = None
    case: str = ""
    type: str = ""
    is_pause: bool = False
    entries: tuple[Entry, ...] = ()


def entries_in(value: Value | None) -> tuple[Entry, ...]:
    """The items of a meeting, or the standing items of a body."""
    if not isinstance(value, WrittenMap):
        return ()
    lists = [value[key] for key in _LISTS if key in value]
    return tuple(
        entry for each in lists if isinstance(each, WrittenList) for entry in _entries(each)
    )


def _entries(items: WrittenList) -> Iterator[Entry]:
    for item in items:
        if isinstance(item, Written) and item.strip():
            yield Entry(_line(item), item.place, is_pause=_is_pause(item))
        elif isinstance(item, WrittenMap):
            is_pause = "pause" in item
            title = f"Pause {_text(item, 'pause')}" if is_pause else _text(item, "titel")
            yield Entry(
                title.strip() or "(uden titel)",
                item.place,
                _text(item, "id"),
                place_of(item.get("id")),
                _text(item, "sagsnr"),
                _text(item, "type"),
                is_pause,
                entries_in(item),
            )


def _is_pause(text: str) -> bool:
    return text.split(maxsplit=1)[0].casefold() == "pause"


def _text(item: WrittenMap, key: str) -> str:
    value = item.get(key)
    return _line(value) if isinstance(value, Written) else ""


def _line(text: str) -> str:
    return " ".join(text.split())


def every(entries: tuple[Entry, ...]) -> Iterator[Entry]:
    """The entries and all within them, in order."""
    for entry in entries:
        yield entry
        yield from every(entry.entries)


def numbers_of(whole: Whole | None) -> Mapping[tuple[int, int], str]:
    """Where an item begins → its printed number."""
    if whole is None:
        return {}
    items = Subject(whole.meeting, Shelf(Path(), (Path(),))).items
    return {(n.item.place.line, n.item.place.column): n.number for n in items if n.item.place}


class Listed(Struct, frozen=True):
    """A person, and where they are listed: `path` is None for the open file."""

    person: Person
    key: str
    path: Path | None = None

    @property
    def name(self) -> str:
        return _line(self.person.name)

    @property
    def says(self) -> str:
        """What is said of them beside the name."""
        person = self.person
        parts = [_line(part) for part in (person.title, person.role, person.organisation) if part]
        return " ".join(
            [", ".join(parts), f"({_line(person.party)})" if person.party else ""]
        ).strip()


_LISTS_OF_PEOPLE = ("members", "invited", "present", "guests", "apologies", "absent")
_OTHERS = ("chair", "secretary", "contact", "signatures")


def people_of(
    whole: Whole | None, committee: Committee | None, path: Path | None
) -> tuple[Listed, ...]:
    """Every entry for a person in the meeting's own lists, then in its body's file (`path`)."""
    found: list[Listed] = []
    own = frozenset(whole.meeting.order) if whole else frozenset()
    for name in (*_LISTS_OF_PEOPLE, *_OTHERS):
        if whole and name in own:
            found += _listed(whole.meeting, name, None)
    for name in (*_LISTS_OF_PEOPLE, "leader", *_OTHERS):
        if committee and name in committee.order:
            found += _listed(committee, name, path)
    return tuple(each for each in found if each.name)


def _listed(source: Meeting | Committee, name: str, path: Path | None) -> Iterator[Listed]:
    alias = source.fields()[name].alias
    for person in each_person(getattr(source, name)):
        yield Listed(person, alias, path)


def by_name(people: tuple[Listed, ...]) -> Mapping[str, Listed]:
    """Each name once, with the entry that says something more, or the first."""
    found: dict[str, Listed] = {}
    for each in people:
        if each.name not in found or (not found[each.name].says and each.says):
            found[each.name] = each
    return found
