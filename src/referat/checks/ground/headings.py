"""`overskrifter` that rename a key that does not exist; `offentligt` that opens one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from referat.checks.subject import Subject
from referat.danish.words import nearest
from referat.diagnostics import Diagnostic, Place
from referat.model.item import Item
from referat.model.style import HouseStyle
from referat.model.vocabulary import printable_keys
from referat.source.written import WrittenMap, place_of


def check(subject: Subject) -> Iterator[Diagnostic]:
    yield from renamed(subject.meeting)
    for item in subject.each(Item):
        for key in item.public_keys or ():
            if key.strip() not in Item.names():
                yield _unknown(key.strip(), Item.names(), place_of(key))


def renamed(style: HouseStyle) -> Iterator[Diagnostic]:
    """The unknown keys in one file's `overskrifter`."""
    headings = style.headings or {}
    for key in headings:
        if key not in printable_keys():
            place = headings.key_places.get(key) if isinstance(headings, WrittenMap) else None
            yield _unknown(key, printable_keys(), place)


def _unknown(key: str, known: Iterable[str], place: Place | None) -> Diagnostic:
    close = nearest(key, known)
    hint = f"Mente du `{close}`?" if close else "Brug navnet på en nøgle, som den skrives i mødet."
    return Diagnostic("ukendt-nøgle", f"Ingen nøgle hedder `{key}`.", hint, place=place)
