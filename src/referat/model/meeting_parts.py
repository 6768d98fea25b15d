"""The parts of a meeting that are more than a text: when its documents were sent, what comes
next, what has been corrected; and a body's planned meetings.
"""

import re
from typing import Annotated, Any, ClassVar, TypeAlias

from referat.danish.patterns import late
from referat.model.base import Model, fail, lined, listed
from referat.model.fields import FirstBy, Form, FormBy, ReadBy, Shape, field
from referat.model.texts import Prose, Text, read_text
from referat.model.when import DateOrWords, Day, DayOrWords, TimeSlot, read_date_or_words

_CLOCK = r"\d{1,2}(?:[.:]\d{2})?"
_PLANNED = late(
    r"(?P<dato>\d{4}-\d{1,2}-\d{1,2}|.*?\d{4})"
    rf"(?:,?\s+(?P<tid>(?:(?:kl\.?|klokken)\s*)?{_CLOCK}"
    rf"(?:\s*(?:-|–|—|til)\s*(?:kl\.?\s*)?{_CLOCK})?)\.?)?"
    r"(?:,\s*(?P<sted>.+))?",
    re.IGNORECASE,
)


_SEAL = late(r"[0-9a-f]{16}")


def _read_seal(value: Any) -> str:
    seal = read_text(value).strip().casefold()
    if not _SEAL.fullmatch(seal):
        fail(
            "ugyldigt-aftryk",
            f"»{str(value).strip()}« er ikke et aftryk på seksten cifre og bogstaver.",
            "Slet linjen, og slå reglen `uden-aftryk` til: så skriver `referat check --fix` "
            "aftrykket.",
            value,
        )
    return seal


Seal = Annotated[str, ReadBy(_read_seal), Shape({"type": ["string", "number"]})]


class SentDays(Model):
    """Hvornår dagsorden og referat blev sendt ud, hver for sig."""

    what: ClassVar[str] = "Udsendelsen"

    agenda: DayOrWords | None = field(
        None,
        alias="dagsorden",
        description="Datoen, dagsordenen blev sendt ud.",
        examples=["2026-05-01"],
    )
    minutes: DayOrWords | None = field(
        None,
        alias="referat",
        description="Datoen, referatet blev sendt ud.",
        examples=["2026-05-12"],
    )


SentValue: TypeAlias = DateOrWords | SentDays


def _sent_form(value: Any) -> str:
    return "«datoer»" if isinstance(value, dict | SentDays) else "«dato»"


SentOn = Annotated[
    Annotated[DayOrWords, Form("«dato»")] | Annotated[SentDays, Form("«datoer»")],
    FormBy(_sent_form),
    Shape({"anyOf": [{"type": ["string", "number", "null"]}, {"$ref": "#/$defs/SentDays"}]}),
]


class Approval(Model):
    """Godkendelsen af referatet: hvornår, og aftrykket af det, der blev godkendt."""

    what: ClassVar[str] = "Godkendelsen"

    day: DayOrWords = field(
        alias="dato", description="Datoen, referatet blev godkendt.", examples=["2026-06-10"]
    )
    seal: Seal | None = field(
        None,
        alias="aftryk",
        description="Aftrykket af mødets tekst, da den blev godkendt.",
        examples=["9c1f04ab37de5528"],
    )


def _approved_form(value: Any) -> str:
    return "«nøgler»" if isinstance(value, dict | Approval) else "«dato»"


ApprovedValue: TypeAlias = DateOrWords | Approval

ApprovedOn = Annotated[
    Annotated[DayOrWords, Form("«dato»")] | Annotated[Approval, Form("«nøgler»")],
    FormBy(_approved_form),
    Shape({"anyOf": [{"type": ["string", "number", "null"]}, {"$ref": "#/$defs/Approval"}]}),
]


def approved_on(approved: ApprovedValue | None) -> DateOrWords | None:
    """When the minutes were approved, in whichever form it is written."""
    return approved.day if isinstance(approved, Approval) else approved


class NextMeeting(Model):
    """Et kommende møde, på én linje eller med nøgler."""

    what: ClassVar[str] = "Et kommende møde"
    one_line: ClassVar[bool] = True

    words: Text | None = field(
        None, alias="tekst", description="Det, der ellers skal siges om det."
    )
    day: DayOrWords | None = field(
        None, alias="dato", description="Datoen.", examples=["fredag den 23. februar 2024"]
    )
    slot: TimeSlot | None = field(None, alias="tid", description="Klokkeslættet.")
    place_: Text | None = field(None, alias="sted", description="Stedet.")
    form: Text | None = field(None, alias="form", description="Fysisk, virtuelt …")

    @classmethod
    def from_line(cls, line: str) -> dict[str, object]:
        read_date_or_words(line)  # the words stay as they are; an impossible date does not pass
        return {"tekst": line}


class PlannedMeeting(Model):
    """Et planlagt møde, på én linje (`onsdag den 7. oktober 2026 kl. 8.30-12.00, Mødelokale 3`)
    eller med nøgler.
    """

    what: ClassVar[str] = "Et planlagt møde"
    one_line: ClassVar[bool] = True

    day: Day = field(
        alias="dato", description="Datoen.", examples=["onsdag den 7. oktober 2026", "2026-10-07"]
    )
    slot: TimeSlot | None = field(
        None, alias="tid", description="Klokkeslættet.", examples=["8.30-12.00"]
    )
    venue: Text | None = field(None, alias="sted", description="Stedet.", examples=["Mødelokale 3"])
    remark: Text | None = field(
        None, alias="bemærkning", description="Kort bemærkning.", examples=["heldagsmøde"]
    )

    @classmethod
    def from_line(cls, line: str) -> dict[str, object]:
        match = _PLANNED.fullmatch(" ".join(line.split()))
        keys = match.groupdict() if match else {"dato": line}
        return {key: text.strip() for key, text in keys.items() if text}


class Correction(Model):
    """En rettelse efter godkendelsen, på én linje eller med nøgler."""

    what: ClassVar[str] = "En rettelse"
    one_line: ClassVar[bool] = True

    day: DayOrWords | None = field(None, alias="dato", description="Datoen for rettelsen.")
    point: Text | None = field(None, alias="punkt", description="Det punkt, der er rettet.")
    text: Prose = field(alias="tekst", description="Hvad der er rettet.")
    seal: Seal | None = field(
        None,
        alias="aftryk",
        description="Aftrykket af mødets tekst, som den lyder efter rettelsen.",
        examples=["9c1f04ab37de5528"],
    )

    @classmethod
    def from_line(cls, line: str) -> dict[str, object]:
        return {"tekst": line}


def _entries(model: str) -> Shape:
    ref = {"$ref": f"#/$defs/{model}"}
    return Shape({"anyOf": [{"type": "array", "items": ref}, ref]})


NextMeetings = Annotated[tuple[NextMeeting, ...], FirstBy(lined), _entries("NextMeeting")]
PlannedMeetings = Annotated[tuple[PlannedMeeting, ...], FirstBy(lined), _entries("PlannedMeeting")]
Corrections = Annotated[tuple[Correction, ...], FirstBy(listed), _entries("Correction")]
