"""A meeting's models, each with whether the public may see what stands in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from referat.checks.subject import PROSE_FIELDS
from referat.model.base import Model
from referat.model.item import Item
from referat.model.meeting import Meeting
from referat.prose.value import ProseList, texts_of


def fields_in(value: Any, is_shut: bool = False) -> Iterator[tuple[Model, str, bool]]:
    """(model, name of one of its fields, closed to the public), in the file's order."""
    if isinstance(value, Model):
        for name in value.order:
            shut = is_shut or (isinstance(value, Item) and _shuts(value, name))
            yield value, name, shut
            yield from fields_in(getattr(value, name), shut)
    elif isinstance(value, tuple | list):
        for part in value:
            yield from fields_in(part, is_shut)
    elif isinstance(value, dict):
        for part in value.values():
            yield from fields_in(part, is_shut)


def _shuts(item: Item, name: str) -> bool:
    opened = {key.strip() for key in item.public_keys or ()}
    is_opened = Item.model_fields[name].alias in opened and name != "id"
    return item.is_closed and not is_opened


def prose_of(meeting: Meeting) -> Iterator[tuple[str, bool]]:
    """Every Markdown text of a meeting, and whether it is closed to the public."""
    for model, name, shut in fields_in(meeting):
        value = getattr(model, name)
        if name in PROSE_FIELDS and isinstance(value, str | ProseList):
            for text in texts_of(value):
                yield text, shut


def ids_of(meeting: Meeting) -> dict[str, bool]:
    """Each item's `id`, and whether it is closed: a link to it would be dead in public."""
    found: dict[str, bool] = {}
    for model, name, shut in fields_in(meeting):
        if isinstance(model, Item) and name == "id" and model.id:
            found.setdefault(model.id.strip(), shut)
    return found


def places_of(items: Sequence[Any], path: str = "punkt") -> Iterator[str]:
    """`punkt-3`, `punkt-3-1`: the names by place, which hold inside the meeting's own documents."""
    for number, item in enumerate(items, 1):
        if isinstance(item, Item):
            yield f"{path}-{number}"
            yield from places_of(item.items or (), f"{path}-{number}")
