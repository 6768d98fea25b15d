"""Forms: one line or keys, one or a list, a list or groups; and the committee's inheritance."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referat.danish.times import Slot, Time
from referat.danish.workdays import Notice
from referat.diagnostics import Place
from referat.model.attachment import Attachment
from referat.model.base import Model
from referat.model.cascade import known_people
from referat.model.item import Item, Pause
from referat.model.load import load
from referat.model.meeting import Committee, Meeting, Site
from referat.model.meeting_parts import Approval, Correction, NextMeeting, PlannedMeeting, SentDays
from referat.model.numbering import parse_numbering
from referat.model.parts import NamedSection, Recommendation, Task, Treatment, Vote
from referat.model.people import Person, each_person, parse_person
from referat.model.style import placeholders
from referat.model.vocabulary import MODELS, homes_of, meant, printable_keys
from referat.prose.numerals import numeral
from referat.prose.value import ProseList
from referat.source.written import Written
from tests.reading import read, tried, whole

# ---------------------------------------------------------------- people

PERSONS: dict[str, dict[str, object]] = {
    "Anja Holm": {"navn": "Anja Holm"},
    "Anja Holm, chefkonsulent": {"navn": "Anja Holm", "titel": "chefkonsulent"},
    "Anja Holm, chef, Region Midt": {"navn": "Anja Holm", "titel": "chef, Region Midt"},
    "Anja Holm (formand)": {"navn": "Anja Holm", "rolle": "formand"},
    "Anja Holm (Medformand)": {"navn": "Anja Holm", "rolle": "Medformand"},
    "Anja Holm (syg)": {"navn": "Anja Holm", "bemærkning": "syg"},
    "Anja Holm, chef (medformand)": {
        "navn": "Anja Holm",
        "titel": "chef",
        "rolle": "medformand",
    },
    "Anja Holm (A)": {"navn": "Anja Holm", "parti": "A"},
    "Anja Holm (ÆØ)": {"navn": "Anja Holm", "parti": "ÆØ"},
    "Lolan Ottesen (A) - formand": {"navn": "Lolan Ottesen", "parti": "A", "rolle": "formand"},
    "Lolan Ottesen (A), 1. viceborgmester": {
        "navn": "Lolan Ottesen",
        "parti": "A",
        "titel": "1. viceborgmester",
    },
    "Lolan Ottesen (A) (formand)": {"navn": "Lolan Ottesen", "parti": "A", "rolle": "formand"},
    "Bo Dahl (punkt 2)": {"navn": "Bo Dahl", "punkter": "2"},
    "Bo Dahl (punkterne 2 og 5)": {"navn": "Bo Dahl", "bemærkning": "punkterne 2 og 5"},
    "Bo Dahl (punkter 2 og 5)": {"navn": "Bo Dahl", "punkter": "2 og 5"},
    "Bo Dahl, hydrolog (til punkt 4)": {
        "navn": "Bo Dahl",
        "titel": "hydrolog",
        "punkter": "4",
    },
    "Bo Dahl (deltog kl. 9.15-10.15)": {
        "navn": "Bo Dahl",
        "bemærkning": "deltog kl. 9.15-10.15",
    },
    "Bo Dahl,": {"navn": "Bo Dahl"},
    "  Bo   Dahl  ": {"navn": "Bo Dahl"},
    "Bo (Bosse) Dahl, chef": {"navn": "Bo (Bosse) Dahl", "titel": "chef"},
    "Bo Dahl (chef (vikar))": {"navn": "Bo Dahl", "bemærkning": "chef (vikar)"},
}


@pytest.mark.parametrize("line", PERSONS)
def test_person_in_one_line(line: str) -> None:
    assert parse_person(line) == PERSONS[line]


@given(st.text(max_size=60))
def test_any_line_is_a_person(line: str) -> None:
    person, findings = load(Person, Written.make(line, Place(1, 1), '"'))
    assert person is not None, findings
    assert person.line == line.strip()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("inviterede: Anja", ["Anja"]),
        ("inviterede: {navn: Anja}", ["Anja"]),
        ("inviterede: [Anja, Bo]", ["Anja", "Bo"]),
        ("inviterede: [Anja, {navn: Bo}]", ["Anja", "Bo"]),
        ("inviterede:\n  - Anja\n  -\n  - Bo", ["Anja", "Bo"]),
        ("inviterede: []", []),
        ("inviterede:\n  A:\n    - Anja\n  B: Bo\n  C:\n  D: {navn: Dina}", ["Anja", "Bo", "Dina"]),
    ],
)
def test_people_in_every_form(text: str, names: list[str]) -> None:
    meeting = read(Meeting, f"dato: 2023-12-08\n{text}")
    assert [person.name for person in each_person(meeting.invited)] == names


def test_a_group_may_be_empty() -> None:
    meeting = read(Meeting, "dato: 2023-12-08\ninviterede:\n  Kommunen:\n  Regionen: Bo")
    assert isinstance(meeting.invited, dict)
    assert {name: len(people) for name, people in meeting.invited.items()} == {
        "Kommunen": 0,
        "Regionen": 1,
    }


# ---------------------------------------------------------------- forms

FORMS: list[tuple[type[Model], str, dict[str, Any]]] = [
    (Item, "Eventuelt", {"title": "Eventuelt"}),
    (Item, "{titel: Budget, ved: Anja}", {"by": ("Anja",)}),
    (Item, "{titel: Budget, ved: [Anja, Bo]}", {"by": ("Anja", "Bo")}),
    (Item, "{titel: Budget, lukket: ja}", {"closed": True, "is_closed": True}),
    (Item, "{titel: Budget, lukket: Nej}", {"closed": False, "is_closed": False}),
    (Item, "{titel: Budget, lukket: Persondata}", {"closed": "Persondata", "is_closed": True}),
    (Item, "{titel: Budget, udgår: ja}", {"is_withdrawn": True}),
    (Item, "{titel: Budget, nr: 0715}", {"number": "0715"}),
    (Item, "{titel: 12e3, sagsnr: 1.20}", {"title": "12e3", "case_number": "1.20"}),
    (Item, "{titel: nej, dok.nr: 0x1F}", {"title": "nej", "document_number": "0x1F"}),
    (Item, "{titel: 2023-12-08, id: ~}", {"title": "2023-12-08", "id": "~"}),
    (Item, "{titel: Budget, referat: [a, [b]]}", {"minutes": ProseList(("a", ProseList(("b",))))}),
    (Item, "{titel: Budget, referat: []}", {"minutes": ProseList(())}),
    (Item, "{titel: Budget, referat: }", {"minutes": None}),
    (Item, '{titel: Budget, referat: ""}', {"minutes": ""}),
    (Item, "{titel: Budget, type: Til orientering}", {"type": "Til orientering"}),
    (
        Approval,
        "{dato: 10.6.2026, aftryk: 9C1F04AB37DE5528}",
        {"day": date(2026, 6, 10), "seal": "9c1f04ab37de5528"},
    ),
    (Attachment, "Evaluering", {"title": "Evaluering", "url": None}),
    (Attachment, "https://example.org/a", {"title": None, "url": "https://example.org/a"}),
    (Attachment, "{fil: a.pdf}", {"file": "a.pdf", "title": None}),
    (Attachment, "{titel: A, lukket: nej}", {"is_closed": False}),
    (Attachment, "{titel: A, påført: 1.2.2026}", {"added": date(2026, 2, 1)}),
    (Attachment, "{titel: A, påført: senere}", {"added": "senere"}),
    (Pause, "Pause", {"slot": None}),
    (Pause, "{pause: 10-10.15}", {"slot": Slot("10-10.15", Time(10, 0), Time(10, 15))}),
    (Recommendation, "at det vedtages", {"intro": "at det vedtages", "entries": None}),
    (Recommendation, "[a, b]", {"intro": None, "entries": ProseList(("a", "b"))}),
    (Recommendation, "{indledning: x, liste: [a]}", {"entries": ProseList(("a",))}),
    (NamedSection, "{Økonomi: Ingen}", {"title": "Økonomi", "text": "Ingen"}),
    (NamedSection, "{titel: Økonomi, tekst: Ingen}", {"title": "Økonomi", "text": "Ingen"}),
    (Treatment, "Byrådet den 3. maj, punkt 5", {"body": "Byrådet den 3. maj, punkt 5"}),
    (Treatment, "{udvalg: Byrådet, dato: 3.5.2026}", {"day": date(2026, 5, 3)}),
    (Vote, "Enstemmigt", {"text": "Enstemmigt"}),
    (Vote, "{for: [A, B], imod: C}", {"ayes": ("A", "B"), "noes": ("C",)}),
    (Task, "Ringe", {"task": "Ringe"}),
    (Task, "{opgave: Ringe, status: i gang, frist: løbende}", {"deadline": "løbende"}),
    (NextMeeting, "3. maj kl. 9", {"words": "3. maj kl. 9", "day": None}),
    (NextMeeting, "{dato: 3.5.2026, tid: 9}", {"day": date(2026, 5, 3)}),
    (Correction, "Punkt 3 er rettet.", {"text": "Punkt 3 er rettet."}),
    (Correction, "{punkt: 3, tekst: Rettet.}", {"point": "3", "text": "Rettet."}),
    (Committee, "{navn: Os, frist: 4}", {"notice": Notice(4)}),
    (Committee, "{navn: Os, frist: 4 dage}", {"notice": Notice(4)}),
    (Committee, "{navn: Os, frist: 4 Hverdage}", {"notice": Notice(4, of_work=True)}),
    (Committee, "{navn: Os, formand: Anja}", {"short_name": None}),
    (Item, "{titel: A, åbne opgaver: Ja}", {"open_tasks": True}),
    (Item, "{titel: A, åbne opgaver: nej}", {"open_tasks": False}),
    (SentDays, "{dagsorden: 1.5.2026}", {"agenda": date(2026, 5, 1), "minutes": None}),
    (SentDays, "{dagsorden: 1.5.2026, referat: i maj}", {"minutes": "i maj"}),
    (Meeting, "{dato: 2026-05-06, udsendt: 2026-05-01}", {"sent": date(2026, 5, 1)}),
    (Meeting, "{dato: 2026-05-06, udsendt: i maj}", {"sent": "i maj"}),
    (Meeting, "{dato: 2026-05-06, godkendt: 10.6.2026}", {"approved": date(2026, 6, 10)}),
    (Meeting, "{dato: 2026-05-06, godkendt: i juni}", {"approved": "i juni"}),
    (Committee, "{navn: Os, mødeplan: []}", {"plan": ()}),
    (Site, '{farve: "#0A4A6B", logo: logo.svg}', {"colour": "#0a4a6b", "logo": "logo.svg"}),
    (Site, "{farve: 0a4}", {"colour": "#00aa44"}),
    (Site, "{formater: html}", {"formats": ("html",)}),
    (Site, "{formater: [HTML, docx]}", {"formats": ("html", "docx")}),
    (Meeting, "{dato: 2023-12-08, status: Udkast}", {"status": "udkast"}),
    (Meeting, "{dato: 2023-12-08, tid: efter bowling}", {"slot": Slot("efter bowling")}),
    (Meeting, "{dato: 2023-12-08, næste møde: []}", {"next_meetings": ()}),
    (Meeting, "{dato: 2023-12-08, punkter: Eventuelt}", {"day": date(2023, 12, 8)}),
]


@pytest.mark.parametrize(("model", "text", "wanted"), FORMS, ids=[form[1] for form in FORMS])
def test_forms(model: type[Model], text: str, wanted: dict[str, Any]) -> None:
    found = read(model, text)
    assert {name: getattr(found, name) for name in wanted} == wanted


def test_every_model_has_a_tested_form() -> None:
    assert {model for model, _, _ in FORMS} | {Person, PlannedMeeting} == set(MODELS)


MORNING = Slot("8.30-12.00", Time(8, 30), Time(12, 0))
PLANNED: dict[str, tuple[date, Slot | None, str | None]] = {
    "2026-10-07": (date(2026, 10, 7), None, None),
    "7. oktober 2026": (date(2026, 10, 7), None, None),
    "7/10/2026, Mødelokale 3": (date(2026, 10, 7), None, "Mødelokale 3"),
    "2026-10-07 8.30-12.00": (date(2026, 10, 7), MORNING, None),
    "onsdag den 7. oktober 2026 8.30-12.00, M3": (date(2026, 10, 7), MORNING, "M3"),
    "ons. d. 7. oktober 2026, kl. 8": (date(2026, 10, 7), Slot("kl. 8", Time(8, 0)), None),
    "7. oktober 2026, 3. sal, Torvet 1": (date(2026, 10, 7), None, "3. sal, Torvet 1"),
    "{dato: 2026-10-07, tid: 8.30-12.00, sted: M3}": (date(2026, 10, 7), MORNING, "M3"),
}


@pytest.mark.parametrize("line", PLANNED)
def test_planned_meetings(line: str) -> None:
    (planned,) = read(Committee, f"navn: Os\nmødeplan:\n  - {line}\n").plan or ()
    assert (planned.day, planned.slot, planned.venue) == PLANNED[line]


def test_a_block_of_planned_meetings_is_one_a_line() -> None:
    plan = read(Committee, "navn: Os\nmødeplan: |\n  7.10.2026 kl. 9\n  4.11.2026, M3\n").plan
    assert [meeting.day.month for meeting in plan or ()] == [10, 11]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("torsdag den 7. oktober 2026 kl. 9", "forkert-ugedag"),
        ("31. november 2026, M3", "umulig-dato"),
        ("7. oktober 2026 kl. 25.30", "umuligt-klokkeslæt"),
        ("7. oktober", "dato-uden-år"),
        ("7. oktober 2026 efter frokost", "ulæselig-dato"),
        ("en gang i oktober", "ulæselig-dato"),
    ],
)
def test_planned_meetings_that_cannot_be(line: str, code: str) -> None:
    found, findings = tried(Committee, f"navn: Os\nmødeplan:\n  - {line}\n")
    assert found is None
    assert [(finding.code, finding.place and finding.place.line) for finding in findings] == [
        (code, 3)
    ]


@pytest.mark.parametrize(
    ("text", "committee", "status"),
    [
        ("godkendt: 2024-01-10", "", "godkendt"),
        ("godkendt: på næste møde\nstatus: godkendt", "", "godkendt"),
        ("godkendt: 2024-01-10", "navn: Os\nstatus: udkast", "godkendt"),
        ("sted: A", "navn: Os\nstatus: udkast", "udkast"),
        ("sted: A", "", None),
    ],
)
def test_a_day_of_approval_says_that_the_minutes_are_approved(
    text: str, committee: str, status: str | None
) -> None:
    assert whole(f"{text}\n", committee).meeting.status == status


@pytest.mark.parametrize("status", ["planlagt", "dagsorden", "udkast", "endeligt", "aflyst"])
def test_a_day_of_approval_contradicts_any_other_status(status: str) -> None:
    text = f"dato: 2023-12-08\nstatus: {status}\ngodkendt: 2024-01-10\n"
    found, findings = tried(Meeting, text)
    assert found is None
    assert [(f.code, f.place and f.place.line) for f in findings] == [("status-og-godkendt", 2)]


def test_named_sections_may_be_one_mapping() -> None:
    item = read(Item, "titel: A\nafsnit:\n  Økonomi: Ingen.\n  Høring:\n    - Ja\n    - Nej")
    assert item.sections is not None
    assert [(s.title, s.text) for s in item.sections] == [
        ("Økonomi", "Ingen."),
        ("Høring", ProseList(("Ja", "Nej"))),
    ]


def test_items_and_pauses_are_told_apart() -> None:
    text = "punkter:\n  - Pause\n  - pause: 10-10.15\n  - Pausen\n  - {titel: Pause}"
    items = whole(text).meeting.items
    assert items is not None
    assert [type(item) for item in items] == [Pause, Pause, Item, Item]


def test_keys_keep_the_order_of_the_file() -> None:
    item = read(Item, "beslutning: x\ntitel: y\nreferat: z\nbilag:")
    assert item.order == ("decision", "title", "minutes")


def test_all_mistakes_are_found_at_once() -> None:
    text = "tittel: x\nstatus: godkent\ntid: 25.00\nudsendt: 31.2.2026\npunkter:\n  - {ved: A}\n"
    found, findings = tried(Meeting, f"dato: 2023-12-08\n{text}")
    assert found is None
    assert {finding.code for finding in findings} == {
        "ukendt-nøgle",
        "ukendt-værdi",
        "umuligt-klokkeslæt",
        "umulig-dato",
        "mangler-nøgle",
    }
    assert sorted(f.place.line for f in findings if f.place) == [2, 3, 4, 5, 7]


# ---------------------------------------------------------------- vocabulary


def test_every_key_has_a_home_in_words() -> None:
    assert len(printable_keys()) > 60
    assert all(homes_of(key) for key in printable_keys())


@pytest.mark.parametrize(
    ("key", "model", "right"),
    [
        ("beslutninger", Item, "beslutning"),
        ("fravaerende", Item, "fraværende"),
        ("Næste_møde", Meeting, "næste møde"),
        ("tlf", Person, "telefon"),
        ("tlf.", Person, "telefon"),
        ("deadline", Task, "frist"),
        ("fremlægger", Item, "ved"),
        ("fremlægger", Person, None),
        ("xyz", Meeting, None),
    ],
)
def test_what_was_meant(key: str, model: type[Model], right: str | None) -> None:
    assert meant(key, model) == right


# ---------------------------------------------------------------- numbering


@pytest.mark.parametrize(
    ("example", "third", "nested"),
    [
        ("1.", "3.", False),
        ("1", "3", False),
        ("Punkt 1:", "Punkt 3:", False),
        ("a.", "c.", False),
        ("A)", "C)", False),
        ("i.", "iii.", False),
        ("I", "III", False),
        ("(1)", "(3)", False),
        ("§ 1", "§ 3", False),
        ("1.1", "3", True),
        ("1.1.", "3.", True),
        ("1.a", "c", True),
        ("uden", "", False),
    ],
)
def test_numbering_by_example(example: str, third: str, nested: bool) -> None:
    numbering = parse_numbering(example)
    assert numbering is not None
    assert numbering.printed(numbering.running(3)) == third
    assert numbering.nested == nested


def test_nested_numbers_follow_the_parent() -> None:
    numbering = parse_numbering("1.1")
    assert numbering is not None
    assert numbering.printed(numbering.running(2, "4")) == "4.2"
    letters = parse_numbering("1.a")
    assert letters is not None
    assert letters.running(2, "4") == "4.b"


@pytest.mark.parametrize("example", ["", "*", "2.", "x.", "1.1.1", "b)", "Første"])
def test_examples_that_show_no_numbering(example: str) -> None:
    assert parse_numbering(example) is None


@pytest.mark.parametrize(
    ("count", "letters", "roman"),
    [(1, "a", "i"), (4, "d", "iv"), (26, "z", "xxvi"), (27, "aa", "xxvii"), (703, "aaa", "dcciii")],
)
def test_numerals(count: int, letters: str, roman: str) -> None:
    assert numeral(count, "1") == str(count)
    assert numeral(count, "a") == letters
    assert numeral(count, "A") == letters.upper()
    assert numeral(count, "i") == roman
    assert numeral(count, "I") == roman.upper()


@pytest.mark.parametrize(
    ("text", "names"),
    [("{udvalg}s beslutning den {dato}", ["udvalg", "dato"]), ("{", []), ("}{a}", ["a"]), ("", [])],
)
def test_placeholders(text: str, names: list[str]) -> None:
    assert placeholders(text) == names


# ---------------------------------------------------------------- cascade

COMMITTEE = """
navn: Bestyrelsen for Haven
kortnavn: Bestyrelsen
sted: Fælleshuset
tid: 19.00
kontakt: Anja
overskrifter:
  beslutning: Konklusion
  referat: Drøftelse
