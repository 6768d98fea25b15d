"""What the site may know of a meeting and of a body."""

from __future__ import annotations

import re
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from referat.danish.words import NBSP
from referat.danish.workdays import Notice
from referat.model.cascade import Whole, cascade
from referat.model.load import load
from referat.model.meeting import Committee, Meeting
from referat.project.shelf import Shelf
from referat.prose.options import FileRef, Options
from referat.source.parse import parse
from referat.view.document import Edition, Item, Kind
from referat.view.facts import (
    BodyFacts,
    CorrectionFacts,
    FileFacts,
    MeetingFacts,
    PersonFacts,
    PlannedFacts,
    TaskFacts,
    VoteFacts,
)
from referat.view.make import make_document
from referat.view.make_facts import body_facts, meeting_facts
from referat.view.people_facts import is_name
from tests.reading import read, whole
from tests.strategies import meetings
from tests.yaml_out import Tree, to_yaml

ALL: tuple[Kind, ...] = ("dagsorden", "referat", "beslutningsreferat")


def facts_of(
    found: Whole,
    edition: Edition = "offentlig",
    kinds: tuple[Kind, ...] = ALL,
    options: Options | None = None,
) -> MeetingFacts:
    return meeting_facts(
        found,
        edition=edition,
        address="udvalget/2023-12-08",
        folder="udvalget",
        source="meetings/udvalget/2023-12-08.yaml",
        kinds=kinds,
        options=options or Options(),
        formats=("html",),
    )


def facts(text: str, edition: Edition = "offentlig", committee: str = "") -> MeetingFacts:
    return facts_of(whole(text, committee), edition)


# ---------------------------------------------------------------- the meeting

HEAD: list[tuple[str, dict[str, Any]]] = [
    ("titel: A", {"title": "A", "body": "", "day": date(2023, 12, 8), "kinds": ALL}),
    ("udvalg: B", {"title": "B", "body": "B", "formats": ("html",)}),
    ("sted: A", {"title": "Møde", "folder": "udvalget", "address": "udvalget/2023-12-08"}),
    (
        "tid: 8.30-11",
        {"start": time(8, 30), "end": time(11), "when": f"kl.{NBSP}8.30–11.00"},
    ),
    ("tid: 8.30\nklokkeslæt: '08:30'", {"start": time(8, 30), "end": None, "when": "08:30"}),
    ("tid: 20-24", {"start": time(20), "end": None, "when": f"kl.{NBSP}20.00–24.00"}),
    ("tid: efter bowling", {"start": None, "when": "efter bowling"}),
    ("sted: |\n  Lokale 5,\n  Rådhuset\n\n  Byen", {"venue": "Lokale 5, Rådhuset, Byen"}),
    ("link: https://example.org/a?b=c#d", {"link": "https://example.org/a?b=c#d"}),
    ("link: '[Deltag](https://example.org/a)'", {"link": "https://example.org/a"}),
    ("link: www.example.org", {"link": "https://www.example.org"}),
    ("link: Linket står i kalenderen", {"link": ""}),
    ("link: '[x](javascript:alert(1)) a@example.org'", {"link": ""}),
    ("type: ordinært\nnummer: 3\nform: Fysisk", {"type": "ordinært", "number": "3"}),
    ("status: planlagt", {"status": "planlagt", "minuted": False}),
    ("tilstede: Anja Holm", {"status": "", "minuted": True}),
    ("godkendt: 2024-01-10", {"status": "godkendt", "approved": date(2024, 1, 10)}),
    ("godkendt: på næste møde", {"status": "godkendt", "approved": None, "minuted": True}),
    ("udsendt: 2023-12-01", {"sent_agenda": date(2023, 12, 1), "sent_minutes": None}),
    (
        "udsendt: 2023-12-12\nhævet: 11",
        {"sent_agenda": None, "sent_minutes": date(2023, 12, 12)},
    ),
    (
        "udsendt: {dagsorden: 1.12.2023, referat: 12.12.2023}",
        {"sent_agenda": date(2023, 12, 1), "sent_minutes": date(2023, 12, 12)},
    ),
    ("udsendt: {dagsorden: i går}", {"sent_agenda": None, "sent_minutes": None}),
]


