"""The one door to the site: from facts to every meeting's frame, and to every other page.

The frames and what is around all pages come first, at once: meetings can be made with them while
the other pages are planned.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from referat.danish.dates import long_date
from referat.danish.words import NBSP, folded
from referat.site import addresses
from referat.site.bodies import body_pages
from referat.site.cases import case_register, has_cases
from referat.site.decisions import decisions
from referat.site.events import events_of
from referat.site.front import front_page, not_found_page, search_page
from referat.site.index import FORMATS, SiteIndex, make_index
from referat.site.meetings import dated_title, frames_of, is_stated
from referat.site.open_tasks import BodyTasks, open_tasks, task_register
from referat.site.pages import MeetingPage, Page
from referat.site.parts import Chrome, Link, MeetingFrame
from referat.site.people import People, gather_people
from referat.site.people_pages import people_register
from referat.site.subscriptions import HOME, subscribe_page
from referat.site.votes import votes
from referat.site.words import counted
from referat.view.document import Document
from referat.view.facts import BodyFacts, MeetingFacts


class SitePlan(Struct, frozen=True, dict=True):
    """`frames` have one for each meeting with a document, by its address. `chrome` leads to the
    registers that have something in them.
    """

    site: SiteIndex
    people: People
    stated: tuple[BodyTasks, ...]
    frames: Mapping[str, MeetingFrame]
    chrome: Chrome

    @property
    def bodies(self) -> tuple[BodyFacts, ...]:
        """All of them, also those that are known by their meetings alone."""
        return tuple(body.facts for body in self.site.bodies)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """All but the meetings' own."""
        site, people, stated = self.site, self.people, self.stated
        cases, case_links = case_register(site)
        decided, voted = decisions(case_links).register(site), votes().register(site)
        tasks, persons = task_register(site, stated), people_register(site, people, stated)
        by_body = (("Beslutninger", decided), ("Opgaver", tasks), ("Afstemninger", voted))
        return (
            front_page(site),
            *body_pages(site, people, [(name, one.paths) for name, one in by_body]),
            *(page for one in (decided, cases, tasks, voted, persons) for page in one.pages),
            subscribe_page(site),
            *((search_page(site),) if site.chrome.has_search else ()),
            not_found_page(),
        )


def plan_site(
    meetings: Sequence[MeetingFacts],
    bodies: Sequence[BodyFacts],
    chrome: Chrome,
    as_of: date | None,
    *,
    formats: Sequence[str] = FORMATS,
) -> SitePlan:
    """The whole site but its bytes. No two meetings may have one address. `formats` are made of
    the documents of a meeting that does not name its own.
    """
    site = make_index(meetings, bodies, chrome, as_of, formats)
    people, stated = gather_people(site), open_tasks(site)
    whole = replace(chrome, navigation=_navigation(site, people, stated))
    return SitePlan(site, people, stated, frames_of(site), whole)


def _navigation(site: SiteIndex, people: People, stated: Sequence[BodyTasks]) -> tuple[Link, ...]:
    """What there is; a register with nothing in it has no page."""
    registers = (
        (decisions({}).has_rows(site), Link("Beslutninger", addresses.DECISIONS)),
        (has_cases(site), Link("Sager", addresses.CASES)),
        (bool(stated), Link("Opgaver", addresses.TASKS)),
        (votes().has_rows(site), Link("Afstemninger", addresses.VOTES)),
        (bool(people.found), Link("Personer", addresses.PEOPLE)),
        (True, Link("Abonnér", addresses.SUBSCRIBE)),
    )
    return tuple(link for is_there, link in registers if is_there)


def meeting_page(frame: MeetingFrame, document: Document) -> Page:
    """The page that shows `document`, the meeting's main one (`meetings.main_kind`)."""
    meeting, body = frame.facts, frame.body.text
    return Page(
        path=addresses.meeting_page(meeting.address),
        template="site/moede.html",
        title=_title(frame),
        description=_description(document.label, meeting, body),
        content=MeetingPage(frame, document),
        crumbs=(HOME, frame.body),
        subscription=frame.subscription,
        updated=changed_on(meeting),
    )


def changed_on(meeting: MeetingFacts) -> date | None:
    """The day that a meeting's page last changed, as far as its file tells."""
    stated = [event.day for event in events_of(meeting) if is_stated(event)]
    return max([*stated, *([meeting.day] if meeting.minuted else [])], default=None)


def _title(frame: MeetingFrame) -> str:
    """`Ordinært møde, 6. maj 2026 – Miljøudvalget`."""
    dated, body = dated_title(frame.facts).replace(NBSP, " "), frame.body.text
    known = (folded(name) for name in (body, frame.short_body) if name)
    return dated if any(name in folded(dated) for name in known) else f"{dated} – {body}"


def _description(label: str, meeting: MeetingFacts, body: str) -> str:
    day = long_date(meeting.day).replace(NBSP, " ")
    points = sum(item.depth == 0 for item in meeting.items)
    told = f" med {counted(points, 'punkt', 'punkter')}" if points else ""
    of = "fra" if meeting.minuted else "for"
    return f"{label} {of} mødet {day}{told}: {body}."
