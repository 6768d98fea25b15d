"""How a model was written: its keys in their order, and where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from referat.diagnostics import Place
from referat.source.written import WrittenMap, place_of


class Origin(Struct, frozen=True, eq=False, gc=False):
    """How a model was written: the Python names of its keys in their order, what it was read
    from, and the keys after a short form was made a long one. Its places are asked for seldom.
    """

    order: tuple[str, ...]
    value: Any
    keys: dict[str, Any]

    @property
    def line(self) -> str:
        return self.value.strip() if isinstance(self.value, str) else ""

    @property
    def key_places(self) -> Mapping[str, Place]:
        return self.value.key_places if isinstance(self.value, WrittenMap) else {}

    def is_like(self, other: Origin) -> bool:
        own, its = ((place_of(each.value), each.line, each.key_places) for each in (self, other))
        return (self.order, self.keys) == (other.order, other.keys) and own == its
