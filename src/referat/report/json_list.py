"""Findings as JSON, for programs of one's own. `schemas/fund.schema.json` is its schema."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from referat.diagnostics import Diagnostic, Fix, Place, Severity, in_order
from referat.report.where import Where

VERSION = 1


def report(findings: Sequence[Diagnostic], sources: Mapping[Path, str], where: Where) -> str:
    del sources
    ordered = in_order(list(findings))
    value = {
        "format": "referat/fund",
        "version": VERSION,
        "antal": {each.danish: _count(ordered, each) for each in sorted(Severity, reverse=True)},
        "fund": [_finding(each, where) for each in ordered],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _count(findings: Sequence[Diagnostic], severity: Severity) -> int:
    return sum(each.severity is severity for each in findings)


def _finding(finding: Diagnostic, where: Where) -> dict[str, Any]:
    return {
        "kode": finding.code,
        "alvor": finding.severity.danish,
        "besked": finding.message,
        "hjælp": finding.hint or None,
        "fil": where.seen(finding.path) if finding.path else None,
        "sted": _place(finding.place) if finding.place else None,
        "rettelser": [_fix(fix) for fix in finding.fixes],
    }


def _place(place: Place) -> dict[str, int]:
    """`til` is the first character after it; it is left out where the place ends with its line."""
    found = {"linje": place.line, "tegn": place.column}
    if place.end_line:
        found["til_linje"] = place.end_line
    if place.end_column:
        found["til_tegn"] = place.end_column
    return found


def _fix(fix: Fix) -> dict[str, Any]:
    return {
        "titel": fix.title,
        "sikker": fix.is_certain,
        "ændringer": [{"sted": _place(edit.place), "tekst": edit.text} for edit in fix.edits],
    }
