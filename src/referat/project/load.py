"""Files to whole meetings: read, parsed, validated, cascaded; and every finding on the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Generic, TypeAlias, TypeVar

from msgspec import Struct, field

from referat.diagnostics import Diagnostic, has_errors
from referat.model.base import Model, is_empty
from referat.model.cascade import Whole, cascade
from referat.model.load import load
from referat.model.meeting import Committee, Meeting, Site
from referat.project.few import few
from referat.project.find import Found
from referat.source.parse import parse
from referat.source.reading import read_text

M = TypeVar("M", bound=Model)
Reader: TypeAlias = Callable[[Path], bytes]
_FIRST: dict[type[Model], str] = {
    Meeting: "Skriv i det mindste `dato: 2026-01-31` og nogle `punkter`.",
    Committee: "Skriv i det mindste udvalgets navn: `navn: Bestyrelsen`.",
    Site: "Skriv for eksempel `organisation: Haveforeningen Tidselro`.",
}


class Loaded(Struct, Generic[M], frozen=True, gc=False):
    """What came of a file: its value unless it is spoilt, its findings, and its text."""

    value: M | None
    findings: tuple[Diagnostic, ...]
    text: str = ""


class LoadedMeeting(Struct, frozen=True):
    """A meeting with all that holds for it. `body` is its body's published folder."""

    path: Path
    address: PurePosixPath
    whole: Whole
    body: str = ""


class Repository(Struct):
    """All that a build reads. `sources` holds each file's text, for excerpts."""

    root: Path
    site: Site | None
    meetings: list[LoadedMeeting] = field(default_factory=list)
    committees: dict[Path, Committee | None] = field(default_factory=dict)
    findings: list[Diagnostic] = field(default_factory=list)
    sources: dict[Path, str] = field(default_factory=dict)


def load_repository(found: Found, read: Reader = Path.read_bytes) -> Repository:
    """Everything in `found`; files with errors are left out and told about."""
    repository = Repository(found.root, None)
    if found.site is not None:
        repository.site = _add(Site, found.site, repository, read)
    for path in committees_of(found):
        repository.committees[path] = _add(Committee, path, repository, read)
    for meeting in found.meetings:
        loaded = _add(Meeting, meeting.path, repository, read)
        if loaded is not None:
            committee = repository.committees.get(meeting.committee) if meeting.committee else None
            whole = cascade(loaded, committee, repository.site)
            repository.meetings.append(
                LoadedMeeting(meeting.path, meeting.address, whole, meeting.body)
            )
    return repository


def committees_of(found: Found) -> tuple[Path, ...]:
    """Every committee file that holds for a meeting or for a body without meetings."""
    holding = [meeting.committee for meeting in found.meetings if meeting.committee]
    return tuple(dict.fromkeys([*holding, *(each.path for each in found.committees)]))


def _add(model: type[M], path: Path, repository: Repository, read: Reader) -> M | None:
    loaded = load_file(model, path, read)
    repository.findings += loaded.findings
    repository.sources[path] = loaded.text
    return loaded.value


def load_file(model: type[M], path: Path, read: Reader = Path.read_bytes) -> Loaded[M]:
    """The value of one file. `read` gives a file's bytes or raises OSError."""
    try:
        data = read(path)
    except OSError:
        return Loaded(None, (unreadable(path),))
    text, findings = read_text(data)
    fatal = any(finding.code != "bom" for finding in findings)
    value = None
    if not fatal:
        value, more = parse(text, is_faultless=True)
        findings += more
        if is_empty(value) and not has_errors(more):
            findings.append(Diagnostic("tom-fil", "Filen er tom.", _FIRST[model]))
            value = None
    loaded = None
    if value is not None:
        loaded, more = load(model, value)
        findings += more
    return Loaded(loaded, tuple(each.at(path) for each in few(findings)), text)


def unreadable(path: Path) -> Diagnostic:
    """The finding for a file that cannot be opened."""
    return Diagnostic(
        "kan-ikke-læses",
        "Filen kan ikke åbnes.",
        "Se, om du har lov til at læse den, og om den er åben i et andet program.",
        path=path,
    )
