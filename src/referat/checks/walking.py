"""A file's models and texts, as they are met on the one way through it, each with whether the
public may see it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias

from msgspec import Struct, field

from referat.model.base import Model
from referat.model.item import Item
from referat.prose.value import ProseList, texts_of

PROSE_FIELDS = frozenset(
    {"intro", "text", "entries", "case", "minutes", "decision", "dissent", "addendum", "remark"}
)

TextParts: TypeAlias = tuple[str, Model, str, Item | None, bool, bool]
"""(text, model, name of its field, innermost item around it, closed to the public, Markdown)"""


def shuts(item: Item, name: str) -> bool:
    """True if the public does not see the field `name` of an item that is closed itself."""
    if not item.is_closed:
        return False
    opened = {key.strip() for key in item.public_keys or ()}
    return Item.fields()[name].alias not in opened or name == "id"


class Walk(Struct):
    """What was met, in the file's order. Hundreds of texts stay plain tuples until a rule asks
    for more. `has_closed`: an item is closed.
    """

    texts: list[TextParts] = field(default_factory=list)
    models: list[Model] = field(default_factory=list)
    by_kind: dict[type[Model], list[Any]] = field(default_factory=dict)
    has_closed: bool = False

    def model(self, model: Model, item: Item | None, closed: bool) -> None:
        self.models.append(model)
        self.by_kind.setdefault(type(model), []).append(model)
        shutter = None
        if isinstance(model, Item):
            item = model
            if model.is_closed:
                shutter, self.has_closed = model, True
        texts = self.texts
        values = model.__dict__
        shut = closed
        for name in model.origin.order:
            value = values[name]
            if shutter is not None:
                shut = closed or shuts(shutter, name)
            if isinstance(value, str):
                texts.append((value, model, name, item, shut, name in PROSE_FIELDS))
            elif isinstance(value, Model):
                self.model(value, item, shut)
            elif isinstance(value, tuple):
                if value and isinstance(value[0], str):
                    texts += [(text, model, name, item, shut, False) for text in value]
                else:
                    self._each(value, item, shut)
            elif isinstance(value, ProseList):
                is_prose = name in PROSE_FIELDS
                texts += [(each, model, name, item, shut, is_prose) for each in texts_of(value)]
            elif isinstance(value, dict):
                self._each(value.values(), item, shut)

    def _each(self, values: Iterable[Any], item: Item | None, closed: bool) -> None:
        for value in values:
            if isinstance(value, Model):
                self.model(value, item, closed)
            elif isinstance(value, (tuple, list)):
                self._each(value, item, closed)
            elif isinstance(value, dict):
                self._each(value.values(), item, closed)


def walk(model: Model) -> Walk:
    found = Walk()
    found.model(model, None, False)
    return found


def models_in(value: Any) -> list[Model]:
    """Every model in `value`, outermost first, in the file's order."""
    found: list[Model] = []
    _gather(value, found)
    return found


def _gather(value: Any, found: list[Model]) -> None:
    if isinstance(value, Model):
        found.append(value)
        holding = value.holding()
        for name in value.order:
            if name in holding:
                _gather(getattr(value, name), found)
    elif isinstance(value, (tuple, list)):
        for part in value:
            _gather(part, found)
    elif isinstance(value, dict):
        for part in value.values():
            _gather(part, found)


def ids_in(texts: Iterable[TextParts]) -> dict[str, bool]:
    """Each item's `id`, and whether it is closed: a link to it would be dead in public."""
    found: dict[str, bool] = {}
    for text, model, _, _, shut, _ in [parts for parts in texts if parts[2] == "id"]:
        if text and isinstance(model, Item):
            found.setdefault(text.strip(), shut)
    return found


def places_of(items: Sequence[Any], path: str = "punkt") -> Iterator[str]:
    """`punkt-3`, `punkt-3-1`: the names by place, which hold inside the meeting's own documents."""
    for number, item in enumerate(items, 1):
        if isinstance(item, Item):
            yield f"{path}-{number}"
            yield from places_of(item.items or (), f"{path}-{number}")
