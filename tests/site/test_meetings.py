"""Meetings as rows and frames, what is to come, the front page and a body's page."""

from __future__ import annotations

from datetime import date, time

import pytest
from msgspec.structs import replace

from referat.danish.workdays import Notice
from referat.site.meetings import main_kind, papers_of, steps_of
from referat.site.pages import Body, Front, MeetingList, Subscribe
from referat.site.parts import BodyCard, Link, MemberRow, NewsRow, Paper, Step
from referat.view.facts import BodyFacts, CorrectionFacts, MeetingFacts, PersonFacts, PlannedFacts
from tests.site.making import content, day, item, meeting, person, plan


def row_of(one: MeetingFacts):  # type: ignore[no-untyped-def]
    return plan(one).frames[one.address].row


@pytest.mark.parametrize(
    ("status", "minuted", "expected"),
    [
        ("", True, ("", "rolig", "Referat")),
        ("", False, ("", "rolig", "Dagsorden")),
        ("planlagt", False, ("Planlagt", "rolig", "")),
        ("dagsorden", False, ("", "rolig", "Dagsorden")),
        ("udkast", True, ("Udkast til referat", "varsel", "Referat")),
        ("endeligt", True, ("", "rolig", "Referat")),
        ("godkendt", True, ("Referat godkendt", "rolig", "Referat")),
        ("aflyst", False, ("Aflyst", "varsel", "Dagsorden")),
    ],
)
def test_a_status_is_seen(status: str, minuted: bool, expected: tuple[str, str, str]) -> None:
    row = row_of(meeting("2026-05-06", status=status, minuted=minuted))
    assert (row.status, row.tone, row.shows) == expected


def test_a_row() -> None:
    one = meeting("2026-05-06", when="kl. 8.30", venue="Rådhuset\n Lokale 3 ", formats=("docx",))
    row = row_of(one)
    assert row.title == Link("Ordinært møde", "miljoe/2026-05-06/index.html")
    assert (row.day, row.iso_day) == ("onsdag den 6.\u00a0maj 2026", "2026-05-06")
    assert (row.when, row.venue, row.body) == ("kl. 8.30", "Rådhuset, Lokale 3", None)
    assert row.papers[1] == Paper("Referat", (Link("Word", "miljoe/2026-05-06/referat.docx"),))


@pytest.mark.parametrize(
    ("formats", "expected"),
    [
        (("markdown", "html"), [("HTML", "html"), ("Markdown", "md")]),
        (("docx",), [("Word", "docx")]),
    ],
)
def test_papers(formats: tuple[str, ...], expected: list[tuple[str, str]]) -> None:
    papers = papers_of(meeting("2026-05-06", minuted=False), formats)
    links = tuple(Link(name, f"miljoe/2026-05-06/dagsorden.{end}") for name, end in expected)
    assert papers == (Paper("Dagsorden", links),)


def test_no_formats_no_papers() -> None:
    assert papers_of(meeting("2026-05-06"), ()) == ()


@pytest.mark.parametrize(
    ("kinds", "minuted", "expected"),
    [
        (("dagsorden", "referat", "beslutningsreferat"), True, "referat"),
        (("dagsorden", "referat", "beslutningsreferat"), False, "dagsorden"),
        (("dagsorden", "beslutningsreferat"), True, "beslutningsreferat"),
        (("referat",), False, "referat"),
        ((), True, ""),
    ],
)
def test_which_document_a_page_shows(kinds: tuple[str, ...], minuted: bool, expected: str) -> None:
    assert main_kind(meeting("2026-05-06", minuted=minuted, kinds=kinds)) == expected


def test_steps_state_no_day_that_the_file_does_not() -> None:
    one = meeting(
        "2026-05-06",
        status="godkendt",
        sent_agenda=day("2026-05-01"),
        approved=day("2026-06-03"),
        corrections=(
            CorrectionFacts(day("2026-06-10"), "3", "1 blev 2"),
            CorrectionFacts(None, "", "Et navn er rettet"),
        ),
    )
    assert steps_of(one) == (
        Step("Dagsorden udsendt", "1.\u00a0maj 2026", "2026-05-01"),
        Step("Referat udsendt", "", ""),
        Step("Referat godkendt", "3.\u00a0juni 2026", "2026-06-03"),
        Step("Referat rettet", "", "", "Et navn er rettet"),
        Step("Referat rettet", "10.\u00a0juni 2026", "2026-06-10", "3: 1 blev 2"),
    )


