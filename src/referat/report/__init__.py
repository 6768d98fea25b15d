"""Findings as others read them: as text, as JSON, as SARIF, and as GitHub and GitLab want them.

Every report is a function from findings to text. Which one is asked for, and where it goes, is
the command line's business.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from referat.diagnostics import Diagnostic
from referat.report import github, gitlab, json_list, sarif
from referat.report.secrets import hidden, hidden_row
from referat.report.text import as_text, one, summary
from referat.report.where import Where

__all__ = ["FORMATS", "Where", "as_text", "hidden", "hidden_row", "one", "rendered", "summary"]

Report: TypeAlias = Callable[[Sequence[Diagnostic], Mapping[Path, str], Where], str]


def _text(findings: Sequence[Diagnostic], sources: Mapping[Path, str], where: Where) -> str:
    del where
    return as_text(findings, sources)


_REPORTS: Mapping[str, Report] = {
    "tekst": _text,
    "json": json_list.report,
    "sarif": sarif.report,
    "github": github.report,
    "gitlab": gitlab.report,
}
FORMATS = tuple(_REPORTS)


def rendered(
    name: str, findings: Sequence[Diagnostic], sources: Mapping[Path, str], where: Where
) -> str:
    """The report called `name`, one of `FORMATS`. `sources` are the texts that were read."""
    return _REPORTS[name]([hidden(finding) for finding in findings], sources, where)
