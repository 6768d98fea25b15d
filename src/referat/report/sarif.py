"""Findings as SARIF 2.1.0 (OASIS), which GitHub's code scanning and many editors read."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from referat import __version__
from referat.checks.explained.codes import Explanation, explanations
from referat.diagnostics import Diagnostic, Fix, Place, Severity, in_order
from referat.report.fingerprint import fingerprints
from referat.report.where import Where

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_ROOT = "%SRCROOT%"


def report(findings: Sequence[Diagnostic], sources: Mapping[Path, str], where: Where) -> str:
    ordered = in_order(list(findings))
    codes = [code for code in explanations() if any(each.code == code for each in ordered)]
    codes += sorted({each.code for each in ordered} - set(codes))
    prints = fingerprints(ordered, sources, where)
    run = {
        "tool": {"driver": _driver(codes)},
        "language": "da",
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "Mappen, stierne er set fra."}}},
        "results": [
            {**_result(each, where), "ruleIndex": codes.index(each.code)}
            | {"partialFingerprints": {"primaryLocationLineHash": mark}}
            for each, mark in zip(ordered, prints, strict=True)
        ],
    }
    value = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _driver(codes: Sequence[str]) -> dict[str, Any]:
    return {
        "name": "referat",
        "semanticVersion": __version__,
        "rules": [_rule(code, explanations().get(code)) for code in codes],
    }


def _rule(code: str, known: Explanation | None) -> dict[str, Any]:
    if known is None:
        return {"id": code}
    why = f"{known.why}{f' Kilde: {known.source}' if known.source else ''}"
    more = f"{why}\n\nSkriv `referat explain {code}` for at se et eksempel."
    return {
        "id": code,
        "shortDescription": {"text": f"{known.what}."},
        "fullDescription": {"text": why},
        "help": {"text": more, "markdown": more},
        "defaultConfiguration": (
            {"level": _LEVEL[known.severity]} if known.severity else {"enabled": False}
        ),
        "properties": {"tags": [known.family.value]},
    }


def _result(finding: Diagnostic, where: Where) -> dict[str, Any]:
    text = " ".join(part for part in (finding.message, finding.hint) if part)
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": _LEVEL[finding.severity],
        "message": {"text": text},
        "locations": _locations(finding, where),
    }
    if finding.fixes and finding.path:
        result["fixes"] = [_fix(fix, finding.path, where) for fix in finding.fixes]
    return result


def _locations(finding: Diagnostic, where: Where) -> list[dict[str, Any]]:
    """One, or none where the finding is about nothing that can be pointed at."""
    file = where.file(finding)
    if file is None:
        return []
    location: dict[str, Any] = {"artifactLocation": _artifact(file, where)}
    if finding.place:
        location["region"] = _region(finding.place)
    return [{"physicalLocation": location}]


def _artifact(path: Path, where: Where) -> dict[str, str]:
    uri = where.uri(path)
    return {"uri": uri} if ":" in uri else {"uri": uri, "uriBaseId": _ROOT}


def _region(place: Place) -> dict[str, int]:
    found = {"startLine": place.line, "startColumn": place.column}
    if place.end_line:
        found["endLine"] = place.end_line
    if place.end_column:
        found["endColumn"] = place.end_column
    return found


def _fix(fix: Fix, path: Path, where: Where) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(edit.place), "insertedContent": {"text": edit.text}}
        for edit in fix.edits
    ]
    change = {"artifactLocation": _artifact(path, where), "replacements": replacements}
    return {"description": {"text": f"{fix.title}."}, "artifactChanges": [change]}
