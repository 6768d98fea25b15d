"""The whole way: found files → whole meetings → checks → views → documents, gathered.

Writes nothing. Whoever calls it decides where the outputs go.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from referat.checks.run import check_inherited, check_meeting
from referat.danish.dates import short_date
from referat.danish.words import in_danish
from referat.diagnostics import Diagnostic, has_errors
from referat.formats import docx, html, markdown
from referat.formats.templates import TemplateFailure, Templates, own_templates, shipped_templates
from referat.model.meeting import DOCUMENTS, FORMATS
from referat.output.write import Output
from referat.project.find import Found
from referat.project.load import LoadedMeeting, Repository, load_repository
from referat.project.shelf import Shelf
from referat.prose.options import Options
from referat.view.closed import closed_files
from referat.view.document import Document, Edition, Kind
from referat.view.make import has_minutes, make_document
from referat.view.people import people_lines

SUFFIXES = {"html": "html", "docx": "docx", "markdown": "md"}
LETTERHEAD = "brev.docx"
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Request:
    """What is wanted. Empty `kinds` or `formats`: what the site says, else all that make sense."""

    edition: Edition = "offentlig"
    kinds: tuple[Kind, ...] = ()
    formats: tuple[str, ...] = ()


@dataclass(slots=True)
class Compiled:
    """What came of it: files to write (none if there is an error), findings, source texts."""

    outputs: list[Output] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)
    sources: dict[Path, str] = field(default_factory=dict)


def check(found: Found) -> Compiled:
    """Every finding in `found`; nothing is made."""
    repository = load_repository(found)
    return Compiled([], _findings(found, repository), repository.sources)


def compile_all(found: Found, request: Request, progress: Progress) -> Compiled:
    """Every document of `found`, and the front page of a folder."""
    repository = load_repository(found)
    compiled = Compiled([], _findings(found, repository), repository.sources)
    if has_errors(compiled.findings):
        return compiled
    maker = _maker(found, repository, request, compiled)
    if maker is None:
        return compiled
    try:
        for number, meeting in enumerate(repository.meetings, 1):
            maker.meeting(meeting)
            progress(number, len(repository.meetings))
        if not found.single and "html" in maker.formats:
            maker.front_page()
    except TemplateFailure as failure:
        compiled.outputs.clear()
        compiled.findings.append(failure.diagnostic)
        _add_source(failure.diagnostic.path, compiled)
    return compiled


def _add_source(template: Path | None, compiled: Compiled) -> None:
    """A template's text, for the excerpt under its finding."""
    if template is not None:
        with contextlib.suppress(OSError, UnicodeDecodeError):
            compiled.sources[template] = template.read_text(encoding="utf-8-sig")


def _findings(found: Found, repository: Repository) -> list[Diagnostic]:
    findings = [*repository.findings, *_same_addresses(found)]
    if repository.site is not None and found.site is not None:
        findings += check_inherited(found.site, repository.site)
    for path, committee in repository.committees.items():
        if committee is not None:
            findings += check_inherited(path, committee)
    for meeting in repository.meetings:
        findings += check_meeting(meeting.path, meeting.whole, shelf_of(meeting, found.root))
    return findings


def _same_addresses(found: Found) -> list[Diagnostic]:
    """Meetings whose documents would hide each other's: `a.yaml` beside `a.yml` or `A.yaml`."""
    first: dict[str, Path] = {}
    return [
        Diagnostic(
            "samme-adresse",
            f"Mødets dokumenter får samme adresse som dem fra »{other}«.",
            "Giv den ene fil et andet navn. Store og små bogstaver, .yaml og .yml gør ingen "
            "forskel.",
            path=meeting.path,
        )
        for meeting in found.meetings
        if (other := first.setdefault(str(meeting.address).casefold(), meeting.path))
        != meeting.path
    ]


def shelf_of(meeting: LoadedMeeting, root: Path, prefix: str = "") -> Shelf:
    """The meeting's files: its own folder, then what lies beside its file."""
    return Shelf(root, (meeting.path.with_suffix(""), meeting.path.parent), prefix)


