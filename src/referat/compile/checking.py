"""A check: every meeting is read, all findings are gathered, and nothing is made."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path

from referat.compile.crew import Crew
from referat.compile.findings import across, all_findings
from referat.compile.gathering import Gathered, gather
from referat.compile.request import Compiled
from referat.compile.setting import Setting
from referat.compile.spool import Spool
from referat.compile.stamp import names_asked
from referat.compile.workshop import Done, Task, Workshop, meeting_of
from referat.diagnostics import Diagnostic


def check_documents(setting: Setting, jobs: int) -> Compiled:
    """Every finding; nothing is made."""
    workshop = Workshop(setting, Spool())
    with Crew[Task, Done](workshop.do, jobs, meeting_of) as crew:
        gathered = gather(setting, crew, "", with_facts=False)
    findings = all_findings(setting, gathered.readings, across(setting, gathered.readings))
    read = setting.sources.read() if setting.found.single else {}
    return Compiled([], findings, texts_of(setting, findings), _asked(setting, gathered), read)


def _asked(setting: Setting, gathered: Gathered) -> dict[str, tuple[str, ...]]:
    """Every name that the findings rest on, also of other meetings, by source."""
    asked = names_asked(setting, {})
    for meeting, reading in zip(setting.found.meetings, gathered.readings, strict=True):
        links = reading.noted.references if reading.noted else ()
        names = (*reading.asked, *(link.file for link in links))
        asked[setting.source(meeting.path)] = names
    return asked


def texts_of(setting: Setting, findings: Iterable[Diagnostic]) -> dict[Path, str]:
    """The texts of the files that findings point into, for excerpts."""
    paths = {finding.path for finding in findings if finding.path and finding.place}
    return {path: _text(setting, path) for path in sorted(paths)}


def _text(setting: Setting, path: Path) -> str:
    """A template's text is read as templates are."""
    if path.suffix in (".yaml", ".yml"):
        return setting.sources.text(path)
    with contextlib.suppress(OSError, UnicodeDecodeError):
        return path.read_text(encoding="utf-8-sig")
    return ""
