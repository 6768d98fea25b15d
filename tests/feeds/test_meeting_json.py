"""moede.json: everything of the meeting, in the shape that is promised, in plain values."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator, FormatChecker
from msgspec.structs import replace

from referat.formats.data.meeting_json import meeting_json
from referat.formats.data.shape import NAME, schema, schema_text
from referat.model.cascade import Whole, cascade
from referat.model.load import load
from referat.model.meeting import Meeting
from referat.prose.options import Options
from referat.site.parts import Chrome
from referat.source.parse import parse
from referat.view.document import Document, Edition, Kind
from referat.view.facts import MeetingFacts
from referat.view.make import make_document
from referat.view.make_facts import meeting_facts
from tests.feeds.made import MEETING, NOWHERE, PUBLIC, SITE, meetings

ROOT = Path(__file__).parents[2]
VALIDATOR = Draft7Validator(schema(), format_checker=FormatChecker())
ALL: tuple[Kind, ...] = ("dagsorden", "referat", "beslutningsreferat")

TEXT = """
titel: Møde i Miljøudvalget
dato: 2026-05-06
tid: 15.30-18.05
udsendt: 2026-05-12
mødeleder: Anna Holm
indledning: Udvalget besigtigede *åen*.
tilstede: [Anna Holm (A)]
punkter:
  - titel: Budget
    id: budget
    sagsnr: 26/117
    ved: Carl Dam
    sagsfremstilling: |
      ## Baggrund

      Se [loven](https://example.dk/lov) og **tallene**.
    indstilling: [at budgettet godkendes]
    referat: Der var spørgsmål.
    beslutning: Budgettet blev godkendt.
    afstemning: {for: [A, V], imod: [C]}
    opgaver:
      - {opgave: Send budgettet ud, ansvarlig: Anna Holm, frist: 2026-06-01}
      - {opgave: Følg op, frist: efter ferien, status: udført}
    punkter:
      - Takster
  - titel: Køb af Hemmelighus
    id: hemmelig-handel
    lukket: personsag
    sagsfremstilling: Hemmelighedskræmmeri.
    beslutning: Hemmeligt købt.
  - Eventuelt
underskrifter: [Anna Holm]
"""


def whole_of(text: str) -> Whole:
    value, findings = parse(text)
    assert value is not None
    meeting, more = load(Meeting, value)
    assert meeting is not None
    assert not [*findings, *more]
    return cascade(meeting, None, None)


def written(
    edition: Edition = "offentlig", kinds: tuple[Kind, ...] = ALL, chrome: Chrome = PUBLIC
) -> Any:
    whole, options = whole_of(TEXT), Options()
    facts = meeting_facts(
        whole,
        edition=edition,
        address="miljø/2026-05-06",
        folder="miljø",
        source="miljø/2026-05-06.yaml",
        kinds=kinds,
        options=options,
        formats=("html", "docx"),
    )
    documents = [make_document(whole, kind, edition, options) for kind in kinds]
    return as_json(facts, documents, chrome)


def as_json(facts: MeetingFacts, documents: list[Document], chrome: Chrome = PUBLIC) -> Any:
    data = meeting_json(facts, documents, chrome)
    assert data == meeting_json(facts, documents, chrome)
    found = json.loads(data.decode("utf-8"))
    assert [error.message for error in VALIDATOR.iter_errors(found)] == []
    return found


def test_the_schema_in_the_repository_is_not_stale() -> None:
    stored = (ROOT / "schemas" / NAME).read_text(encoding="utf-8")
    assert stored == schema_text(), f"python -m referat.formats.data.shape > schemas/{NAME}"
    Draft7Validator.check_schema(schema())


def properties(shape: Any) -> set[str]:
    if isinstance(shape, list):
        return {key for each in shape for key in properties(each)}
    if not isinstance(shape, dict):
        return set()
    own = set(shape["properties"]) if isinstance(shape.get("properties"), dict) else set()
    return own.union(*(properties(each) for each in shape.values()))


def test_every_key_is_explained_in_the_guide() -> None:
    page = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    assert [key for key in sorted(properties(schema())) if f"`{key}`" not in page] == []


def keys_and_schema(value: Any, shape: Any) -> list[str]:
    """The keys of `value` that `shape` does not know."""
    shape = schema()["$defs"][shape["$ref"].rpartition("/")[2]] if "$ref" in shape else shape
    if isinstance(value, list):
        inner = shape["items"]
        if "anyOf" in inner:
            return []
        return [key for each in value for key in keys_and_schema(each, inner)]
    if not isinstance(value, dict):
        return []
    known = shape["properties"]
    unknown = [key for key in value if key not in known]
    return unknown + [
        key for name in value if name in known for key in keys_and_schema(value[name], known[name])
    ]


def test_the_schema_knows_every_key_that_is_written() -> None:
    assert keys_and_schema(written(), schema()) == []
    assert keys_and_schema(as_json(MEETING, []), schema()) == []


def test_the_head() -> None:
    found = written()
    assert {key: found[key] for key in ("id", "adresse", "titel", "dato", "start", "slut")} == {
        "id": "miljø/2026-05-06",
        "adresse": f"{SITE}milj%C3%B8/2026-05-06/",
        "titel": "Møde i Miljøudvalget",
        "dato": "2026-05-06",
        "start": "2026-05-06T15:30:00+02:00",
        "slut": "2026-05-06T18:05:00+02:00",
    }
    assert (found["har_referat"], found["referat_udsendt"]) == (True, "2026-05-12")
    assert [field["nøgle"] for field in found["fakta"]][:2] == ["dato", "udsendt"]
    assert found["indledning"][0]["markdown"] == "Udvalget besigtigede *åen*."
    assert [part["nøgle"] for part in found["afslutning"]] == ["underskrifter"]


def test_an_event_without_a_stated_day_has_none() -> None:
    events = [(event["art"], event["dato"]) for event in written()["hændelser"]]
    assert sorted(events) == [("dagsorden", None), ("referat", "2026-05-12")]


def test_an_item() -> None:
    item = written()["punkter"][0]
    assert item["id"] == "budget"
    assert item["fast"] is True
    assert item["adresse"] == f"{SITE}milj%C3%B8/2026-05-06/#budget"
    assert (item["nummer"], item["titel"], item["sagsnr"]) == ("1.", "Budget", "26/117")
    assert [word.replace("\u00a0", " ") for word in item["efter_titlen"]] == ["v/Carl Dam"]
    assert [part["nøgle"] for part in item["afsnit"]] == [
        "sagsfremstilling",
        "indstilling",
        "referat",
        "beslutning",
        "afstemning",
        "opgaver",
    ]
    assert item["afsnit"][0]["markdown"] == (
        "# Baggrund\n\nSe [loven](https://example.dk/lov) og **tallene**."
    )
    assert item["beslutning"] == "Budgettet blev godkendt."
    assert item["afstemning"] == {"tekst": None, "for": ["A", "V"], "imod": ["C"], "undlod": []}


def test_tasks_have_a_day_or_words() -> None:
    tasks = written()["punkter"][0]["opgaver"]
    assert [(t["frist"], t["frist_tekst"], t["åben"]) for t in tasks] == [
        ("2026-06-01", None, True),
        (None, "efter ferien", False),
    ]


def test_sub_items_follow_their_item() -> None:
    found = [(item["titel"], item["niveau"]) for item in written()["punkter"]]
    assert found[:2] == [("Budget", 0), ("Takster", 1)]


@pytest.mark.parametrize("kinds", [ALL, ("dagsorden",), ("beslutningsreferat",), ()])
def test_what_is_closed_is_not_there(kinds: tuple[Kind, ...]) -> None:
    text = json.dumps(written(kinds=kinds), ensure_ascii=False).casefold()
    assert "hemmelig" not in text
    closed = [item for item in written(kinds=kinds)["punkter"] if item["lukket"]]
    assert len(closed) == 1


def test_the_members_see_it() -> None:
    found = written("medlemmer")
    assert found["udgave"] == "medlemmer"
    assert "Hemmeligt købt." in json.dumps(found, ensure_ascii=False)


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (("dagsorden",), ["sagsfremstilling", "indstilling"]),
        (("beslutningsreferat",), ["beslutning", "afstemning", "opgaver"]),
        (
            ("dagsorden", "beslutningsreferat"),
            ["sagsfremstilling", "indstilling", "beslutning", "afstemning", "opgaver"],
        ),
    ],
)
def test_texts_come_from_the_documents_that_are_made(
    kinds: tuple[Kind, ...], expected: list[str]
) -> None:
    item = written(kinds=kinds)["punkter"][0]
    assert [part["nøgle"] for part in item["afsnit"]] == expected


def test_addresses_without_a_site_are_relative_to_the_file() -> None:
    found = written(chrome=NOWHERE)
    assert found["adresse"] == "index.html"
    assert found["samling"] == "../../data.json"
    assert found["udvalg"]["data"] == "../data.json"
    assert found["dokumenter"][1]["adresse"] == "dagsorden.docx"
    assert found["punkter"][0]["adresse"] == "index.html#budget"


def test_attachments_have_an_address_a_type_and_a_size() -> None:
    files = as_json(MEETING, [])["punkter"][1]["bilag"]
    assert files == [
        {
            "titel": "Budget",
            "adresse": f"{SITE}milj%C3%B8/2026-05-06/budget%202027.pdf",
            "type": "application/pdf",
            "størrelse": 2048,
        },
        {
            "titel": "Loven",
            "adresse": "https://example.dk/lov?a=1&b=2",
            "type": None,
            "størrelse": None,
        },
        {"titel": "Et bilag, der mangler", "adresse": None, "type": None, "størrelse": None},
    ]


def test_a_meeting_of_which_nothing_is_published_has_no_page() -> None:
    found = as_json(replace(MEETING, kinds=(), day=date(2026, 5, 7)), [])
    assert found["adresse"] is None
    assert found["dokumenter"] == []
    assert found["punkter"][0]["adresse"] is None


@given(meetings(), st.sampled_from([PUBLIC, NOWHERE]))
@settings(max_examples=100)
def test_hostile_meetings_make_json(meeting: MeetingFacts, chrome: Chrome) -> None:
    found = as_json(meeting, [], chrome)
    assert len(found["punkter"]) == len(meeting.items)
