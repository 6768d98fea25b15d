"""Agenda items and pauses."""

from typing import Annotated, Any, ClassVar, TypeAlias

from referat.danish.times import parse_slot
from referat.model.attachment import Attachments
from referat.model.base import Model, listed
from referat.model.fields import FirstBy, Form, FormBy, Shape, field
from referat.model.parts import NamedSections, Recommendation, Tasks, Treatments, Vote
from referat.model.people import PersonList
from referat.model.texts import (
    Prose,
    Reason,
    Text,
    Texts,
    YesNo,
    choice,
)
from referat.model.when import TimeSlot

ITEM_TYPES = ("beslutning", "drøftelse", "orientering")


class Pause(Model):
    """En pause mellem to punkter. Den har intet nummer. Kan skrives på én linje:
    `Pause 10.10-10.20`.
    """

    what: ClassVar[str] = "En pause"
    also: ClassVar[tuple[str, ...]] = ("string",)

    slot: TimeSlot | None = field(
        None, alias="pause", description="Pausens tid.", examples=["10.10-10.20"]
    )
    duration: Text | None = field(
        None, alias="varighed", description="Pausens længde.", examples=["10 min."]
    )
    held: TimeSlot | None = field(None, alias="afholdt", description="Hvornår den blev holdt.")
    remark: Prose | None = field(None, alias="bemærkning", description="Bemærkning til pausen.")

    @classmethod
    def keys_of(cls, value: Any) -> dict[str, Any]:
        if not isinstance(value, str):
            return super().keys_of(value)
        time = _pause_time(value)
        return {"pause": time} if time else {}


