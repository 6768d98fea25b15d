"""What holds of every site: no two pages in one place, no link that leads nowhere."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referat.site import addresses
from referat.site.pages import MeetingList, Page
from referat.site.parts import Chrome, Link, MeetingFrame, MeetingRow, Paper, Subscription
from referat.site.plan import SitePlan, meeting_page, plan_site
from referat.view.document import Document, Properties
from referat.view.facts import BodyFacts, MeetingFacts, PersonFacts, TaskFacts, VoteFacts
from tests.site.making import CHROME, content, inside, item, meeting, paths, person, plan, sites

Facts: TypeAlias = tuple[list[MeetingFacts], list[BodyFacts], Chrome, date | None]
MOST_ROWS = 150


def document(one: MeetingFacts) -> Document:
    properties = Properties(one.title, "", "", one.day)
    return Document(
        "referat", "offentlig", "Referat", one.title, "", "", "", "", (), (), "", (), (), properties
    )


def all_pages(planned: SitePlan) -> list[Page]:
    frames = [meeting_page(frame, document(frame.facts)) for frame in planned.frames.values()]
    return [*planned.pages, *frames]


def known_paths(planned: SitePlan) -> set[str]:
    """Every page, every item on a meeting's page, and the files that others make."""
    known = {page.path for page in all_pages(planned)} | {addresses.DATA, addresses.CALENDAR}
    if planned.chrome.address:
        known |= {addresses.SYSTEM, addresses.FEED}
    for body in planned.bodies:
        known.add(addresses.calendar_of(body.folder))
        known |= {addresses.feed_of(body.folder)} if planned.chrome.address else set()
    for address, frame in planned.frames.items():
        known |= {addresses.meeting_page(address, one.anchor) for one in frame.facts.items}
        known |= {addresses.meeting_data(address)}
        known |= {addresses.meeting_oparl(address)} if planned.chrome.address else set()
        known |= {
            addresses.document_file(address, kind, form)
            for kind in frame.facts.kinds
            for form in frame.facts.formats or ("html", "docx", "markdown")
        }
    return known


def linked(planned: SitePlan) -> set[str]:
    found: set[str] = set()
    for value in inside((tuple(all_pages(planned)), planned.chrome)):
        if isinstance(value, Link):
            found.add(value.path)
        elif isinstance(value, Subscription):
            found |= {value.feed, value.calendar}
    return found - {""}


@given(sites)
def test_no_two_pages_share_a_place(facts: Facts) -> None:
    count = Counter(page.path.casefold() for page in all_pages(plan_site(*facts)))
    assert [path for path, times in count.items() if times > 1] == []


@given(sites)
def test_every_link_leads_somewhere(facts: Facts) -> None:
    planned = plan_site(*facts)
    assert linked(planned) - known_paths(planned) == set()


@given(sites)
def test_every_page_is_found_from_another(facts: Facts) -> None:
    planned = plan_site(*facts)
    alone = {page.path for page in all_pages(planned) if not page.hidden} - linked(planned)
    assert alone == set()


@given(sites, st.randoms(use_true_random=False))
def test_the_order_in_which_facts_are_given_makes_no_difference(facts: Facts, chance) -> None:  # type: ignore[no-untyped-def]
    meetings, bodies, chrome, as_of = facts
    shuffled = list(meetings), list(bodies)
    for some in shuffled:
        chance.shuffle(some)
    assert plan_site(*shuffled, chrome, as_of) == plan_site(meetings, bodies, chrome, as_of)


@given(sites)
def test_every_page_has_a_title_of_its_own_and_a_sentence(facts: Facts) -> None:
    pages = all_pages(plan_site(*facts))
    assert [page.path for page in pages if not page.title.strip()] == []
    assert [page.path for page in pages if not page.description.endswith((".", "…"))] == []
    titles = Counter(page.title for page in plan_site(*facts).pages)
    assert [title for title, times in titles.items() if times > 1] == []


