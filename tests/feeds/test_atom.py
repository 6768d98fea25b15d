"""Feeds, read back by lxml and by a feed reader's own parser."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import feedparser
import pytest
from hypothesis import given, settings
from lxml import etree, html
from msgspec.structs import replace

from referat.formats.feeds.atom import MOST, NEVER, Place, render
from referat.formats.templates import TemplateFailure, Templates, shipped_templates
from referat.site.events import newest_first
from referat.view.facts import MeetingFacts
from tests.feeds.made import MEETING, PUBLIC, SITE, meetings

ATOM = "{http://www.w3.org/2005/Atom}"
TEMPLATES = Templates(shipped_templates())
PLACE = Place("Miljøudvalget – Dagsordener", "miljø/feed.xml", "miljø/index.html")
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)")


def written(held: Sequence[MeetingFacts] = (MEETING,)) -> bytes:
    return render(newest_first(held), PUBLIC, PLACE, TEMPLATES)


def parsed(data: bytes) -> Any:
    found = feedparser.parse(data, response_headers={"content-type": "application/atom+xml"})
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


def entry(data: bytes, kind: str) -> Any:
    (found,) = [each for each in parsed(data).entries if each.id.endswith(f"?{kind}")]
    return found


def test_the_feed_itself() -> None:
    feed = parsed(written()).feed
    assert feed.id == f"{SITE}milj%C3%B8/feed.xml"
    assert feed.title == "Miljøudvalget – Dagsordener"
    assert feed.updated == "2026-07-01T00:00:00+02:00"
    assert feed.author == "Elmsund Kommune"
    links = {link.rel: link.href for link in feed.links}
    assert links == {
        "self": f"{SITE}milj%C3%B8/feed.xml",
        "alternate": f"{SITE}milj%C3%B8/",
    }


def test_entries_say_what_changed_newest_first() -> None:
    page = f"{SITE}milj%C3%B8/2026-05-06/"
    assert [(each.title, each.id, each.updated) for each in parsed(written()).entries] == [
        (
            "Referat rettet: Møde i Miljøudvalget, 6. maj 2026",
            f"{page}?rettelse-1",
            "2026-07-01T00:00:00+02:00",
        ),
        (
            "Referat godkendt: Møde i Miljøudvalget, 6. maj 2026",
            f"{page}?godkendt",
            "2026-06-03T00:00:00+02:00",
        ),
        (
            "Referat udsendt: Møde i Miljøudvalget, 6. maj 2026",
            f"{page}?referat",
            "2026-05-12T00:00:00+02:00",
        ),
        (
            "Dagsorden udsendt: Møde i Miljøudvalget, 6. maj 2026",
            f"{page}?dagsorden",
            "2026-04-30T00:00:00+02:00",
        ),
    ]


@pytest.mark.parametrize(
    ("kind", "shown", "hidden"),
    [
        ("dagsorden", ["1. Godkendelse af dagsorden", "3. Lukket punkt"], ["blev godkendt"]),
        ("referat", ["2. Budget 2027", "Budgettet blev godkendt."], ["4. Eventuelt"]),
        ("rettelse-1", ["Punkt 2: Beløbet er 14 mio. kr."], ["Eventuelt", "Budget 2027"]),
    ],
)
def test_content(kind: str, shown: list[str], hidden: list[str]) -> None:
    content = entry(written(), kind).content[0]
    assert content.type == "text/html"
    text = "".join(map(str, html.fromstring(f"<div>{content.value}</div>").itertext()))
    assert "Onsdag den 6. maj 2026 kl. 15.30–18.05" in text
    assert [words for words in shown if words not in text] == []
    assert [words for words in hidden if words in text] == []


def test_links_lead_to_the_page_the_items_and_the_documents() -> None:
    page = f"{SITE}milj%C3%B8/2026-05-06/"
    found = entry(written(), "referat")
    assert found.link == page
    related = [(link.title, link.href) for link in found.links if link.rel == "related"]
    assert related == [
        ("Referat (HTML)", f"{page}referat.html"),
        ("Referat (Word)", f"{page}referat.docx"),
        ("Referat (Markdown)", f"{page}referat.md"),
    ]
    assert f'href="{page}#budget"' in found.content[0].value


def test_a_new_title_is_the_same_entry() -> None:
    retitled = replace(MEETING, title="Ekstraordinært møde", body="Klimaudvalget")
    before, after = (parsed(written([meeting])) for meeting in (MEETING, retitled))
    assert [each.id for each in before.entries] == [each.id for each in after.entries]
    title = "Referat rettet: Klimaudvalget: Ekstraordinært møde, 6. maj 2026"
    assert after.entries[0].title == title


def test_no_more_than_fifty() -> None:
    held = [replace(MEETING, address=f"miljø/{n}", day=date(2000 + n, 1, 1)) for n in range(30)]
    assert len(parsed(written(held)).entries) == MOST


def test_a_feed_without_entries() -> None:
    assert parsed(written([])).feed.updated == NEVER


def test_a_meeting_without_a_page_is_not_news() -> None:
    assert parsed(written([replace(MEETING, kinds=())])).entries == []


def test_a_template_of_ones_own_that_is_no_xml_is_a_finding(tmp_path: Path) -> None:
    own = tmp_path / "site" / "feed.xml"
    own.parent.mkdir()
    own.write_text("<feed>{{ feed.title }}", encoding="utf-8")
    with pytest.raises(TemplateFailure):
        render(newest_first([MEETING]), PUBLIC, PLACE, Templates(shipped_templates(), tmp_path))


@given(meetings())
@settings(max_examples=100)
def test_hostile_meetings_make_a_feed(meeting: MeetingFacts) -> None:
    data = written([meeting])
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False))
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == len(newest_first([meeting]))
    ids = [each.findtext(f"{ATOM}id") for each in entries]
    assert len(set(ids)) == len(ids)
    for each in entries:
        assert RFC_3339.fullmatch(each.findtext(f"{ATOM}updated") or "")
        assert (each.findtext(f"{ATOM}title") or "").strip()
        content = html.fromstring(f"<div>{each.findtext(f'{ATOM}content')}</div>")
        tags = {str(part.tag) for part in content.iter()}
        assert tags <= {"div", "p", "strong", "br", "ul", "li", "a"}
    parsed(data)