class Item(Model):
    """Et punkt på dagsordenen. En tekst alene er punktets titel."""

    what: ClassVar[str] = "Et punkt"
    one_line: ClassVar[bool] = True

    title: Text = field(alias="titel", description="Punktets titel.", examples=["Eventuelt"])
    number: Text | None = field(
        None,
        alias="nr",
        examples=["4.a", "uden"],
        description="Kun hvor det løbende nummer ikke skal bruges; `uden` "
        "giver et punkt uden nummer.",
    )
    id: Text | None = field(
        None,
        alias="id",
        examples=["budget-2027"],
        description="Punktets blivende navn i links. Små bogstaver, tal og "
        "bindestreg; ændres aldrig, heller ikke når punktet flyttes.",
    )
    type: (
        Annotated[str, choice(*ITEM_TYPES, is_open=True), Shape({"type": ["string", "null"]})]
        | None
    ) = field(
        None,
        alias="type",
        description="Om punktet er til beslutning, drøftelse eller orientering.",
        examples=list(ITEM_TYPES),
    )
    slot: TimeSlot | None = field(
        None, alias="tid", description="Tiden, der er sat af.", examples=["8.30-8.40"]
    )
    duration: Text | None = field(
        None, alias="varighed", description="Hvor længe punktet varer.", examples=["10 min."]
    )
    by: Texts | None = field(
        None,
        alias="ved",
        description="Hvem der fremlægger: et navn, en liste eller frie ord.",
        examples=["Anja Holm", "alle"],
    )
    case_number: Text | None = field(
        None, alias="sagsnr", description="Sagsnummer.", examples=["26/1234"]
    )
    document_number: Text | None = field(None, alias="dok.nr", description="Dokumentnummer.")
    decided_in: Texts | None = field(
        None,
        alias="afgøres i",
        description="Det udvalg, der træffer afgørelsen.",
        examples=["Kommunalbestyrelsen"],
    )
    text: Prose | None = field(None, alias="tekst", description="Tekst uden overskrift.")
    recommendation: Recommendation | None = field(
        None,
        alias="indstilling",
        description="Det, der indstilles til at blive besluttet: en "
        "tekst, en liste, eller `indledning` og `liste`.",
    )
    case: Prose | None = field(None, alias="sagsfremstilling", description="Beskrivelsen af sagen.")
    sections: NamedSections | None = field(
        None,
        alias="afsnit",
        description="Flere afsnit med egne overskrifter, fx økonomi, høring "
        "eller lovgrundlag: `- Økonomi: tekst`.",
    )
    history: Treatments | None = field(
        None, alias="sagsforløb", description="Tidligere behandlinger af sagen."
    )
    attachments: Attachments | None = field(None, alias="bilag", description="Punktets bilag.")
    open_tasks: YesNo | None = field(
        None,
        alias="åbne opgaver",
        description="`ja`: udvalgets åbne opgaver fra tidligere møder bliver stillet op her.",
        examples=["ja"],
    )
    minutes: Prose | None = field(None, alias="referat", description="Hvad der blev sagt og gjort.")
    decision: Prose | None = field(None, alias="beslutning", description="Det, der blev besluttet.")
    vote: Vote | None = field(
        None,
        alias="afstemning",
        description="Afstemningen: `for`, `imod` og "
        "`undlod` med navne eller partier; eller en tekst.",
    )
    dissent: Prose | None = field(
        None,
        alias="særstandpunkt",
        description="Særstandpunkter, som deltagere har krævet ført til referat.",
    )
    disqualified: PersonList | None = field(
        None, alias="inhabile", description="Hvem der var inhabile og forlod lokalet."
    )
    did_not_attend: PersonList | None = field(
        None, alias="deltog ikke", description="Hvem der ikke deltog i punktet."
    )
    absent: PersonList | None = field(
        None, alias="fraværende", description="Fraværende under punktet."
    )
    tasks: Tasks | None = field(None, alias="opgaver", description="Opgaver, der blev aftalt.")
    addendum: Prose | None = field(
        None, alias="efterskrift", description="Hvad der blev kendt efter mødet."
    )
    remark: Prose | None = field(None, alias="bemærkning", description="Bemærkning til punktet.")
    items: "Items | None" = field(None, alias="punkter", description="Underpunkter.")
    withdrawn: Reason | None = field(
        None, alias="udgår", description="`ja` eller grunden, hvis punktet udgår."
    )
    closed: Reason | None = field(
        None,
        alias="lukket",
        description="`ja` eller begrundelsen, hvis punktet er lukket for offentligheden.",
    )
    public_keys: Texts | None = field(
        None,
        alias="offentligt",
        description="De nøgler i et lukket punkt, som offentligheden må se alligevel.",
        examples=["[titel, sagsnr, beslutning]"],
    )
    public_title: Text | None = field(
        None,
        alias="offentlig titel",
        description="Den titel, offentligheden ser på et lukket punkt.",
    )

    @classmethod
    def from_line(cls, line: str) -> dict[str, object]:
        return {"titel": line}

    @property
    def is_closed(self) -> bool:
        return self.closed is not None and self.closed is not False

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn is not None and self.withdrawn is not False


def _pause_time(line: str) -> str | None:
    """The time in `Pause (10.10-10.20)`, empty for `Pause` alone; None for what is no pause."""
    word, _, rest = line.strip().replace("(", " ").replace(")", " ").partition(" ")
    slot = parse_slot(rest)
    is_pause = word.casefold() == "pause" and (slot is None or slot.start or not rest.strip())
    return rest.strip() if is_pause else None


def _kind(value: Any) -> str:
    if isinstance(value, Pause) or (isinstance(value, dict) and "pause" in value):
        return "«pause»"
    if isinstance(value, str) and _pause_time(value) is not None:
        return "«pause»"
    return "«punkt»"


AnyItem: TypeAlias = Item | Pause

Items = Annotated[
    tuple[
        Annotated[
            Annotated[Item, Form("«punkt»")] | Annotated[Pause, Form("«pause»")],
            FormBy(_kind),
        ],
        ...,
    ],
    FirstBy(listed),
    Shape(
        {
            "type": ["array", "string", "null"],
            "items": {"anyOf": [{"$ref": "#/$defs/Item"}, {"$ref": "#/$defs/Pause"}]},
        }
    ),
]
