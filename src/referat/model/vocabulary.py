"""The whole vocabulary, gathered from the models: for hints and for headings."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args

from referat.danish.words import nearest
from referat.model.attachment import Attachment
from referat.model.base import Model
from referat.model.item import Item, Pause
from referat.model.meeting import Committee, Meeting, Site
from referat.model.meeting_parts import (
    Approval,
    Correction,
    NextMeeting,
    PlannedMeeting,
    SentDays,
)
from referat.model.parts import NamedSection, Recommendation, Task, Treatment, Vote
from referat.model.people import Person
from referat.model.style import HouseStyle

MODELS: tuple[type[Model], ...] = (
    Meeting,
    Committee,
    Site,
    Item,
    Pause,
    Person,
    Attachment,
    Recommendation,
    NamedSection,
    Treatment,
    Vote,
    Task,
    SentDays,
    Approval,
    NextMeeting,
    PlannedMeeting,
    Correction,
)

SYNONYMS = {
    "ansvar": "ansvarlig",
    "deadline": "frist",
    "deltagere": "inviterede",
    "dagsorden": "punkter",
    "emne": "titel",
    "fremlægger": "ved",
    "fremlægges af": "ved",
    "klokkeslæt": "tid",
    "konklusion": "beslutning",
    "lokale": "sted",
    "mail": "email",
    "mobil": "telefon",
    "navn": "titel",
    "noter": "referat",
    "ordstyrer": "mødeleder",
    "overskrift": "titel",
    "slut": "hævet",
    "start": "tid",
    "tidspunkt": "tid",
    "tlf": "telefon",
    "varer": "varighed",
}
"""What people call a key that has another name here."""

_HOMES: tuple[type[Model], ...] = (Item, Meeting, Person, Attachment, Task, Vote, Pause, Committee)


@cache
def printable_keys() -> frozenset[str]:
    """The keys that `overskrifter` may rename."""
    settings = set(HouseStyle.names())
    models = (Meeting, Item, Pause, Attachment, Task, Vote, Person)
    return frozenset(key for model in models for key in model.names() if key not in settings)


def model_at(model: type[Model], path: tuple[str | int, ...]) -> type[Model]:
    """The model that a validation error's path ends inside of."""
    for step in path:
        field = model.fields().get(model.names().get(str(step), ""))
        inner = _model_in(field.annotation, str(path)) if field is not None else None
        if inner is not None:
            model = inner
    return model


def _model_in(annotation: Any, path: str) -> type[Model] | None:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation
    found = [inner for part in get_args(annotation) if (inner := _model_in(part, path))]
    if Pause in found and "«pause»" in path:
        return Pause
    return found[0] if found else None


def meant(key: str, model: type[Model]) -> str | None:
    """The key of `model` that was most likely meant by an unknown one."""
    names = model.names()
    synonym = SYNONYMS.get(nearest(key, SYNONYMS, 0.9) or "", "")
    return nearest(key, names) or (synonym if synonym in names else None)


def homes_of(key: str) -> list[str]:
    """Where a key does belong, in words (»et punkt«), for one that stands in the wrong place."""
    return [model.what[0].lower() + model.what[1:] for model in _HOMES if key in model.names()][:2]