def test_previous_and_next_are_within_the_body() -> None:
    planned = plan(
        meeting("2026-03-01"),
        meeting("2026-02-01", folder="andet"),
        meeting("2026-02-02", kinds=()),
        meeting("2026-01-01", start=time(17)),
        meeting("2026-01-01", start=time(8), address="miljoe/morgen", title="Morgenmøde"),
    )
    frame = planned.frames["miljoe/2026-01-01"]
    assert frame.previous == Link("Morgenmøde, 1.\u00a0januar 2026", "miljoe/morgen/index.html")
    assert frame.following == Link(
        "Ordinært møde, 1.\u00a0marts 2026", "miljoe/2026-03-01/index.html"
    )
    assert planned.frames["miljoe/2026-03-01"].following is None
    assert planned.frames["andet/2026-02-01"].previous is None


# ------------------------------------------------------------ to come and held

MEETINGS = (
    meeting("2026-01-10"),
    meeting("2026-02-10", minuted=False),
    meeting("2026-03-10", folder="andet"),
    meeting("2026-03-20", minuted=False, status="aflyst"),
    meeting("2026-04-10", minuted=False),
    meeting("2026-05-10", minuted=False, status="aflyst"),
)
PLAN = tuple(PlannedFacts(day(text)) for text in ("2026-02-20", "2026-04-10", "2026-06-10"))


@pytest.mark.parametrize(
    ("as_of", "coming", "recent"),
    [
        ("", ["2026-04-10", "2026-06-10"], ["2026-02-10", "2026-01-10"]),
        (
            "2026-02-01",
            ["2026-02-10", "2026-02-20", "2026-03-20", "2026-04-10", "2026-05-10", "2026-06-10"],
            ["2026-01-10"],
        ),
        (
            "2026-05-10",
            ["2026-05-10", "2026-06-10"],
            ["2026-04-10", "2026-02-10", "2026-01-10"],
        ),
        ("2027-01-01", [], ["2026-04-10", "2026-02-10", "2026-01-10"]),
    ],
)
def test_what_is_to_come_and_what_was_held(
    as_of: str, coming: list[str], recent: list[str]
) -> None:
    bodies = (BodyFacts("miljoe", "Miljøudvalget", plan=PLAN),)
    shown = content(plan(*MEETINGS, bodies=bodies, as_of=as_of), "miljoe/index.html", Body)
    assert [row.iso_day for row in shown.coming] == coming
    assert [row.iso_day for row in shown.recent] == recent


def test_a_planned_meeting() -> None:
    planned = PlannedFacts(day("2026-06-10"), time(17), time(19), "Fælleshuset", "Med  besøg")
    shown = content(plan(bodies=(BodyFacts("a", "A", plan=(planned,)),)), "index.html", Front)
    row = shown.coming[0]
    assert (row.title, row.when) == (Link("Møde i A"), "kl.\u00a017.00–19.00")
    assert (row.venue, row.remark) == ("Fælleshuset", "Med besøg")
    assert (row.status, row.shows, row.body) == ("Planlagt", "", Link("A", "a/index.html"))


def test_the_front_page() -> None:
    bodies = (
        BodyFacts("oe", "Økonomiudvalget", plan=(PlannedFacts(day("2026-08-01")),)),
        BodyFacts("tom", "Aabenråd"),
    )
    one = meeting("2026-05-06", folder="oe", sent_agenda=day("2026-05-01"))
    shown = content(plan(one, bodies=bodies), "index.html", Front)
    assert shown.bodies == (
        BodyCard(Link("Aabenråd", "tom/index.html")),
        BodyCard(
            Link("Økonomiudvalget", "oe/index.html"), "lørdag den 1.\u00a0august 2026", meetings=1
        ),
    )
    assert shown.news == (
        NewsRow(
            "Referat udsendt",
            "6.\u00a0maj 2026",
            "2026-05-06",
            Link("Ordinært møde, 6.\u00a0maj 2026", "oe/2026-05-06/index.html"),
            Link("Økonomiudvalget", "oe/index.html"),
        ),
        replace(
            shown.news[0], what="Dagsorden udsendt", day="1.\u00a0maj 2026", iso_day="2026-05-01"
        ),
    )


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("", ["Dagsorden udsendt", "Referat udsendt", "Dagsorden udsendt"]),
        ("2026-05-20", ["Referat udsendt", "Dagsorden udsendt"]),
    ],
)
def test_what_lies_ahead_is_no_news(as_of: str, expected: list[str]) -> None:
    planned = plan(
        meeting("2026-05-06"),
        meeting("2026-07-01", minuted=False),
        meeting("2026-08-01", minuted=False, sent_agenda=day("2026-06-30")),
        as_of=as_of,
    )
    assert [row.what for row in content(planned, "index.html", Front).news] == expected


