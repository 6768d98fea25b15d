"""The one door to the checks: every rule over every loaded meeting."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from referat.checks import attachments, closed, headings, identity, mail, markup, tables, wrapping
from referat.checks.rule import Rule, Subject
from referat.diagnostics import Diagnostic
from referat.model.cascade import Whole
from referat.project.shelf import Shelf

RULES: Sequence[Rule] = (
    attachments.check,
    closed.check,
    headings.check,
    identity.check,
    mail.check,
    markup.check,
    tables.check,
    wrapping.check,
)


def check_meeting(path: Path, whole: Whole, shelf: Shelf) -> list[Diagnostic]:
    """What the rules find in one meeting."""
    subject = Subject(whole.meeting, whole, shelf)
    return [finding.at(path) for rule in RULES for finding in rule(subject)]