@given(sites)
def test_the_way_to_a_page_begins_at_the_front_page(facts: Facts) -> None:
    wrong = [
        page.path
        for page in all_pages(plan_site(*facts))
        if page.path not in (addresses.FRONT, addresses.NOT_FOUND)
        and (not page.crumbs or page.crumbs[0] != Link("Forside", "index.html"))
    ]
    assert wrong == []


@given(sites)
def test_navigation_leads_only_to_what_there_is(facts: Facts) -> None:
    """And to all of it: which registers there are is known before their pages."""
    planned = plan_site(*facts)
    fronts = {addresses.DECISIONS, addresses.CASES, addresses.TASKS, addresses.VOTES}
    fronts |= {addresses.PEOPLE, addresses.SUBSCRIBE}
    assert {link.path for link in planned.chrome.navigation} == paths(planned) & fronts
    assert planned.chrome.navigation[-1] == Link("Abonnér", "abonner.html")


def longest_list(page: Page) -> int:
    values = inside(page.content)
    rows = Counter(type(value).__name__ for value in values if not isinstance(value, Link | Paper))
    return max((number for name, number in rows.items() if name.endswith("Row")), default=0)


def crowd(number: int) -> list[MeetingFacts]:
    """Many meetings of one body in one year, of one long case, with many people and tasks."""
    first = date(2026, 1, 1)
    return [
        meeting(
            str(first + timedelta(days=at % 360)),
            item("a", "Sag", case_number="26/1", decision="Ja", vote=VoteFacts("Alle for")),
            item("b", "Anden", case_number=f"26/1-{at}", decision="Nej"),
            item("c", "Opgave", tasks=(TaskFacts(f"Opgave {at}", ("Anna Holm",)),)),
            address=f"miljoe/{at}",
            people=(person(f"Person{at} A{at}"), person("Anna Holm")),
        )
        for at in range(number)
    ]


def test_no_page_lists_without_end() -> None:
    planned = plan(*crowd(700), bodies=(BodyFacts("miljoe", "Miljø"),))
    long = {p.path: rows for p in all_pages(planned) if (rows := longest_list(p)) > MOST_ROWS}
    assert long == {}
    assert linked(planned) - known_paths(planned) == set()
    assert len({page.path for page in all_pages(planned)}) == len(all_pages(planned))


def test_a_long_year_is_parted_and_loses_nothing() -> None:
    planned = plan(*crowd(250))
    parts = [f"miljoe/moeder/2026{end}.html" for end in ("", "-2", "-3")]
    lists = [content(planned, path, MeetingList) for path in parts]
    assert [len(one.rows) for one in lists] == [100, 100, 50]
    assert lists[1].pages == (Link("1", parts[0]), Link("2"), Link("3", parts[2]))
    assert len({row.title.path for one in lists for row in one.rows}) == 250
    titles = {page.path: page.title for page in planned.pages}
    assert titles[parts[2]] == "Møder 2026 – Miljoe (side 3 af 3)"


def test_a_thousand_meetings_are_planned_at_once() -> None:
    planned = plan(*crowd(1000))  # a nested scan would take minutes
    assert len(planned.frames) == 1000


def test_an_empty_site() -> None:
    planned = plan()
    assert paths(planned) == {"index.html", "abonner.html", "404.html"}
    assert planned.chrome.navigation == (Link("Abonnér", "abonner.html"),)
    assert dict(planned.frames) == {}


def test_a_search_page_where_there_is_search() -> None:
    assert "soeg.html" in paths(plan(chrome=Chrome("T", "O", has_search=True)))
    assert "soeg.html" not in paths(plan())


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("Ordinært møde", "Miljøudvalget", "Ordinært møde, 6. maj 2026 – Miljøudvalget"),
        ("Møde den 6.\u00a0maj 2026", "Miljøudvalget", "Møde den 6. maj 2026 – Miljøudvalget"),
        ("Møde i Miljøudvalget", "Miljøudvalget", "Møde i Miljøudvalget, 6. maj 2026"),
        ("", "Miljøudvalget", "Møde i Miljøudvalget, 6. maj 2026"),
    ],
)
def test_a_meetings_page_is_titled(title: str, body: str, expected: str) -> None:
    page = page_of(meeting("2026-05-06", item(), title=title, body=body))
    assert page.title == expected


