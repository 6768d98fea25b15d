"""Findings as the editor shows them."""

from __future__ import annotations

from lsprotocol.types import Diagnostic as Shown
from lsprotocol.types import DiagnosticSeverity

from referat.diagnostics import Diagnostic, Severity
from referat.lsp.desk import Opened
from referat.report import hidden

SOURCE = "referat"
_SEVERITIES = {
    Severity.ERROR: DiagnosticSeverity.Error,
    Severity.WARNING: DiagnosticSeverity.Warning,
    Severity.NOTE: DiagnosticSeverity.Information,
}


def shown(file: Opened) -> list[Shown]:
    """Every finding of the file's draft."""
    return [shown_one(file, found) for found in file.draft.findings]


def shown_one(file: Opened, found: Diagnostic) -> Shown:
    found = hidden(found)
    return Shown(
        range=file.lines.shown(found.place),
        message=f"{found.message}\n{found.hint}" if found.hint else found.message,
        severity=_SEVERITIES[found.severity],
        code=found.code,
        source=SOURCE,
    )
