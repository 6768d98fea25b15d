"""Items whose times run into each other."""

from __future__ import annotations

from collections.abc import Iterator

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.time.backwards import is_back
from referat.checks.rules.time.spans import Span, clock, timed
from referat.checks.subject import Subject
from referat.diagnostics import Severity
from referat.model.item import Pause


def check(subject: Subject) -> Iterator[Found]:
    before = None
    for entry in timed(subject):
        if before and not is_back(entry, before) and overlap(before.span, entry.span):
            is_inside = isinstance(entry.entry, Pause) and _holds(before.span, entry.span)
            if not is_inside:
                yield Found(
                    entry.entry.at("slot"),
                    f"{'Pausen' if isinstance(entry.entry, Pause) else 'Punktet'} begynder kl. "
                    f"{clock(entry.span.start or 0)}, men det forrige slutter først kl. "
                    f"{clock(before.span.end or 0)}.",
                    f"Ret tiden her eller {_line_of(before.entry.at('slot'))}.",
                )
        before = entry


def overlap(first: Span, second: Span) -> bool:
    """True if `second` begins while `first` goes on. Items that share one stretch do not."""
    if first == second or first.end is None or second.start is None or first.start is None:
        return False
    return first.start <= second.start < first.end


def _holds(first: Span, second: Span) -> bool:
    return first.end is not None and second.end is not None and second.end <= first.end


def _line_of(place: object) -> str:
    line = getattr(place, "line", None)
    return f"på linje {line}" if line else "i punktet før"


RULE = Rule(
    code="tid-overlapper",
    family=Family.TIME,
    severity=Severity.WARNING,
    what="To punkter ligger oven i hinanden",
    why="To punkter kan ikke behandles på samme tid. Som regel er tiden blevet rettet i det ene "
    "punkt og glemt i det næste, og så passer resten af dagsordenen heller ikke.",
    fails="""\
dato: 2026-03-11
tid: 9.00-10.00
punkter:
  - titel: Regnskab
    tid: 9.00-9.30
  - titel: Budget
    tid: 9.20-10.00
""",
    passes="""\
dato: 2026-03-11
tid: 9.00-10.00
punkter:
  - titel: Regnskab
    tid: 9.00-9.30
  - titel: Budget
    tid: 9.30-10.00
""",
    check=check,
)
