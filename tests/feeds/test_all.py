"""The files that are about more than one meeting: which there are, and that all hold together."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any
from urllib.parse import unquote

import pytest
from lxml import etree
from msgspec.structs import replace

from referat.danish.workdays import Notice
from referat.formats.feeds import sitemap
from referat.formats.feeds.all import late_site_files
from referat.formats.late import all_made
from referat.formats.templates import Templates, shipped_templates
from referat.site.parts import Chrome
from referat.view.facts import BodyFacts, MeetingFacts
from tests.feeds.made import BODY, MEETING, NOWHERE, PUBLIC, SITE

TEMPLATES = Templates(shipped_templates())
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
PAGES: list[tuple[str, date | None]] = [
    ("miljø/2026-05-06/index.html", date(2026, 7, 1)),
    ("index.html", None),
]
OTHER = replace(MEETING, address="teknik/2025-03-01", folder="teknik", body="Teknikudvalget")
MEMBERS = replace(PUBLIC, edition_mark="Kun for medlemmer")


def files(
    held: Sequence[MeetingFacts] = (MEETING, OTHER),
    bodies: Sequence[BodyFacts] = (BODY,),
    chrome: Chrome = PUBLIC,
) -> dict[str, bytes]:
    made = sorted(all_made(late_site_files(held, bodies, PAGES, chrome, None, TEMPLATES)))
    assert [path for path, _ in made] == sorted({path for path, _ in made})
    return dict(made)


def test_what_there_is() -> None:
    assert list(files()) == [
        "data.json",
        "feed.xml",
        "kalender.ics",
        "miljø/2026-05-06/oparl.json",
        "miljø/data.json",
        "miljø/data/2026.json",
        "miljø/feed.xml",
        "miljø/kalender.ics",
        "miljø/oparl.json",
        "oparl.json",
        "oparl/bodies.json",
        "oparl/body.json",
        "oparl/meetings.json",
        "oparl/organizations.json",
        "robots.txt",
        "sitemap.xml",
        "teknik/2025-03-01/oparl.json",
        "teknik/data.json",
        "teknik/data/2026.json",
        "teknik/feed.xml",
        "teknik/kalender.ics",
        "teknik/oparl.json",
    ]


def test_what_there_is_without_an_address() -> None:
    assert list(files(chrome=NOWHERE)) == [
        "data.json",
        "kalender.ics",
        "miljø/data.json",
        "miljø/data/2026.json",
        "miljø/kalender.ics",
        "teknik/data.json",
        "teknik/data/2026.json",
        "teknik/kalender.ics",
    ]


def test_what_there_is_on_an_empty_site() -> None:
    assert list(files((), (), NOWHERE)) == ["data.json", "kalender.ics"]


def test_the_order_of_what_is_given_does_not_count() -> None:
    bodies = [BODY, BodyFacts("teknik", "Teknikudvalget")]
    assert files((MEETING, OTHER), bodies) == files((OTHER, MEETING), bodies[::-1])


def test_a_body_without_meetings_can_be_followed() -> None:
    found = files((), [BODY])
    assert b"Budgetseminar" in found["miljø/kalender.ics"]
    assert b"<entry>" not in found["miljø/feed.xml"]
    assert json.loads(found["miljø/data.json"])["år"] == []


@pytest.mark.parametrize("chrome", [PUBLIC, NOWHERE])
def test_from_the_site_to_each_meeting(chrome: Chrome) -> None:
    found = files(chrome=chrome)

    def follow(address: str, here: str) -> tuple[str, Any]:
        path = unquote(address.removeprefix(SITE))
        if not chrome.address:
            steps = here.split("/")[:-1]
            while path.startswith("../"):
                path, steps = path[3:], steps[:-1]
            path = "/".join([*steps, path])
        return path, json.loads(found[path]) if path in found else None

    site = json.loads(found["data.json"])
    meetings = []
    for listed in site["udvalg"]:
        path, body = follow(listed["data"], "data.json")
        for year in body["år"]:
            here, rows = follow(year["data"], path)
            assert len(rows["møder"]) == year["møder"]
            meetings += [follow(row["data"], here)[0] for row in rows["møder"]]
    assert meetings == ["miljø/2026-05-06/moede.json", "teknik/2025-03-01/moede.json"]


def test_a_meeting_of_which_nothing_is_published_is_listed_without_addresses() -> None:
    found = files([replace(MEETING, kinds=())])
    (row,) = json.loads(found["miljø/data/2026.json"])["møder"]
    assert (row["id"], row["adresse"], row["data"]) == ("miljø/2026-05-06", None, None)
    assert b"2026-05-06/" not in found["miljø/kalender.ics"].partition(b"BEGIN:VEVENT")[2]


def test_a_bodys_data() -> None:
    body = json.loads(files()["miljø/data.json"])
    assert body["medlemmer"] == [
        {
            "navn": "Anna Holm",
            "titel": None,
            "rolle": "formand",
            "parti": None,
            "organisation": None,
            "fra": "2026-01-01",
            "til": None,
        }
    ]
    assert body["mødeplan"][1] == {
        "dato": "2026-08-19",
        "start": "2026-08-19T15:30:00+02:00",
        "slut": "2026-08-19T17:00:00+02:00",
        "sted": "Rådhuset",
        "bemærkning": "Budgetseminar",
    }


@pytest.mark.parametrize(
    ("notice", "days", "of_work"),
    [(None, None, None), (Notice(4), 4, None), (Notice(3, of_work=True), None, 3)],
)
def test_how_long_before_a_meeting_the_agenda_is_out(
    notice: Notice | None, days: int | None, of_work: int | None
) -> None:
    body = json.loads(files(bodies=[replace(BODY, notice=notice)])["miljø/data.json"])
    assert (body["frist_dage"], body["frist_hverdage"]) == (days, of_work)


def locations(data: bytes) -> list[tuple[str, str | None]]:
    root = etree.fromstring(data)
    return [
        (each.findtext(f"{SITEMAP}loc") or "", each.findtext(f"{SITEMAP}lastmod")) for each in root
    ]


def test_the_sitemap() -> None:
    assert locations(files()["sitemap.xml"]) == [
        (SITE, None),
        (f"{SITE}milj%C3%B8/2026-05-06/", "2026-07-01"),
    ]
    assert files()["robots.txt"].decode() == (
        f"User-agent: *\nAllow: /\n\nSitemap: {SITE}sitemap.xml\n"
    )


def test_a_site_that_is_not_for_the_public_asks_to_be_left_alone() -> None:
    found = files(chrome=MEMBERS)
    assert found["robots.txt"] == b"User-agent: *\nDisallow: /\n"
    assert "sitemap.xml" not in found


def test_a_large_sitemap_is_an_index() -> None:
    pages = [(f"side-{n:06}.html", date(2026, 1, 1 + n % 28)) for n in range(sitemap.MOST + 1)]
    found = dict(sitemap.files(pages, PUBLIC))
    assert locations(found["sitemap.xml"]) == [
        (f"{SITE}sitemap-2.xml", "2026-01-28"),
        (f"{SITE}sitemap-3.xml", "2026-01-17"),
    ]
    parts = [locations(found[f"sitemap-{number}.xml"]) for number in (2, 3)]
    assert [len(part) for part in parts] == [sitemap.MOST, 1]


def test_an_address_that_xml_would_misread() -> None:
    found = dict(sitemap.files([("a&b <c>.html", None)], PUBLIC))
    assert locations(found["sitemap.xml"]) == [(f"{SITE}a%26b%20%3Cc%3E.html", None)]