def test_lists_on_the_front_page_end() -> None:
    held = [meeting(f"2026-01-{number:02}") for number in range(1, 29)]
    ahead = [meeting(f"2026-02-{number:02}", minuted=False) for number in range(1, 29)]
    planned = plan(*held, *ahead)
    front = content(planned, "index.html", Front)
    assert (len(front.coming), len(front.news)) == (10, 8)
    assert front.coming[0].iso_day == "2026-02-01"
    assert front.news[0].iso_day == "2026-01-28"
    body = content(planned, "miljoe/index.html", Body)
    assert (len(body.recent), len(body.coming)) == (8, 28)


# ------------------------------------------------------------ bodies

MEMBERS = (
    PersonFacts("Bo Å", role="formand", party="V", since=day("2026-01-01")),
    PersonFacts("Ny", since=day("2026-09-01")),
    PersonFacts("Ude", since=day("2022-01-01"), until=day("2026-03-31")),
)


@pytest.mark.parametrize(
    ("as_of", "members", "former"),
    [
        ("", ["Bo Å", "Ny", "Ude"], []),
        ("2026-03-31", ["Bo Å", "Ny", "Ude"], []),
        ("2026-04-01", ["Bo Å", "Ny"], ["Ude"]),
    ],
)
def test_members_present_and_former(as_of: str, members: list[str], former: list[str]) -> None:
    bodies = (BodyFacts("a", "A", members=MEMBERS, notice=Notice(5, of_work=True)),)
    shown = content(plan(bodies=bodies, as_of=as_of), "a/index.html", Body)
    assert [row.name.text for row in shown.members] == members
    assert [row.name.text for row in shown.former] == former
    assert shown.notice == "Dagsordenen udsendes senest 5 hverdage før mødet."
    assert shown.members[0] == MemberRow(
        Link("Bo Å", "personer/bo-aa.html"), "formand", "V", "fra 1.\u00a0januar 2026"
    )


def test_the_newest_minutes_tell_who_has_left() -> None:
    bodies = (BodyFacts("miljoe", "A", members=MEMBERS),)
    shown = content(plan(meeting("2026-04-01"), bodies=bodies), "miljoe/index.html", Body)
    assert [(row.name.text, row.period) for row in shown.former] == [
        ("Ude", "fra 1.\u00a0januar 2022 til 31.\u00a0marts 2026")
    ]


def test_a_body_without_meetings_and_a_meeting_without_a_body() -> None:
    planned = plan(
        meeting("2026-05-06", folder="x", body="Uden fil"), bodies=(BodyFacts("tom", "Tom"),)
    )
    empty = content(planned, "tom/index.html", Body)
    assert (empty.coming, empty.recent, empty.years, empty.registers) == ((), (), (), ())
    assert content(planned, "x/index.html", Body).name == "Uden fil"
    assert [body.folder for body in planned.bodies] == ["tom", "x"]
    rows = content(planned, "abonner.html", Subscribe).bodies
    assert [row.name.text for row in rows] == ["Tom", "Uden fil"]


def test_a_body_leads_to_what_it_has() -> None:
    decided = meeting("2025-05-06", item(decision="Ja"), people=(person("Bo"),))
    planned = plan(decided, meeting("2026-05-06"), meeting("2026-06-06"))
    shown = content(planned, "miljoe/index.html", Body)
    assert shown.registers == (Link("Beslutninger", "miljoe/beslutninger/2025.html"),)
    assert shown.years == (
        Link("2026", "miljoe/moeder/2026.html"),
        Link("2025", "miljoe/moeder/2025.html"),
    )
    year = content(planned, "miljoe/moeder/2026.html", MeetingList)
    assert [row.iso_day for row in year.rows] == ["2026-06-06", "2026-05-06"]
    assert year.years == (Link("2026"), Link("2025", "miljoe/moeder/2025.html"))
    updated = {page.path: page.updated for page in planned.pages}
    assert updated["miljoe/index.html"] == date(2026, 6, 6)
    assert [link.text for link in planned.chrome.navigation] == [
        "Beslutninger",
        "Personer",
        "Abonnér",
    ]
