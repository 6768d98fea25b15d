"""Levels of the meeting language: which keys and values stand inside which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, get_args, get_origin

from msgspec import Struct
from msgspec.structs import replace

from referat.model.base import Model
from referat.model.fields import Field


def models_of(annotation: Any) -> tuple[type[Model], ...]:
    """The models that a field's value may be read as."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return (annotation,)
    return tuple(dict.fromkeys(m for part in get_args(annotation) for m in models_of(part)))


def _holds_list(annotation: Any) -> bool:
    parts = get_args(annotation)
    return get_origin(annotation) is tuple or any(_holds_list(part) for part in parts)


class Level(Struct, frozen=True):
    """Inside the value of `key` of `model`; beside its keys if `key` is empty. `sub` is a key
    inside a value that is no model (`regler`, `overskrifter`).
    """

    model: type[Model]
    key: str = ""
    sub: str = ""
    is_entry: bool = False

    @property
    def info(self) -> Field | None:
        return self.model.fields().get(self.model.names().get(self.key, ""))

    @property
    def inner(self) -> tuple[type[Model], ...]:
        """The models that stand inside."""
        return models_of(self.info.annotation) if self.info else ()

    def step(self, key: str) -> Level:
        """One frame further in."""
        if key == "-":
            return replace(self, is_entry=True)
        if not self.key:
            return Level(self.model, key)
        owner = next((model for model in self.inner if key in model.names()), None)
        if owner is not None:
            return Level(owner, key)
        if self.inner:  # the heading of a group or of a section
            return replace(self, is_entry=False)
        return replace(self, sub=key)

    @property
    def is_list(self) -> bool:
        """True for a value that is a list, before its first dash."""
        info = self.info
        return info is not None and not self.is_entry and _holds_list(info.annotation)

    def keys(self, beside: Iterable[str]) -> Mapping[str, tuple[type[Model], Field]]:
        """The keys that may stand here, beside those that are written already."""
        models = (self.model,) if not self.key else self.inner
        fitting = [model for model in models if set(beside) <= set(model.names())] or list(models)
        return {
            key: (model, model.fields()[name])
            for model in reversed(fitting)
            for key, name in model.names().items()
        }
