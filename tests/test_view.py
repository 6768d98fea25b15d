"""What a reader sees: which document shows which key, closed things, numbers, heads, people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from referat.danish.words import NBSP
from referat.model.item import Item as ItemModel
from referat.model.item import Pause as PauseModel
from referat.model.meeting import Meeting
from referat.model.style import HouseStyle
from referat.prose.tree import Blocks, Bullets, Paragraph, People, Table, plain
from referat.view.closed import closed_files
from referat.view.document import Document, Field, Item, Kind, Pause, Section
from referat.view.make import has_minutes
from referat.view.points import names_any
from tests.reading import view, whole

KINDS: tuple[Kind, ...] = get_args(Kind)


def said(blocks: Blocks) -> str:
    """The words of simple blocks."""
    return " / ".join(" ".join(_said(blocks)).replace(NBSP, " ").split("\n"))


def _said(blocks: Blocks) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield plain(block.content)
        elif isinstance(block, Bullets):
            for item in block.items:
                yield from _said(item)
        elif isinstance(block, People):
            yield from (plain(person) for group in block.groups for person in group.people)
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    yield from _said(cell)


def head(document: Document) -> dict[str, str]:
    return {field.label: said(field.blocks) for field in document.head}


def items(document: Document) -> list[Item]:
    return [item for item in document.items if isinstance(item, Item)]


# ---------------------------------------------------------------- which document shows what

ALL, BEFORE, AFTER = (
    "dagsorden referat beslutningsreferat",
    "dagsorden referat",
    ("referat beslutningsreferat"),
)
MEETING_KEYS: dict[str, str] = {
    **dict.fromkeys(("titel", "udvalg", "type", "nummer", "tid", "sted", "form", "link"), ALL),
    **dict.fromkeys(("udsendt", "mødeleder", "referent", "kontakt"), ALL),
    **dict.fromkeys(("inviterede", "medlemmer", "gæster", "bilag"), ALL),
    **dict.fromkeys(("tilstede", "afbud", "fraværende", "hævet"), AFTER),
    **dict.fromkeys(("underskrifter", "rettelser", "næste møde"), AFTER),
    "godkendt": AFTER,
    "indledning": "referat",
}
ITEM_KEYS: dict[str, str] = {
    **dict.fromkeys(("titel", "tid", "varighed", "ved", "sagsnr", "dok.nr", "afgøres i"), ALL),
    **dict.fromkeys(("type", "udgår", "lukket", "punkter"), ALL),
    **dict.fromkeys(("tekst", "indstilling", "sagsfremstilling", "afsnit"), BEFORE),
    **dict.fromkeys(("sagsforløb", "bilag"), BEFORE),
    **dict.fromkeys(("referat", "deltog ikke", "inhabile", "efterskrift"), "referat"),
    **dict.fromkeys(("bemærkning", "fraværende"), "referat"),
    **dict.fromkeys(("beslutning", "afstemning", "særstandpunkt", "opgaver"), AFTER),
}
PAUSE_KEYS = {"pause": BEFORE, "varighed": BEFORE, "afholdt": "referat", "bemærkning": "referat"}
WRITTEN = {"afsnit": "[{A: zebra}]", "tid": "zebra", "pause": "zebra", "hævet": "zebra"}


@pytest.mark.parametrize("key", MEETING_KEYS)
def test_which_document_shows_a_key_of_the_meeting(key: str) -> None:
    text = f"{key}: {WRITTEN.get(key, 'zebra')}\npunkter: [A]\n"
    assert shown_in(text) == MEETING_KEYS[key].split()


@pytest.mark.parametrize("key", ITEM_KEYS)
def test_which_document_shows_a_key_of_an_item(key: str) -> None:
    title = "" if key == "titel" else "titel: A\n    "
    text = f"punkter:\n  - {title}{key}: {WRITTEN.get(key, 'zebra')}\n"
    assert shown_in(text) == ITEM_KEYS[key].split()


@pytest.mark.parametrize("key", PAUSE_KEYS)
def test_which_document_shows_a_key_of_a_pause(key: str) -> None:
    lead = "" if key == "pause" else "pause: 10\n    "
    assert shown_in(f"punkter:\n  - {lead}{key}: zebra\n  - B\n") == PAUSE_KEYS[key].split()


def shown_in(text: str) -> list[str]:
    return [kind for kind in KINDS if "zebra" in repr(view(text, kind)).replace("anchor='zeb", "")]


def test_the_table_names_every_key() -> None:
    unshown = {"status", "dato", "punkter"} | set(HouseStyle.names())
    assert set(Meeting.names()) - unshown == set(MEETING_KEYS)
    elsewhere = {"nr", "id", "offentligt", "offentlig titel", "åbne opgaver"}
    assert set(ItemModel.names()) - elsewhere == set(ITEM_KEYS)
    assert set(PauseModel.names()) == set(PAUSE_KEYS)


def test_a_cancelled_meeting_gives_its_reason_in_the_agenda_too() -> None:
    text = "status: aflyst\nindledning: zebra\npunkter: [A]\n"
    assert "dagsorden" in shown_in(text)
    assert view(text, "dagsorden").mark == "Aflyst"


SENT = "udsendt: {dagsorden: 2023-12-01, referat: 2023-12-12}\npunkter: [A]\n"


@pytest.mark.parametrize(
    ("text", "kind", "shown", "created"),
    [
        (SENT, "dagsorden", "1. december 2023", date(2023, 12, 1)),
        (SENT, "referat", "12. december 2023", date(2023, 12, 12)),
        (SENT, "beslutningsreferat", "12. december 2023", date(2023, 12, 12)),
        ("udsendt: {dagsorden: 2023-12-01}", "referat", None, date(2023, 12, 8)),
        ("udsendt: {referat: i dag}", "referat", "i dag", date(2023, 12, 8)),
        ("udsendt: 2023-12-01", "referat", "1. december 2023", date(2023, 12, 1)),
        ("udsendt: 2023-12-01", "dagsorden", "1. december 2023", date(2023, 12, 1)),
    ],
)
def test_when_each_document_was_sent(
    text: str, kind: Kind, shown: str | None, created: date
) -> None:
    document = view(text, kind)
    assert head(document).get("Udsendt") == shown
    assert document.properties.created == created


def test_the_day_of_approval_stands_where_its_key_stands() -> None:
    document = view("godkendt: 2024-01-10\nsted: A\npunkter: [A]\n")
    assert [field.label for field in document.head] == ["Dato", "Godkendt", "Sted"]
    assert head(document)["Godkendt"] == "10. januar 2024"
    assert document.mark == "Godkendt"
    assert "Godkendt" not in head(view("godkendt: 2024-01-10\npunkter: [A]\n", "dagsorden"))


@pytest.mark.parametrize(
    ("text", "minuted"),
    [
        ("punkter: [A]", False),
        ("punkter: [{titel: A, indstilling: B}]", False),
        ("punkter: [{titel: A, referat: B}]", True),
        ("punkter: [{titel: A, punkter: [{titel: B, beslutning: C}]}]", True),
        ("punkter: [{titel: A, opgaver: B}]", True),
        ("punkter: [{pause: 10, afholdt: 10.05}]", True),
        ("tilstede: Anja", True),
        ("hævet: 10.30", True),
        ("status: dagsorden\ntilstede: Anja", False),
        ("status: planlagt", False),
        ("status: udkast", True),
        ("status: aflyst", False),
        ("godkendt: 2024-01-10", True),
        ("punkter: [{titel: A, åbne opgaver: ja}]", False),
    ],
)
def test_when_there_are_minutes(text: str, minuted: bool) -> None:
    assert has_minutes(whole(text).meeting) == minuted


@pytest.mark.parametrize(
    ("status", "kind", "mark", "tone"),
    [
        ("udkast", "referat", "Udkast", "varsel"),
        ("endeligt", "referat", "Endeligt", "rolig"),
        ("godkendt", "beslutningsreferat", "Godkendt", "rolig"),
        ("udkast", "dagsorden", "", "varsel"),
        ("planlagt", "dagsorden", "Foreløbig dagsorden", "varsel"),
        ("aflyst", "referat", "Aflyst", "varsel"),
        ("", "referat", "", "varsel"),
    ],
)
def test_marks(status: str, kind: Kind, mark: str, tone: str) -> None:
    document = view(f"status: {status}\n", kind)
    assert (document.mark, document.mark_tone) == (mark, tone)


# ---------------------------------------------------------------- head


def test_day_and_time_stand_together_where_the_first_of_them_stands() -> None:
    assert head(view("sted: A\ndato: 2023-12-08\ntid: 8.30-11\n")) == {
        "Sted": "A",
        "Tidspunkt": "fredag den 8. december 2023 kl. 8.30–11.00",
    }
    assert list(head(view("tid: 8.30\nsted: A\ndato: 2023-12-08\n"))) == ["Tidspunkt", "Sted"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("dato: 2023-12-08", {"Dato": "fredag den 8. december 2023"}),
        (
            "dato: 2023-12-08\ntid: efter bowling",
            {"Tidspunkt": "fredag den 8. december 2023, efter bowling"},
        ),
        (
            "dato: 2023-12-08\ntid: 8.30\noverskrifter: {tid: Kl.}",
            {"Dato": "fredag den 8. december 2023", "Kl.": "kl. 8.30"},
        ),
        ("dato: 2023-12-08\noverskrifter: {dato: Dag}", {"Dag": "fredag den 8. december 2023"}),
        (
            "dato: 2023-12-08\ntid: 8.30\nklokkeslæt: '08:30'",
            {"Tidspunkt": "fredag den 8. december 2023 08:30"},
        ),
    ],
)
def test_day_and_time(text: str, wanted: dict[str, str]) -> None:
    assert head(view(text)) == wanted


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("fredag d. 23/2 2024", "fredag den 23. februar 2024"),
        ("23.2.2024 kl. 9", "fredag den 23. februar 2024 kl. 9.00"),
        ("23. februar 2024, kl. 9-11.", "fredag den 23. februar 2024 kl. 9.00–11.00"),
        ("engang i foråret", "engang i foråret"),
        ("{dato: 2024-02-23, tid: 9, sted: M5}", "fredag den 23. februar 2024 kl. 9.00, M5"),
        ("{dato: februar, tekst: Mere følger}", "februar, Mere følger"),
        ("{tid: 9}", "kl. 9.00"),
    ],
)
def test_next_meeting(text: str, line: str) -> None:
    assert head(view(f"dato: 2023-12-08\nnæste møde: {text}\n"))["Næste møde"] == line


def test_keys_after_the_items_close_the_document() -> None:
    document = view("punkter: [A]\nnæste møde: I morgen\nunderskrifter: Anja\nsted: Her\n")
    assert [field.key for field in document.head] == ["dato"]
    keys = [part.key for part in document.closing if isinstance(part, Field | Section)]
    assert keys == ["næste møde", "underskrifter", "sted"]


def test_headings_of_the_house() -> None:
    committee = (
        "navn: Miljøudvalget\noverskrifter:\n"
        '  beslutning: "{udvalg}s beslutning den {dato}, punkt {nr}"\n  referat: uden\n'
    )
    (item,) = items(view("punkter: [{titel: A, referat: x, beslutning: y}]\n", committee=committee))
    headings = [part.heading.replace(NBSP, " ") for part in item.parts if isinstance(part, Section)]
    assert headings == ["", "Miljøudvalgets beslutning den 8. december 2023, punkt 1"]


# ---------------------------------------------------------------- people


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Anja Holm, chef (formand)", "Anja Holm, chef (formand)"),
        ("Lolan Ottesen (A) - formand", "Lolan Ottesen (A) - formand"),
        ("{navn: Anja, parti: A, titel: chef, rolle: formand}", "Anja (A), chef (formand)"),
        ("{navn: Anja, deltog: 9.15-10.15}", "Anja (deltog kl. 9.15–10.15)"),
        ("{navn: Anja, stedfortræder for: Bo}", "Anja (stedfortræder for Bo)"),
        ("{navn: Anja, punkter: [2, 5]}", "Anja (punkt 2 og 5)"),
        ("{navn: Anja, årsag: syg, bemærkning: ringer}", "Anja (syg; ringer)"),
        ("{navn: Anja, telefon: 12 34, email: a@b.dk}", "Anja, tlf. 12 34, a@b.dk"),
        ("{navn: Anja, fra: 1.1.2026}", "Anja (fra 1. januar 2026)"),
    ],
)
def test_people_print_as_written_or_composed(text: str, line: str) -> None:
    assert head(view(f"inviterede:\n  - {text}\n"))["Inviterede"] == line


def test_a_bare_name_takes_the_rest_from_the_invited_among_apologies_only() -> None:
    document = view("inviterede: ['Anja, chef', Bo]\nafbud: [Anja]\ngæster: [Anja]\n")
    assert head(document)["Afbud"] == "Anja, chef"
    assert head(document)["Gæster"] == "Anja"


# ---------------------------------------------------------------- items


def test_headings_of_items() -> None:
    text = """punkter:
  - {titel: A, tid: 8.30-9, ved: [Anja, Bo]}
  - {titel: B, ved: alle, varighed: 10 min.}
  - {titel: C, ved: v/Anja}
