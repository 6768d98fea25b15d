"""The door to the checks: every rule over one file. What is found is not yet judged against the
file's switches; `referat.checks.switches` does that, when everything is known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from referat.checks.ground import (
    attachments,
    closed,
    depth,
    files,
    headings,
    identity,
    levels,
    mail,
    markup,
    references,
    tables,
    wrapping,
)
from referat.checks.registry import RULES
from referat.checks.rule import Check, Family, Found, Rule
from referat.checks.subject import Subject
from referat.diagnostics import Diagnostic, Severity
from referat.model.cascade import rules_of
from referat.model.style import HouseStyle
from referat.project.shelf import Shelf


class Asked(Enum):
    """Which rules are asked: those that are on; those too that are off, as notes (for their
    fixes); or only those that stop a build.
    """

    USUAL = "usual"
    ALL = "all"
    STOPPING = "stopping"


Ground: TypeAlias = Callable[[Subject], Iterator[Diagnostic]]

GROUND: Sequence[Ground] = (
    attachments.check,
    closed.check,
    depth.check,
    files.check,
    headings.check,
    identity.check,
    levels.check,
    mail.check,
    markup.check,
    references.check,
    tables.check,
    wrapping.check,
)

INHERITED: Sequence[Ground] = (
    closed.check,
    depth.check,
    headings.check,
    identity.check,
    levels.check,
    mail.check,
    markup.check,
    wrapping.check,
)
"""Those that need no meeting's folder."""


def check_inherited(path: Path, model: HouseStyle) -> list[Diagnostic]:
    """What is found in a committee's or the site's own file."""
    subject = Subject(model, Shelf(path.parent, (path.parent,)))
    return [found.at(path) for found in _all(subject, INHERITED, rules_of(model))]


def check_meeting(path: Path, subject: Subject, asked: Asked = Asked.USUAL) -> list[Diagnostic]:
    """What is found in one meeting."""
    levels = subject.whole.rules if subject.whole else {}
    found = _all(subject, GROUND, levels, asked)
    return [finding.at(path) for finding in found]


def _all(
    subject: Subject,
    ground: Sequence[Ground],
    levels: Mapping[str, str],
    asked: Asked = Asked.USUAL,
) -> Iterator[Diagnostic]:
    for look in ground:
        yield from look(subject)
    is_local = subject.whole is None or not subject.is_whole
    for rule, check, severity in rules_asked(tuple(levels.items()), asked):
        if rule.is_local or not is_local:
            yield from _tried(rule, check, subject, severity)


@lru_cache(maxsize=64)
def rules_asked(
    levels: tuple[tuple[str, str], ...], asked: Asked
) -> Sequence[tuple[Rule, Check, Severity]]:
    """The rules that are asked where `levels` hold, which are the same for many files."""
    return [
        (rule, rule.check, severity)
        for rule in RULES
        if rule.check is not None
        if (severity := severity_of(rule, dict(levels), asked)) is not None
    ]


def severity_of(
    rule: Rule, levels: Mapping[str, str], asked: Asked = Asked.USUAL
) -> Severity | None:
    """What the rule's findings are where `levels` hold (`regler`); None if it is not asked."""
    said = levels.get(rule.code)
    severity = (Severity.called(said) if said else None) or rule.severity
    if asked is Asked.STOPPING:
        return severity if severity is Severity.ERROR else None
    return severity or (Severity.NOTE if asked is Asked.ALL else None)


def _tried(rule: Rule, check: Check, subject: Subject, severity: Severity) -> Iterator[Diagnostic]:
    """A rule that fails says so; the others go on."""
    try:
        found = list(check(subject))
    except Exception as error:  # any mistake of ours: a rule must never stop the others
        yield failed(rule, error)
        return
    yield from (stated(rule, each, severity) for each in found)


def stated(rule: Rule, found: Found, severity: Severity) -> Diagnostic:
    return Diagnostic(
        rule.code, found.message, found.hint, severity, place=found.place, fixes=found.fixes
    )


def failed(rule: Rule, error: Exception) -> Diagnostic:
    """It warns; but what watches over secrets stops a build also by not watching."""
    kind = type(error).__name__
    watches = rule.family is Family.SECRECY and rule.severity is Severity.ERROR
    return Diagnostic(
        "regel-svigtede",
        f"Reglen `{rule.code}` gik i stykker og blev sprunget over ({kind}: {error}).",
        "Det er en fejl i programmet og ikke i filen. Send gerne filen og denne besked til dem, "
        "der laver referat.",
        Severity.ERROR if watches else Severity.WARNING,
    )


def each_failure_once(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """A rule that fails does so in every file; it is told about in the first."""
    seen: set[str] = set()
    left = []
    for finding in findings:
        rule = finding.message.split("`")[1] if finding.code == "regel-svigtede" else ""
        if not rule or rule not in seen:
            left.append(finding)
        seen.add(rule)
    return left
