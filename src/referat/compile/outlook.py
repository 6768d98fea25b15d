"""What the pages of a site depend on, and what stands around each meeting's: planned, or as it
was if nothing that the plan depends on has changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property

from msgspec import Struct, field

from referat.compile.bodies import bodies_of
from referat.compile.frames import Hung, hung
from referat.compile.gathering import Gathered
from referat.compile.keys import key_of
from referat.compile.logo import logo_of
from referat.compile.packed import Packed
from referat.compile.references import Around
from referat.compile.setting import Setting
from referat.compile.values import Copied, Kept, Memory
from referat.project.load import committees_of
from referat.site import addresses
from referat.site.chrome import make_chrome
from referat.site.parts import Chrome
from referat.site.plan import SitePlan, changed_on, plan_site


class Outlook(Struct, dict=True):
    """`chrome` is around every page, `frames` around each meeting's, by its source. `plan` is
    None if it is the one of last time: then every page is what it was.
    """

    key: str
    chrome: Chrome
    copies: list[Copied]
    frames: dict[str, Packed[Hung]] = field(default_factory=dict)
    plan: SitePlan | None = None

    @cached_property
    def chrome_key(self) -> str:
        return key_of(self.chrome)


def around_key(setting: Setting, gathered: Gathered) -> str:
    """The digest of all that the meetings' documents show of other meetings."""
    meetings = zip(setting.found.meetings, gathered.readings, strict=True)
    known = [
        (setting.source(meeting.path), each.outline, each.packed_facts and each.packed_facts.digest)
        for meeting, each in meetings
    ]
    return key_of(gathered.base, sorted(gathered.closed), known)


def look_out(  # noqa: PLR0913
    setting: Setting,
    gathered: Gathered,
    memory: Memory,
    repository: Around,
    made_with: Sequence[str],
    *,
    has_search: bool,
) -> Outlook:
    """`made_with` are the digests of what makes pages out of values."""
    closed = frozenset(setting.top / name for name in gathered.closed)
    logo, copied = logo_of(setting, closed)
    copies = [copied] if copied else []
    request, found = setting.request, setting.found
    committees = [(each.folder, setting.sources.digest(each.path)) for each in found.committees]
    committees += [
        (setting.source(path), setting.sources.digest(path)) for path in committees_of(found)
    ]
    around = around_key(setting, gathered)
    key = key_of(made_with, around, committees, request.as_of, has_search, logo, copies)
    if memory.plan == key and memory.chrome is not None:
        return Outlook(key, memory.chrome, copies, _frames(memory.meetings.items()))
    chrome = make_chrome(setting.site, logo, request.edition, has_search)
    facts = repository.facts
    bodies = bodies_of(setting, facts)
    plan = plan_site(facts, bodies, chrome, request.as_of, formats=tuple(setting.formats))
    frames = {frame.facts.source: hung(frame) for frame in plan.frames.values()}
    return Outlook(key, plan.chrome, copies, frames, plan)


def _frames(meetings: Iterable[tuple[str, Kept]]) -> dict[str, Packed[Hung]]:
    return {source: kept.frame for source, kept in meetings if kept.frame is not None}


def listed(plan: SitePlan) -> list[tuple[str, date | None]]:
    """The pages that search engines may find, each with the day that it last changed."""
    unlisted = (addresses.NOT_FOUND, addresses.SEARCH)
    pages = [(p.path, p.updated) for p in plan.pages if not p.hidden and p.path not in unlisted]
    own = [
        (addresses.meeting_page(address), changed_on(frame.facts))
        for address, frame in plan.frames.items()
    ]
    return sorted([*pages, *own], key=lambda page: page[0])
