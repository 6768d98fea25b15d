"""Decisions, votes, tasks, cases and people: what is stated at meetings and what comes of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from referat.site.open_tasks import open_before
from referat.site.pages import (
    Case,
    CaseList,
    Decisions,
    PeopleList,
    PersonPage,
    TaskList,
    Votes,
)
from referat.site.parts import (
    AttendanceRow,
    CaseRow,
    DecisionRow,
    Link,
    MembershipRow,
    PersonRow,
    TaskRow,
    TreatmentRow,
    VoteRow,
    YearsOf,
)
from referat.site.people import last_name, letter_of
from referat.view.facts import BodyFacts, MeetingFacts, PersonFacts, TaskFacts, VoteFacts
from tests.site.making import content, day, item, meeting, paths, person, plan

MILJOE = Link("Miljoe", "miljoe/index.html")
ANDET = Link("Andet", "andet/index.html")


# ------------------------------------------------------------ decisions and votes


def test_decisions_by_body_and_year() -> None:
    planned = plan(
        meeting("2025-05-06", item(decision="Gammel")),
        meeting(
            "2026-05-06",
            item("a", "Budget", decision=" Godkendt\nenstemmigt. ", case_number="26/1"),
            item("b", "Uden"),
            item("c", "Vej", number="", decision="Afvist."),
        ),
        meeting("2026-06-06", item(decision="Ny")),
        meeting("2026-07-06", item(decision="Ikke referat"), minuted=False),
    )
    shown = content(planned, "miljoe/beslutninger/2026.html", Decisions)
    assert [row.text for row in shown.rows] == ["Ny", "Godkendt enstemmigt.", "Afvist."]
    assert shown.rows[1] == DecisionRow(
        "6.\u00a0maj 2026",
        "2026-05-06",
        Link("1. Budget", "miljoe/2026-05-06/index.html#a"),
        "Godkendt enstemmigt.",
        case=Link("26/1", "sager/sag/26-1.html"),
    )
    assert shown.rows[2].item.text == "Vej"
    assert shown.years == (Link("2026"), Link("2025", "miljoe/beslutninger/2025.html"))
    page = next(one for one in planned.pages if one.path == "miljoe/beslutninger/2026.html")
    assert page.title == "Beslutninger 2026 – Miljoe"
    assert page.updated == date(2026, 6, 6)
    assert page.crumbs[1:] == (Link("Beslutninger", "beslutninger/index.html"), MILJOE)


def test_the_front_of_the_register_has_the_newest_of_all() -> None:
    meetings = [
        meeting(f"2026-01-{number:02}", item(decision=str(number)), folder=folder)
        for number in range(1, 29)
        for folder in ("miljoe", "andet")
    ]
    shown = content(plan(*meetings), "beslutninger/index.html", Decisions)
    assert len(shown.rows) == 30
    assert [(row.text, row.body) for row in shown.rows[:2]] == [("28", MILJOE), ("28", ANDET)]
    assert shown.bodies == (
        YearsOf(ANDET, (Link("2026", "andet/beslutninger/2026.html"),)),
        YearsOf(MILJOE, (Link("2026", "miljoe/beslutninger/2026.html"),)),
    )


def test_a_long_year_of_decisions_is_parted() -> None:
    items = [item(str(number), decision=str(number)) for number in range(60)]
    planned = plan(meeting("2026-01-01", *items), meeting("2026-02-01", *items))
    first = content(planned, "miljoe/beslutninger/2026.html", Decisions)
    second = content(planned, "miljoe/beslutninger/2026-2.html", Decisions)
    assert (len(first.rows), len(second.rows)) == (100, 20)
    assert first.pages == (Link("1"), Link("2", "miljoe/beslutninger/2026-2.html"))


def test_votes() -> None:
    vote = VoteFacts("Formanden brød.", ("A", "B", "V "), ("C", "D"), ("O",))
    planned = plan(
        meeting("2026-05-06", item(vote=vote), item("b", vote=VoteFacts())),
        meeting("2026-06-06", item(vote=vote), minuted=False),
    )
    sides = (("For", "A, B og V"), ("Imod", "C og D"), ("Undlod at stemme", "O"))
    row = VoteRow(
        "6.\u00a0maj 2026",
        "2026-05-06",
        Link("1. Budget", "miljoe/2026-05-06/index.html#a"),
        sides,
        "Formanden brød.",
    )
    assert content(planned, "miljoe/afstemninger/2026.html", Votes).rows == (row,)
    assert content(planned, "afstemninger/index.html", Votes).rows[0].body == MILJOE


# ------------------------------------------------------------ tasks


def with_tasks(iso: str, *tasks: TaskFacts, **more: Any) -> MeetingFacts:
    return meeting(iso, item(tasks=tasks), **more)


STATED = (
    with_tasks(
        "2026-01-01",
        TaskFacts("Skriv til kommunen", ("Anna Holm",), day("2026-02-01")),
        TaskFacts("Mal huset", ("Bo", "Ida"), words="løbende"),
        TaskFacts("Ring"),
        TaskFacts("Køb kage"),
    ),
    with_tasks(
        "2026-02-01",
        TaskFacts("skriv  til KOMMUNEN", ("Bo",), day("2026-03-01"), "i gang"),
        TaskFacts("Køb kage", is_open=False),
        TaskFacts("Slå græs", day=day("2026-02-15")),
    ),
    with_tasks("2026-03-01", TaskFacts("Ring", is_open=False), minuted=False),
    with_tasks("2026-01-15", TaskFacts("Mal huset", is_open=False), folder="andet"),
)


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("2026-01-01", []),
        ("2026-01-02", ["Skriv til kommunen", "Mal huset", "Køb kage", "Ring"]),
        ("2026-02-01", ["Skriv til kommunen", "Mal huset", "Køb kage", "Ring"]),
        ("2026-02-02", ["Slå græs", "skriv  til KOMMUNEN", "Mal huset", "Ring"]),
        ("2026-12-31", ["Slå græs", "skriv  til KOMMUNEN", "Mal huset", "Ring"]),
    ],
)
def test_what_was_open_when_a_meeting_began(before: str, expected: list[str]) -> None:
    found = open_before(tuple(reversed(STATED)), "miljoe", day(before))
    assert [one.task.task for one in found] == expected


def test_the_newest_statement_leads_to_where_it_was_stated() -> None:
    found = open_before(STATED, "miljoe", day("2026-12-31"))[1]
    assert (found.address, found.anchor, found.day) == ("miljoe/2026-02-01", "a", day("2026-02-01"))
    assert (found.task.owners, found.task.state) == (("Bo",), "i gang")


def test_open_tasks_of_a_body() -> None:
    planned = plan(*STATED, as_of="2026-02-20")
    shown = content(planned, "miljoe/opgaver.html", TaskList)
    where = Link("1. Budget, 1.\u00a0februar 2026", "miljoe/2026-02-01/index.html#a")
    before = Link("1. Budget, 1.\u00a0januar 2026", "miljoe/2026-01-01/index.html#a")
    assert shown.as_of == "20.\u00a0februar 2026"
    assert shown.rows == (
        TaskRow("Slå græs", "", "15.\u00a0februar 2026", "2026-02-15", "", where, overdue=True),
        TaskRow("skriv til KOMMUNEN", "Bo", "1.\u00a0marts 2026", "2026-03-01", "i gang", where),
        TaskRow("Mal huset", "Bo og Ida", "løbende", "", "", before),
        TaskRow("Ring", "", "", "", "", before),
    )


def test_nothing_is_overdue_without_a_date() -> None:
    rows = content(plan(*STATED), "miljoe/opgaver.html", TaskList).rows
    assert [row.overdue for row in rows] == [False] * 4


def test_all_open_tasks() -> None:
    shown = content(plan(*STATED), "opgaver/index.html", TaskList)
    assert [(row.task, row.body) for row in shown.rows][:1] == [("Slå græs", MILJOE)]
    assert shown.bodies == (
        Link("Andet (0)", "andet/opgaver.html"),  # its address holds when the last one is done
        Link("Miljoe (4)", "miljoe/opgaver.html"),
    )
    many = with_tasks("2026-01-01", *(TaskFacts(str(number)) for number in range(130)))
    assert len(content(plan(many), "opgaver/index.html", TaskList).rows) == 50
    assert len(content(plan(many), "miljoe/opgaver-2.html", TaskList).rows) == 30


# ------------------------------------------------------------ cases


def test_a_case_in_several_spellings_bodies_and_years() -> None:
    planned = plan(
        meeting("2026-06-06", item("c", "Budget 2027", case_number="26-001/4", decision="Ja")),
        meeting("2025-05-06", item("a", "Første", case_number="26/001-4", withdrawn=True)),
        meeting("2026-01-06", item("b", case_number="26.0014", decision="Sendt"), folder="andet"),
        meeting("2026-07-06", item("d", "Aflyst", case_number="26/0014"), status="aflyst"),
        meeting("2025-03-01", item("e", "Bro", case_number="1")),
    )
    shown = content(planned, "sager/sag/26-001-4.html", Case)
    assert (shown.number, shown.title) == ("26/001-4", "Budget 2027")
    assert shown.rows == (
        TreatmentRow(
            "6.\u00a0maj 2025",
            "2025-05-06",
            MILJOE,
            Link("1. Første", "miljoe/2025-05-06/index.html#a"),
            "Punktet udgik.",
        ),
        TreatmentRow(
            "6.\u00a0januar 2026",
            "2026-01-06",
            ANDET,
            Link("1. Budget", "andet/2026-01-06/index.html#b"),
            "Sendt",
        ),
        TreatmentRow(
            "6.\u00a0juni 2026",
            "2026-06-06",
            MILJOE,
            Link("1. Budget 2027", "miljoe/2026-06-06/index.html#c"),
            "Ja",
        ),
    )
    front = content(planned, "sager/index.html", CaseList)
    case = Link("26/001-4", "sager/sag/26-001-4.html")
    assert front.rows == (CaseRow(case, "Budget 2027", "6.\u00a0juni 2026", "2026-06-06", 3),)
    assert front.years == (Link("2026"), Link("2025", "sager/2025.html"))
    last = content(planned, "sager/2025.html", CaseList)
    assert last.years == (Link("2026", "sager/index.html"), Link("2025"))
    assert [row.case.text for row in last.rows] == ["1"]


@pytest.mark.parametrize(
    ("numbers", "pages"),
    [
        (("26/1", "26-1", "26 1"), 1),
        (("SAG-1", "sag 1"), 1),
        (("26/1", "26/2"), 2),
        (("Sag æ", "Sag ae"), 2),
        (("?", "!"), 2),
        (("-", "", " / "), 0),
    ],
)
def test_which_numbers_are_one_case(numbers: tuple[str, ...], pages: int) -> None:
    items = [item(str(at), case_number=number) for at, number in enumerate(numbers)]
    found = [path for path in paths(plan(meeting("2026-01-01", *items))) if "/sag/" in path]
    assert len(found) == pages


def test_a_closed_item_does_not_name_a_case() -> None:
    planned = plan(
        meeting("2026-01-01", item("a", "Bro", case_number="1")),
        meeting("2026-02-01", item("b", "Lukket punkt", case_number="1", closed=True)),
    )
    assert content(planned, "sager/sag/1.html", Case).title == "Bro"


def test_a_case_on_an_agenda_alone_is_none_yet() -> None:
    planned = plan(
        meeting("2026-01-01", item("a", "Bro", case_number="1", decision="Ja")),
        meeting(
            "2027-01-01",
            item("a", "Broen igen", case_number="1"),
            item("b", case_number="2"),
            minuted=False,
        ),
    )
    front = content(planned, "sager/index.html", CaseList)
    case = Link("1", "sager/sag/1.html")
    assert front.rows == (CaseRow(case, "Broen igen", "1.\u00a0januar 2026", "2026-01-01", 1),)
    shown = content(planned, "sager/sag/1.html", Case)
    assert [(row.iso_day, row.decision) for row in shown.rows] == [
        ("2026-01-01", "Ja"),
        ("2027-01-01", ""),
    ]
    page = next(one for one in planned.pages if one.path == "sager/sag/1.html")
    assert page.title == "Sag 1: Broen igen"
    assert page.updated == date(2026, 1, 1)


def test_a_cases_address_does_not_hang_on_other_cases_but_the_first_of_that_name() -> None:
    one = meeting("2026-01-01", item("a", case_number="Sag æ"))
    two = meeting("2026-02-01", item("b", case_number="Sag ae"))
    three = meeting("2026-01-15", item("c", case_number="Sag Æ?"))
    few, more = plan(one, two), plan(one, two, three)
    assert {path for path in paths(few) if "/sag/" in path} < paths(more)
    assert "sager/sag/sag-ae.html" in paths(few)


def test_a_long_case_is_parted_beside_cases_that_look_like_its_parts() -> None:
    items = [item(str(number), case_number="26-1") for number in range(120)]
    planned = plan(meeting("2026-01-01", *items, item("x", case_number="26-1-2")))
    assert len(content(planned, "sager/sag/26-1.html", Case).rows) == 100
    assert len(content(planned, "sager/sag/26-1/2.html", Case).rows) == 20
    assert content(planned, "sager/sag/26-1-2.html", Case).number == "26-1-2"


# ------------------------------------------------------------ people


def test_a_person_is_one_in_every_spelling() -> None:
    planned = plan(
        meeting("2026-01-01", people=(person("Åse Holm"), person("Gæst", "gæst"))),
        meeting("2026-02-01", people=(person("åse  HOLM", "afbud"), person("Ingen", "afbud"))),
        meeting("2026-03-01", people=(person("A\u030ase Holm"), person("Bo", "inviteret"))),
    )
    shown = content(planned, "personer/index.html", PeopleList)
    assert [row.name.text for row in shown.rows] == ["Bo", "Åse Holm"]
    page = content(planned, "personer/aase-holm.html", PersonPage)
    assert page.attendance == (AttendanceRow(MILJOE, "2026", 2, 1, 0),)


@pytest.mark.parametrize(
    ("presences", "expected"),
    [
        (("tilstede",), (1, 0, 0)),
        (("tilstede", "tilstede"), (1, 0, 0)),
        (("tilstede", "afbud"), (1, 1, 0)),
        (("fraværende", "inviteret"), (0, 0, 1)),
        (("medlem",), None),
        (("inviteret",), None),
        (("tilstede", "gæst"), (1, 0, 0)),
    ],
)
def test_only_what_minutes_state_counts(
    presences: tuple[str, ...], expected: tuple[int, int, int] | None
) -> None:
    people = tuple(person("Bo", presence) for presence in presences)  # type: ignore[arg-type]
    planned = plan(
        meeting("2026-01-01", people=people), meeting("2026-02-01", people=people, minuted=False)
    )
    found = content(planned, "personer/bo.html", PersonPage).attendance
    rows = (AttendanceRow(MILJOE, "2026", *expected),) if expected else ()
    assert found == rows


def test_a_persons_page() -> None:
    members = (
        PersonFacts("Bo Holm", role="formand", since=day("2026-01-01")),
        PersonFacts("Bo Holm", since=day("2022-01-01"), until=day("2025-12-31")),
    )
    planned = plan(
        meeting("2024-01-01", people=(person("Bo Holm", title="elev"),)),
        meeting("2025-01-01", people=(person("Bo Holm", title="kok"),)),
        meeting("2026-01-01", people=(person("Bo Holm", title="chef", organisation="Havet"),)),
        meeting(
            "2026-02-01",
            item(tasks=(TaskFacts("Ring", ("bo holm",)), TaskFacts("Skriv", ("Ida",)))),
            people=(person("Bo Holm", title="kok"), person("Ida Ø", title="maler")),
        ),
        meeting("2023-01-01", people=(person("Bo Holm", title="barn"),), folder="andet"),
        bodies=(BodyFacts("miljoe", "Miljoe", members=members),),
    )
    page = content(planned, "personer/bo-holm.html", PersonPage)
    assert page.titles == ("kok", "chef, Havet", "elev")
    assert page.memberships == (
        MembershipRow(MILJOE, "formand", "fra 1.\u00a0januar 2026"),
        MembershipRow(MILJOE, "medlem", "fra 1.\u00a0januar 2022 til 31.\u00a0december 2025"),
    )
    assert [(row.body.text, row.year, row.present) for row in page.attendance] == [
        ("Miljoe", "2026", 2),
        ("Miljoe", "2025", 1),
        ("Miljoe", "2024", 1),
        ("Andet", "2023", 1),
    ]
    assert [(row.task, row.body) for row in page.tasks] == [("Ring", MILJOE)]
    rows = content(planned, "personer/index.html", PeopleList).rows
    assert rows == (
        PersonRow(Link("Bo Holm", "personer/bo-holm.html"), "Miljoe"),
        PersonRow(Link("Ida Ø", "personer/ida-oe.html"), "maler"),
    )


def test_many_people_stand_under_letters() -> None:
    names = [f"P{number} {last}" for number in range(60) for last in ("Ågård", "Aas", "Ørsted")]
    many = [f"Q{number} Aas" for number in range(60)]
    people = tuple(person(name) for name in (*names, *many, "李 明"))
    planned = plan(meeting("2026-01-01", people=people))
    front = content(planned, "personer/index.html", PeopleList)
    links = (
        Link("A", "personer/bogstav/a.html"),
        Link("Ø", "personer/bogstav/oe.html"),
        Link("Å", "personer/bogstav/aa.html"),
        Link("Øvrige", "personer/bogstav/oevrige.html"),
    )
    assert (front.rows, front.letters) == ((), links)
    a = content(planned, "personer/bogstav/a.html", PeopleList)
    assert (len(a.rows), a.letters[0]) == (100, Link("A"))
    assert a.pages == (Link("1"), Link("2", "personer/bogstav/a-2.html"))
    assert len(content(planned, "personer/bogstav/a-2.html", PeopleList).rows) == 20


@pytest.mark.parametrize(
    ("name", "last", "letter"),
    [
        ("Bodil Kærsgaard", "Kærsgaard", "K"),
        ("Lolan Ottesen (A)", "Ottesen", "O"),
        ("Leif P. Østergaard", "Østergaard", "Ø"),
        ("Ane Aagaard", "Aagaard", "A"),
        ("Bo \u00c5", "\u00c5", "Å"),
        ("Eva Österberg", "Österberg", "Ø"),
        ("Jan Šimek", "Šimek", "S"),
        ("Xi Xu", "Xu", "X"),
        ("王 芳", "芳", "Øvrige"),
        ("Sekretariatet", "Sekretariatet", "S"),
        ("Þór Þorn", "Þorn", "T"),
        ("123", "123", "Øvrige"),
    ],
)
def test_last_names_and_their_letters(name: str, last: str, letter: str) -> None:
    assert (last_name(name), letter_of(name)) == (last, letter)
