"""Findings as a person reads them: place, message, source line with a caret, what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from referat.diagnostics import Diagnostic, Place, Severity, in_order
from referat.report.secrets import hidden, hidden_row

_WIDTH = 100
_COUNTED_FROM = 11


def as_text(findings: Sequence[Diagnostic], sources: Mapping[Path, str]) -> str:
    """All findings and their count, as the command line prints them."""
    if not findings:
        return ""
    ordered = in_order(list(findings))
    blocks = [
        one(finding, sources.get(finding.path) if finding.path else None) for finding in ordered
    ]
    counts = _by_code(ordered) if len(ordered) >= _COUNTED_FROM else []
    return "\n".join([*blocks, *counts, summary(ordered)]) + "\n"


def one(finding: Diagnostic, source: str | None = None) -> str:
    """One finding; with its source line if there is one."""
    finding = hidden(finding)
    where = str(finding.path) if finding.path else "referat"
    if finding.place:
        where += f":{finding.place.line}:{finding.place.column}"
    lines = [f"{where}: {finding.severity.danish}: {finding.message} [{finding.code}]"]
    if source is not None and finding.place:
        lines += _excerpt(source, finding.place)
    if finding.hint:
        lines.append(f"    hjælp: {finding.hint}")
    return "\n".join(lines) + "\n"


def _excerpt(source: str, place: Place) -> list[str]:
    """The line and a caret under the place; a long line is cut around it."""
    rows = source.split("\n")
    if place.line > len(rows):
        return []
    text = hidden_row(rows, place.line).replace("\t", " ")
    start = place.column - 1
    end = place.end_column - 1 if place.end_line == place.line and place.end_column else len(text)
    end = max(min(end, len(text)), start + 1)
    cut = max(0, start - _WIDTH // 2) if len(text) > _WIDTH else 0
    shown = text[cut : cut + _WIDTH]
    left, right = ("…" if cut else ""), ("…" if cut + _WIDTH < len(text) else "")
    number = str(place.line)
    gutter = " " * len(number)
    mark = "^" * max(1, min(end, cut + _WIDTH) - start)
    return [
        f"    {number} | {left}{shown}{right}",
        f"    {gutter} | {' ' * (start - cut + len(left))}{mark}",
    ]


def _by_code(findings: Sequence[Diagnostic]) -> list[str]:
    """How often each code is found, the worst first and then the most frequent."""
    worst: dict[str, Severity] = {}
    for finding in findings:
        worst[finding.code] = max(finding.severity, worst.get(finding.code, Severity.NOTE))
    counts = Counter(finding.code for finding in findings)
    codes = sorted(counts, key=lambda code: (-worst[code], -counts[code], code))
    width = len(str(max(counts.values())))
    return [
        f"{counts[code]:>{width}} {_called(worst[code], counts[code]):<9} {code}" for code in codes
    ] + [""]


def summary(findings: Sequence[Diagnostic]) -> str:
    """`2 fejl og 1 advarsel i 1 fil.`"""
    counts = [
        (severity, sum(f.severity is severity for f in findings))
        for severity in sorted(Severity, reverse=True)
    ]
    words = [_counted(severity, count) for severity, count in counts if count]
    files = len({finding.path for finding in findings if finding.path})
    tail = f" i {files} {'fil' if files == 1 else 'filer'}" if files else ""
    return (
        f"{' og '.join([', '.join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]}{tail}."
    )


def _counted(severity: Severity, count: int) -> str:
    return f"{count} {_called(severity, count)}"


def _called(severity: Severity, count: int) -> str:
    plural = {Severity.ERROR: "fejl", Severity.WARNING: "advarsler", Severity.NOTE: "notitser"}
    return severity.danish if count == 1 else plural[severity]
