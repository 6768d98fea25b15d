"""A meeting's models, each with whether the public may see what stands in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias, cast

from referat.checks.subject import PROSE_FIELDS, shuts
from referat.model.base import Model
from referat.model.item import Item
from referat.model.meeting import Meeting
from referat.prose.value import ProseList, texts_of

Field: TypeAlias = tuple[Model, str, bool]
"""(model, name of one of its fields, closed to the public)"""


def fields_in(value: Any, is_shut: bool = False) -> list[Field]:
    """Every field that is written in `value`, in the file's order."""
    found: list[Field] = []
    _gather(value, is_shut, found)
    return found


def _gather(value: Any, is_shut: bool, found: list[Field]) -> None:
    if isinstance(value, Model):
        holding = value.holding()
        closed = type(value) is Item and value.is_closed
        for name in value.order:
            shut = is_shut or (closed and shuts(cast("Item", value), name))
            found.append((value, name, shut))
            if name in holding:
                _gather(getattr(value, name), shut, found)
    elif isinstance(value, tuple | list):
        for part in value:
            _gather(part, is_shut, found)
    elif isinstance(value, dict):
        for part in value.values():
            _gather(part, is_shut, found)


def prose_of(meeting: Meeting) -> Iterator[tuple[str, bool]]:
    """Every Markdown text of a meeting, and whether it is closed to the public."""
    return prose_in(fields_in(meeting))


def prose_in(fields: Iterable[Field]) -> Iterator[tuple[str, bool]]:
    """As `prose_of`, of fields that have been walked already."""
    for model, name, shut in fields:
        if name in PROSE_FIELDS:
            value = getattr(model, name)
            if isinstance(value, str | ProseList):
                for text in texts_of(value):
                    yield text, shut


def ids_of(meeting: Meeting) -> dict[str, bool]:
    """Each item's `id`, and whether it is closed: a link to it would be dead in public."""
    return ids_in(fields_in(meeting))


def ids_in(fields: Iterable[Field]) -> dict[str, bool]:
    """As `ids_of`, of fields that have been walked already."""
    found: dict[str, bool] = {}
    for model, name, shut in fields:
        if name == "id" and isinstance(model, Item) and model.id:
            found.setdefault(model.id.strip(), shut)
    return found


def places_of(items: Sequence[Any], path: str = "punkt") -> Iterator[str]:
    """`punkt-3`, `punkt-3-1`: the names by place, which hold inside the meeting's own documents."""
    for number, item in enumerate(items, 1):
        if isinstance(item, Item):
            yield f"{path}-{number}"
            yield from places_of(item.items or (), f"{path}-{number}")
