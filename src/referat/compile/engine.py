"""A build from end to end, into a folder: only what changed, on all cores, exchanged whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from referat.compile.checking import texts_of
from referat.compile.crew import Crew
from referat.compile.documents import compile_documents, dead_links
from referat.compile.findings import all_findings
from referat.compile.gathering import Gathered, gather
from referat.compile.keys import key_of, program_key, templates_key
from referat.compile.memory import Shelved, Stand, path_of, recall, remember
from referat.compile.placing import misplaced
from referat.compile.references import Around
from referat.compile.request import BuildFailure, Progress, Request
from referat.compile.setting import Setting
from referat.compile.site import Maker, Whole
from referat.compile.spool import Spool
from referat.compile.staging import Search, search_index, staged
from referat.compile.stamp import names_asked, stamp_of
from referat.compile.values import Memory
from referat.compile.workshop import Done, Task, Workshop, meeting_of
from referat.diagnostics import Diagnostic, Severity, has_errors
from referat.formats.templates import TemplateFailure
from referat.output.folder import Folder, alone, opened
from referat.output.survey import State
from referat.output.trouble import cannot_write, same_path
from referat.output.write import write_all
from referat.project.find import Found
from referat.site.addresses import FRONT, SEARCH_INDEX, inside


def _nothing() -> None:
    return None


@dataclass(frozen=True, slots=True)
class Means:
    """How to build. `jobs` processes; `remembers`: what has not changed is not made again;
    `waiting` is called if another build must end first.
    """

    jobs: int = 1
    remembers: bool = True
    search: Search | None = None
    progress: Progress = lambda done, total: None
    waiting: Callable[[], None] = _nothing


@dataclass(slots=True)
class Built:
    """What came of it. `files` are how many there are in the folder, 0 if there was an error;
    `is_changed` is false if the folder was left as it was, `has_front` true if it has a front
    page; `is_refused` tells that the folder could not take what had been made. Of a
    folder that was left as it was, `asked` are the names that each source asked the disk for (see
    `grounds`), `paths` all files.
    """

    findings: list[Diagnostic] = field(default_factory=list)
    sources: dict[Path, str] = field(default_factory=dict)
    files: int = 0
    is_changed: bool = True
    has_front: bool = False
    is_refused: bool = False
    asked: Mapping[str, Sequence[str]] = field(default_factory=dict)
    paths: Sequence[str] = ()


def build(found: Found, request: Request, out: Path, means: Means) -> Built:
    """Builds what was found into `out`. A whole repository becomes a site; anything less, its
    documents. With an error among the findings nothing is written.
    """
    setting = Setting(found, request)
    if not found.whole or request.kinds or request.formats:
        return _documents(setting, out, means)
    problems = misplaced(found, out)
    if problems:
        return Built(problems, is_refused=True)
    path = path_of(found.root, out, request.edition)
    program, templates = program_key(), templates_key(found.root)
    shelved = Shelved()

    def known() -> dict[str, State]:
        nonlocal shelved
        if means.remembers:
            shelved = recall(path, program)
        return shelved.stand.files

    try:
        with opened(out, request.edition, known, means.waiting) as folder:
            if not isinstance(folder, Folder):
                return Built(folder, is_refused=True)
            one = _Build(setting, means, program, templates, shelved, folder)
            built = one.unchanged() or one.run()
            if means.remembers and one.stand is not None:
                remember(path, one.stand, one.left)
            return built
    except OSError as error:
        return Built([cannot_write(out, error)], is_refused=True)


def _documents(setting: Setting, out: Path, means: Means) -> Built:
    compiled = compile_documents(setting, means.jobs, means.progress)
    if not compiled.outputs:
        return Built(compiled.findings, compiled.sources)
    with alone(out, means.waiting):
        problems = write_all(out, compiled.outputs, setting.request.edition, partial=True)
    built = Built([*compiled.findings, *problems], compiled.sources, is_refused=bool(problems))
    built.files = 0 if problems else len(compiled.outputs)
    return built


@dataclass(slots=True)
class _Build:
    """One build of a whole repository. `stand` and `left` are what it leaves the next one."""

    setting: Setting
    means: Means
    program: str
    templates: str
    shelved: Shelved
    folder: Folder
    stand: Stand | None = None
    left: Memory = field(default_factory=Memory)

    def unchanged(self) -> Built | None:
        """The same as last time, if nothing at all has changed since."""
        stand = self.shelved.stand
        if not stand.stamp or not self.folder.survey.is_as(stand.files):
            return None
        if stand.stamp != self._stamp(stand.asked, self.means.search):
            return None
        root = self.setting.found.root
        findings = [f.at(root / f.path) if f.path else f for f in stand.findings]
        built = self._built(findings, stand.files, is_changed=False)
        built.asked, built.paths = stand.asked, tuple(stand.files)
        return built

    def _stamp(self, asked: dict[str, list[str]], search: Search | None) -> str:
        version = search.version if search else ""
        return key_of(self.templates, stamp_of(self.setting, self.program, asked, version))

    def _built(
        self, findings: list[Diagnostic], files: Iterable[str], is_changed: bool = True
    ) -> Built:
        texts = texts_of(self.setting, findings)
        paths = list(files)
        return Built(findings, texts, len(paths), is_changed, FRONT in paths)

    def run(self) -> Built:
        spool = Spool(intact=self.folder.survey.digests())
        workshop = Workshop(self.setting, spool)
        with Crew[Task, Done](workshop.do, self.means.jobs, meeting_of) as crew:
            spool.folder = self.folder.stage
            gathered = gather(self.setting, crew, self.shelved.memory, self.program)
            findings = all_findings(self.setting, gathered.readings)
            self._leave_readings(gathered)
            if has_errors(findings):
                return self._built(findings, ())
            search = self.means.search if self.setting.makes_site else None
            if search is not None and search.is_ready():
                built = self._made(crew, workshop, gathered, findings, search)
                if built is not None:
                    return built
                self.folder.restart()
            if search is not None:
                findings.append(_no_search())
            return self._made(crew, workshop, gathered, findings, None) or Built()

    def _made(
        self,
        crew: Crew[Task, Done],
        workshop: Workshop,
        gathered: Gathered,
        findings: list[Diagnostic],
        search: Search | None,
    ) -> Built | None:
        """None if there should be a search but none could be made."""
        maker = Maker(
            self.setting,
            crew,
            workshop,
            gathered,
            self.shelved.memory,
            self.program,
            self.templates,
            Around(self.setting, gathered.readings),
            has_search=search is not None,
            intact=self.folder.survey.digests(),
        )
        try:
            whole = maker.everything(self.means.progress)
        except (BuildFailure, TemplateFailure) as failure:
            return self._built([*findings, failure.diagnostic], ())
        problems = same_path(_contents(whole))
        if problems:
            return self._refused([*findings, *problems])
        problems = self._dead_links(whole, search)
        if problems:
            return self._built([*findings, *problems], ())
        return self._published(whole, findings, search)

    def _dead_links(self, whole: Whole, search: Search | None) -> list[Diagnostic]:
        if not self.setting.makes_site:
            return []
        return dead_links(whole, [inside(SEARCH_INDEX, search.entry)] if search else ())

    def _published(
        self,
        whole: Whole,
        findings: list[Diagnostic],
        search: Search | None,
    ) -> Built | None:
        """Stages all of it and lets it become the site."""
        memory = self.shelved.memory
        files = staged(whole, memory, self.folder, self.setting.top)
        if search is not None:
            index = search_index(whole, memory, self.folder, search)
            if index is None:
                return None
            files |= index
        problems = self.folder.commit(files)
        if problems:
            return self._refused([*findings, *problems])
        self._leave(whole, findings, files, search)
        return self._built(findings, files)

    def _refused(self, findings: list[Diagnostic]) -> Built:
        built = self._built(findings, ())
        built.is_refused = True
        return built

    def _leave_readings(self, gathered: Gathered) -> None:
        """What has been read is remembered, whatever becomes of the rest."""
        old = self.shelved.memory
        meetings = zip(self.setting.found.meetings, gathered.kept, strict=True)
        read = {self.setting.source(meeting.path): kept for meeting, kept in meetings}
        self.left = Memory(read, old.pages, old.copies, old.search)
        self.stand = Stand(self.program, files=self.shelved.stand.files)

    def _leave(
        self,
        whole: Whole,
        findings: list[Diagnostic],
        files: dict[str, str],
        search: Search | None,
    ) -> None:
        """What the next build may rely on."""
        asked = names_asked(self.setting, whole.memory.meetings)
        is_wanted = self.means.search is not None and self.setting.makes_site
        is_lasting = (search is not None) == is_wanted  # a search that failed is tried again
        stamp = self._stamp(asked, search) if is_lasting else ""
        said = [
            replace(f, path=Path(self.setting.source(f.path))) if f.path else f for f in findings
        ]
        self.stand = Stand(self.program, stamp, asked, self.folder.states(files), said)
        self.left = whole.memory


def _contents(whole: Whole) -> Iterable[tuple[str, str]]:
    """Every file with what tells contents apart."""
    yield from ((made.path, made.digest) for made in whole.files)
    yield from ((copied.path, "\n".join(map(str, copied.source))) for copied in whole.copies)


def _no_search() -> Diagnostic:
    return Diagnostic(
        "ingen-søgning",
        "Søgningen kan ikke laves: programmet Pagefind kan ikke køre her.",
        "Hjemmesiden er bygget uden søgning. Hent det med `pip install 'pagefind[bin]'`, eller "
        "skriv --no-search.",
        Severity.WARNING,
    )
