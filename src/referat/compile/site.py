"""Everything is made: each meeting's files, then the pages and feeds about all of them.

What the memory knows to be the same, and the old site still has, is not made again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from msgspec import Struct, field
from msgspec.structs import replace

from referat.compile.crew import Crew
from referat.compile.frames import Hung
from referat.compile.gathering import Gathered
from referat.compile.keys import key_of, key_over
from referat.compile.making import Surroundings
from referat.compile.outlook import Outlook, around_key, listed, look_out
from referat.compile.packed import Packed
from referat.compile.reading import keys_of
from referat.compile.references import Around, references_of
from referat.compile.request import BuildFailure, Progress
from referat.compile.setting import Setting
from referat.compile.values import Group, Kept, Memory, group_of
from referat.compile.whole import Whole
from referat.compile.workshop import Done, Draw, Make, MeetingMade, Result, Task, Workshop
from referat.diagnostics import Diagnostic
from referat.formats.feeds.all import late_site_files
from referat.formats.html.site import assets
from referat.formats.late import all_made
from referat.formats.templates import TemplateFailure
from referat.site.open_tasks import open_before
from referat.site.pages import Page
from referat.site.parts import Chrome
from referat.site.plan import SitePlan
from referat.view.facts import OpenTask

_PAGES_AT_A_TIME = 4
_ASSETS, _LATE = "#filer", "#/"  # no page's path begins so


def _nobody(group: Group) -> None:
    del group


class Maker(Struct):
    """Makes all of one build. `program` and `templates` are the digests of referat and of the
    repository's own templates, `intact` the digests of what the old site has. `repository`
    is where open tasks and other meetings are looked for; `arrived` is told of what has just been
    made. Methods raise BuildFailure.
    """

    setting: Setting
    crew: Crew[Task, Done]
    workshop: Workshop
    gathered: Gathered
    memory: Memory
    program: str
    templates: str
    repository: Around
    arrived: Callable[[Group], None] = _nobody
    has_search: bool = False
    intact: Mapping[str, str] = field(default_factory=dict)
    whole: Whole = field(default_factory=Whole)

    def everything(self, progress: Progress) -> Whole:
        outlook = self._outlook() if self.setting.makes_site else None
        orders = self._orders(outlook)
        plan = outlook.plan if outlook else None
        pages = self._make_all(orders, plan, progress)
        made = self.whole.memory
        for kept in made.meetings.values():
            for group in (kept.documents, kept.page if outlook else None):
                if group is not None:
                    self.whole.add(group)
        if outlook is not None:
            made.plan, made.chrome, made.is_whole = outlook.key, outlook.chrome, True
            here = sorted(name for name in made.pages if name not in pages)
            names = [*pages, *here] if plan else self.memory.pages
            known = {**self.memory.pages, **made.pages}
            made.pages = {name: known[name] for name in names}
            self.whole.groups += made.pages.values()
        return self.whole

    def _make_all(
        self, orders: Sequence[_Order], plan: SitePlan | None, progress: Progress
    ) -> Mapping[str, _Drawing]:
        """While others make the meetings, this process plans the other pages, and makes what is of
        all meetings. Gives the pages.
        """
        pages: dict[str, _Drawing] = {}
        failures: list[BuildFailure | TemplateFailure] = []

        def here() -> Sequence[Task]:
            if plan is None:
                return ()
            try:
                pages.update(self._pages(plan))
                self._around(plan)
            except (BuildFailure, TemplateFailure) as failure:
                failures.append(failure)  # the others' are told about first
            new = [each.page for each in pages.values() if each.is_new]
            parts = range(0, len(new), _PAGES_AT_A_TIME)
            return [Draw(tuple(new[at : at + _PAGES_AT_A_TIME]), plan.chrome) for at in parts]

        done = 0
        for at, result in self.crew.results([order.make for order in orders], here):
            made = self._result(result)
            if isinstance(made, MeetingMade):
                number = orders[at].make.number
                kept = self._kept(number, orders[at], made)
                self.whole.memory.meetings[self._source(number)] = kept
                done += 1
                progress(done, len(orders))
            elif isinstance(made, tuple):
                for page in made:
                    group = group_of(pages[page.path].key, (page,))
                    self.whole.memory.pages[page.path] = group
                    self.arrived(group)
        for failure in failures:
            raise failure
        return pages

    def _outlook(self) -> Outlook:
        """The one of last time must not leave pages out that have got lost since."""
        there = all(self._is_there(each, each.key) for each in self.memory.pages.values())
        memory = self.memory if there else Memory()
        made_with = (self.program, self.templates)
        around = self.repository
        outlook = look_out(
            self.setting, self.gathered, memory, around, made_with, has_search=self.has_search
        )
        self.whole.copies += outlook.copies
        return outlook

    # ------------------------------------------------------------ meetings

    def _orders(self, outlook: Outlook | None) -> list[_Order]:
        """What must be made of the meetings, all of which are remembered as they are."""
        around = self.whole.memory.around = key_of(
            self.templates, around_key(self.setting, self.gathered), outlook and outlook.key
        )
        is_steady = around == self.memory.around
        orders = []
        for number, kept in enumerate(self.gathered.kept):
            source = self._source(number)
            self.whole.memory.meetings[source] = kept
            if is_steady and self._is_as_it_was(kept, self.memory.meetings.get(source)):
                continue
            order = self._order(number, kept, outlook)
            if order is not None:
                orders.append(order)
        return orders

    def _source(self, number: int) -> str:
        return self.setting.source(self.setting.found.meetings[number].path)

    def _is_as_it_was(self, kept: Kept, before: Kept | None) -> bool:
        """True if nothing of a meeting has to be made. Nothing around it has changed."""
        if before is None or kept is not before or kept.documents is None:
            return False
        groups = (kept.documents, kept.page)
        return all(group is None or self._is_there(group, group.key) for group in groups)

    def _order(self, number: int, kept: Kept, outlook: Outlook | None) -> _Order | None:
        """What must be made of a meeting; None if nothing."""
        around = self._around_meeting(number, kept)
        frame = outlook.frames.get(self._source(number)) if outlook else None
        chrome = outlook.chrome if outlook else Chrome("", "")
        documents_key = around.key(self.templates, kept.key, kept.reading.foreign)
        around_page = (frame.digest, outlook.chrome_key) if outlook and frame else ()
        wanted = key_of(documents_key, around_page)
        with_documents = not self._is_there(kept.documents, documents_key)
        with_page = frame is not None and not self._is_there(kept.page, wanted)
        if not with_documents and not with_page:
            return None
        facts = kept.reading.packed_facts if with_page else None
        make = Make(number, around, with_documents, frame if with_page else None, facts, chrome)
        return _Order(make, frame, around_page)

    def _around_meeting(self, number: int, kept: Kept) -> Surroundings:
        tasks: tuple[OpenTask, ...] = ()
        around = self.repository
        facts = kept.reading.facts if kept.reading.wants_tasks else None
        if facts is not None:
            tasks = open_before(around.facts_in(facts.folder), facts.folder, facts.day)
        meeting = self.setting.found.meetings[number]
        links = None
        if not self.setting.found.single:  # a document that is sent by mail stands alone
            links = references_of(kept.reading, meeting, around)
        return Surroundings(self.gathered.closed, tasks, links)

    def _is_there(self, group: Group | None, key: str) -> bool:
        if group is None or group.key != key:
            return False
        intact = self.intact
        return all([intact.get(each.path) == each.digest for each in group.files])  # noqa: C419

    def _kept(self, number: int, order: _Order, made: MeetingMade) -> Kept:
        """The meeting as it is remembered: what was asked while making counts as well."""
        kept, make = self.gathered.kept[number], order.make
        asked = tuple(sorted({*kept.reading.asked, *made.asked}))
        if asked != kept.reading.asked:
            meeting, digest = self.setting.found.meetings[number], kept.reading.seen.digest
            key, beside = keys_of(self.setting, self.gathered.base, meeting, asked, digest)
            reading = replace(kept.reading, asked=asked)
            kept = replace(kept, key=key, beside=beside, reading=reading)
        key = make.around.key(self.templates, kept.key, kept.reading.foreign)
        documents = kept.documents
        if make.with_documents or documents is None:
            documents = group_of(key, made.documents, made.copies)
            self.arrived(documents)
        documents = replace(documents, key=key, copies=made.copies)
        if order.frame is None:
            return replace(kept, documents=documents)
        page = kept.page
        if make.frame is not None or page is None:
            page = group_of("", made.page)
            self.arrived(page)
        key = key_of(key, order.around_page)
        return replace(kept, documents=documents, page=replace(page, key=key), frame=order.frame)

    def _result(self, done: Done) -> Result:
        for path, content in done.contents.items():
            self.whole.contents.setdefault(path, content)
        if isinstance(done.result, Diagnostic):
            raise BuildFailure(done.result)
        return done.result

    # ------------------------------------------------------------ what is about several meetings

    def _pages(self, plan: SitePlan) -> dict[str, _Drawing]:
        """Every page with its key, and whether it must be made."""
        made_with = key_of(self.program, self.templates, plan.chrome)
        pages = {}
        for page in plan.pages:
            key = key_over(made_with, page)
            is_new = not self._is_there(self.memory.pages.get(page.path), key)
            pages[page.path] = _Drawing(page, key, is_new)
        return pages

    def _around(self, plan: SitePlan) -> None:
        """Style sheet, script, feeds, calendars, lists."""
        templates, chrome = self.workshop.renderers.templates, plan.chrome
        made_with, as_of = key_of(self.program, self.templates, chrome), self.setting.request.as_of
        self._make(_ASSETS, key_of(made_with), lambda: assets(templates, chrome))
        facts = self.repository.facts
        late = late_site_files(facts, plan.bodies, listed(plan), chrome, as_of, templates)
        digests = {
            id(each.facts): each.packed_facts.digest
            for each in self.repository.readings
            if each.packed_facts
        }
        for file in late:
            meetings = [digests[id(each)] for each in file.meetings]
            key = key_of(made_with, as_of, file.of, meetings)
            self._make(_LATE + file.path, key, partial(all_made, (file,)))

    def _make(self, name: str, key: str, make: Callable[[], Iterable[tuple[str, bytes]]]) -> None:
        group = self.memory.pages.get(name)
        if group is None or not self._is_there(group, key):
            spool = self.workshop.spool
            group = group_of(key, [spool.put(path, content) for path, content in make()])
            self.whole.contents |= spool.taken()
            self.arrived(group)
        self.whole.memory.pages[name] = group


class _Drawing(Struct, frozen=True):
    """A page that is not a meeting's own."""

    page: Page
    key: str
    is_new: bool


class _Order(Struct, frozen=True):
    """`frame` is what the meeting's page has around it, whether it is made again or not;
    `around_page` tells that and all pages' surroundings apart.
    """

    make: Make
    frame: Packed[Hung] | None
    around_page: tuple[str, ...]
