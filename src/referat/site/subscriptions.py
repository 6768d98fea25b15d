"""How a reader follows a body or all of them: feeds, calendars and data."""

from __future__ import annotations

from referat.site import addresses
from referat.site.index import SiteIndex
from referat.site.pages import Page, Subscribe
from referat.site.parts import Chrome, Link, SubscribeRow, Subscription

HOME = Link("Forside", addresses.FRONT)


def subscription_of(chrome: Chrome, folder: str = "") -> Subscription:
    """A body's feed and calendar, or the whole site's. A feed and an address that a calendar
    can ask again need the site's own address.
    """
    calendar = addresses.calendar_of(folder)
    if not chrome.address:
        return Subscription(calendar=calendar)
    place = chrome.address.partition("://")[2]
    return Subscription(
        addresses.feed_of(folder), calendar, f"webcal://{place}{addresses.web_path(calendar)}"
    )


def subscribe_page(site: SiteIndex) -> Page:
    everything = subscription_of(site.chrome)
    rows = tuple(
        SubscribeRow(body.link, subscription_of(site.chrome, body.folder)) for body in site.bodies
    )
    return Page(
        path=addresses.SUBSCRIBE,
        template="site/abonner.html",
        title="Abonnér",
        description="Få møderne i din kalender, og få besked om nye dagsordener og referater.",
        content=Subscribe(everything, rows, _data(site.chrome)),
        crumbs=(HOME,),
        subscription=everything,
    )


def _data(chrome: Chrome) -> tuple[Link, ...]:
    plain = Link("Alle udvalg som JSON", addresses.DATA)
    return (plain, Link("Alle udvalg som OParl", addresses.SYSTEM)) if chrome.address else (plain,)
