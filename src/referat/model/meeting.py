"""A meeting, the committee it belongs to, and the site: one cascade of the same keys."""

import re
from typing import Annotated, Any, ClassVar

from referat.danish.patterns import late
from referat.danish.workdays import Notice
from referat.model.attachment import Attachments
from referat.model.base import fail, is_empty, listed
from referat.model.fields import FirstBy, ReadBy, Shape, field
from referat.model.item import Items
from referat.model.meeting_parts import (
    ApprovedOn,
    Corrections,
    NextMeetings,
    PlannedMeetings,
    SentOn,
)
from referat.model.people import People, PersonLines
from referat.model.style import HouseStyle
from referat.model.texts import Prose, Text, choice, read_text
from referat.model.when import Day, TimeSlot
from referat.prose.links import in_ascii, is_web_address

STATUSES = ("planlagt", "dagsorden", "udkast", "endeligt", "godkendt", "aflyst")
MEETING_TYPES = (
    "ordinært",
    "ekstraordinært",
    "konstituerende",
    "generalforsamling",
    "ekstraordinær generalforsamling",
    "temamøde",
    "seminar",
)
FORMATS = ("html", "docx", "markdown")
DOCUMENTS = ("dagsorden", "referat", "beslutningsreferat")
_NOTICE = late(r"([0-9]{1,3})(?:\s*(?:(hver)dage?|dage?))?", re.IGNORECASE)
_COLOUR = late(r"#?([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)


class MeetingKeys(HouseStyle):
    """De nøgler, et møde kan have, og som et udvalg kan sætte for alle sine møder."""

    title: Text | None = field(
        None,
        alias="titel",
        description="Mødets titel. Ellers udvalgets navn.",
        examples=["Klyngestyregruppemøde"],
    )
    body: Text | None = field(None, alias="udvalg", description="Udvalget. Ellers mappens.")
    type: (
        Annotated[str, choice(*MEETING_TYPES, is_open=True), Shape({"type": ["string", "null"]})]
        | None
    ) = field(None, alias="type", description="Mødets art.", examples=list(MEETING_TYPES))
    number: Text | None = field(None, alias="nummer", description="Mødets nummer.", examples=["3"])
    status: Annotated[str, choice(*STATUSES), Shape({"enum": [*STATUSES, None]})] | None = field(
        None,
        alias="status",
        description="Hvor langt mødet er: planlagt, dagsorden, udkast, "
        "endeligt, godkendt eller aflyst.",
        examples=["udkast"],
    )
    slot: TimeSlot | None = field(
        None,
        alias="tid",
        description="Mødets tid, fx `8.30-11.00`, eller ord som `efter bowling`.",
        examples=["8.30-11.00"],
    )
    ended: TimeSlot | None = field(
        None, alias="hævet", description="Klokkeslættet, mødet sluttede.", examples=["10.55"]
    )
    venue: Text | None = field(None, alias="sted", description="Hvor mødet holdes.")
    form: Text | None = field(
        None, alias="form", description="Fysisk, virtuelt …", examples=["Fysisk møde"]
    )
    link: Text | None = field(
        None, alias="link", description="Mødelink: en adresse, et Markdown-link eller ord."
    )
    sent: SentOn | None = field(
        None,
        alias="udsendt",
        description="Datoen, dokumentet blev sendt ud; eller `dagsorden` og `referat` med hver "
        "sin dato.",
        examples=["2023-12-14"],
    )
    approved: ApprovedOn | None = field(
        None,
        alias="godkendt",
        description="Datoen, referatet blev godkendt; eller `dato` og `aftryk`. Mødets status er "
        "så `godkendt`.",
        examples=["2024-02-23"],
    )
    chair: PersonLines | None = field(None, alias="mødeleder", description="Hvem der leder mødet.")
    secretary: PersonLines | None = field(
        None, alias="referent", description="Hvem der tager referat."
    )
    contact: PersonLines | None = field(None, alias="kontakt", description="Hvem man kan spørge.")
    invited: People | None = field(
        None,
        alias="inviterede",
        description="De inviterede: en liste, eller grupper med hver sin liste.",
    )
    members: People | None = field(
        None, alias="medlemmer", description="Medlemmerne. I udvalg.yaml med `fra` og `til`."
    )
    present: People | None = field(None, alias="tilstede", description="Hvem der var til stede.")
    apologies: People | None = field(None, alias="afbud", description="Hvem der har meldt afbud.")
    absent: People | None = field(None, alias="fraværende", description="Hvem der var fraværende.")
    guests: People | None = field(None, alias="gæster", description="Gæster, gerne med `punkt`.")
    attachments: Attachments | None = field(
        None, alias="bilag", description="Bilag til hele mødet."
    )
    intro: Prose | None = field(
        None, alias="indledning", description="Hvad der skete før det første punkt."
    )
    items: Items | None = field(None, alias="punkter", description="Dagsordenens punkter.")
    next_meetings: NextMeetings | None = field(
        None, alias="næste møde", description="Det næste møde, eller en liste."
    )
    signatures: PersonLines | None = field(
        None, alias="underskrifter", description="Hvem der skal skrive under."
    )
    corrections: Corrections | None = field(
        None, alias="rettelser", description="Daterede rettelser efter godkendelsen."
    )

    @classmethod
    def from_mapping(cls, keys: dict[str, Any]) -> dict[str, Any]:
        status = str(keys.get("status") or "").strip().casefold()
        if status in STATUSES and status != "godkendt" and not is_empty(keys.get("godkendt")):
            fail(
                "status-og-godkendt",
                f"Mødets status er `{status}`, men der står også, hvornår referatet blev godkendt.",
                "Skriv `status: godkendt`, eller slet `godkendt`.",
                keys["status"],
            )
        return keys


class Meeting(MeetingKeys):
    """Et møde: én fil, som dagsorden, referat og beslutningsreferat bliver lavet af."""

    what: ClassVar[str] = "Et møde"

    day: Day = field(
        alias="dato",
        description="Mødets dato.",
        examples=["2023-12-08", "fredag den 8. december 2023"],
    )


def _read_notice(value: Any) -> Notice:
    if isinstance(value, Notice):
        return value
    match = _NOTICE.fullmatch(str(value).strip())
    if match is None:
        fail(
            "ulæseligt-tal",
            f"»{value}« er ikke et antal dage.",
            "Skriv et helt tal: `frist: 4`. Tæller kun hverdage, så skriv `frist: 4 hverdage`.",
            value,
        )
    return Notice(int(match[1]), bool(match[2]))


class Committee(MeetingKeys):
    """Et udvalg (bestyrelse, styregruppe …) og det, der gælder alle dets møder."""

    what: ClassVar[str] = "Et udvalg"

    name: Text = field(alias="navn", description="Udvalgets navn.", examples=["Miljøudvalget"])
    short_name: Text | None = field(None, alias="kortnavn", description="Navnet i løbende tekst.")
    leader: PersonLines | None = field(None, alias="formand", description="Udvalgets formand.")
    standing_items: Items | None = field(
        None, alias="faste punkter", description="Punkter, der er på hver dagsorden."
    )
    notice: (
        Annotated[Notice, ReadBy(_read_notice), Shape({"type": ["integer", "string"]})] | None
    ) = field(
        None,
        alias="frist",
        description="Hvor mange dage eller hverdage før mødet dagsordenen skal være ude.",
        examples=[4, "4 hverdage"],
    )
    plan: PlannedMeetings | None = field(
        None,
        alias="mødeplan",
        description="De planlagte møder, ét på hver linje; de står på udvalgets side.",
        examples=["onsdag den 7. oktober 2026 kl. 8.30-12.00, Mødelokale 3"],
    )


def _read_address(value: Any) -> str:
    """The address of the site, which every address in it is made from."""
    text = read_text(value).strip()
    if not is_web_address(text):
        fail(
            "ugyldigt-link",
            f"»{text}« er ikke en adresse på nettet.",
            "Skriv hele adressen, som den står i browseren: `https://example.org/referater/`.",
            value,
        )
    return in_ascii(text)


def _read_colour(value: Any) -> str:
    """`#rrggbb` in small letters. A bare `#` would begin a comment, so it may be left out."""
    match = _COLOUR.fullmatch(read_text(value).strip())
    if not match:
        fail(
            "farve",
            f"»{str(value).strip()}« er ikke en farve.",
            'Skriv den som seks cifre og bogstaver fra a til f: `farve: "#0a4a6b"`.',
            value,
        )
    digits = match[1].lower()
    return "#" + ("".join(digit * 2 for digit in digits) if len(digits) == 3 else digits)


class Site(HouseStyle):
    """Hele samlingen af møder: organisationen, titlen, adressen, formaterne og husstilen."""

    what: ClassVar[str] = "referat.yaml"

    organisation: Text | None = field(
        None,
        alias="organisation",
        description="Organisationens navn.",
        examples=["Vesterløkke Kommune"],
    )
    title: Text | None = field(
        None,
        alias="titel",
        description="Hjemmesidens titel.",
        examples=["Dagsordener og referater"],
    )
    address: Annotated[str, ReadBy(_read_address), Shape({"type": "string"})] | None = field(
        None,
        alias="adresse",
        description="Hjemmesidens adresse.",
        examples=["https://example.org/referater/"],
    )
    formats: (
        Annotated[
            tuple[Annotated[str, choice(*FORMATS)], ...],
            FirstBy(listed),
            Shape({"type": "array", "items": {"enum": list(FORMATS)}}),
        ]
        | None
    ) = field(
        None,
        alias="formater",
        description="Formater, der bliver lavet: html, docx og markdown.",
        examples=[list(FORMATS)],
    )
    documents: (
        Annotated[
            tuple[Annotated[str, choice(*DOCUMENTS)], ...],
            FirstBy(listed),
            Shape({"type": "array", "items": {"enum": list(DOCUMENTS)}}),
        ]
        | None
    ) = field(
        None,
        alias="dokumenter",
        description="Dokumenter, der bliver lavet: dagsorden, referat og beslutningsreferat.",
        examples=[list(DOCUMENTS)],
    )
    contact: PersonLines | None = field(
        None, alias="kontakt", description="Hvem man kan spørge om hjemmesiden."
    )
    logo: Text | None = field(
        None,
        alias="logo",
        description="Billedfilen med logoet, regnet fra mappen med referat.yaml.",
        examples=["logo.svg"],
    )
    colour: Annotated[str, ReadBy(_read_colour), Shape({"type": "string"})] | None = field(
        None,
        alias="farve",
        description="Hjemmesidens farve, i anførselstegn.",
        examples=['"#0a4a6b"'],
    )

    @classmethod
    def from_mapping(cls, keys: dict[str, Any]) -> dict[str, Any]:
        if is_empty(keys.get("farve", "")):
            fail(
                "farve",
                "Der står ingen farve: `#` begynder en kommentar.",
                'Sæt farven i anførselstegn: `farve: "#0a4a6b"`.',
                keys["farve"],
            )
        return keys
