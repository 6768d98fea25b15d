"""Written values to models, and Pydantic's errors to findings with a place and a hint."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from referat.danish.words import nearest
from referat.diagnostics import Diagnostic
from referat.model.base import Model, WrongError
from referat.model.quick import quickly
from referat.model.vocabulary import homes_of, meant, model_at, printable_keys
from referat.source.written import Value, WrittenList, WrittenMap, entry_at, place_at

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

M = TypeVar("M", bound=Model)


def load(model: type[M], value: Value) -> tuple[M | None, list[Diagnostic]]:
    """The model that `value` says, or every finding that keeps it from being one."""
    found = quickly(model, value)
    if found is not None:
        return found, []
    from referat.model.validated import validated  # noqa: PLC0415 - with it comes Pydantic

    found, details = validated(model, value)
    renamed = {_right_path(model, detail["loc"]) for detail in details if _is_unknown(detail)}
    findings: list[Diagnostic] = []
    for detail in details:
        if detail["type"] != "missing" or detail["loc"] not in renamed:
            findings += _explain(model, value, detail)
    return found, findings


def _is_unknown(detail: ErrorDetails) -> bool:
    return detail["type"] == "extra_forbidden"


def _right_path(model: type[Model], path: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """Where an unknown key would lead, spelt as it was meant; nothing is missing there."""
    return (*path[:-1], meant(str(path[-1]), model_at(model, path[:-1])) or "")


def _explain(model: type[Model], value: Value, detail: ErrorDetails) -> list[Diagnostic]:
    path = tuple(detail["loc"])
    place = place_at(value, path)
    error = detail.get("ctx", {}).get("error")
    if isinstance(error, WrongError):
        return [finding.at(None, place) for finding in error.findings]
    if _is_unknown(detail):
        return [_unknown_key(model_at(model, path[:-1]), value, path)]
    if detail["type"] == "missing":
        return [_missing(model_at(model, path[:-1]), path).at(None, place)]
    return [
        Diagnostic(
            "forkert-form",
            "Det, der står her, har ikke den form, der ventes.",
            "Se i vejledningen, hvordan nøglen skrives.",
            place=place,
        )
    ]


def _missing(model: type[Model], path: tuple[str | int, ...]) -> Diagnostic:
    key = str(path[-1])
    field = model.fields()[model.names()[key]]
    example = (field.examples or ("",))[0]
    hint = f"Skriv for eksempel `{key}: {example}`." if example else f"Skriv `{key}: …`."
    return Diagnostic("mangler-nøgle", f"{model.what} skal have nøglen `{key}`.", hint)


def _unknown_key(model: type[Model], value: Value, path: tuple[str | int, ...]) -> Diagnostic:
    key = str(path[-1])
    owner = _owner(value, path[:-1])
    place = owner.key_places.get(key) if isinstance(owner, WrittenMap) else place_at(value, path)
    close = None if homes_of(key) else meant(key, model)
    other = key if homes_of(key) else close or nearest(key, printable_keys())
    if close:
        hint = f"Mente du `{close}`?"
    elif other:
        hint = f"`{other}` hører til {' eller '.join(homes_of(other))}."
    elif " " in key or len(key) > 25:
        hint = 'Er det en tekst, så sæt den i anførselstegn: "…".'
    else:
        hint = model._keys_hint()
    what = model.what[0].lower() + model.what[1:]
    message = f"Nøglen `{key}` kendes ikke i {what}."
    return Diagnostic("ukendt-nøgle", message, hint, place=place)


def _owner(value: Any, path: tuple[str | int, ...]) -> Any:
    """The innermost mapping that `path` leads to."""
    for step in path:
        if isinstance(value, dict) and step in value:
            value = value[step]
        elif isinstance(value, WrittenList) and isinstance(step, int):
            value = entry_at(value, step)
    return value