@pytest.mark.parametrize(("text", "wanted"), HEAD, ids=[text for text, _ in HEAD])
def test_head(text: str, wanted: dict[str, Any]) -> None:
    found = facts(f"{text}\n")
    assert {name: getattr(found, name) for name in wanted} == wanted


def test_corrections() -> None:
    text = """dato: 2023-12-08
punkter: [A, {titel: hem1, lukket: ja}]
rettelser:
  - {dato: 2024-01-20, punkt: 1, tekst: Beløbet er **rettet**.}
  - {dato: i januar, punkt: punkt 1, tekst: Mere.}
  - Et ord.
  - {punkt: 2, tekst: hem2}
"""
    assert facts(text).corrections == (
        CorrectionFacts(date(2024, 1, 20), f"Punkt{NBSP}1", "Beløbet er rettet."),
        CorrectionFacts(None, "I januar, punkt 1", "Mere."),
        CorrectionFacts(None, "", "Et ord."),
    )
    assert len(facts(text, "medlemmer").corrections) == 4


# ---------------------------------------------------------------- people

PEOPLE = """medlemmer:
  - navn: Lolan Ottesen
    parti: A
    rolle: formand
    fra: 2022-01-01
  - navn: Bo Ny
    fra: 2023-12-09
"""


def test_people() -> None:
    text = """inviterede:
  Kommunen: ['Anja  Holm, chef (medformand)']
tilstede: [Anja Holm, Lolan Ottesen (A) - formand, Alle andre, Ingen, Anja]
afbud: [Anja Holm]
fraværende: Ingen
gæster: ['Carl Dam, hydrolog (punkt 1)', 'Dina Hemmelig (punkt 2)']
punkter: [A, {titel: B, lukket: ja}]
"""
    assert facts(text, committee=f"navn: Os\n{PEOPLE}").people == (
        PersonFacts("Lolan Ottesen", role="formand", party="A", presence="medlem"),
        PersonFacts("Anja Holm", title="chef", role="medformand", presence="inviteret"),
        PersonFacts("Anja Holm", presence="tilstede"),
        PersonFacts("Lolan Ottesen", role="formand", party="A", presence="tilstede"),
        PersonFacts("Anja Holm", title="chef", role="medformand", presence="afbud"),
        PersonFacts("Carl Dam", title="hydrolog", presence="gæst"),
    )


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("Anja Holm", True),
        ("Hatice Yıldırım Holm", True),
        ("Anne-Mette af Rosenborg", True),
        ("Leif P. Christensen", True),
        ("Øjvind Åkjær", True),
        ("Anja", False),
        ("Ingen", False),
        ("Ingen afbud", False),
        ("Alle medlemmer", False),
        ("ALLE MEDLEMMER", False),
        ("Hele bestyrelsen", False),
        ("to medlemmer", False),
        ("3 Medlemmer", False),
        ("Formand: Anja Holm", False),
        ("repræsentant for Byen", False),
        ("", False),
    ],
)
def test_what_may_be_a_name(name: str, right: bool) -> None:
    assert is_name(name) == right


# ---------------------------------------------------------------- items

ITEMS = """undernummerering: a.
nummerering: "Punkt 1:"
punkter:
  - titel: Budget
    id: budget
    type: beslutning
    sagsnr: 26/1482
    beslutning: |
      Udvalget **godkendte**:

      - budgettet
    afstemning: {for: [A, 'B  C'], imod: []}
    opgaver:
      - Ringe
      - {opgave: Skrive, ansvarlig: [Bo, Ulla], frist: 1.2.2024, status: i gang}
      - {opgave: Sende, ansvarlig: Bo, frist: snarest, status: Udført}
      - {opgave: Sælge, status: "bortfaldet, se punkt 2"}
    punkter:
      - Første
      - {titel: Andet, udgår: ja}
  - Pause
  - titel: Salg til hem1
    id: hem2
    lukket: ja
    sagsnr: hem3
    beslutning: hem4
    afstemning: hem5
    opgaver: [hem6]
    bilag: [hem7]
    punkter: [hem8]
  - titel: hem9
    id: hem10
    lukket: ja
    offentlig titel: Køb
    offentligt: [beslutning, afstemning, opgaver, bilag]
    beslutning: Købt.
    afstemning: Enstemmigt
    opgaver: [Betale]
    bilag: [Skøde, {titel: hem11, lukket: ja}]
  - titel: Frugt
    nr: uden
    afstemning:
"""


