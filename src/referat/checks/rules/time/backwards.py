"""Times that run backwards."""

from __future__ import annotations

from collections.abc import Iterator

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.time.spans import (
    Timed,
    clock,
    is_over_midnight,
    slots_in,
    span_of,
    timed,
)
from referat.checks.subject import Subject
from referat.danish.times import Slot
from referat.diagnostics import Severity
from referat.model.base import Model


def check(subject: Subject) -> Iterator[Found]:
    for model, name, slot in subject.once(slots_in):
        yield from _in_itself(model, name, slot)
    yield from _ended(subject)
    yield from _against_others(list(timed(subject)))


def _in_itself(model: Model, name: str, slot: Slot) -> Iterator[Found]:
    span = span_of(slot)
    if span and span.start is not None and span.end is not None and span.end < span.start:
        yield Found(
            model.at(name),
            f"Tiden slutter kl. {clock(span.end)}, før den begynder kl. {clock(span.start)}.",
            "Ret det af de to klokkeslæt, der er forkert.",
        )


def _ended(subject: Subject) -> Iterator[Found]:
    own = subject.own
    if own is None or "ended" not in own.order or not own.slot or not own.ended:
        return
    begun, ended = own.slot.start, own.ended.start
    if not begun or not ended or ended.minutes >= begun.minutes:
        return
    if not is_over_midnight(begun.minutes, ended.minutes):
        yield Found(
            own.at("ended"),
            f"Mødet er hævet kl. {clock(ended.minutes)}, før det begynder kl. "
            f"{clock(begun.minutes)}.",
            "Ret `hævet` eller `tid`.",
        )


def _against_others(entries: list[Timed]) -> Iterator[Found]:
    """An entry that begins before one that stands before it, and runs into another. One that is
    only moved, and has the time for itself, was taken out of turn.
    """
    for index, entry in enumerate(entries):
        before = entries[index - 1] if index else None
        if before and is_back(entry, before) and _meets_any(entry, entries):
            assert entry.span.start is not None and before.span.start is not None
            yield Found(
                entry.entry.at("slot"),
                f"Her begynder punktet kl. {clock(entry.span.start)}, men det forrige begynder "
                f"først kl. {clock(before.span.start)}.",
                "Ret tiden, eller flyt punktet derhen, hvor det hører til.",
            )


def is_back(entry: Timed, before: Timed) -> bool:
    start, earlier = entry.span.start, before.span.start
    return start is not None and earlier is not None and start < earlier


def _meets_any(entry: Timed, entries: list[Timed]) -> bool:
    """True if the stretch overlaps that of any other entry."""
    start, end = entry.span.start, entry.span.end
    if start is None or end is None:
        return False
    return any(
        other is not entry
        and other.span.start is not None
        and other.span.end is not None
        and start < other.span.end
        and other.span.start < end
        for other in entries
    )


RULE = Rule(
    code="tid-baglæns",
    family=Family.TIME,
    severity=Severity.WARNING,
    what="En tid går baglæns",
    why="Et punkt, der slutter, før det begynder, eller begynder før punktet foran det, har fået "
    "et forkert klokkeslæt. Gæster, der kommer til ét punkt, retter sig efter tiden.",
    fails="""\
dato: 2026-03-11
tid: 9.00-11.00
punkter:
  - titel: Besøg fra musikskolen
    tid: 9.30-9.10
  - titel: Eventuelt
    tid: 10.45-11.00
""",
    passes="""\
dato: 2026-03-11
tid: 9.00-11.00
punkter:
  - titel: Besøg fra musikskolen
    tid: 9.10-9.30
  - titel: Eventuelt
    tid: 10.45-11.00
""",
    check=check,
)
