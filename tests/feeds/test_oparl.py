"""OParl: objects that lie where their id says, and lists that can be followed to their end."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from referat.formats.data import oparl
from referat.formats.data.oparl_lists import PER_PAGE, late_oparl_files
from referat.formats.late import all_made
from referat.site.addresses import meeting_oparl, whole
from referat.view.facts import BodyFacts, MeetingFacts
from tests.feeds.made import BODY, MEETING, NOWHERE, PUBLIC, SITE, meetings

TYPE = "https://schema.oparl.org/1.1/"
MANY = [
    replace(MEETING, address=f"miljø/{number}", day=date(2020, 1, 1) + timedelta(number))
    for number in range(2 * PER_PAGE + 1)
]


def served(held: list[MeetingFacts], bodies: tuple[BodyFacts, ...] = (BODY,)) -> dict[str, Any]:
    """What lies at each whole address."""
    files = dict(all_made(late_oparl_files(held, bodies, PUBLIC)))
    return {whole(SITE, path): json.loads(data) for path, data in files.items()}


def own_file(meeting: MeetingFacts) -> bytes:
    return dict(all_made(late_oparl_files([meeting], (), PUBLIC)))[meeting_oparl(meeting.address)]


def objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for each in value:
            yield from objects(each)
    elif isinstance(value, dict):
        if "type" in value:
            yield value
        for each in value.values():
            yield from objects(each)


def test_a_meeting() -> None:
    found = json.loads(own_file(MEETING))
    here = f"{SITE}milj%C3%B8/2026-05-06/oparl.json"
    when = {"created": "2026-04-30T00:00:00+02:00", "modified": "2026-07-01T00:00:00+02:00"}
    items = found.pop("agendaItem")
    assert found == {
        "id": here,
        "type": f"{TYPE}Meeting",
        "name": "Møde i Miljøudvalget",
        "meetingState": "durchgeführt",
        "cancelled": False,
        "start": "2026-05-06T15:30:00+02:00",
        "end": "2026-05-06T18:05:00+02:00",
        "location": {
            "id": f"{here}#sted",
            "type": f"{TYPE}Location",
            "description": "Mødelokale 3, Rådhuset, Havnegade 4",
            **when,
        },
        "organization": [f"{SITE}milj%C3%B8/oparl.json"],
        "invitation": {
            "id": f"{here}#dagsorden",
            "type": f"{TYPE}File",
            "name": "Dagsorden",
            "mimeType": "text/html",
            "accessUrl": f"{SITE}milj%C3%B8/2026-05-06/dagsorden.html",
            **when,
        },
        "resultsProtocol": {
            "id": f"{here}#referat",
            "type": f"{TYPE}File",
            "name": "Referat",
            "mimeType": "text/html",
            "accessUrl": f"{SITE}milj%C3%B8/2026-05-06/referat.html",
            **when,
        },
        **when,
        "web": f"{SITE}milj%C3%B8/2026-05-06/",
    }
    assert items[1]["auxiliaryFile"][0]["accessUrl"].endswith("/budget%202027.pdf")
    assert len(items[1]["auxiliaryFile"]) == 2
    del items[1]["auxiliaryFile"]
    assert items[1] == {
        "id": f"{here}#punkt/budget",
        "type": f"{TYPE}AgendaItem",
        "meeting": here,
        "order": 1,
        "number": "2.",
        "name": "Budget 2027; første, og sidste behandling",
        "public": True,
        "resolutionText": "Budgettet blev godkendt.",
        **when,
        "web": f"{SITE}milj%C3%B8/2026-05-06/#budget",
    }
    assert (items[2]["name"], items[2]["public"]) == ("Lukket punkt", False)


@pytest.mark.parametrize(
    ("status", "minuted", "state", "cancelled"),
    [
        ("planlagt", False, "terminiert", False),
        ("", False, "eingeladen", False),
        ("udkast", True, "eingeladen", False),
        ("godkendt", True, "durchgeführt", False),
        ("aflyst", False, "terminiert", True),
    ],
)
def test_states(status: str, minuted: bool, state: str, cancelled: bool) -> None:
    found = oparl.meeting_object(replace(MEETING, status=status, minuted=minuted), PUBLIC)
    assert (found["meetingState"], found["cancelled"]) == (state, cancelled)


def test_days_that_nobody_stated_are_left_out() -> None:
    bare = replace(MEETING, sent_agenda=None, sent_minutes=None, approved=None, corrections=())
    found = oparl.meeting_object(bare, PUBLIC)
    assert not {"created", "modified"} & set(found)


def test_without_a_web_document_the_page_stands_in() -> None:
    found = oparl.meeting_object(replace(MEETING, formats=("docx",)), PUBLIC)
    assert "invitation" not in found
    assert found["resultsProtocol"]["accessUrl"] == f"{SITE}milj%C3%B8/2026-05-06/"


def test_from_the_system_to_every_meeting() -> None:
    files = served(MANY)
    system = files[f"{SITE}oparl.json"]
    assert (system["type"], system["oparlVersion"]) == (f"{TYPE}System", TYPE)
    (body,) = files[system["body"]]["data"]
    address, seen, pages = body["meeting"], [], 0
    while address:
        page = files[address]
        assert page["links"]["self"] == address
        assert page["pagination"]["currentPage"] == (pages := pages + 1)
        seen += page["data"]
        address = page["links"].get("next")
    assert pages == 3
    assert [each["id"] for each in seen] == [whole(SITE, meeting_oparl(m.address)) for m in MANY]
    assert seen == [files[each["id"]] for each in seen]


def test_every_id_lies_where_it_says() -> None:
    files = served([MEETING])
    for value in files.values():
        for each in objects(value):
            holder = files[each["id"].partition("#")[0]]
            assert each in list(objects(holder))
            assert each["type"].startswith(TYPE)


def test_organisations() -> None:
    files = served([MEETING], (replace(BODY, short_name="Miljø"),))
    assert files[f"{SITE}milj%C3%B8/oparl.json"] == {
        "id": f"{SITE}milj%C3%B8/oparl.json",
        "type": f"{TYPE}Organization",
        "body": f"{SITE}oparl/body.json",
        "name": "Miljøudvalget",
        "shortName": "Miljø",
        "organizationType": "Gremium",
        "created": "2026-04-30T00:00:00+02:00",
        "modified": "2026-07-01T00:00:00+02:00",
        "web": f"{SITE}milj%C3%B8/",
    }


def test_a_list_grows_at_its_end() -> None:
    before, after = (
        dict(all_made(late_oparl_files(held, (), PUBLIC))) for held in (MANY, [*MANY, MEETING])
    )
    changed = {path for path, data in after.items() if before.get(path) != data}
    assert changed == {"oparl/meetings-3.json", meeting_oparl(MEETING.address)}


def test_a_meeting_of_which_nothing_is_published_is_not_listed() -> None:
    hidden = replace(MEETING, address="miljø/senere", kinds=())
    assert list(all_made(late_oparl_files([MEETING, hidden], (), PUBLIC))) == list(
        all_made(late_oparl_files([MEETING], (), PUBLIC))
    )


def test_nothing_without_an_address() -> None:
    assert list(all_made(late_oparl_files([MEETING], (BODY,), NOWHERE))) == []


@given(meetings())
@settings(max_examples=60)
def test_hostile_meetings_make_json(meeting: MeetingFacts) -> None:
    data = own_file(meeting)
    assert data.count(b"\n") == 1
    assert json.loads(data)["id"] == f"{SITE}milj%C3%B8/2026-05-06/oparl.json"