def test_items() -> None:
    budget, first, second, closed, opened, last = facts(ITEMS).items
    assert (budget.anchor, budget.permanent, budget.number) == ("budget", True, "Punkt 1:")
    assert (budget.type, budget.case_number) == ("beslutning", "26/1482")
    assert budget.decision == "Udvalget godkendte: – budgettet"
    assert budget.vote == VoteFacts(ayes=("A", "B C"))
    assert budget.tasks == (
        TaskFacts("Ringe"),
        TaskFacts("Skrive", ("Bo", "Ulla"), date(2024, 2, 1), "i gang"),
        TaskFacts("Sende", ("Bo",), None, "Udført", False, "snarest"),
        TaskFacts("Sælge", (), None, "bortfaldet, se punkt 2", False),
    )
    assert [(item.number, item.depth, item.withdrawn) for item in (first, second)] == [
        ("a.", 1, False),
        ("b.", 1, True),
    ]
    assert (first.anchor, first.permanent) == ("punkt-1-1", False)
    assert (closed.title, closed.anchor, closed.closed) == ("Lukket punkt", "punkt-3", True)
    assert (opened.title, opened.anchor, opened.permanent) == ("Køb", "punkt-4", False)
    assert (opened.decision, opened.vote) == ("Købt.", VoteFacts("Enstemmigt"))
    assert (opened.tasks, opened.files) == ((TaskFacts("Betale"),), (FileFacts("Skøde"),))
    assert (last.number, last.vote, last.closed) == ("", None, False)


def test_nothing_closed_is_known_but_to_members() -> None:
    assert not re.search(r"hem\d", repr(facts(ITEMS)))
    assert set(re.findall(r"hem\d+", repr(facts(ITEMS, "medlemmer")))) == {
        f"hem{number}" for number in range(1, 12)
    }


@pytest.mark.parametrize(
    ("kinds", "known"),
    [
        (("dagsorden",), "bilag gæst"),
        (("referat",), "beslutning bilag gæst opgave rettelse stemme tilstede"),
        (("beslutningsreferat",), "beslutning gæst opgave rettelse stemme tilstede"),
    ],
)
def test_only_what_a_document_shows_is_known(kinds: tuple[Kind, ...], known: str) -> None:
    text = """status: dagsorden
tilstede: Xx tilstedeA Xx
gæster: Xx gæstA Xx
punkter:
  - {titel: A, beslutning: beslutningA, afstemning: stemmeA, opgaver: opgaveA, bilag: bilagA}
rettelser: rettelseA
"""
    found = facts_of(whole(text), kinds=kinds)
    assert sorted(re.findall(r"(\w+)A\b", repr(found))) == known.split()


# ---------------------------------------------------------------- files


