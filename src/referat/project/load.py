"""Files to whole meetings: read, parsed, validated, cascaded; and every finding on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TypeVar

from referat.diagnostics import Diagnostic, has_errors
from referat.model.base import Model, is_empty
from referat.model.cascade import Whole, cascade
from referat.model.load import load
from referat.model.meeting import Committee, Meeting, Site
from referat.project.find import Found, MeetingPath
from referat.source.parse import parse
from referat.source.reading import read_text

M = TypeVar("M", bound=Model)
_FIRST: dict[type[Model], str] = {
    Meeting: "Skriv i det mindste `dato: 2026-01-31` og nogle `punkter`.",
    Committee: "Skriv i det mindste udvalgets navn: `navn: Bestyrelsen`.",
    Site: "Skriv for eksempel `organisation: Haveforeningen Tidselro`.",
}


@dataclass(frozen=True, slots=True)
class LoadedMeeting:
    """A meeting with all that holds for it."""

    path: Path
    address: PurePosixPath
    whole: Whole


@dataclass(slots=True)
class Repository:
    """All that a build reads. `sources` holds each file's text, for excerpts."""

    root: Path
    site: Site | None
    meetings: list[LoadedMeeting] = field(default_factory=list)
    committees: dict[Path, Committee | None] = field(default_factory=dict)
    findings: list[Diagnostic] = field(default_factory=list)
    sources: dict[Path, str] = field(default_factory=dict)


def load_repository(found: Found) -> Repository:
    """Everything in `found`; files with errors are left out and told about."""
    repository = Repository(found.root, None)
    if found.site is not None:
        repository.site = _load(Site, found.site, repository)
    for meeting in found.meetings:
        _add_meeting(meeting, repository)
    return repository


def _add_meeting(path: MeetingPath, repository: Repository) -> None:
    if path.committee is not None and path.committee not in repository.committees:
        repository.committees[path.committee] = _load(Committee, path.committee, repository)
    committee = repository.committees.get(path.committee) if path.committee else None
    meeting = _load(Meeting, path.path, repository)
    if meeting is not None:
        whole = cascade(meeting, committee, repository.site)
        repository.meetings.append(LoadedMeeting(path.path, path.address, whole))


def _load(model: type[M], path: Path, repository: Repository) -> M | None:
    try:
        data = path.read_bytes()
    except OSError:
        repository.findings.append(unreadable(path))
        return None
    text, findings = read_text(data)
    repository.sources[path] = text
    fatal = any(finding.code != "bom" for finding in findings)
    value = None
    if not fatal:
        value, more = parse(text)
        findings += more
        if is_empty(value) and not has_errors(more):
            findings.append(Diagnostic("tom-fil", "Filen er tom.", _FIRST[model]))
            value = None
    loaded = None
    if value is not None:
        loaded, more = load(model, value)
        findings += more
    repository.findings += [finding.at(path) for finding in findings]
    return loaded


def unreadable(path: Path) -> Diagnostic:
    """The finding for a file that cannot be opened."""
    return Diagnostic(
        "kan-ikke-læses",
        "Filen kan ikke åbnes.",
        "Se, om du har lov til at læse den, og om den er åben i et andet program.",
        path=path,
    )