def _maker(
    found: Found, repository: Repository, request: Request, compiled: Compiled
) -> _Maker | None:
    own = own_templates(found.root)
    letterhead = None
    if own is not None and (own / LETTERHEAD).is_file():
        read = docx.Letterhead.read(own / LETTERHEAD)
        if isinstance(read, Diagnostic):
            compiled.findings.append(read)
            return None
        letterhead = read
    site = repository.site
    return _Maker(
        found,
        repository,
        request,
        Templates(shipped_templates(), own),
        letterhead,
        request.formats or (site.formats if site else None) or FORMATS,
        compiled.outputs,
        _closed(repository) if request.edition == "offentlig" else frozenset(),
    )


def _closed(repository: Repository) -> frozenset[Path]:
    """The files that some meeting closes: no other one may let them out."""
    return frozenset(
        path
        for loaded in repository.meetings
        for path in closed_files(loaded.whole.meeting, shelf_of(loaded, repository.root).locate)
    )


@dataclass(slots=True)
class _Maker:
    """Makes one build's outputs."""

    found: Found
    repository: Repository
    request: Request
    templates: Templates
    letterhead: docx.Letterhead | None
    formats: Sequence[str]
    outputs: list[Output]
    closed: frozenset[Path]
    papers: dict[Path, list[html.Paper]] = field(default_factory=dict)

    def meeting(self, meeting: LoadedMeeting) -> None:
        single = self.found.single
        name = meeting.address.name
        place = "" if single else str(meeting.address)
        folder = f"{place}/" if place else ""
        base = f"{name}-" if single else folder
        shelf = shelf_of(meeting, self.found.root, f"{name}/" if single else "")
        shelf.closed = self.closed
        keep_breaks = meeting.whole.meeting.line_breaks == "bevar"
        options = Options(keep_breaks, shelf.published, shelf.data, shelf.is_closed)
        self.papers[meeting.path] = []
        for kind in self._kinds(meeting):
            document = make_document(meeting.whole, kind, self.request.edition, options, place)
            self._document(document, base, meeting.path)
        self.outputs += [Output(folder + path, file) for path, file in sorted(shelf.used.items())]

    def _kinds(self, meeting: LoadedMeeting) -> Sequence[Kind]:
        if self.request.kinds:
            return self.request.kinds
        site = self.repository.site
        wanted = cast("Sequence[Kind]", (site.documents if site else None) or DOCUMENTS)
        return (
            wanted
            if has_minutes(meeting.whole.meeting)
            else [kind for kind in wanted if kind == "dagsorden"]
        )

    def _document(self, document: Document, base: str, meeting: Path) -> None:
        links = []
        for name in self.formats:
            path = f"{base}{document.kind}.{SUFFIXES[name]}"
            self.outputs.append(Output(path, self._rendered(document, name)))
            links.append(({"html": "HTML", "docx": "Word", "markdown": "Markdown"}[name], path))
        self.papers[meeting].append(html.Paper(document.label, tuple(links)))

    def _rendered(self, document: Document, name: str) -> bytes:
        if name == "html":
            return html.render(document, self.templates)
        if name == "docx":
            return docx.render(document, self.templates, self.letterhead)
        return markdown.render(document, self.templates)

    def front_page(self) -> None:
        """The page that leads to every document, newest meetings first."""
        bodies: dict[str, list[html.Meeting]] = {}
        newest_first = sorted(
            self.repository.meetings,
            key=lambda m: (m.whole.meeting.day, str(m.address)),
            reverse=True,
        )
        for loaded in newest_first:
            meeting, body = loaded.whole.meeting, loaded.whole.body
            title = " ".join((meeting.title or body or "Møde").split())
            status = "Aflyst" if meeting.status == "aflyst" else ""
            papers = tuple(self.papers[loaded.path])
            entry = html.Meeting(short_date(meeting.day), title, status, papers)
            bodies.setdefault(body or "Møder", []).append(entry)
        site, names = self.repository.site, sorted(bodies, key=in_danish)
        page = html.FrontPage(
            (site.title if site else None) or "Dagsordener og referater",
            (site.organisation if site else None) or "",
            tuple(html.MeetingBody(name, tuple(bodies[name])) for name in names),
            people_lines(site.contact) if site else (),
        )
        self.outputs.append(Output("index.html", html.front_page(page, self.templates)))
