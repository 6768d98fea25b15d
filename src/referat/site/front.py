"""The front page, and the two pages that lead on from anywhere: search and not found."""

from __future__ import annotations

from heapq import merge
from itertools import islice

from referat.danish.dates import long_date, short_date
from referat.site import addresses
from referat.site.coming import Coming, coming_of
from referat.site.events import Event, newest_first
from referat.site.index import BodyIndex, SiteIndex
from referat.site.meetings import is_stated, meeting_link
from referat.site.pages import Front, NotFound, Page, Search
from referat.site.parts import BodyCard, NewsRow
from referat.site.subscriptions import HOME, subscription_of
from referat.site.words import newest

MOST_COMING, MOST_NEWS = 10, 8


def front_page(site: SiteIndex) -> Page:
    coming = {body.folder: coming_of(site, body) for body in site.bodies}
    soonest = islice(merge(*coming.values(), key=lambda one: one.key), MOST_COMING)
    news = islice((e for e in newest_first(site.meetings) if _is_news(site, e)), MOST_NEWS)
    content = Front(
        coming=tuple(one.row(site, with_body=True) for one in soonest),
        news=tuple(_news(site, event) for event in news),
        bodies=tuple(_card(body, coming[body.folder]) for body in site.bodies),
        subscription=subscription_of(site.chrome),
    )
    chrome = site.chrome
    source = f" fra {chrome.organisation}" if chrome.organisation else ""
    return Page(
        path=addresses.FRONT,
        template="site/forside.html",
        title=chrome.title,
        description=f"Dagsordener, referater og beslutninger{source}.",
        content=content,
        subscription=content.subscription,
        updated=newest(row.iso_day for row in content.news),
    )


def _is_news(site: SiteIndex, event: Event) -> bool:
    """What lies ahead is no news; nor is a day that only stands in for one not stated."""
    if is_stated(event) and site.as_of is None:
        return True
    return site.reference is not None and event.day <= site.reference


def _news(site: SiteIndex, event: Event) -> NewsRow:
    return NewsRow(
        what=event.what,
        day=short_date(event.day),
        iso_day=event.day.isoformat(),
        meeting=meeting_link(event.meeting, with_day=True),
        body=site.body_of(event.meeting).link,
        text=event.text,
    )


def _card(body: BodyIndex, coming: list[Coming]) -> BodyCard:
    days = (one.meeting.day for one in coming if not one.is_cancelled)
    first = next(days, None)
    return BodyCard(body.link, long_date(first) if first else "", len(body.meetings))


def search_page(site: SiteIndex) -> Page:
    years = sorted({meeting.day.year for meeting in site.meetings}, reverse=True)
    return Page(
        path=addresses.SEARCH,
        template="site/soeg.html",
        title="Søg",
        description="Søg i møder, beslutninger, sager og personer.",
        content=Search(tuple(body.name for body in site.bodies), tuple(map(str, years))),
        crumbs=(HOME,),
        hidden=True,
    )


def not_found_page() -> Page:
    return Page(
        path=addresses.NOT_FOUND,
        template="site/ikke-fundet.html",
        title="Siden findes ikke",
        description="Adressen fører ikke til noget.",
        content=NotFound(),
        hidden=True,
    )
