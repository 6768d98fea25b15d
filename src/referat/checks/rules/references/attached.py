"""Which attachments a text may mean: its item's, those of the items around it, the meeting's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from referat.checks.subject import Numbered, Subject, Text
from referat.danish.patterns import late
from referat.model.attachment import Attachment
from referat.model.item import Item
from referat.model.meeting import Meeting
from referat.model.parts import Treatment

_NUMBERED = late(r"\bbilag\s*(?:nr\.\s*)?(\d{1,2})\b", re.I)
_COLLECTION = late(
    r"\bbilag(?:ene|ssamling|smappe)\b|\bbilag\s*\d+\s*(?:-|–|til|og)\s*\d|med bilag", re.I
)


class Shelved(Struct):
    """The attachments of a meeting by the item that they belong to."""

    meeting: Meeting
    items: dict[int, Numbered]
    before: dict[int, int] = field(default_factory=dict)
    """How many attachments stand in the items before an item, for those counted through."""
    named: frozenset[int] = frozenset()
    """Numbers that any attachment of the meeting has in its title or as its `nr`."""

    def is_of_another_meeting(self, text: Text) -> bool:
        return isinstance(text.model, Treatment)

    def above(self, text: Text) -> list[Attachment]:
        """Those of the items around the text's own item, and of the meeting."""
        number = self.items.get(id(text.item))
        parents = number.parents if number else ()
        return [
            *(self.meeting.attachments or ()),
            *(each for parent in parents for each in parent.attachments or ()),
        ]

    def own(self, text: Text) -> list[Attachment]:
        """Those of the item and of its sub-items; of all items for a text of the meeting itself."""
        if text.item is not None:
            return list(_in_items((text.item,)))
        items = [each for each in self.meeting.items or () if isinstance(each, Item)]
        return list(_in_items(items))

    def has_any(self, text: Text) -> bool:
        return bool(self.own(text) or self.above(text))

    def count(self, text: Text) -> int:
        return len(self.own(text)) or len(self.above(text))

    def count_above(self, text: Text) -> int:
        return len(self.above(text))

    def numbers(self, text: Text) -> set[int] | None:
        """The numbers that »bilag 3« may have; None where nothing can be said."""
        own, above = self.own(text), self.above(text)
        if not (own or above) or any(_is_collection(each) for each in (*own, *above)):
            return None
        first = self.before.get(id(text.item), 0)
        counted = {*range(1, len(own) + 1), *range(first + 1, first + len(own) + 1)}
        return counted | set(range(1, len(above) + len(own) + 1)) | self.named


def shelved(subject: Subject) -> Shelved:
    meeting = subject.own
    assert meeting is not None
    shelves = Shelved(meeting, {id(each.item): each for each in subject.items})
    passed = len(meeting.attachments or ())
    named: set[int] = set(_numbers(meeting.attachments or ()))
    for each in subject.items:
        attachments = each.item.attachments or ()
        shelves.before[id(each.item)] = passed
        passed += len(attachments)
        named.update(_numbers(attachments))
    shelves.named = frozenset(named)
    return shelves


def _in_items(items: Sequence[Item]) -> Iterator[Attachment]:
    for item in items:
        yield from item.attachments or ()
        yield from _in_items([each for each in item.items or () if isinstance(each, Item)])


def _numbers(attachments: Sequence[Attachment]) -> Iterator[int]:
    for each in attachments:
        yield from (int(number) for number in _NUMBERED.findall(_title(each)))
        if each.number and each.number.strip(" .").isdigit():
            yield int(each.number.strip(" ."))


def _title(attachment: Attachment) -> str:
    return attachment.title or attachment.file or attachment.url or ""


def _is_collection(attachment: Attachment) -> bool:
    return bool(_COLLECTION.search(_title(attachment)))
