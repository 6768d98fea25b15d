"""Findings as GitHub shows them beside the lines of a pull request: its workflow commands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from referat.diagnostics import Diagnostic, Severity, in_order
from referat.report.where import Where

_COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = {**_IN_MESSAGE, **str.maketrans({":": "%3A", ",": "%2C"})}


def report(findings: Sequence[Diagnostic], sources: Mapping[Path, str], where: Where) -> str:
    del sources
    return "".join(_command(finding, where) for finding in in_order(list(findings)))


def _command(finding: Diagnostic, where: Where) -> str:
    path = where.path(finding)
    file = {"file": path} if path else {}
    properties = {**file, **_place(finding), "title": finding.code}
    named = ",".join(f"{name}={v.translate(_IN_PROPERTY)}" for name, v in properties.items())
    text = "\n".join(part for part in (finding.message, finding.hint) if part)
    return f"::{_COMMAND[finding.severity]} {named}::{text.translate(_IN_MESSAGE)}\n"


def _place(finding: Diagnostic) -> dict[str, str]:
    """Columns only count for a place on one line."""
    place = finding.place
    if place is None:
        return {}
    found = {"line": str(place.line)}
    if place.end_line in (0, place.line):
        found["col"] = str(place.column)
    if place.end_line:
        found["endLine"] = str(place.end_line)
    if place.end_line == place.line and place.end_column:
        found["endColumn"] = str(place.end_column)
    return found
