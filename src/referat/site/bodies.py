"""The pages of each body: its own, and all its meetings year by year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice

from referat.danish.workdays import Notice
from referat.site import addresses
from referat.site.coming import coming_of, was_held
from referat.site.index import BodyIndex, SiteIndex
from referat.site.meetings import meeting_row
from referat.site.pages import Body, MeetingList, Page
from referat.site.pagination import SIZE, in_parts
from referat.site.parts import Link, MemberRow
from referat.site.people import People
from referat.site.subscriptions import HOME, subscription_of
from referat.site.words import one_line, period
from referat.view.facts import MeetingFacts

MOST_RECENT, MOST_COMING = 8, SIZE


def body_pages(
    site: SiteIndex, people: People, registers: Sequence[tuple[str, Mapping[str, str]]]
) -> list[Page]:
    """`registers` are names (`Beslutninger`) and each body's page there, by its folder."""
    pages: list[Page] = []
    for body in site.bodies:
        links = [
            Link(name, paths[body.folder]) for name, paths in registers if body.folder in paths
        ]
        pages.append(_body_page(site, body, people, tuple(links)))
        pages += _year_pages(site, body)
    return pages


def _body_page(
    site: SiteIndex, body: BodyIndex, people: People, registers: tuple[Link, ...]
) -> Page:
    facts = body.facts
    held = (meeting for meeting in reversed(body.meetings) if was_held(site, meeting))
    coming = coming_of(site, body)[:MOST_COMING]
    content = Body(
        name=body.name,
        leader=facts.leader,
        contact=facts.contact,
        members=_members(site, body, people, former=False),
        former=_members(site, body, people, former=True),
        coming=tuple(one.row(site, with_body=False) for one in coming),
        recent=tuple(meeting_row(site, meeting) for meeting in islice(held, MOST_RECENT)),
        years=_years(body),
        registers=registers,
        subscription=subscription_of(site.chrome, body.folder),
        notice=_notice(facts.notice),
    )
    return Page(
        path=body.link.path,
        template="site/udvalg.html",
        title=body.name,
        description=f"Møder, dagsordener, referater og medlemmer: {body.name}.",
        content=content,
        crumbs=(HOME,),
        subscription=content.subscription,
        updated=_newest_minutes(body.meetings),
    )


def _members(
    site: SiteIndex, body: BodyIndex, people: People, former: bool
) -> tuple[MemberRow, ...]:
    """Those who have left by the last day that is known to have been, or all the others."""
    reference = site.reference or date.min
    return tuple(
        MemberRow(
            people.link(member.name),
            one_line(member.role),
            one_line(member.party),
            period(member.since, member.until),
        )
        for member in body.facts.members
        if (member.until is not None and member.until < reference) == former
    )


def _notice(notice: Notice | None) -> str:
    if not notice or not notice.days:
        return ""
    return f"Dagsordenen udsendes senest {notice.danish} før mødet."


def _years(body: BodyIndex) -> tuple[Link, ...]:
    return tuple(
        Link(str(year), addresses.meetings_of(body.folder, year)) for year, _ in body.years
    )


def _newest_minutes(meetings: Iterable[MeetingFacts]) -> date | None:
    """What lies ahead has not been changed yet."""
    return max((meeting.day for meeting in meetings if meeting.minuted), default=None)


def _year_pages(site: SiteIndex, body: BodyIndex) -> Iterator[Page]:
    years = _years(body)
    for index, (year, meetings) in enumerate(body.years):
        others = (*years[:index], Link(str(year)), *years[index + 1 :])
        for part in in_parts(meetings, years[index].path):
            yield Page(
                path=part.path,
                template="site/moedeliste.html",
                title=part.titled(f"Møder {year} – {body.short}"),
                description=f"Møder i {year}: {body.name}. Dagsordener og referater.",
                content=MeetingList(
                    body=body.link,
                    year=str(year),
                    rows=tuple(meeting_row(site, meeting) for meeting in part.rows),
                    years=others,
                    pages=part.pages,
                ),
                crumbs=(HOME, body.link),
                subscription=subscription_of(site.chrome, body.folder),
                updated=_newest_minutes(part.rows),
            )
