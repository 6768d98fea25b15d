"""Presenters and owners whom nobody in the meeting's lists bears the name of: two rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from referat.checks.rules.people.known import Register, is_minuted, register
from referat.checks.subject import Subject, Text
from referat.danish.names import capitals_in, is_near, is_person, parts_of, without_genitive
from referat.danish.patterns import late
from referat.diagnostics import Place

_TITLE = late(
    r"^(?:\w*(?:formand|chef|leder|direktør|konsulent|læge|sygeplejerske|sekretær|kasserer|"
    r"borgmester|rådmand|revisor|advokat|arkitekt|ingeniør|projektleder)(?:en)?|Fra|Ved|V)\s+",
    re.IGNORECASE,
)


class Stranger(Struct, frozen=True):
    name: str
    place: Place | None


def strangers(subject: Subject, field: str) -> Iterator[Stranger]:
    """The people named in the fields `by` or `owner` whom no list knows, each once. Nothing, if
    the file does not use to list those whom it names there.
    """
    if not subject.known:
        return
    people = register(subject)
    found: dict[str, Stranger] = {}
    known = 0
    for text in subject.texts:
        if text.name == field and text.model.__class__.__name__ in ("Item", "Task"):
            for name, place in _named(text):
                if people.knows(name):
                    known += 1
                elif not _is_misspelt(name, people):
                    found.setdefault(name, Stranger(name, place))
    is_invited = any(each.field == "invited" for each in subject.known)
    if (known > len(found) and is_minuted(subject)) or (known and is_invited):
        yield from found.values()


def _is_misspelt(name: str, people: Register) -> bool:
    """True for what another rule tells of."""
    parts = parts_of(name)
    return any(is_near(parts, parts_of(other)) for other in people.names)


def _named(text: Text) -> Iterator[tuple[str, Place | None]]:
    for capitals in capitals_in(text.running):
        title = _TITLE.match(capitals.text)
        skip = title.end() if title else 0
        name = " ".join(capitals.text[skip:].split())
        if is_person(name):
            yield name, text.place(capitals.start + skip, len(capitals.text) - skip)


def is_named_elsewhere(subject: Subject, name: str, fields: Sequence[str]) -> bool:
    """True if the file names the person in another text, or in more than one of `fields`."""
    wanted = parts_of(name)
    count = 0
    for text in subject.texts:
        if wanted[-1] in text.text.casefold():
            is_here = any(
                wanted in [form[-len(wanted) :] for form in without_genitive(parts_of(each.text))]
                for each in capitals_in(text.running)
            )
            if is_here and text.name not in fields:
                return True
            count += is_here
    return count > 1