def test_files(tmp_path: Path) -> None:
    folder = tmp_path / "2023-12-08"
    (folder / "kort").mkdir(parents=True)
    for name in ("Løn.PDF", "kort/a b.png", "data.xyz", "hem1.pdf", "hem2.pdf"):
        (folder / name).write_bytes(b"1234")
    shelf = Shelf(tmp_path, (folder, tmp_path))
    shelf.closed = frozenset((folder / name).resolve() for name in ("hem1.pdf", "hem2.pdf"))
    text = """bilag: [{fil: hem1.pdf}, {titel: Kendt, fil: hem2.pdf}, {fil: data.xyz}]
punkter:
  - titel: A
    bilag:
      - {titel: Løn, fil: Løn.PDF}
      - {titel: Kort, fil: kort/a b.png}
      - Mundtligt
      - https://example.org/plan
      - {titel: Plan, url: www.example.org}
      - {titel: Ingen, fil: mangler.pdf}
  - {titel: B, lukket: ja, bilag: [{fil: hem1.pdf}, {fil: hem2.pdf}]}
"""
    options = Options(published=shelf.published, is_closed=shelf.is_closed)
    found = facts_of(whole(text), options=options)
    root = "udvalget/2023-12-08"
    unknown = "application/octet-stream"
    assert found.files == (
        FileFacts("Kendt"),
        FileFacts("data.xyz", f"{root}/data.xyz", "", unknown, 4),
    )
    assert found.items[0].files == (
        FileFacts("Løn", f"{root}/Løn.PDF", "", "application/pdf", 4),
        FileFacts("Kort", f"{root}/kort/a b.png", "", "image/png", 4),
        FileFacts("Mundtligt"),
        FileFacts("https://example.org/plan", url="https://example.org/plan"),
        FileFacts("Plan", url="https://www.example.org"),
        FileFacts("Ingen"),
    )
    assert "hem" not in repr(found)
    assert sorted(shelf.used) == ["Løn.PDF", "data.xyz", "kort/a b.png"]


# ---------------------------------------------------------------- whatever the meeting


def whole_of(tree: Tree) -> Whole:
    meeting, findings = load(Meeting, parse(to_yaml(tree))[0])  # type: ignore[arg-type]
    assert meeting is not None, findings
    return cascade(meeting, None, None)


def some_file(name: str) -> FileRef | None:
    return FileRef(f"fil-{len(name)}.pdf", Path("/fil"), 10)


@given(meetings())
def test_nothing_closed_is_in_public_facts(meeting: dict[str, Tree]) -> None:
    found = facts_of(whole_of(meeting), options=Options(published=some_file))
    assert not re.search(r"hem\d", repr(found))


@given(meetings())
def test_items_are_those_of_the_document(meeting: dict[str, Tree]) -> None:
    found = whole_of(meeting)
    for edition in ("offentlig", "medlemmer"):
        document = make_document(found, "referat", edition, Options())
        known = facts_of(found, edition).items
        shown = [
            (sub.anchor, sub.number, sub.title, depth)
            for item in document.items
            if isinstance(item, Item)
            for sub, depth in _with_subs(item, 0)
        ]
        assert [(item.anchor, item.number, item.title, item.depth) for item in known] == shown


def _with_subs(item: Item, depth: int) -> list[tuple[Item, int]]:
    found = [(item, depth)]
    for part in item.parts:
        if isinstance(part, Item):
            found += _with_subs(part, depth + 1)
    return found


# ---------------------------------------------------------------- bodies


def test_a_body() -> None:
    text = f"""navn: Teknikudvalget i Elmsund
kortnavn: Teknikudvalget
formand: Lolan Ottesen (A)
frist: 4
kontakt: {{navn: Ditte Egelykke, telefon: 10 00 24 60, email: d@example.org}}
{PEOPLE}  - Ledig plads
mødeplan:
  - 2026-09-02
  - onsdag den 7. oktober 2026 kl. 8.30-12.00, Mødelokale 3
  - {{dato: 4.11.2026, tid: efter frokost, sted: Torvet, bemærkning: budget}}
"""
    assert body_facts(read(Committee, text), folder="teknik", name="x") == BodyFacts(
        folder="teknik",
        name="Teknikudvalget i Elmsund",
        short_name="Teknikudvalget",
        leader=("Lolan Ottesen (A)",),
        members=(
            PersonFacts("Lolan Ottesen", role="formand", party="A", since=date(2022, 1, 1)),
            PersonFacts("Bo Ny", since=date(2023, 12, 9)),
        ),
        contact=("Ditte Egelykke, tlf. 10 00 24 60, d@example.org",),
        notice=Notice(4),
        plan=(
            PlannedFacts(date(2026, 9, 2)),
            PlannedFacts(date(2026, 10, 7), time(8, 30), time(12), "Mødelokale 3"),
            PlannedFacts(date(2026, 11, 4), None, None, "Torvet", "efter frokost, budget"),
        ),
    )


def test_a_body_without_a_file() -> None:
    assert body_facts(None, folder="os", name="Os") == BodyFacts("os", "Os")
