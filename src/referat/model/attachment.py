"""Attachments (bilag)."""

from typing import Annotated, Any, ClassVar

from referat.danish.patterns import late
from referat.model.base import Model, fail, lined
from referat.model.fields import FirstBy, Shape, field
from referat.model.texts import Reason, Text
from referat.model.when import DayOrWords

_URL = late(r"<?(https?://[^\s<>]+)>?")
_LINK = late(r"\[(?P<titel>[^\[\]]+)\]\(<?(?P<url>https?://[^\s<>]+)>?\)")
_NAMING = frozenset({"titel", "fil", "url"})


class Attachment(Model):
    """Et bilag. En tekst alene er bilagets titel, en adresse eller et Markdown-link er et link;
    `fil` eller `url` alene er også titlen.
    """

    what: ClassVar[str] = "Et bilag"
    one_line: ClassVar[bool] = True

    title: Text | None = field(None, alias="titel", description="Bilagets titel.")
    file: Text | None = field(
        None, alias="fil", examples=["notat.pdf"], description="Filen i mødets bilagsmappe."
    )
    url: Text | None = field(
        None,
        alias="url",
        description="Adresse på nettet.",
        examples=["https://www.example.org/notat"],
    )
    number: Text | None = field(None, alias="nr", description="Bilagets nummer.", examples=["1"])
    document_number: Text | None = field(None, alias="dok.nr", description="Dokumentnummer.")
    access: Text | None = field(
        None,
        alias="adgang",
        description="Hvem bilaget er åbent for; trykkes ved bilaget.",
        examples=["Åben"],
    )
    point: Text | None = field(
        None, alias="punkt", description="Det punkt, bilaget hører til.", examples=["2"]
    )
    closed: Reason | None = field(
        None,
        alias="lukket",
        description="`ja` eller begrundelsen, hvis bilaget ikke må ses af offentligheden.",
    )
    added: DayOrWords | None = field(None, alias="påført", description="Datoen, bilaget kom på.")
    note: Text | None = field(None, alias="note", description="Kort note om bilaget.")

    @classmethod
    def from_line(cls, line: str) -> dict[str, object]:
        link, url = _LINK.fullmatch(line.strip()), _URL.fullmatch(line.strip())
        if link:
            return link.groupdict()
        return {"url": url[1]} if url else {"titel": line}

    @classmethod
    def from_mapping(cls, keys: dict[str, Any]) -> dict[str, Any]:
        if _NAMING.isdisjoint(keys) and set(keys) <= set(cls.names()):
            fail(
                "bilag-uden-titel",
                "Bilaget har hverken `titel`, `fil` eller `url`.",
                "Skriv i det mindste bilagets titel.",
                keys,
            )
        return keys

    @property
    def is_closed(self) -> bool:
        return self.closed is not None and self.closed is not False


Attachments = Annotated[
    tuple[Attachment, ...],
    FirstBy(lined),
    Shape(
        {
            "anyOf": [
                {"type": "array", "items": {"$ref": "#/$defs/Attachment"}},
                {"$ref": "#/$defs/Attachment"},
            ]
        }
    ),
]
