"""JSON Schemas for editors, made from the models: titles, descriptions and examples in Danish.

Knows nothing of Pydantic's own schema: each hand-made type carries its `Shape`, and each model
becomes one definition in which optional keys are plain keys and one-line forms are allowed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from referat.model.base import Model
from referat.model.fields import Field, Shape
from referat.model.meeting import Committee, Meeting, Site
from referat.model.vocabulary import MODELS

DIALECT = "http://json-schema.org/draft-07/schema#"
BASE = "https://example.org/referat/schemas/"
_SCALARS = ["string", "number", "boolean", "null"]
_TOP: dict[str, tuple[type[Model], str]] = {
    "meeting.schema.json": (Meeting, "Møde"),
    "committee.schema.json": (Committee, "Udvalg"),
    "site.schema.json": (Site, "referat.yaml"),
}


def schemas() -> dict[str, str]:
    """File name → the schema's text, for meetings, committees and the site."""
    return {name: _text(name, model, title) for name, (model, title) in _TOP.items()}


def _text(name: str, model: type[Model], title: str) -> str:
    body = _definition(model)
    schema = {
        "$schema": DIALECT,
        "$id": BASE + name,
        "title": title,
        "description": body.pop("description"),
        **{key: value for key, value in body.items() if key != "title"},
        "$defs": {inner.__name__: _definition(inner) for inner in _reachable(model)},
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _reachable(model: type[Model]) -> list[type[Model]]:
    """The models that `model` refers to, itself left out, in the vocabulary's order."""
    names = {inner.__name__: inner for inner in MODELS}
    found: set[str] = set()
    waiting = [model]
    while waiting:
        for field in waiting.pop().fields().values():
            for name in _refs(_shape(field)):
                if name not in found:
                    found.add(name)
                    waiting.append(names[name])
    return [inner for inner in MODELS if inner.__name__ in found]


def _refs(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if "$ref" in value:
            yield value["$ref"].rpartition("/")[2]
        for part in value.values():
            yield from _refs(part)
    elif isinstance(value, list):
        for part in value:
            yield from _refs(part)


def _definition(model: type[Model]) -> dict[str, Any]:
    fields = {field.alias: field for field in model.fields().values()}
    required = [key for key, field in fields.items() if field.is_required]
    kinds = ["object", *_SCALARS] if model.one_line else ["object", *model.also]
    definition: dict[str, Any] = {
        "title": model.what,
        "description": " ".join((model.__doc__ or "").split()),
        "type": kinds if len(kinds) > 1 else "object",
        "properties": {key: _property(key, field) for key, field in fields.items()},
        "additionalProperties": False,
    }
    if required:
        definition["required"] = required
    return definition


def _property(key: str, field: Field) -> dict[str, Any]:
    shape = _shape(field)
    found: dict[str, Any] = {"title": key, "description": field.description}
    if field.examples:
        found["examples"] = list(field.examples)
    return {**found, **shape}


def _shape(field: Field) -> dict[str, Any]:
    """The JSON of the field's type: where it is optional, inside the annotation's parts."""
    for part in _parts(field.annotation):
        for extra in getattr(part, "__metadata__", ()):
            if isinstance(extra, Shape):
                return dict(extra.json)
    for part in _parts(field.annotation):
        if isinstance(part, type) and issubclass(part, Model):
            return {"$ref": f"#/$defs/{part.__name__}"}
    raise TypeError(f"no shape for {field!r}")


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _parts(part)
