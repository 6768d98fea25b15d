"""The one door to the checks: every rule over every loaded meeting."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from referat.checks import (
    attachments,
    closed,
    depth,
    files,
    headings,
    identity,
    mail,
    markup,
    references,
    tables,
    wrapping,
)
from referat.checks.rule import Rule, Subject
from referat.diagnostics import Diagnostic
from referat.model.cascade import Whole
from referat.model.style import HouseStyle
from referat.project.shelf import Shelf

RULES: Sequence[Rule] = (
    attachments.check,
    closed.check,
    depth.check,
    files.check,
    headings.check,
    identity.check,
    mail.check,
    markup.check,
    references.check,
    tables.check,
    wrapping.check,
)


INHERITED: Sequence[Rule] = (
    closed.check,
    depth.check,
    headings.check,
    identity.check,
    mail.check,
    markup.check,
    wrapping.check,
)
"""Those that need no meeting's folder."""


def check_inherited(path: Path, model: HouseStyle) -> list[Diagnostic]:
    """What the rules find in a committee's or the site's own file."""
    subject = Subject(model, Shelf(path.parent, (path.parent,)))
    return [finding.at(path) for rule in INHERITED for finding in rule(subject)]


def check_meeting(path: Path, whole: Whole, shelf: Shelf) -> list[Diagnostic]:
    """What the rules find in one meeting."""
    subject = Subject(whole.meeting, shelf)
    return [finding.at(path) for rule in RULES for finding in rule(subject)]
