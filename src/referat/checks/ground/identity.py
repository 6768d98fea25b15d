"""Items' permanent names: well-formed, and each used once."""

from __future__ import annotations

from collections.abc import Iterator

from referat.checks.subject import Subject
from referat.danish.patterns import late
from referat.danish.slugs import words_of
from referat.diagnostics import Diagnostic
from referat.model.item import Item
from referat.source.written import place_of

_ID = late(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_LONGEST = 60


def check(subject: Subject) -> Iterator[Diagnostic]:
    seen: dict[str, str] = {}
    for item in subject.each(Item):
        if item.id is None:
            continue
        name = item.id.strip()
        if not _ID.fullmatch(name) or len(name) > _LONGEST:
            yield Diagnostic(
                "ugyldigt-id",
                f"`{name[:_LONGEST]}` kan ikke være et punkts id.",
                "Brug små bogstaver a–z, tal og bindestreg, og begynd med et bogstav: "
                f"`{_suggestion(name)}`.",
                place=place_of(item.id),
            )
        elif name in seen:
            first = place_of(seen[name])
            yield Diagnostic(
                "dobbelt-id",
                f"To punkter har samme id: `{name}`"
                + (f" (også linje {first.line})." if first else "."),
                "Giv det nyeste punkt et andet id; det gamle kan være brugt i links.",
                place=place_of(item.id),
            )
        seen.setdefault(name, item.id)


def _suggestion(name: str) -> str:
    text = words_of(name).lstrip("0123456789-")[:_LONGEST].rstrip("-")
    return text or "budget-2027"
