"""Everything is made: each meeting's files, then the pages and feeds about all of them.

What the memory knows to be the same, and the old site still has, is not made again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from referat.compile.bodies import bodies_of
from referat.compile.crew import Crew
from referat.compile.gathering import Gathered, base_key
from referat.compile.keys import key_of
from referat.compile.logo import logo_of
from referat.compile.making import Surroundings, page_key
from referat.compile.reading import reading_key
from referat.compile.references import Around, references_of
from referat.compile.request import BuildFailure, Progress
from referat.compile.setting import Setting
from referat.compile.values import Copied, Group, Kept, Made, Memory
from referat.compile.workshop import Done, Draw, Make, MeetingMade, Result, Task, Workshop
from referat.diagnostics import Diagnostic
from referat.formats.feeds.all import site_files
from referat.formats.html.site import assets
from referat.site import addresses
from referat.site.chrome import make_chrome
from referat.site.open_tasks import open_before
from referat.site.pages import Page
from referat.site.parts import Chrome
from referat.site.plan import SitePlan, changed_on, plan_site
from referat.view.facts import OpenTask

_PAGES_AT_A_TIME = 16
_ASSETS, _FEEDS = "#filer", "#strømme"  # keys that no path is like


@dataclass(slots=True)
class Whole:
    """All that a build has come to. `contents` are the files' bytes if they are kept in memory;
    `memory` is for the next build.
    """

    contents: dict[str, bytes] = field(default_factory=dict, repr=False)
    files: list[Made] = field(default_factory=list)
    copies: list[Copied] = field(default_factory=list)
    memory: Memory = field(default_factory=Memory)

    def add(self, group: Group) -> None:
        self.files += group.files
        self.copies += group.copies


@dataclass(slots=True)
class Maker:
    """Makes all of one build. `program` and `templates` are the digests of referat and of the
    repository's own templates, `intact` the digests of what the old site has. `repository`
    is where open tasks and other meetings are looked for. Methods raise BuildFailure.
    """

    setting: Setting
    crew: Crew[Task, Done]
    workshop: Workshop
    gathered: Gathered
    memory: Memory
    program: str
    templates: str
    repository: Around
    has_search: bool = False
    intact: Mapping[str, str] = field(default_factory=dict)
    whole: Whole = field(default_factory=Whole)

    def everything(self, progress: Progress) -> Whole:
        plan = self._plan() if self.setting.makes_site else None
        self._meetings(plan, progress)
        if plan is not None:
            self._pages(plan)
            self._around(plan)
        return self.whole

    def _plan(self) -> SitePlan:
        setting = self.setting
        closed = frozenset(setting.top / name for name in self.gathered.closed)
        logo, copied = logo_of(setting, closed)
        self.whole.copies += [copied] if copied else []
        chrome = make_chrome(setting.site, logo, setting.request.edition, self.has_search)
        facts = self.repository.facts
        bodies = bodies_of(setting, facts)
        as_of = setting.request.as_of
        return plan_site(facts, bodies, chrome, as_of, formats=tuple(setting.formats))

    # ------------------------------------------------------------ meetings

    def _meetings(self, plan: SitePlan | None, progress: Progress) -> None:
        orders = []
        for number, kept in enumerate(self.gathered.kept):
            order = self._order(number, kept, plan)
            if order is not None:
                orders.append(order)
        made = self._done(orders, progress)
        for number, kept in enumerate(self.gathered.kept):
            done = made.get(number, kept)
            self.whole.memory.meetings[self._source(number)] = done
            for group in (done.documents, done.page if plan else None):
                if group is not None:
                    self.whole.add(group)

    def _source(self, number: int) -> str:
        return self.setting.source(self.setting.found.meetings[number].path)

    def _order(self, number: int, kept: Kept, plan: SitePlan | None) -> _Order | None:
        """What must be made of a meeting; None if nothing."""
        around = self._around_meeting(number, kept)
        facts = kept.reading.facts
        frame = plan.frames.get(facts.address) if plan and facts else None
        chrome = plan.chrome if plan else Chrome("", "")
        documents_key = around.key(self.templates, kept.key, kept.reading.foreign)
        wanted = page_key(documents_key, frame, chrome) if frame else ""
        with_documents = not self._is_there(kept.documents, documents_key)
        with_page = frame is not None and not self._is_there(kept.page, wanted)
        if not with_documents and not with_page:
            return None
        make = Make(number, around, with_documents, frame if with_page else None, chrome)
        return _Order(make, wanted)

    def _around_meeting(self, number: int, kept: Kept) -> Surroundings:
        tasks: tuple[OpenTask, ...] = ()
        facts, around = kept.reading.facts, self.repository
        if kept.reading.wants_tasks and facts is not None:
            tasks = open_before(around.facts, facts.folder, facts.day)
        meeting = self.setting.found.meetings[number]
        links = None
        if not self.setting.found.single:  # a document that is sent by mail stands alone
            links = references_of(kept.reading, meeting, around)
        return Surroundings(self.gathered.closed, tasks, links)

    def _is_there(self, group: Group | None, key: str) -> bool:
        return (
            group is not None
            and group.key == key
            and all(self.intact.get(each.path) == each.digest for each in group.files)
        )

    def _done(self, orders: Sequence[_Order], progress: Progress) -> dict[int, Kept]:
        made = {}
        results = self.crew.results([order.make for order in orders])
        for count, (at, result) in enumerate(results, 1):
            done = self._result(result)
            assert isinstance(done, MeetingMade)
            number = orders[at].make.number
            made[number] = self._kept(number, orders[at], done)
            progress(count, len(orders))
        return made

    def _kept(self, number: int, order: _Order, made: MeetingMade) -> Kept:
        """The meeting as it is remembered: what was asked while making counts as well."""
        kept, make = self.gathered.kept[number], order.make
        asked = tuple(sorted({*kept.reading.asked, *made.asked}))
        if asked != kept.reading.asked:
            base = base_key(self.setting, self.program)
            meeting = self.setting.found.meetings[number]
            key = reading_key(self.setting, base, meeting, asked)
            kept = replace(kept, key=key, reading=replace(kept.reading, asked=asked))
        documents_key = make.around.key(self.templates, kept.key, kept.reading.foreign)
        files = made.documents if make.with_documents else _files(kept.documents)
        documents = Group(documents_key, files, made.copies)
        if make.frame is None:
            return replace(kept, documents=documents)
        key = page_key(documents_key, make.frame, make.chrome)
        return replace(kept, documents=documents, page=Group(key, made.page))

    def _result(self, done: Done) -> Result:
        for path, content in done.contents.items():
            self.whole.contents.setdefault(path, content)
        if isinstance(done.result, Diagnostic):
            raise BuildFailure(done.result)
        return done.result

    # ------------------------------------------------------------ what is about several meetings

    def _pages(self, plan: SitePlan) -> None:
        made_with = (self.program, self.templates)
        keys = {page.path: key_of(made_with, page, plan.chrome) for page in plan.pages}
        new: list[Page] = []
        for page in plan.pages:
            group = self.memory.pages.get(page.path)
            if group is not None and self._is_there(group, keys[page.path]):
                self._remember(page.path, group)
            else:
                new.append(page)
        draws = [
            Draw(tuple(new[at : at + _PAGES_AT_A_TIME]), plan.chrome)
            for at in range(0, len(new), _PAGES_AT_A_TIME)
        ]
        for _, result in self.crew.results(draws):
            done = self._result(result)
            assert isinstance(done, tuple)
            for made in done:
                self._remember(made.path, Group(keys[made.path], (made,)))

    def _around(self, plan: SitePlan) -> None:
        """Style sheet, script, feeds, calendars, lists."""
        templates, spool = self.workshop.renderers.templates, self.workshop.spool
        listed, made_with = _listed(plan), (self.program, self.templates)
        meetings = tuple((k.key, k.reading.foreign) for k in self.gathered.kept)
        as_of = self.setting.request.as_of
        feeds = key_of(made_with, meetings, plan.bodies, listed, plan.chrome, as_of)
        made: dict[str, tuple[str, Callable[[], Iterable[tuple[str, bytes]]]]] = {
            _ASSETS: (
                key_of(made_with, plan.chrome),
                lambda: assets(templates, plan.chrome),
            ),
            _FEEDS: (
                feeds,
                lambda: site_files(
                    self.repository.facts, plan.bodies, listed, plan.chrome, as_of, templates
                ),
            ),
        }
        for name, (key, make) in made.items():
            group = self.memory.pages.get(name)
            if group is None or not self._is_there(group, key):
                group = Group(key, tuple(spool.put(path, content) for path, content in make()))
                self.whole.contents |= spool.taken()
            self._remember(name, group)

    def _remember(self, name: str, group: Group) -> None:
        self.whole.memory.pages[name] = group
        self.whole.add(group)


@dataclass(frozen=True, slots=True)
class _Order:
    make: Make
    page_key: str


def _files(group: Group | None) -> tuple[Made, ...]:
    return group.files if group else ()


def _listed(plan: SitePlan) -> list[tuple[str, date | None]]:
    """The pages that search engines may find, each with the day that it last changed."""
    unlisted = (addresses.NOT_FOUND, addresses.SEARCH)
    pages = [(p.path, p.updated) for p in plan.pages if not p.hidden and p.path not in unlisted]
    own = [
        (addresses.meeting_page(address), changed_on(frame.facts))
        for address, frame in plan.frames.items()
    ]
    return sorted([*pages, *own], key=lambda page: page[0])
