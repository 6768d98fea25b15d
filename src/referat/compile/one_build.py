"""One build of a whole repository, from what is read to what is published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field

from referat.compile.checking import texts_of
from referat.compile.crew import Crew
from referat.compile.findings import all_findings, seen_across
from referat.compile.gathering import Gathered, Known, gather, remembered
from referat.compile.keys import key_of
from referat.compile.leading import dead_links
from referat.compile.leaving import left_by_reading, said_from_root
from referat.compile.means import Built, Means
from referat.compile.memory import Shelved, Stand
from referat.compile.references import Around
from referat.compile.request import BuildFailure
from referat.compile.setting import Setting
from referat.compile.site import Maker
from referat.compile.spool import Spool
from referat.compile.staging import Search, Staging, search_index, with_manifest
from referat.compile.stamp import names_asked, stamp_of
from referat.compile.values import Across, Memory
from referat.compile.whole import Whole
from referat.compile.workshop import Done, Task, Workshop, kept_by_each, meeting_of
from referat.diagnostics import Diagnostic, Severity, has_errors
from referat.formats.templates import TemplateFailure
from referat.output.folder import Folder
from referat.output.trouble import may_clash, same_path
from referat.site.addresses import FRONT, SEARCH_INDEX, inside


class OneBuild(Struct):
    """One build of a whole repository. `stand` and `left` are what it leaves the next one."""

    setting: Setting
    means: Means
    program: str
    templates: str
    shelved: Shelved
    folder: Folder
    stand: Stand | None = None
    left: Memory = field(default_factory=Memory)
    known: Known = ()

    def unchanged(self) -> Built | None:
        """The same as last time, if nothing at all has changed since."""
        stand, memory = self.shelved.stand, self.shelved.memory
        if memory.meetings:
            warm = self.means.warm
            changed = warm.changed(self.setting.found) if warm else None
            self.known = remembered(self.setting, memory, self.program, changed)
        keys = [kept.key if kept is not None else "" for kept in self.known]
        if not stand.stamp or not self.folder.survey.is_as(stand.left.files):
            return None
        if stand.stamp != self._stamp(stand.asked, self.means.search, keys):
            return None
        root = self.setting.found.root
        findings = [f.at(root / f.path) if f.path else f for f in stand.findings]
        built = self._built(findings, stand.left.files, is_changed=False)
        built.asked, built.paths = stand.asked, tuple(stand.left.files)
        return built

    def _stamp(
        self, asked: Mapping[str, Sequence[str]], search: Search | None, keys: Iterable[str]
    ) -> str:
        version = search.version if search else ""
        stamp = stamp_of(self.setting, self.program, asked, version, keys)
        return key_of(self.templates, stamp)

    def _built(
        self, findings: list[Diagnostic], files: Iterable[str], is_changed: bool = True
    ) -> Built:
        texts = texts_of(self.setting, findings)
        paths = list(files)
        return Built(findings, texts, len(paths), is_changed, FRONT in paths)

    def run(self) -> Built:
        spool = Spool(intact=self.folder.intact)
        workshop = Workshop(self.setting, spool, kept_by_each(self.means.jobs))
        warm = self.means.warm
        if warm is not None:
            workshop.begin_with(warm.renderers_of(self.templates))
        with Crew[Task, Done](workshop.do, self.means.jobs, meeting_of, workshop.prepare) as crew:
            spool.folder = str(self.folder.stage)
            gathered = gather(self.setting, crew, self.program, self.known)
            self.left.across = self._across(gathered)
            over = self.left.across.findings
            findings = all_findings(self.setting, gathered.readings, over)
            self.stand, self.left = left_by_reading(
                self.setting, gathered, self.shelved, self.program, self.left.across
            )
            if has_errors(findings):
                return self._built(findings, ())
            if warm is not None:
                warm.keep_renderers(workshop.renderers, self.templates)
            search = self.means.search if self.setting.makes_site else None
            if self.means.is_share:
                return self._made(crew, workshop, gathered, findings, search) or Built()
            if search is not None and (self.shelved.memory.search or search.is_ready()):
                built = self._made(crew, workshop, gathered, findings, search)
                if built is not None:
                    return built
                self.folder.restart()
            if search is not None:
                findings.append(_no_search())
            return self._made(crew, workshop, gathered, findings, None) or Built()

    def _across(self, gathered: Gathered) -> Across:
        """What shows over several meetings; a share has not got all of them."""
        if self.means.is_share:
            return Across()
        return seen_across(self.setting, gathered.kept, self.shelved.memory.across)

    def _made(
        self,
        crew: Crew[Task, Done],
        workshop: Workshop,
        gathered: Gathered,
        findings: list[Diagnostic],
        search: Search | None,
    ) -> Built | None:
        """None if there should be a search but none could be made."""
        staging = Staging(self.folder, self.shelved.memory, self.setting.top)
        maker = Maker(
            self.setting,
            crew,
            workshop,
            gathered,
            self.shelved.memory,
            self.program,
            self.templates,
            Around(self.setting, gathered.readings),
            staging.take,
            has_search=search is not None,
            intact=self.folder.intact,
        )
        try:
            whole = maker.everything(self.means.progress)
        except (BuildFailure, TemplateFailure) as failure:
            return self._built([*findings, failure.diagnostic], ())
        problems = same_path(_contents(whole)) if may_clash(whole.paths()) else []
        if problems:
            return self._refused([*findings, *problems])
        problems = self._dead_links(whole, search)
        if problems:
            return self._built([*findings, *problems], ())
        return self._published(whole, staging, findings, search)

    def _dead_links(self, whole: Whole, search: Search | None) -> list[Diagnostic]:
        if not self.setting.makes_site or self.means.is_share:
            return []
        more = [inside(SEARCH_INDEX, search.entry)] if search else ()
        before = self.shelved.memory
        return dead_links(whole, more, before if before.is_whole else None)

    def _published(
        self,
        whole: Whole,
        staging: Staging,
        findings: list[Diagnostic],
        search: Search | None,
    ) -> Built | None:
        """Stages all of it and lets it become the site."""
        memory = self.shelved.memory
        files = dict(sorted(staging.complete(whole).items()))
        if search is not None and not self.means.is_share:
            index = search_index(whole, memory, self.folder, search)
            if index is None:
                return None
            files |= index
        if self.setting.makes_site and not self.means.is_share:
            files = with_manifest(files, self.folder, self.setting.request.commit)
        problems = self.folder.commit(files)
        if problems:
            return self._refused([*findings, *problems])
        is_wanted = self.means.search is not None and self.setting.makes_site
        is_lasting = (search is not None) == is_wanted  # a search that failed is tried again
        whole.memory.across = self.left.across
        asked = names_asked(self.setting, whole.memory.meetings)
        keys = [kept.key for kept in whole.memory.meetings.values()]
        stamp = self._stamp(asked, search, keys) if is_lasting else ""
        said = said_from_root(self.setting, findings)
        self.stand = Stand(self.program, stamp, asked, self.folder.left(files), said)
        self.left = whole.memory
        return self._built(findings, files)

    def _refused(self, findings: list[Diagnostic]) -> Built:
        built = self._built(findings, ())
        built.is_refused = True
        return built


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
