"""The JSON Schemas: not stale, right for the examples, and wrong for what is wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from jsonschema import Draft7Validator
from jsonschema.validators import validator_for

from referat.formats.data.shape import NAME as OF_DATA
from referat.model.vocabulary import MODELS
from referat.schema import schemas
from tests.strategies import meetings
from tests.yaml_out import Tree, to_yaml

ROOT = Path(__file__).parents[1]
SCHEMAS: dict[str, Any] = {name: json.loads(text) for name, text in schemas().items()}
EXAMPLES = [
    *((path, "meeting") for path in sorted((ROOT / "meetings").glob("*/*.yaml"))),
    *((path, "committee") for path in sorted((ROOT / "meetings").glob("*/udvalg.yaml"))),
    (ROOT / "referat.yaml", "site"),
]
EXAMPLES = [
    each for each in EXAMPLES if (each[0].name == "udvalg.yaml") == (each[1] == "committee")
]


def problems(kind: str, text: str) -> list[str]:
    """What an editor would underline: the editor reads YAML's own types, never ours."""
    value = json.loads(json.dumps(yaml.safe_load(text), default=str))
    validator = Draft7Validator(SCHEMAS[f"{kind}.schema.json"])
    return [error.message for error in validator.iter_errors(value)]


@pytest.mark.parametrize("name", SCHEMAS)
def test_schemas_in_the_repository_are_not_stale(name: str) -> None:
    stored = (ROOT / "schemas" / name).read_text(encoding="utf-8")
    assert stored == schemas()[name], "run `referat schema`"


def test_no_other_schemas_are_stored() -> None:
    stored = {path.name for path in (ROOT / "schemas").iterdir()}
    assert stored == {*SCHEMAS, OF_DATA, "fund.schema.json"}


@pytest.mark.parametrize("name", SCHEMAS)
def test_schemas_are_schemas(name: str) -> None:
    schema = SCHEMAS[name]
    assert validator_for(schema) is Draft7Validator
    Draft7Validator.check_schema(schema)


def test_every_model_is_described() -> None:
    described = {name for schema in SCHEMAS.values() for name in schema["$defs"]}
    assert described == {model.__name__ for model in MODELS} - {"Meeting", "Committee", "Site"}
    for schema in SCHEMAS.values():
        for definition in [schema, *schema["$defs"].values()]:
            assert definition["description"]
            for key, shape in definition["properties"].items():
                assert shape["description"], key
                assert "$ref" in shape or {"type", "anyOf", "enum"} & set(shape), key


def test_references_lead_somewhere() -> None:
    for schema in SCHEMAS.values():
        text = json.dumps(schema)
        for name in {part.split('"')[0] for part in text.split("#/$defs/")[1:]}:
            assert name in schema["$defs"]


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 14


@pytest.mark.parametrize(("path", "kind"), EXAMPLES, ids=lambda part: getattr(part, "name", part))
def test_examples_are_valid(path: Path, kind: str) -> None:
    assert problems(kind, path.read_text(encoding="utf-8")) == []


@given(meetings())
@settings(max_examples=15)
def test_whatever_we_read_an_editor_accepts(meeting: dict[str, Tree]) -> None:
    assert problems("meeting", to_yaml(meeting)) == []


GOOD = (
    "dato: 2023-12-08",
    "{dato: 2023-12-08, tid: 8.30, nummer: 3, titel: 12, sted: nej}",
    "{dato: 2023-12-08, punkter: [Eventuelt, {pause: 10.10-10.20}, {titel: A, lukket: ja}]}",
    "{dato: 2023-12-08, inviterede: {A: [Anja, {navn: Bo}], B: Carl}}",
    "{dato: 2023-12-08, bilag: Notat, mødeleder: Anja, næste møde: I morgen}",
    "{dato: 2023-12-08, punkter: null, titel: null, sted: null}",
    "{dato: 2023-12-08, punkter: [{titel: A, afstemning: Enstemmigt, opgaver: Ringe}]}",
    "{dato: 2023-12-08, punkter: [{titel: A, afsnit: [{Økonomi: x}], sagsforløb: Byrådet}]}",
    "{dato: 2023-12-08, punkter: [{titel: A, indstilling: [a, [b, c]], referat: []}]}",
)
BAD = (
    "{}",
    "[]",
    "titel: A",
    "{dato: 2023-12-08, tittel: A}",
    "{dato: 2023-12-08, status: godkent}",
    "{dato: 2023-12-08, punkter: [{titel: A, beslutninger: B}]}",
    "{dato: 2023-12-08, punkter: [{referat: A}]}",
    "{dato: 2023-12-08, punkter: [[A]]}",
    "{dato: 2023-12-08, inviterede: [{titel: A}]}",
    "{dato: [2023], titel: A}",
    "{dato: 2023-12-08, titel: [A]}",
    "{dato: 2023-12-08, linjeskift: behold}",
    "{dato: 2023-12-08, punkter: [{titel: A, opgaver: [{ansvarlig: A}]}]}",
)


@pytest.mark.parametrize("text", GOOD)
def test_good_meetings_are_valid(text: str) -> None:
    assert problems("meeting", text) == []


@pytest.mark.parametrize("text", BAD)
def test_bad_meetings_are_not(text: str) -> None:
    assert problems("meeting", text) != []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("committee", "kortnavn: A"),
        ("committee", "{navn: A, dato: 2023-12-08}"),
        ("committee", "{navn: A, medlem: B}"),
        ("site", "formater: [pdf]"),
        ("site", "navn: A"),
    ],
)
def test_bad_committees_and_sites_are_not(kind: str, text: str) -> None:
    assert problems(kind, text) != []