"""
    tails = [[part.replace(NBSP, " ") for part in item.tail] for item in items(view(text))]
    assert tails == [
        ["(kl. 8.30–9.00)", "v/Anja og Bo"],
        ["v/alle", "(10 min.)"],
        ["v/Anja"],
    ]


def numbers(document: Document) -> list[str]:
    return [number for item in items(document) for number in _numbers(item)]


def _numbers(item: Item) -> list[str]:
    return [
        item.number,
        *(n for part in item.parts if isinstance(part, Item) for n in _numbers(part)),
    ]


@pytest.mark.parametrize(
    ("style", "printed"),
    [
        ("", ["1.", "1.1", "1.2", "2.", "3."]),
        ("nummerering: 'Punkt 1:'", ["Punkt 1:", "1.1", "1.2", "Punkt 2:", "Punkt 3:"]),
        ("nummerering: a.\nundernummerering: i)", ["a.", "i)", "ii)", "b.", "c."]),
        ("undernummerering: a.", ["1.", "a.", "b.", "2.", "3."]),
        ("nummerering: uden", ["", "1", "2", "", ""]),
        ("undernummerering: uden", ["1.", "", "", "2.", "3."]),
    ],
)
def test_numbers(style: str, printed: list[str]) -> None:
    text = f"{style}\npunkter: [{{titel: A, punkter: [B, C]}}, Pause, D, E]\n"
    assert numbers(view(text)) == printed


@pytest.mark.parametrize(
    ("entries", "printed"),
    [
        ("[{titel: A, nr: 715}, B]", ["715.", "716."]),
        ("[A, {titel: B, nr: uden}, C]", ["1.", "", "2."]),
        ("[A, {titel: B, nr: 4.a}, C]", ["1.", "4.a.", "5."]),
        ("[A, {pause: 10}, B]", ["1.", "2."]),
    ],
)
def test_own_numbers(entries: str, printed: list[str]) -> None:
    assert numbers(view(f"punkter: {entries}\n")) == printed


def test_numbers_do_not_change_in_the_public_edition() -> None:
    text = "punkter: [A, {titel: B, lukket: ja, punkter: [C]}, D]\n"
    assert numbers(view(text, edition="offentlig")) == ["1.", "2.", "3."]


def test_anchors_are_the_items_own_or_their_places() -> None:
    text = "punkter: [{titel: A, id: a}, {titel: B, id: punkt-3}, C, {titel: D, punkter: [E]}]\n"
    document = view(text)
    assert [item.anchor for item in items(document)] == ["a", "punkt-3", "punkt-3-", "punkt-4"]
    assert [part.anchor for part in items(document)[3].parts if isinstance(part, Item)] == [
        "punkt-4-1"
    ]


def test_pauses() -> None:
    text = "punkter: [A, {pause: 10-10.15, varighed: 15 min., afholdt: 10.05, bemærkning: Kaffe}]\n"
    minutes = view(text).items[1]
    assert isinstance(minutes, Pause)
    assert [part.replace(NBSP, " ") for part in minutes.tail] == ["(kl. 10.00–10.15)", "(15 min.)"]
    assert said(minutes.blocks) == "Afholdt kl. 10.05 Kaffe"


def test_tasks_are_a_table_once_there_is_more_than_words() -> None:
    (listed,) = items(view("punkter: [{titel: A, opgaver: [Ringe, Skrive]}]\n"))
    (section,) = listed.parts
    assert isinstance(section, Section)
    assert isinstance(section.blocks[0], Bullets)
    (tabled,) = items(
        view("punkter: [{titel: A, opgaver: [Ringe, {opgave: Skrive, frist: 1.2.2026}]}]\n")
    )
    (section,) = tabled.parts
    assert isinstance(section, Section)
    assert isinstance(section.blocks[0], Table)
    assert said(section.blocks) == "Ringe Skrive 1. februar 2026"


# ---------------------------------------------------------------- closed

CLOSED = """punkter:
  - titel: hem1
    id: hem2
    sagsnr: hem3
    ved: hem4
    tid: hem5
    type: hem6
    lukket: Persondata
    referat: hem7
    beslutning: ord1
    bilag: [hem8, {titel: hem9, lukket: ja}]
    punkter: [hem10, {titel: hem11, referat: hem12}]
    opgaver: [{opgave: hem13, ansvarlig: hem14}]
