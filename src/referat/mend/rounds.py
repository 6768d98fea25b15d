"""Rounds of mending: what can be done together is done, and judged again."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from msgspec import Struct, field

from referat.diagnostics import Diagnostic, Edit, in_order
from referat.mend.holding import Said, holds
from referat.mend.lines import Change, Lines, carried, changed, overlapping
from referat.model.base import Model
from referat.model.meeting import Meeting

Judge: TypeAlias = Callable[[str], Sequence[Diagnostic]]
"""What is found in a text of the file."""

_MOST_ROUNDS = 10


class Mending(Struct, frozen=True):
    """A fix that was done, or was not: what for, and the line of the mended text."""

    code: str
    message: str
    title: str
    line: int


class Mended(Struct, frozen=True):
    """`left` are the fixes that would have changed more than they say, and were not done."""

    text: str
    done: tuple[Mending, ...] = ()
    left: tuple[Mending, ...] = ()


class _Step(Struct, frozen=True):
    """A fix with its changes in the text; `at` is where its finding stands."""

    finding: Diagnostic
    title: str
    edits: tuple[Edit, ...]
    changes: tuple[Change, ...]
    at: int

    def moved(self, changes: Sequence[Change]) -> _Step:
        at = carried(self.at, changes)
        return _Step(self.finding, self.title, self.edits, self.changes, at)


class _Work(Struct):
    """The text so far, what has been done to it, and what would not hold."""

    text: str
    done: list[_Step] = field(default_factory=list)
    left: list[_Step] = field(default_factory=list)

    def ended(self) -> Mended:
        lines = Lines.of(self.text)
        done, left = (
            tuple(_told(step, lines) for step in sorted(steps, key=lambda step: step.at))
            for steps in (self.done, self.left)
        )
        return Mended(self.text, done, left)


def mend(text: str, findings: Iterable[Diagnostic], model: type[Model] = Meeting) -> Mended:
    """One round: those of the findings' certain fixes that do not overlap, the first ones first.
    `text` is the file's, with its own line ends.
    """
    work = _Work(text)
    _round(work, findings, model)
    return work.ended()


def mend_all(text: str, judge: Judge, model: type[Model] = Meeting) -> Mended:
    """Rounds until nothing certain is left, or nothing more can be done."""
    work, seen = _Work(text), {text}
    for _ in range(_MOST_ROUNDS):
        _round(work, judge(work.text), model)
        if work.text in seen:
            break
        seen.add(work.text)
    return work.ended()


def _round(work: _Work, findings: Iterable[Diagnostic], model: type[Model]) -> None:
    steps, work.left = _steps(work.text, findings)
    before = Said.by(work.text, model) if steps else None
    if before is None:
        work.left += steps
        return
    held = _held(work.text, before, _apart(steps), model, work.left)
    changes = _all_changes(held)
    work.text = changed(work.text, changes)
    work.done, work.left = (
        [step.moved(changes) for step in each] for each in ([*work.done, *held], work.left)
    )


def _steps(text: str, findings: Iterable[Diagnostic]) -> tuple[list[_Step], list[_Step]]:
    """The certain fixes of `findings`, and those whose places the text does not have."""
    lines = Lines.of(text)
    good: list[_Step] = []
    bad: list[_Step] = []
    for finding in in_order(list(findings)):
        fix = next((fix for fix in finding.fixes if fix.is_certain), None)
        if fix is None:
            continue
        changes = lines.changes(fix.edits) or ()
        place = finding.place
        at = lines.offset(place.line, place.column) if place else None
        at = at if at is not None else (changes[0].start if changes else 0)
        step = _Step(finding, fix.title, fix.edits, changes, at)
        (good if changes else bad).append(step)
    return [step for step in good if changed(text, step.changes) != text], bad


def _apart(steps: Iterable[_Step]) -> list[_Step]:
    """As many as can be done at once; the others wait for the next round."""
    chosen: list[_Step] = []
    taken: list[Change] = []
    for step in steps:
        if all(_fits(change, taken) for change in step.changes):
            chosen.append(step)
            for change in step.changes:
                insort(taken, change)
    return chosen


def _fits(change: Change, taken: Sequence[Change]) -> bool:
    at = bisect_left(taken, change)
    return not overlapping([*taken[max(at - 1, 0) : at], change, *taken[at : at + 1]])


def _all_changes(steps: Iterable[_Step]) -> list[Change]:
    return sorted(change for step in steps for change in step.changes)


def _held(
    text: str, before: Said, steps: list[_Step], model: type[Model], left: list[_Step]
) -> list[_Step]:
    """Those that can be done together so that the text still says the same. One that does not
    even hold alone goes to `left`; one that is at odds with others waits.
    """
    if not steps or _is_sound(text, before, steps, model):
        return steps
    if len(steps) == 1:
        left.append(steps[0])
        return []
    half = len(steps) // 2
    first = _held(text, before, steps[:half], model, left)
    second = _held(text, before, steps[half:], model, left)
    both = [*first, *second]
    return both if _is_sound(text, before, both, model) else first or second


def _is_sound(text: str, before: Said, steps: Sequence[_Step], model: type[Model]) -> bool:
    after = Said.by(changed(text, _all_changes(steps)), model)
    return holds(before, after, [edit for step in steps for edit in step.edits])


def _told(step: _Step, lines: Lines) -> Mending:
    found = step.finding
    return Mending(found.code, found.message, step.title, lines.line_at(step.at))
