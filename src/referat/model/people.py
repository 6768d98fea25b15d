"""People: one line or keys, alone, in a list, or in groups under headings."""

import re
from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, TypeAlias

from referat.danish.patterns import late
from referat.model.base import Model, lined, listed
from referat.model.fields import FirstBy, Form, FormBy, Shape, field
from referat.model.texts import Text, Texts
from referat.model.when import DayOrWords, TimeSlot

_TRAILING = late(r"\(([^()]*(?:\([^()]*\))?[^()]*)\)\s*$")
_PARTY = late(r"\(([A-ZÆØÅ]{1,2})\)")
_POINTS = late(r"(?:til\s+)?(?:dagsordens)?punkt(?:er)?\.?\s+(.+)", re.IGNORECASE)
_ATTENDED = late(r"deltog\s+(?:kl\.|fra|til|indtil|i|\d)", re.IGNORECASE)
_ROLES = (
    "formand",
    "medformand",
    "næstformand",
    "kasserer",
    "sekretær",
    "referent",
    "suppleant",
    "stedfortræder",
    "dirigent",
    "ordstyrer",
    "mødeleder",
    "observatør",
    "tovholder",
)


class Person(Model):
    """Én person. Kan også skrives på én linje: `Anja Skaarup, chefkonsulent (medformand)`."""

    what: ClassVar[str] = "En person"
    one_line: ClassVar[bool] = True

    name: Text = field(alias="navn", description="Personens fulde navn.", examples=["Anja Holm"])
    title: Text | None = field(
        None, alias="titel", description="Stilling eller titel.", examples=["chefkonsulent"]
    )
    role: Text | None = field(
        None, alias="rolle", description="Rolle i udvalget eller på mødet.", examples=["medformand"]
    )
    organisation: Text | None = field(
        None, alias="organisation", description="Den organisation, personen kommer fra."
    )
    party: Text | None = field(None, alias="parti", description="Partibogstav.", examples=["A"])
    email: Text | None = field(
        None, alias="email", description="E-mailadresse.", examples=["navn@eksempel.dk"]
    )
    phone: Text | None = field(None, alias="telefon", description="Telefonnummer.")
    attended: TimeSlot | None = field(
        None,
        alias="deltog",
        examples=["9.15-10.15"],
        description="Den del af mødet, personen deltog i.",
    )
    stands_in_for: Text | None = field(
        None, alias="stedfortræder for", description="Hvem personen er stedfortræder for."
    )
    reason: Text | None = field(None, alias="årsag", description="Årsag, fx til et afbud.")
    remark: Text | None = field(None, alias="bemærkning", description="Kort bemærkning.")
    point: Text | None = field(
        None, alias="punkt", description="Det punkt, en gæst deltager under.", examples=["2"]
    )
    points: Texts | None = field(
        None,
        alias="punkter",
        description="De punkter, en gæst deltager under.",
        examples=["2 og 5"],
    )
    since: DayOrWords | None = field(None, alias="fra", description="Medlem fra denne dato.")
    until: DayOrWords | None = field(None, alias="til", description="Medlem til og med denne dato.")

    @property
    def is_bare(self) -> bool:
        """True for a name and nothing more."""
        return self.order == ("name",)

    @classmethod
    def from_line(cls, line: str) -> dict[str, object]:
        return parse_person(line)


def parse_person(line: str) -> dict[str, object]:
    """The keys of a person written in one line. Only the first comma splits."""
    rest = " ".join(line.split())
    keys: dict[str, object] = {}
    trailing = _TRAILING.search(rest) if rest[-1:] == ")" else None
    if trailing and not _PARTY.fullmatch(trailing[0].strip()):
        keys.update(_parenthesis(trailing[1].strip()))
        rest = rest[: trailing.start()].rstrip()
    party = _PARTY.search(rest) if "(" in rest else None
    if party:
        keys["parti"] = party[1]
        tail = rest[party.end() :].strip().lstrip("-–,").strip()
        rest = rest[: party.start()].rstrip(" ,")
        if tail:
            keys["rolle" if tail.casefold() in _ROLES else "titel"] = tail
    name, comma, title = rest.partition(",")
    if comma and title.strip():
        keys["titel"] = title.strip()
    return {"navn": name.strip(), **keys}


def _parenthesis(text: str) -> dict[str, object]:
    points = _POINTS.fullmatch(text)
    if points:
        return {"punkter": points[1]}
    if _ATTENDED.match(text):
        return {"bemærkning": text}
    return {"rolle" if text.casefold() in _ROLES else "bemærkning": text}


def _people(value: Any) -> Any:
    return value if isinstance(value, dict) and "navn" not in value else lined(value)


def _groups(value: Any) -> Any:
    return {heading: lined(part) for heading, part in value.items()}


def _form(value: Any) -> str:
    if isinstance(value, dict) and "navn" not in value:
        return "«grupper»"
    return "«liste»"


_PERSON = {"$ref": "#/$defs/Person"}
_PEOPLE_LIST = {"type": ["array"], "items": _PERSON}

_LIST_OR_ONE = Shape({"anyOf": [_PEOPLE_LIST, _PERSON]})
PersonList = Annotated[tuple[Person, ...], FirstBy(listed), _LIST_OR_ONE]
PersonLines = Annotated[tuple[Person, ...], FirstBy(lined), _LIST_OR_ONE]
"""A block of several lines is one person a line."""

PeopleGroups: TypeAlias = dict[str, tuple[Person, ...]]
PeopleValue: TypeAlias = tuple[Person, ...] | PeopleGroups

People = Annotated[
    Annotated[tuple[Person, ...], FirstBy(_people), Form("«liste»")]
    | Annotated[PeopleGroups, FirstBy(_groups), Form("«grupper»")],
    FormBy(_form),
    Shape(
        {
            "anyOf": [
                _PEOPLE_LIST,
                {"type": ["string", "number", "null"]},
                {"type": "object", "additionalProperties": {"anyOf": [_PEOPLE_LIST, _PERSON]}},
            ]
        }
    ),
]


def each_person(people: PeopleValue | None) -> Iterator[Person]:
    """Everyone in `people`, whatever the form, in order."""
    if isinstance(people, dict):
        for group in people.values():
            yield from group
    elif people is not None:
        yield from people
