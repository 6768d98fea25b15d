"""Dates and times as fields."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, TypeAlias

from referat.danish.dates import IMPOSSIBLE, DateProblem, parse_date
from referat.danish.times import Slot, parse_slot
from referat.model.base import fail
from referat.model.fields import ReadBy, Shape
from referat.model.texts import read_text

_SCALAR = ["string", "number", "null"]


def read_date(value: Any) -> date:
    if isinstance(value, date):
        return value
    found = parse_date(read_text(value))
    if isinstance(found, DateProblem):
        fail(found.code, found.message, found.hint, value)
    return found


def read_date_or_words(value: Any) -> date | str:
    """A date where there is one; words (`løbende`, `primo 2024`) stay words. A text that is
    meant as a full date but cannot be one is still an error.
    """
    if isinstance(value, date):
        return value
    text = read_text(value)
    found = parse_date(text)
    if not isinstance(found, DateProblem):
        return found
    if found.code in IMPOSSIBLE:
        fail(found.code, found.message, found.hint, value)
    return text


def read_slot(value: Any) -> Slot:
    if isinstance(value, Slot):
        return value
    slot = parse_slot(read_text(value))
    if slot is None:
        fail(
            "umuligt-klokkeslæt",
            f"»{str(value).strip()}« er ikke et klokkeslæt på dagen.",
            "Skriv timer fra 0 til 23 og minutter fra 00 til 59: `8.30-11.00`.",
            value,
        )
    return slot


DateOrWords: TypeAlias = date | str

Day = Annotated[date, ReadBy(read_date), Shape({"type": _SCALAR})]
DayOrWords = Annotated[DateOrWords, ReadBy(read_date_or_words), Shape({"type": _SCALAR})]
TimeSlot = Annotated[Slot, ReadBy(read_slot), Shape({"type": _SCALAR})]
