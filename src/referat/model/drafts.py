"""A model of as much as can be understood: what is wrong is told about and left out."""

from __future__ import annotations

from typing import Any, TypeVar

from referat.diagnostics import Diagnostic
from referat.model.base import Model
from referat.model.load import load
from referat.source.written import Value, Written, WrittenList, WrittenMap

M = TypeVar("M", bound=Model)
_ROUNDS = 5
"""A part left out may make what holds it wrong (an item without its title); so a few times."""


def load_draft(model: type[M], value: Value) -> tuple[M | None, list[Diagnostic], bool]:
    """As `load`; the third value is false if parts had to be left out."""
    found, findings = load(model, value)
    if found is not None:
        return found, findings, True
    from referat.model.validated import validated  # noqa: PLC0415 - with it comes Pydantic

    for _ in range(_ROUNDS):
        found, wrong = validated(model, value)
        if found is not None:
            return found, findings, False
        left = _without(value, {_node_at(value, each["loc"]) for each in wrong})
        if left is None:
            break
        value = left
    return None, findings, False


def _node_at(value: Any, path: tuple[str | int, ...]) -> int:
    """The identity of the innermost written node that `path` leads to; steps that no node has
    are passed over.
    """
    for step in path:
        if isinstance(value, dict) and step in value:
            value = value[str(step)]
        elif isinstance(value, list) and isinstance(step, int):
            said = [entry for entry in value if not _is_nothing(entry)]
            if step < len(said):
                value = said[step]
    return id(value)


def _is_nothing(entry: object) -> bool:
    return isinstance(entry, Written) and entry.is_empty


def _without(value: Value, nodes: set[int]) -> Value | None:
    """A copy without the nodes; the places stay. None if the whole would go."""
    if id(value) in nodes:
        return None
    if isinstance(value, WrittenMap):
        kept = WrittenMap(value.at, value.keys_at)
        for key, part in value.items():
            left = _without(part, nodes)
            if left is not None:
                kept[key] = left
        return kept
    if isinstance(value, WrittenList):
        left_ones = (_without(part, nodes) for part in value)
        return WrittenList(value.place, (left for left in left_ones if left is not None))
    return value
