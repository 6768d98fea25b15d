"""The parts of an item that are more than a text: recommendations, named sections, earlier
treatments, votes and tasks.
"""

from typing import Annotated, Any, ClassVar

from referat.model.base import Model, fail_all, lined, listed, not_text
from referat.model.fields import FirstBy, Shape, field
from referat.model.people import PersonList
from referat.model.texts import (
    Prose,
    Text,
    Texts,
    choice,
)
from referat.model.when import DayOrWords
from referat.source.written import WrittenMap

TASK_STATES = ("åben", "ikke begyndt", "i gang", "udført", "afsluttet", "bortfaldet")
_DONE = frozenset({"udført", "afsluttet", "bortfaldet"})


class Recommendation(Model):
    """Indstillingen: en tekst, en liste, eller `indledning` og `liste`."""

    what: ClassVar[str] = "En indstilling"
    also: ClassVar[tuple[str, ...]] = ("string", "number", "array", "null")

    intro: Prose | None = field(None, alias="indledning", description="Teksten før listen.")
    entries: Prose | None = field(
        None, alias="liste", description="Det, der indstilles, led for led."
    )

    @classmethod
    def keys_of(cls, value: Any) -> dict[str, Any]:
        if isinstance(value, str):
            return {"indledning": value}
        if isinstance(value, list):
            return {"liste": value}
        if isinstance(value, dict) and len(value) == 1 and next(iter(value)) not in cls.names():
            fail_all([not_text(value, "en tekst eller en liste")])
        return super().keys_of(value)


class NamedSection(Model):
    """Et afsnit med sin egen overskrift: `Økonomi: tekst`, eller `titel`, `tekst` og `afsnit`."""

    what: ClassVar[str] = "Et afsnit"

    title: Text = field(alias="titel", description="Afsnittets overskrift.", examples=["Økonomi"])
    text: Prose | None = field(None, alias="tekst", description="Afsnittets tekst.")
    sections: "NamedSections | None" = field(
        None, alias="afsnit", description="Afsnit i afsnittet."
    )

    @classmethod
    def _keys_hint(cls) -> str:
        return "Skriv `- Økonomi: tekst`, eller brug nøglerne `titel`, `tekst` og `afsnit`."

    @classmethod
    def from_mapping(cls, keys: dict[str, Any]) -> dict[str, Any]:
        if len(keys) == 1:
            key, rest = next(iter(keys.items()))
            if key not in cls.names():
                return {"titel": _key_text(keys, key), "tekst": rest}
        return keys


def _key_text(keys: Any, key: str) -> str:
    """A key as a text with its own place."""
    return keys.text_of_key(key) if isinstance(keys, WrittenMap) else key


def _sections(value: Any) -> Any:
    if isinstance(value, dict) and not set(value) <= set(NamedSection.names()):
        return [{"titel": _key_text(value, key), "tekst": text} for key, text in value.items()]
    return listed(value)


NamedSections = Annotated[
    tuple[NamedSection, ...],
    FirstBy(_sections),
    Shape(
        {
            "type": ["array", "object"],
            "items": {
                "anyOf": [
                    {"$ref": "#/$defs/NamedSection"},
                    {"type": "object", "minProperties": 1, "maxProperties": 1},
                ]
            },
        }
    ),
]


class Treatment(Model):
    """En tidligere behandling af sagen, på én linje eller med nøgler."""

    what: ClassVar[str] = "En tidligere behandling"
    one_line: ClassVar[bool] = True

    body: Text | None = field(None, alias="udvalg", description="Hvem der behandlede sagen.")
    day: DayOrWords | None = field(None, alias="dato", description="Datoen for behandlingen.")
    point: Text | None = field(None, alias="punkt", description="Punktets nummer på det møde.")
    case: Prose | None = field(None, alias="sagsfremstilling", description="Sagsfremstillingen.")
    decision: Prose | None = field(None, alias="beslutning", description="Hvad der blev besluttet.")
    dissent: Prose | None = field(None, alias="særstandpunkt", description="Særstandpunkter.")
    did_not_attend: PersonList | None = field(
        None, alias="deltog ikke", description="Hvem der ikke deltog."
    )

    @classmethod
    def from_line(cls, line: str) -> dict[str, object]:
        return {"udvalg": line}


class Vote(Model):
    """En afstemning: hvem der stemte hvad, med navne eller partier; eller en tekst."""

    what: ClassVar[str] = "En afstemning"
    also: ClassVar[tuple[str, ...]] = ("string", "number", "array", "null")

    text: Prose | None = field(None, alias="tekst", description="Afstemningen fortalt i ord.")
    ayes: Texts | None = field(
        None, alias="for", description="Navne eller partier, der stemte for."
    )
    noes: Texts | None = field(
        None, alias="imod", description="Navne eller partier, der stemte imod."
    )
    abstained: Texts | None = field(
        None, alias="undlod", description="Navne eller partier, der undlod at stemme."
    )

    @classmethod
    def keys_of(cls, value: Any) -> dict[str, Any]:
        if isinstance(value, str | list):
            return {"tekst": value}
        return super().keys_of(value)


class Task(Model):
    """En opgave, på én linje eller med ansvarlig, frist og status."""

    what: ClassVar[str] = "En opgave"
    one_line: ClassVar[bool] = True

    task: Text = field(alias="opgave", description="Hvad der skal gøres.")
    owner: Texts | None = field(None, alias="ansvarlig", description="Hvem der har opgaven.")
    deadline: DayOrWords | None = field(
        None, alias="frist", description="Hvornår den skal være løst."
    )
    state: (
        Annotated[str, choice(*TASK_STATES, is_open=True), Shape({"type": ["string", "null"]})]
        | None
    ) = field(
        None, alias="status", description="Hvor langt opgaven er.", examples=list(TASK_STATES)
    )

    @classmethod
    def from_line(cls, line: str) -> dict[str, object]:
        return {"opgave": line}

    @property
    def is_open(self) -> bool:
        """False once its state begins with a word for done (`udført 3. maj`)."""
        first = " ".join((self.state or "").split()).casefold().split(" ")[0]
        return first.rstrip(".,:;") not in _DONE


Tasks = Annotated[
    tuple[Task, ...],
    FirstBy(lined),
    Shape(
        {"anyOf": [{"type": "array", "items": {"$ref": "#/$defs/Task"}}, {"$ref": "#/$defs/Task"}]}
    ),
]
Treatments = Annotated[
    tuple[Treatment, ...],
    FirstBy(lined),
    Shape(
        {
            "anyOf": [
                {"type": "array", "items": {"$ref": "#/$defs/Treatment"}},
                {"$ref": "#/$defs/Treatment"},
            ]
        }
    ),
]
