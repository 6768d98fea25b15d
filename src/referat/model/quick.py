"""Written values to models where nothing is wrong: the way that Pydantic would go, without its
detours, made of the same annotations.

It gives the model that Pydantic would give, or nothing. Then Pydantic is asked, which says what
is wrong; so what it needs for that is made only for a file with something wrong in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Annotated, Any, TypeVar, get_args, get_origin

from referat.model.base import Model
from referat.model.fields import FirstBy, Form, FormBy, Read, ReadBy, Shape
from referat.model.origin import Origin
from referat.model.texts import read_prose, read_text
from referat.source.written import Written

M = TypeVar("M", bound=Model)
_KEEPING_TEXTS = (read_text, read_prose)
"""A text is what they make of it, so they need not be asked."""


class _NotQuickError(ValueError):
    """Something is wrong, or may be; it is not told what."""


def quickly(model: type[M], value: object) -> M | None:
    """The model that `value` says; None if there may be anything wrong with it."""
    try:
        found: M = _reading(model)(value)
    except (ValueError, AssertionError):  # what Pydantic takes for a wrong value
        return None
    return found


_READING: dict[type[Model], Read] = {}


def _reading(model: type[Model]) -> Read:
    """What reads the model; made once."""
    if model not in _READING:
        _READING[model] = _model(model)
    return _READING[model]


def _model(model: type[Model]) -> Read:
    fields = model.fields()
    reads = {}
    for name, field in fields.items():
        read_part = _reader(field.annotation)
        reads[field.alias] = name, read_part, read_part in _KEEPING_TEXTS
    needed = frozenset(name for name, field in fields.items() if field.is_required)
    keys_of, made = model.keys_of, model.made

    def read(value: Any) -> Model:
        keys = keys_of(value)
        found: dict[str, Any] = {}
        for key, part in keys.items():
            try:
                name, read_part, keeps_texts = reads[key]
            except KeyError:
                raise _NotQuickError from None
            found[name] = part if keeps_texts and type(part) is Written else read_part(part)
        if needed and not needed <= found.keys():
            raise _NotQuickError
        return made(found, Origin(tuple(found), value, keys))

    return read


def _reader(annotation: Any) -> Read:
    """What reads a value of this type. Keys with nothing after them are gone before this."""
    if get_origin(annotation) is Annotated:
        inner, *marks = get_args(annotation)
        return _marked(inner, marks)
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return _later(annotation)
    parts = [part for part in get_args(annotation) if part not in (type(None), ...)]
    if get_origin(annotation) is tuple:
        return _each(_reader(parts[0]))
    if get_origin(annotation) is dict:
        return _each_group(_reader(parts[1]))
    if type(None) in get_args(annotation) and len(parts) == 1:
        return _reader(parts[0])
    return _unread


def _marked(inner: Any, marks: Iterable[Any]) -> Read:
    """A type with marks on it, from the innermost out."""
    read: Read | None = None
    for mark in marks:
        if isinstance(mark, ReadBy):
            read = mark.function
        elif isinstance(mark, FormBy):
            read = _by_form(inner, mark.function)
        elif isinstance(mark, FirstBy):
            read = _after(mark.function, read or _reader(inner))
        elif not isinstance(mark, Shape | Form):
            return _unread
    return read or _reader(inner)


def _unread(value: Any) -> Any:
    """A type that nothing is known of here: Pydantic is asked."""
    raise _NotQuickError


def _after(before: Read, then: Read) -> Read:
    return lambda value: then(before(value))


def _by_form(union: Any, form: Callable[[Any], str]) -> Read:
    reads: dict[str, Read] = {}
    for part in get_args(union):
        name = next(each.name for each in get_args(part)[1:] if isinstance(each, Form))
        reads[name] = _reader(part)
    return lambda value: reads[form(value)](value)


def _later(model: type[Model]) -> Read:
    """A model may hold itself, so its own reader is made when the first one is read."""

    def read(value: Any) -> Any:
        return (_READING.get(model) or _reading(model))(value)

    return read


def _each(read: Read) -> Read:
    def read_each(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, (list, tuple)):
            raise _NotQuickError
        return tuple([read(part) for part in value])

    return read_each


def _each_group(read: Read) -> Read:
    def read_groups(value: Any) -> dict[str, Any]:
        if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
            raise _NotQuickError
        return {str(key): read(part) for key, part in value.items()}

    return read_groups
