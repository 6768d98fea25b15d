"""Findings as GitLab shows them in a merge request: its Code Quality report, a list in JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from referat.diagnostics import Diagnostic, Severity, in_order
from referat.report.fingerprint import fingerprints
from referat.report.where import Where

_NO_FILE = "referat.yaml"
_SEVERITY = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.NOTE: "info"}


def report(findings: Sequence[Diagnostic], sources: Mapping[Path, str], where: Where) -> str:
    ordered = in_order(list(findings))
    prints = fingerprints(ordered, sources, where)
    rows = [_row(each, mark, where) for each, mark in zip(ordered, prints, strict=True)]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _row(finding: Diagnostic, fingerprint: str, where: Where) -> dict[str, Any]:
    """The format wants a file and a line of every finding."""
    line = finding.place.line if finding.place else 1
    return {
        "description": " ".join(part for part in (finding.message, finding.hint) if part),
        "check_name": finding.code,
        "fingerprint": fingerprint,
        "severity": _SEVERITY[finding.severity],
        "location": {"path": where.path(finding) or _NO_FILE, "lines": {"begin": line}},
    }
