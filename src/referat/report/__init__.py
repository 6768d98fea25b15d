"""Findings as others read them: as text, as JSON, as SARIF, and as GitHub and GitLab want them.

Every report is a function from findings to text. Which one is asked for, and where it goes, is
the command line's business.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import TypeAlias, cast

from referat.diagnostics import Diagnostic
from referat.report.secrets import hidden, hidden_row
from referat.report.text import as_text, one, summary
from referat.report.where import Where

__all__ = ["FORMATS", "Where", "as_text", "hidden", "hidden_row", "one", "rendered", "summary"]

Report: TypeAlias = Callable[[Sequence[Diagnostic], Mapping[Path, str], Where], str]
TEXT = "tekst"

_MODULES = {"json": "json_list", "sarif": "sarif", "github": "github", "gitlab": "gitlab"}
"""Each report that is not for people, and the module here with a `report` of its own."""
FORMATS = (TEXT, *_MODULES)


def rendered(
    name: str, findings: Sequence[Diagnostic], sources: Mapping[Path, str], where: Where
) -> str:
    """The report called `name`, one of `FORMATS`. `sources` are the texts that were read."""
    said = [hidden(finding) for finding in findings]
    if name == TEXT:
        return as_text(said, sources)
    report = cast("Report", import_module(f"referat.report.{_MODULES[name]}").report)
    return report(said, sources, where)
