"""What citizens do with the published site, in a real browser under a sub-path."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from .conftest import HERE, output_of

pytestmark = pytest.mark.clients

BODY = "klima-og-miljoeudvalget"


def seen(scenario: str, server: str, *arguments: str) -> dict[str, Any]:
    """What the browser saw; there must be no error of script, policy or network."""
    said = output_of("node", HERE / "citizen.cjs", scenario, server, *arguments)
    found: dict[str, Any] = json.loads(said.splitlines()[-1])
    assert found.pop("errors") == []
    return found


def test_a_search_leads_to_the_item(server: str) -> None:
    found = seen("search", server, "ladestandere")
    assert "ladestandere" in found["titles"][0]
    assert any(digit in found["status"] for digit in "123456789")
    assert "-miljoeudvalget/20" in found["page"]
    assert "ladestandere" in found["body"]
    assert found["target"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("drikkevandet", "drikkevand"),  # another form of the word
        ("Aadalsprojektet", "Ådalsprojektet"),  # aa for å
        ("Elmaa", "Elmå"),
        ("groenne pulje", "Grønne Pulje"),  # oe for ø
        ("26/0902", "26/0902"),  # a case number
        ("Signe Lyngdal", "Signe Lyngdal"),  # a person
    ],
)
def test_a_search_knows_danish(server: str, asked: str, found: str) -> None:
    results = seen("ask", server, asked)[asked]
    assert any(found.casefold() in result.casefold() for result in results), results


def test_a_search_for_what_is_not_there_says_so(server: str) -> None:
    assert seen("ask", server, "xylofonkoncert")["xylofonkoncert"] == []


def test_a_reader_can_follow_a_body(server: str) -> None:
    found = seen("subscribe", server, f"{BODY}/index.html")
    assert "<feed" in found["feed"]
    assert "Referat godkendt" in found["feed"]
    assert found["calendar"].startswith("BEGIN:VCALENDAR")
    assert "TZID=Europe/Copenhagen" in found["calendar"]
    assert "STATUS:CANCELLED" in found["calendar"]


def test_the_keyboard_is_enough(server: str) -> None:
    found = seen("keyboard", server, "Klima- og Miljøudvalget i Elmsund Kommune", "2026-09-09")
    assert found["there"]
    assert "9. september 2026" in found["title"].replace("\u00a0", " ")
    assert found["withoutRing"] == []


def test_every_kind_of_page_does_without_script(server: str, site: Path) -> None:
    pages = [
        "index.html",
        f"{BODY}/index.html",
        f"{BODY}/2026-05-06/index.html",
        f"{BODY}/moeder/2026.html",
        "beslutninger/index.html",
        f"{BODY}/beslutninger/2026.html",
        "opgaver/index.html",
        "afstemninger/index.html",
        "sager/index.html",
        "sager/sag/26-0902.html",
        "personer/index.html",
        "personer/signe-lyngdal.html",
        "abonner.html",
        "soeg.html",
        "404.html",
    ]
    assert [page for page in pages if not (site / page).is_file()] == []
    found = seen("plain", server, *pages)
    assert [page for page in pages if not found[page]["h1"]] == []
    assert [page for page in pages if found[page]["links"] < 1] == []
    assert found[f"{BODY}/2026-05-06/index.html"]["words"] > 2000
