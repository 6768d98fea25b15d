"""Items beside what was written for them, so that a rule knows where each of their keys stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from referat.diagnostics import Place
from referat.model.item import AnyItem, Item
from referat.model.meeting import Meeting
from referat.source.written import Value, Written, WrittenList, WrittenMap, entry_at


class WrittenItem(Struct, frozen=True):
    """`written` is the item's mapping, or the one line that it was written in; `name` its place
    among the others (`punkt-3-1`). `is_hidden`: it stands inside a closed item. `in_flow`: its
    list is written with `[`.
    """

    item: Item
    written: WrittenMap | Written
    name: str
    is_hidden: bool
    in_flow: bool


def written_items(meeting: Meeting) -> Iterator[WrittenItem]:
    """Every item that stands in the meeting's own file, in its order."""
    if "items" in meeting.order:
        yield from _in(meeting.items or (), meeting.as_written("items"), "punkt", False)


def _in(
    items: Sequence[AnyItem], written: Value | None, name: str, is_hidden: bool
) -> Iterator[WrittenItem]:
    if not isinstance(written, WrittenList):
        return
    for index, item in enumerate(items):
        own = entry_at(written, index)
        if not isinstance(item, Item) or not _says(own, item):
            continue
        path = f"{name}-{index + 1}"
        assert isinstance(own, WrittenMap | Written)
        yield WrittenItem(item, own, path, is_hidden, is_flow(written.place))
        if isinstance(own, WrittenMap):
            inner = own.get("punkter")
            yield from _in(item.items or (), inner, path, is_hidden or item.is_closed)


def _says(written: Value | None, item: Item) -> bool:
    """True if `item` was read from `written`: of a half-written file some parts are left out."""
    title = written.get("titel") if isinstance(written, WrittenMap) else written
    return title is item.title


def is_flow(place: Place) -> bool:
    """True for a list or a mapping that is written with `[` or `{`."""
    return (place.line, place.column) != (place.end_line, place.end_column)


def last_line(value: Value) -> int:
    """A line of the file that is there for certain: the last one where something begins."""
    if isinstance(value, WrittenMap):
        inner = max((last_line(part) for part in value.values()), default=0)
    elif isinstance(value, WrittenList):
        inner = max((last_line(part) for part in value), default=0)
    else:
        inner = 0
    return max(value.place.line, inner)
