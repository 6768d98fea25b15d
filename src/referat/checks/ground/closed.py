"""A closed item whose title would show: said before it is too late."""

from __future__ import annotations

from collections.abc import Iterator

from referat.checks.subject import Subject
from referat.diagnostics import Diagnostic
from referat.model.item import Item
from referat.source.written import place_of


def check(subject: Subject) -> Iterator[Diagnostic]:
    for item in subject.each(Item):
        if not item.is_closed and "closed" not in item.order:
            for name in ("public_keys", "public_title"):
                value = getattr(item, name)
                if value is not None:
                    key = Item.fields()[name].alias
                    first = value[0] if isinstance(value, tuple) and value else value
                    yield Diagnostic(
                        "mangler-lukket",
                        f"Punktet har `{key}`, men er ikke lukket: Alle kan læse det hele.",
                        "Skriv `lukket:` med begrundelsen, eller slet nøglen.",
                        place=place_of(first) or item.place,
                    )
