"""What is wrong with a written value, as Pydantic sees it: its models, made of the same fields.

Most files have nothing wrong in them, and `quick` reads those. So nothing here, nor Pydantic
itself, is imported before a value is found that it could not read.
"""

from __future__ import annotations

from collections.abc import Sequence
from threading import RLock
from typing import Annotated, Any, ClassVar, TypeVar, get_args, get_origin

import pydantic
from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    GetCoreSchemaHandler,
    ModelWrapValidatorHandler,
    PlainValidator,
    Tag,
    ValidationError,
    create_model,
    model_validator,
)
from pydantic_core import CoreSchema, ErrorDetails

from referat.model.base import Model
from referat.model.fields import Field, FirstBy, Form, FormBy, ReadBy
from referat.model.origin import Origin

M = TypeVar("M", bound=Model)
_MAKING = RLock()


def validated(model: type[M], value: object) -> tuple[M | None, Sequence[ErrorDetails]]:
    """The model that `value` says, or all that is wrong with it."""
    with _MAKING:
        judge = _judge(model)
        judge.model_rebuild()
    try:
        found: Any = judge.model_validate(value)
    except ValidationError as error:
        return None, error.errors(include_url=False)
    return found, ()


class _Judge(BaseModel):
    """A mapping of the meeting language, whose keys Pydantic reads and finds fault with."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True
    )

    model: ClassVar[type[Model]]

    @model_validator(mode="wrap")
    @classmethod
    def _read(cls, value: Any, handler: ModelWrapValidatorHandler[BaseModel]) -> Any:
        if isinstance(value, cls.model):
            return value
        keys, names = cls.model.keys_of(value), cls.model.names()
        read = handler(keys)
        order = tuple([names[key] for key in keys if key in names])
        values = {name: getattr(read, name) for name in order}
        return cls.model.made(values, Origin(order, value, keys))


_JUDGES: dict[type[Model], type[_Judge]] = {}


def _judge(model: type[Model]) -> type[_Judge]:
    """Pydantic's model of the model; made once."""
    if model not in _JUDGES:
        _JUDGES[model] = _made(model)
    return _JUDGES[model]


def _made(model: type[Model]) -> type[_Judge]:
    fields: dict[str, Any] = {
        name: (_said(field.annotation), _field(field)) for name, field in model.fields().items()
    }
    judge = create_model(model.__name__, __base__=_Judge, __doc__=model.__doc__, **fields)
    judge.model = model
    return judge


def _field(field: Field) -> Any:
    return pydantic.Field(
        field.default,
        alias=field.alias,
        description=field.description,
        examples=list(field.examples),
    )


def _said(annotation: Any) -> Any:
    """A type with our marks as one with Pydantic's."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return Annotated[Any, _Judged(annotation)]
    parts = get_args(annotation)
    origin = get_origin(annotation)
    if origin is Annotated:
        marks = [_MARKS[type(mark)](mark) for mark in parts[1:] if type(mark) in _MARKS]
        return Annotated[(_said(parts[0]), *marks)] if marks else _said(parts[0])
    if origin in (tuple, dict):
        return origin[tuple(map(_said, parts))]
    said = tuple(map(_said, parts))
    found = said[0] if said else annotation
    for part in said[1:]:
        found |= part
    return found


_MARKS: dict[type, Any] = {
    ReadBy: lambda mark: PlainValidator(mark.function),
    FirstBy: lambda mark: BeforeValidator(mark.function),
    Form: lambda mark: Tag(mark.name),
    FormBy: lambda mark: Discriminator(mark.function),
}


class _Judged:
    """Mark: a model, which may hold itself; so it is looked up when it is reached."""

    def __init__(self, model: type[Model]) -> None:
        self._model = model

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        del source
        return handler.generate_schema(_judge(self._model))