def page_of(one: MeetingFacts) -> Page:
    frame: MeetingFrame = plan(one).frames[one.address]
    return meeting_page(frame, document(one))


def test_a_meetings_page() -> None:
    one = meeting("2026-05-06", item(), item("b", depth=1), sent_minutes=date(2026, 5, 8))
    page = page_of(one)
    assert page.path == "miljoe/2026-05-06/index.html"
    assert page.description == "Referat fra mødet onsdag den 6. maj 2026 med 1 punkt: Miljoe."
    assert page.crumbs == (Link("Forside", "index.html"), Link("Miljoe", "miljoe/index.html"))
    assert page.updated == date(2026, 5, 8)


def test_a_meeting_without_documents_has_no_page_but_is_listed() -> None:
    planned = plan(meeting("2026-05-06", kinds=()))
    assert dict(planned.frames) == {}
    row = content(planned, "miljoe/moeder/2026.html", MeetingList).rows[0]
    assert isinstance(row, MeetingRow)
    assert row.title == Link("Ordinært møde")


def test_folders_that_are_one_on_many_disks_are_one_body() -> None:
    bodies = (BodyFacts("Miljø", "Miljøudvalget", members=(PersonFacts("Anna Holm"),)),)
    one = meeting("2026-05-06", folder="miljø", people=(person("Anna Holm"),))
    planned = plan(one, meeting("2026-06-06", folder="Milj\u00f8"), bodies=bodies)
    assert [body.folder for body in planned.bodies] == ["Miljø"]
    frame = planned.frames["miljø/2026-05-06"]
    assert frame.body == Link("Miljøudvalget", "Miljø/index.html")
    assert frame.following == Link(
        "Ordinært møde, 6.\u00a0juni 2026", "Miljø/2026-06-06/index.html"
    )


def test_bodies_with_one_name_are_told_apart() -> None:
    bodies = (BodyFacts("a", "Rådet"), BodyFacts("b", "RÅDET"), BodyFacts("c", "Andet"))
    titles = {page.path: page.title for page in plan(bodies=bodies).pages}
    assert titles["a/index.html"] == "Rådet (a)"
    assert titles["b/index.html"] == "RÅDET (b)"
    assert titles["c/index.html"] == "Andet"


def test_titles_have_the_short_name_where_only_one_body_has_it() -> None:
    bodies = (
        BodyFacts("miljoe", "Miljøudvalget i Elmsund", "Miljøudvalget"),
        BodyFacts("a", "Udvalget for alt", "Udvalget"),
        BodyFacts("b", "Udvalget"),
    )
    meetings = [meeting("2026-05-06", folder=folder) for folder in ("miljoe", "a")]
    planned = plan(*meetings, bodies=bodies)
    titles = {page.path: page.title for page in planned.pages}
    assert titles["miljoe/index.html"] == "Miljøudvalget i Elmsund"
    assert titles["miljoe/moeder/2026.html"] == "Møder 2026 – Miljøudvalget"
    assert titles["a/moeder/2026.html"] == "Møder 2026 – Udvalget for alt"
    one = meeting("2026-05-06", title="Møde i miljøudvalget")
    frame = plan(one, bodies=bodies).frames[one.address]
    assert meeting_page(frame, document(one)).title == "Møde i miljøudvalget, 6. maj 2026"


def test_no_address_no_feed() -> None:
    planned = plan(meeting("2026-05-06"), chrome=Chrome("T", "O"))
    frame = planned.frames["miljoe/2026-05-06"]
    assert frame.subscription == Subscription(calendar="miljoe/kalender.ics")
    assert frame.data == (Link("JSON", "miljoe/2026-05-06/moede.json"),)
    with_address = plan(meeting("2026-05-06"), chrome=CHROME).frames["miljoe/2026-05-06"]
    assert with_address.subscription == Subscription(
        "miljoe/feed.xml", "miljoe/kalender.ics", "webcal://example.org/r/miljoe/kalender.ics"
    )
    assert with_address.data[1] == Link("OParl", "miljoe/2026-05-06/oparl.json")