"""


def public(text: str) -> str:
    return "".join(repr(view(text, kind, "offentlig")) for kind in KINDS)


def test_a_closed_item_shows_its_number_its_reason_and_no_more() -> None:
    assert not re.search(r"hem\d|ord1", public(CLOSED))
    (item,) = items(view(CLOSED, edition="offentlig"))
    assert (item.number, item.title, item.closed) == ("1.", "Lukket punkt", True)
    assert item.marks == ("Persondata",)
    assert item.anchor == "punkt-1"
    assert item.parts == ()


def test_a_closed_item_shows_what_it_opens() -> None:
    text = CLOSED + "    offentligt: [titel, beslutning, bilag]\n    offentlig titel: ord2\n"
    shown = public(text)
    assert set(re.findall(r"hem\d+", shown)) == {"hem8"}
    assert "ord1" in shown
    assert "ord2" in shown


def test_opened_sub_items_that_are_closed_stay_closed() -> None:
    text = (
        "punkter:\n  - titel: hem1\n    lukket: ja\n    offentligt: [punkter]\n"
        "    punkter: [ord1, {titel: hem2, lukket: ja, referat: hem3}]\n"
    )
    assert re.findall(r"hem\d|ord1", public(text)) == ["ord1"] * 3


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ("bilag: [{titel: hem0, lukket: ja}]\npunkter: [A]", False),
        ("bilag: [{titel: hem0, lukket: Persondata}]\npunkter: [A]", False),
        ("bilag: [{titel: hem0, lukket: nej}]\npunkter: [A]", True),
        ("bilag: [{titel: hem0, punkt: 2}]\npunkter: [A, {titel: B, lukket: ja}]", False),
        ("bilag: [{titel: hem0, punkt: 1 og 2}]\npunkter: [A, {titel: B, lukket: ja}]", False),
        ("bilag: [{titel: hem0, punkt: 1-3}]\npunkter: [A, {titel: B, lukket: ja}, C]", False),
        ("bilag: [{titel: hem0, punkt: 2.1}]\npunkter: [A, {titel: B, lukket: ja}]", False),
        ("bilag: [{titel: hem0, punkt: 1}]\npunkter: [A, {titel: B, lukket: ja}]", True),
        ("bilag: [{titel: hem0, punkt: 12}]\npunkter: [A, {titel: B, lukket: ja}]", True),
        ("punkter: [{titel: A, bilag: [{titel: hem0, lukket: ja}]}]", False),
        ("rettelser: [{punkt: 1, tekst: hem0}]\npunkter: [{titel: A, lukket: ja}]", False),
        ("rettelser: [{punkt: 2, tekst: hem0}]\npunkter: [{titel: A, lukket: ja}]", True),
        ("punkter: [{titel: A, punkter: [{titel: hem0, lukket: ja}]}]", False),
        ("punkter: [{titel: hem0, lukket: nej}]", True),
        ("punkter: [{titel: A, lukket: ja, referat: hem0}]", False),
    ],
)
def test_what_the_public_sees(text: str, is_open: bool) -> None:
    assert ("hem0" in public(text)) == is_open
    assert "hem0" in repr(view(text))


@pytest.mark.parametrize(
    ("point", "numbers", "named"),
    [
        ("5", ["5"], True),
        ("punkt 5", ["5"], True),
        ("5.1", ["5"], True),
        ("3 og 5", ["5"], True),
        ("4-6", ["5"], True),
        ("4–6", ["5"], True),
        ("15", ["5"], False),
        ("5", ["5.1"], False),
        ("4.a", ["4.a"], True),
        ("", ["5"], False),
        (None, ["5"], False),
    ],
)
def test_which_items_an_attachment_names(
    point: str | None, numbers: list[str], named: bool
) -> None:
    assert names_any(point, numbers) == named


def test_a_file_that_is_closed_in_one_place_is_closed_in_all(tmp_path: Path) -> None:
    text = "bilag: [{fil: a.pdf}, {fil: b.pdf}]\n"
    text += "punkter: [{titel: A, lukket: ja, bilag: [{fil: a.pdf}]}]"
    closed = closed_files(whole(text).meeting, lambda name: tmp_path / name)
    assert closed == {tmp_path.resolve() / "a.pdf"}


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("punkter: [A]", "Medlemmernes udgave"),
        ("punkter: [{titel: A, lukket: ja}]", "Kun for medlemmer: indeholder lukkede punkter"),
        (
            "punkter: [{titel: A, punkter: [{titel: B, lukket: ja}]}]",
            "Kun for medlemmer: indeholder lukkede punkter",
        ),
        ("bilag: [{titel: A, lukket: ja}]", "Kun for medlemmer: indeholder lukkede punkter"),
    ],
)
def test_the_members_edition_says_so(text: str, mark: str) -> None:
    assert view(text).edition_mark == mark
    assert view(text, edition="offentlig").edition_mark == ""


def test_properties_come_from_the_meeting() -> None:
    document = view("titel: Et  møde\nudsendt: 1.2.2024\n", site="organisation: Os")
    assert document.properties.title == "Referat: Et møde, 8. december 2023"
    assert document.properties.author == "Os"
    assert document.properties.created == date(2024, 2, 1)
    assert view("titel: A\n").properties.created == date(2023, 12, 8)


def test_attachments_say_what_is_known_of_them() -> None:
    (item,) = items(
        view(
            "punkter: [{titel: A, bilag: [{titel: Notat, nr: 4.a, dok.nr: 12, adgang: Åben,"
            " påført: 1.2.2026, note: Eftersendes}]}]\n"
        )
    )
    (section,) = item.parts
    assert isinstance(section, Section)
    assert said(section.blocks) == (
        "4.a Notat, dok.nr. 12, adgang: Åben, påført 1. februar 2026, Eftersendes"
    )
