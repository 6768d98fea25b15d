"""What a page says to search engines: schema.org as JSON-LD.

A meeting's page is an Event, the front page an Organization and a WebSite, every other page
tells the way to it (BreadcrumbList). Only what the page itself shows is said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from referat.formats.data.jsons import Object, begins, dense, ends
from referat.formats.feeds.words import meeting_name, one_line
from referat.site.addresses import body_page, whole
from referat.site.pages import Front, MeetingPage, Page
from referat.site.parts import Chrome, Link
from referat.view.facts import MeetingFacts

CONTEXT = "https://schema.org"
_HARMFUL = [(sign, f"\\u{ord(sign):04x}") for sign in "<>&\u2028\u2029"]
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_ONLINE = re.compile(r"virtuel|online|digital|video|teams|zoom|fjern", re.IGNORECASE)
_OFFLINE = re.compile(r"fysisk|fremmøde", re.IGNORECASE)
_MIXED = re.compile(r"hybrid|mulighed for", re.IGNORECASE)


def structured_data(page: Page, chrome: Chrome) -> str:
    """JSON that can stand in `<script type="application/ld+json">` as it is; empty where there
    is nothing to say, and on a site that is not for the public.
    """
    if page.hidden or chrome.edition_mark:
        return ""
    things: list[Object] = []
    if isinstance(page.content, Front):
        things += _site(chrome)
    elif isinstance(page.content, MeetingPage):
        things.append(_event(page.content.frame.facts, page, chrome))
    if page.crumbs and chrome.address:
        things.append(_crumbs(page, chrome))
    if not things:
        return ""
    only = things[0] if len(things) == 1 else {"@graph": things}
    return safe_in_script(dense({"@context": CONTEXT, **only}))


def safe_in_script(text: str) -> str:
    """JSON in which nothing ends a script element, begins a comment or ends a line of script."""
    for sign, written in _HARMFUL:
        text = text.replace(sign, written)
    return text


def _site(chrome: Chrome) -> list[Object]:
    address = {"url": chrome.address} if chrome.address else {}
    site = {"@type": "WebSite", "name": one_line(chrome.title), "inLanguage": "da", **address}
    if not chrome.organisation:
        return [site]
    maker: Object = {"@type": "Organization", "name": one_line(chrome.organisation), **address}
    if chrome.logo and chrome.address:
        maker["logo"] = whole(chrome.address, chrome.logo.path)
    return [maker, site]


def _event(facts: MeetingFacts, page: Page, chrome: Chrome) -> Object:
    cancelled = facts.status == "aflyst"
    event: Object = {
        "@type": "Event",
        "name": meeting_name(facts.title, facts.body),
        "startDate": begins(facts.day, facts.start) or facts.day.isoformat(),
    }
    end = ends(facts.day, facts.start, facts.end)
    if end:
        event["endDate"] = end
    event["eventStatus"] = f"{CONTEXT}/{'EventCancelled' if cancelled else 'EventScheduled'}"
    mode = attendance_mode(facts.form)
    if mode:
        event["eventAttendanceMode"] = f"{CONTEXT}/{mode}"
    location = _locations(facts)
    if location:
        event["location"] = location[0] if len(location) == 1 else location
    event["organizer"] = _organizer(facts, chrome)
    if chrome.address:
        event["url"] = whole(chrome.address, page.path)
    if page.description:
        event["description"] = one_line(page.description)
    event["inLanguage"] = "da"
    return event


@lru_cache(maxsize=256)
def attendance_mode(form: str) -> str:
    """schema.org's word for `Fysisk møde med mulighed for virtuel deltagelse`; empty if `form`
    does not tell.
    """
    online, offline = bool(_ONLINE.search(form)), bool(_OFFLINE.search(form))
    if (online and (offline or _MIXED.search(form))) or "hybrid" in form.casefold():
        return "MixedEventAttendanceMode"
    if online:
        return "OnlineEventAttendanceMode"
    return "OfflineEventAttendanceMode" if offline else ""


def _locations(facts: MeetingFacts) -> list[Object]:
    found: list[Object] = []
    name, _, address = one_line(facts.venue).partition(", ")
    if name:
        found.append({"@type": "Place", "name": name, "address": address or name})
    if _ADDRESS.fullmatch(facts.link.strip()):
        found.append({"@type": "VirtualLocation", "url": facts.link.strip()})
    return found


def _organizer(facts: MeetingFacts, chrome: Chrome) -> Object:
    body: Object = {"@type": "Organization", "name": one_line(facts.body or chrome.organisation)}
    if chrome.address:
        body["url"] = whole(chrome.address, body_page(facts.folder))
    if chrome.organisation and facts.body and facts.body != chrome.organisation:
        parent = {"@type": "Organization", "name": one_line(chrome.organisation)}
        body["parentOrganization"] = parent
    return body


def _crumbs(page: Page, chrome: Chrome) -> Object:
    here = _crumb(len(page.crumbs) + 1, Link(page.title, page.path), chrome.address)
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [*_way(page.crumbs, chrome.address), here],
    }


@lru_cache(maxsize=256)
def _way(steps: tuple[Link, ...], address: str) -> Sequence[Object]:
    """What leads to a page, which many have alike."""
    return [_crumb(number, step, address) for number, step in enumerate(steps, 1)]


def _crumb(number: int, step: Link, address: str) -> Object:
    crumb: Object = {"@type": "ListItem", "position": number, "name": one_line(step.text)}
    if step.path:
        crumb["item"] = whole(address, step.path)
    return crumb
