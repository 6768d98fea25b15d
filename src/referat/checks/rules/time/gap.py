"""A stretch of the agenda that nothing fills."""

from __future__ import annotations

from collections.abc import Iterator

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.time.spans import Timed, clock, timed
from referat.checks.subject import Subject
from referat.diagnostics import Severity

_FEW = 2
_LUNCH_FROM, _LUNCH_TO = 11 * 60, 14 * 60
_LUNCH = 20


def check(subject: Subject) -> Iterator[Found]:
    """Only on an agenda that is otherwise laid without gaps: else they are meant."""
    joints = [entry for entry in timed(subject) if entry.follows and _length(entry) is not None]
    gaps = [entry for entry in joints if (_length(entry) or 0) > 0]
    gaps = [entry for entry in gaps if not _is_last(entry, subject)]
    closed = [entry for entry in joints if _length(entry) == 0]
    if len(closed) < _FEW * len(gaps):
        return
    for entry in gaps:
        assert entry.follows
        before, start = entry.follows.span.end or 0, entry.span.start or 0
        if not _is_lunch(before, start):
            yield Found(
                entry.entry.at("slot"),
                f"Der står intet på dagsordenen fra kl. {clock(before)} til kl. {clock(start)}.",
                "Ret tiden her eller i punktet før. Er det en pause, så skriv den: "
                f"`- pause: {clock(before)}-{clock(start)}`.",
            )


def _length(entry: Timed) -> int | None:
    """The minutes between an entry and the one before it; negative if they overlap."""
    before = entry.follows.span.end if entry.follows else None
    start = entry.span.start
    return start - before if start is not None and before is not None else None


def _is_last(entry: Timed, subject: Subject) -> bool:
    """True for what is laid at the meeting's end, with time to spare before it."""
    assert subject.own
    entries = subject.own.items or ()
    return entry.entry is entries[-1]


def _is_lunch(before: int, start: int) -> bool:
    return start - before >= _LUNCH and before >= _LUNCH_FROM and start <= _LUNCH_TO


RULE = Rule(
    code="tid-hul",
    family=Family.TIME,
    severity=Severity.NOTE,
    what="Der er et hul i dagsordenens tider",
    why="Når alle andre punkter ligger lige efter hinanden, er et hul på ti minutter som regel et"
    " klokkeslæt, der er skrevet forkert, eller en pause, der er glemt.",
    fails="""\
dato: 2026-03-11
tid: 9.00-10.30
punkter:
  - titel: Velkomst
    tid: 9.00-9.10
  - titel: Regnskab
    tid: 9.10-9.30
  - titel: Budget
    tid: 9.40-10.00
  - titel: Eventuelt
    tid: 10.00-10.30
""",
    passes="""\
dato: 2026-03-11
tid: 9.00-10.30
punkter:
  - titel: Velkomst
    tid: 9.00-9.10
  - titel: Regnskab
    tid: 9.10-9.30
  - pause: 9.30-9.40
  - titel: Budget
    tid: 9.40-10.00
  - titel: Eventuelt
    tid: 10.00-10.30
""",
    check=check,
)
