"""JSON-LD: what pages say to search engines, safe inside a script element."""

from __future__ import annotations

import json
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from referat.formats.data.structured import attendance_mode, safe_in_script, structured_data
from referat.site.chrome import make_chrome
from referat.site.pages import Content, Front, MeetingPage, NotFound, Page
from referat.site.parts import Chrome, Link, Logo, MeetingFrame, MeetingRow, Subscription
from referat.view.document import Document, Properties
from referat.view.facts import MeetingFacts
from tests.feeds.made import HOSTILE, MEETING, NOWHERE, PUBLIC, SITE, meetings

DOCUMENT = Document(
    "referat", "offentlig", "Referat", "", "", "", "", "", (), (), "", (), (),
    Properties("", "", "", date(2026, 5, 6)),
)  # fmt: skip
FRONT = Front((), (), (), Subscription())


def page_of(content: Content, path: str = "miljø/2026-05-06/index.html") -> Page:
    crumbs = (Link("Forside", "index.html"), Link("Miljøudvalget", "miljø/index.html"))
    return Page(path, "", "Møde, 6. maj 2026", "Dagsorden & referat.", content, crumbs)


def meeting_page(facts: MeetingFacts = MEETING) -> Page:
    row = MeetingRow(Link(""), "", "")
    frame = MeetingFrame(facts, Link(""), row, (), None, None, Subscription(), ())
    return page_of(MeetingPage(frame, DOCUMENT))


def things(page: Page, chrome: Chrome = PUBLIC) -> dict[str, Any]:
    found = json.loads(structured_data(page, chrome))
    assert found.pop("@context") == "https://schema.org"
    return {thing["@type"]: thing for thing in found.get("@graph", [found])}


def test_a_meeting_is_an_event() -> None:
    assert things(meeting_page())["Event"] == {
        "@type": "Event",
        "name": "Møde i Miljøudvalget",
        "startDate": "2026-05-06T15:30:00+02:00",
        "endDate": "2026-05-06T18:05:00+02:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/MixedEventAttendanceMode",
        "location": [
            {
                "@type": "Place",
                "name": "Mødelokale 3",
                "address": "Rådhuset, Havnegade 4",
            },
            {"@type": "VirtualLocation", "url": "https://example.dk/deltag?møde=1"},
        ],
        "organizer": {
            "@type": "Organization",
            "name": "Miljøudvalget",
            "url": f"{SITE}milj%C3%B8/",
            "parentOrganization": {"@type": "Organization", "name": "Elmsund Kommune"},
        },
        "url": f"{SITE}milj%C3%B8/2026-05-06/",
        "description": "Dagsorden & referat.",
        "inLanguage": "da",
    }


def test_a_cancelled_meeting_without_a_time_or_a_place() -> None:
    bare = replace(MEETING, status="aflyst", start=None, end=None, venue="", form="", link="")
    event = things(meeting_page(bare))["Event"]
    assert event["eventStatus"] == "https://schema.org/EventCancelled"
    assert event["startDate"] == "2026-05-06"
    assert not {"endDate", "location", "eventAttendanceMode"} & set(event)


@pytest.mark.parametrize(
    ("form", "mode"),
    [
        ("Fysisk møde med mulighed for virtuel deltagelse", "MixedEventAttendanceMode"),
        ("Hybridmøde", "MixedEventAttendanceMode"),
        ("Virtuelt møde på Teams", "OnlineEventAttendanceMode"),
        ("Onlinemøde", "OnlineEventAttendanceMode"),
        ("Fysisk møde", "OfflineEventAttendanceMode"),
        ("Skriftlig votering", ""),
        ("", ""),
    ],
)
def test_attendance(form: str, mode: str) -> None:
    assert attendance_mode(form) == mode


def test_the_way_to_a_page() -> None:
    assert things(page_of(NotFound(), "miljø/opgaver.html"))["BreadcrumbList"] == {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": 1, "name": "Forside", "item": SITE},
            {
                "@type": "ListItem",
                "position": 2,
                "name": "Miljøudvalget",
                "item": f"{SITE}milj%C3%B8/",
            },
            {
                "@type": "ListItem",
                "position": 3,
                "name": "Møde, 6. maj 2026",
                "item": f"{SITE}milj%C3%B8/opgaver.html",
            },
        ],
    }


def test_the_front_page() -> None:
    chrome = replace(PUBLIC, logo=Logo("_filer/logo.svg", "Elmsund"))
    front = replace(page_of(FRONT, "index.html"), crumbs=())
    assert things(front, chrome) == {
        "Organization": {
            "@type": "Organization",
            "name": "Elmsund Kommune",
            "url": SITE,
            "logo": f"{SITE}_filer/logo.svg",
        },
        "WebSite": {
            "@type": "WebSite",
            "name": "Dagsordener og referater",
            "inLanguage": "da",
            "url": SITE,
        },
    }


def test_without_an_address_there_are_no_addresses() -> None:
    text = structured_data(meeting_page(replace(MEETING, link="")), NOWHERE)
    assert SITE not in text
    assert "BreadcrumbList" not in text


@pytest.mark.parametrize(
    ("page", "chrome"),
    [
        (replace(meeting_page(), hidden=True), PUBLIC),
        (meeting_page(), make_chrome(None, None, "medlemmer")),
        (page_of(NotFound()), NOWHERE),
    ],
)
def test_nothing_to_say(page: Page, chrome: Chrome) -> None:
    assert structured_data(page, chrome) == ""


class Script(HTMLParser):
    """The content of the page's only script."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.inside = False
        self.found: list[str] = []
        self.rest: list[str] = []
        self.feed(f'<script type="application/ld+json">{text}</script><p>x</p>')
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag == "script"
        self.rest.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.found.append(data)


@given(HOSTILE)
def test_nothing_gets_out_of_the_script(words: str) -> None:
    text = safe_in_script(json.dumps({"name": words}, ensure_ascii=False))
    script = Script(text)
    assert script.rest[:2] == ["script", "p"]
    assert json.loads(script.found[0]) == {"name": words}


@given(meetings())
@settings(max_examples=60)
def test_hostile_meetings_make_an_event(meeting: MeetingFacts) -> None:
    text = structured_data(meeting_page(meeting), PUBLIC)
    assert not set(text) & set("<>&\n\u2028\u2029")
    assert "Event" in things(meeting_page(meeting))
