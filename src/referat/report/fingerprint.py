"""What makes a finding the same from one day to the next: its code and its line's own words, not
where in the file they stand.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from referat.diagnostics import Diagnostic
from referat.report.secrets import masked
from referat.report.where import Where


def fingerprints(
    findings: Sequence[Diagnostic], sources: Mapping[Path, str], where: Where
) -> list[str]:
    """One for each finding. Those that are alike are numbered, so that no two are the same."""
    seen: Counter[str] = Counter()
    found = []
    for finding in findings:
        said = "\0".join((finding.code, where.path(finding), _line(finding, sources)))
        digest = hashlib.sha256(said.encode()).hexdigest()[:32]
        seen[digest] += 1
        found.append(f"{digest}:{seen[digest]}")
    return found


def _line(finding: Diagnostic, sources: Mapping[Path, str]) -> str:
    """The words of the finding's line; what it says, where it has none."""
    source = sources.get(finding.path) if finding.path else None
    if source is None or finding.place is None:
        return finding.message
    rows = source.split("\n")
    row = rows[finding.place.line - 1] if finding.place.line <= len(rows) else ""
    return " ".join(masked(row).split())
