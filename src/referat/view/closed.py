"""What the public may not see is taken out here, once; nothing after this ever sees it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import is_
from pathlib import Path

from referat.danish.patterns import late
from referat.model.attachment import Attachment
from referat.model.item import AnyItem, Item
from referat.model.item_numbers import ItemPath, item_numbers, numbering_of
from referat.model.meeting import Meeting
from referat.model.meeting_parts import Correction
from referat.model.people import PeopleValue, Person
from referat.view.points import names_any, names_of

_POINTS = late(
    r"\b(?:punkt|punkter|punkterne|pkt\.?|dagsordenspunkt)\s*(?:nr\.?\s*)?(\d[\w.]*(?:(?:\s*(?:,|-|–|og|til)\s*)\d[\w.]*)*)",
    re.IGNORECASE,
)
"""Items that a remark names: `(pkt. 2)`, `deltog under punkt 2 og 3`."""
_ALWAYS = ("number", "closed", "title")


def for_public(meeting: Meeting, numbers: Mapping[ItemPath, str]) -> Meeting:
    """The meeting as the public may see it: closed items down to what they open themselves,
    no closed attachments, nothing that is tied to a closed item.
    """
    items = meeting.items or ()
    shut = set(_closed_paths(items, ()))
    closed = [name for path in sorted(shut) for name in _called(items, path, numbers)]
    others = (path for path in numbers if path not in shut) if closed else ()
    open_ = [name for path in others for name in _called(items, path, numbers)]
    return meeting.replaced(
        {
            "items": _public_items(meeting.items),
            "attachments": _open(meeting.attachments, closed),
            "corrections": _kept(meeting.corrections, closed),
            "guests": _guests(meeting.guests, closed, open_),
        }
    )


def _called(
    items: Sequence[AnyItem], path: ItemPath, numbers: Mapping[ItemPath, str]
) -> Iterator[str]:
    """What the item at `path` may be called where something is tied to it: by its number, its
    id or its title.
    """
    yield from names_of(path, numbers)
    item = _item_at(items, path)
    yield from (" ".join(name.split()) for name in (item.id, item.title) if name and name.strip())


def _item_at(items: Sequence[AnyItem], path: ItemPath) -> Item:
    item = items[path[0]]
    assert isinstance(item, Item)
    return _item_at(item.items or (), path[1:]) if path[1:] else item


def _closed_paths(items: Sequence[AnyItem], path: ItemPath, inside: bool = False) -> list[ItemPath]:
    found: list[ItemPath] = []
    for index, item in enumerate(items):
        if isinstance(item, Item):
            here = (*path, index)
            closed = inside or item.is_closed
            found += [here] if closed else []
            found += _closed_paths(item.items or (), here, closed)
    return found


def _open(
    attachments: tuple[Attachment, ...] | None, closed: Sequence[str]
) -> tuple[Attachment, ...] | None:
    if attachments is None:
        return None
    kept = tuple(a for a in attachments if not a.is_closed and not names_any(a.point, closed))
    if len(kept) == len(attachments):
        return attachments
    return kept or None


def _kept(
    corrections: tuple[Correction, ...] | None, closed: Sequence[str]
) -> tuple[Correction, ...] | None:
    if corrections is None:
        return None
    kept = tuple(c for c in corrections if not names_any(c.point, closed))
    return kept if kept or not corrections else None


def _guests(
    guests: PeopleValue | None, closed: Sequence[str], open_: Sequence[str]
) -> PeopleValue | None:
    """Those who did not come for closed items alone; a group that is emptied goes."""
    if guests is None:
        return None
    if isinstance(guests, dict):
        parts = {name: _for_open_items(group, closed, open_) for name, group in guests.items()}
        return {name: part for name, part in parts.items() if part or not guests[name]} or None
    return _for_open_items(guests, closed, open_) or (None if guests else guests)


def _for_open_items(
    people: tuple[Person, ...], closed: Sequence[str], open_: Sequence[str]
) -> tuple[Person, ...]:
    return tuple(
        person
        for person in people
        if not (names_any(points := _points(person), closed) and not names_any(points, open_))
    )


def _points(person: Person) -> str:
    """The items a guest came for; without such a field, what the words tell of them."""
    if person.points or person.point:
        return ", ".join(person.points or (person.point or "",))
    slot = person.attended.written if person.attended else ""
    words = (person.line, person.title, person.role, slot, person.remark)
    return ", ".join(found for text in words for found in _POINTS.findall(text or ""))


def _public(item: AnyItem) -> AnyItem:
    if not isinstance(item, Item):
        return item
    item = _opened(item) if item.is_closed else item
    attachments, items = _open(item.attachments, ()), _public_items(item.items)
    if attachments is item.attachments and items is item.items:
        return item  # most have nothing to hide
    return item.replaced({"attachments": attachments, "items": items})


def _public_items(items: tuple[AnyItem, ...] | None) -> tuple[AnyItem, ...] | None:
    if items is None:
        return None
    public = tuple(map(_public, items))
    return items if all(map(is_, public, items)) else public


def _opened(item: Item) -> Item:
    """A closed item with only what it opens itself, under its public title."""
    names = Item.names()
    opened = {names[key.strip()] for key in item.public_keys or () if key.strip() in names}
    hidden = {name: None for name in Item.fields() if name not in opened and name not in _ALWAYS}
    title = item.public_title or (item.title if "title" in opened else "")
    return item.replaced({**hidden, "title": title})


def closed_files(
    meeting: Meeting, locate: Callable[[str], object], public: Meeting | None = None
) -> frozenset[Path]:
    """The files that a public reader may not have. A file that is closed in one place is
    closed in all, whatever else lists it. `public` is what such a reader sees, if that is known.
    """
    files = [attachment for attachment in _attachments(meeting) if attachment.file]
    if not files:
        return frozenset()
    if public is None:
        styles = numbering_of(meeting.numbering, meeting.sub_numbering)
        public = for_public(meeting, item_numbers(meeting.items or (), *styles))
    shown = {id(attachment) for attachment in _attachments(public)}
    hidden = [a.file for a in files if id(a) not in shown and a.file]
    found = [locate(name.strip()) for name in hidden]
    return frozenset(path.resolve() for path in found if isinstance(path, Path))


def _attachments(meeting: Meeting) -> Iterator[Attachment]:
    yield from meeting.attachments or ()
    yield from _item_attachments(meeting.items or ())


def _item_attachments(items: Sequence[AnyItem]) -> Iterator[Attachment]:
    for item in items:
        if isinstance(item, Item):
            yield from item.attachments or ()
            yield from _item_attachments(item.items or ())
