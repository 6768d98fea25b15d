"""Who voted what, by name: shared by the rules about votes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from referat.checks.subject import Subject, Text
from referat.danish.names import capitals_in, is_full
from referat.danish.patterns import late
from referat.diagnostics import Place
from referat.model.parts import Vote

VOTES = ("ayes", "noes", "abstained")
_PARTY = late(r"(?<![\w.])([A-ZÆØÅ])(?![\w.])")


class Voter(Struct, frozen=True):
    """A person, or a party's letter, as a vote names it."""

    name: str
    field: str
    place: Place | None


def voters(subject: Subject, vote: Vote, fields: Sequence[str]) -> Iterator[Voter]:
    """The people named in `vote`, in order."""
    for text in _texts(subject, vote, fields):
        for capitals in capitals_in(text.text):
            name = " ".join(capitals.text.split())
            if is_full(name):
                yield Voter(name, text.name, text.place(capitals.start, len(capitals.text)))


def parties(subject: Subject, vote: Vote, fields: Sequence[str]) -> Iterator[Voter]:
    """The parties named by their letter alone: `V`, or `V, A og F`."""
    for text in _texts(subject, vote, fields):
        if not any(char.islower() for char in text.text.replace("og", "")):
            for match in _PARTY.finditer(text.text):
                yield Voter(match[1], text.name, text.place(match.start(), 1))


def _texts(subject: Subject, vote: Vote, fields: Sequence[str]) -> Iterator[Text]:
    for text in subject.texts:
        if text.model is vote and text.name in fields:
            yield text