klokkeslæt: kl. 08:30
medlemmer:
  - Anja
  - {navn: Bo, fra: 2023-12-08}
  - {navn: Carl, til: 2023-12-08}
  - {navn: Dina, fra: 2023-12-09}
  - {navn: Erik, til: 2023-12-07}
  - {navn: Finn, fra: forår}
"""
SITE = "organisation: Haven\nnummerering: a.\nklokkeslæt: '8.30'\noverskrifter: {referat: Vi sagde}"


def test_the_committee_stands_in_for_what_the_meeting_leaves_out() -> None:
    found = whole("sted: Kantinen\n", COMMITTEE, SITE)
    assert found.meeting.venue == "Kantinen"
    assert found.meeting.slot == Slot("19.00", Time(19, 0))
    assert (found.body, found.short_body) == ("Bestyrelsen for Haven", "Bestyrelsen")
    assert found.organisation == "Haven"


def test_house_style_comes_from_the_nearest() -> None:
    found = whole("overskrifter: {afbud: Meldt fra}\n", COMMITTEE, SITE)
    assert found.headings == {
        "referat": "Drøftelse",
        "beslutning": "Konklusion",
        "afbud": "Meldt fra",
    }
    assert found.meeting.clock is not None
    assert found.meeting.clock.padded
    assert found.meeting.numbering == parse_numbering("a.")


def test_a_meeting_with_a_body_of_its_own_keeps_no_short_name() -> None:
    found = whole("udvalg: Festudvalget\n", COMMITTEE)
    assert (found.body, found.short_body) == ("Festudvalget", "Festudvalget")


@pytest.mark.parametrize(
    ("day", "names"),
    [
        ("2023-12-07", ["Anja", "Carl", "Erik", "Finn"]),
        ("2023-12-08", ["Anja", "Bo", "Carl", "Finn"]),
        ("2023-12-09", ["Anja", "Bo", "Dina", "Finn"]),
    ],
)
def test_members_on_the_day_of_the_meeting(day: str, names: list[str]) -> None:
    found = whole(f"dato: {day}\n", COMMITTEE)
    assert [person.name for person in each_person(found.meeting.members)] == names


def test_members_in_groups() -> None:
    committee = "navn: Os\nmedlemmer:\n  A: [Anja]\n  B: [{navn: Bo, til: 2020-01-01}]"
    members = whole("", committee).meeting.members
    assert isinstance(members, dict)
    assert {name: [p.name for p in part] for name, part in members.items()} == {
        "A": ["Anja"],
        "B": [],
    }


def test_an_empty_key_inherits_and_an_empty_list_does_not() -> None:
    assert whole("kontakt:\n", COMMITTEE).meeting.contact != ()
    assert whole("kontakt: []\n", COMMITTEE).meeting.contact == ()


@pytest.mark.parametrize(
    ("meeting", "order"),
    [
        ("", ["day", "slot", "venue", "contact", "members"]),
        ("punkter: [A]\n", ["day", "slot", "venue", "contact", "members", "items"]),
        ("punkter: [A]\nsted: X\n", ["day", "slot", "items", "venue", "contact", "members"]),
    ],
)
def test_inherited_keys_come_after_what_stands_before_them_in_the_vocabulary(
    meeting: str, order: list[str]
) -> None:
    assert list(whole(meeting, COMMITTEE).order) == order


def test_known_people_have_more_than_a_name() -> None:
    found = known_people(whole("inviterede: [Anja, 'Bo, chef', {navn: Carl, rolle: formand}]"))
    assert sorted(found) == ["Bo", "Carl"]


def test_a_model_knows_where_its_keys_and_values_stand() -> None:
    meeting = read(Meeting, "dato: 2026-03-11\npunkter:\n  - titel: Budget\n    tid: 8.30\n")
    item = (meeting.items or ())[0]
    assert meeting.key_at("items") == Place(2, 1, 2, 8)
    assert item.key_at("slot") == Place(4, 5, 4, 8)
    assert item.at("slot") == Place(4, 10, 4, 14)
    assert item.as_written("slot") == "8.30"
    assert item.key_at("minutes") == item.place
