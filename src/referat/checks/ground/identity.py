"""Items' permanent names: well-formed, and each used once."""

from __future__ import annotations

from collections.abc import Iterator

from referat.checks.subject import Subject
from referat.danish.patterns import late
from referat.danish.slugs import words_of
from referat.diagnostics import Diagnostic, Place
from referat.model.item import Item
from referat.source.written import place_of

_ID = late(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_LONGEST = 60


def check(subject: Subject) -> Iterator[Diagnostic]:
    seen: dict[str, Place | None] = {}
    for item in subject.models:
        if not isinstance(item, Item) or item.id is None:
            continue
        name, place = item.id.strip(), place_of(item.id)
        if not _ID.fullmatch(name) or len(name) > _LONGEST:
            yield Diagnostic(
                "ugyldigt-id",
                f"`{name[:_LONGEST]}` kan ikke være et punkts id.",
                "Brug små bogstaver a–z, tal og bindestreg, og begynd med et bogstav: "
                f"`{_suggestion(name)}`.",
                place=place,
            )
        elif name in seen:
            first = seen[name]
            yield Diagnostic(
                "dobbelt-id",
                f"To punkter har samme id: `{name}`"
                + (f" (også linje {first.line})." if first else "."),
                "Giv det nyeste punkt et andet id; det gamle kan være brugt i links.",
                place=place,
            )
        seen.setdefault(name, place)


def _suggestion(name: str) -> str:
    text = words_of(name).lstrip("0123456789-")[:_LONGEST].rstrip("-")
    return text or "budget-2027"
