"""How a key is declared: what it is called, what it means, and what reads the value under it.

Declarations and nothing more. `quick` reads by them; `validated` says them in Pydantic's words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from msgspec import Struct

Read: TypeAlias = Callable[[Any], Any]


class Field(Struct, frozen=True, eq=False):
    """A key of a model. Without a default it must be written. `annotation` is its type with the
    marks on it, which the model fills in.
    """

    alias: str
    default: Any
    description: str
    examples: Sequence[Any]
    annotation: Any = None

    @property
    def is_required(self) -> bool:
        return self.default is ...


def field(default: Any = ..., *, alias: str, description: str, examples: Sequence[Any] = ()) -> Any:
    """Declares a key in a model's class; stands where the key's value will."""
    return Field(alias, default, description, examples)


class Shape(Struct, frozen=True, eq=False):
    """Mark: how a hand-made type looks in JSON Schema."""

    json: Mapping[str, Any]


class ReadBy(Struct, frozen=True, eq=False):
    """Mark: the function makes the value of what is written."""

    function: Read


class FirstBy(Struct, frozen=True, eq=False):
    """Mark: the function puts what is written in the form that the type itself reads."""

    function: Read


class Form(Struct, frozen=True, eq=False):
    """Mark: the name of one of the forms that a value may have."""

    name: str


class FormBy(Struct, frozen=True, eq=False):
    """Mark: the function tells by name which form of several a value has."""

    function: Callable[[Any], str]
