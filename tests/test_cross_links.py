"""Links in prose to items of the same meeting and to other meetings."""

from __future__ import annotations

import re

import pytest

from referat.prose.options import Options
from referat.prose.parse import parse
from referat.prose.tree import Inline, Link, Paragraph, Text
from referat.view.document import Edition, Kind
from referat.view.make import make_document
from tests.reading import view, whole

MEETINGS = {
    "2026-05-06.yaml": "../2026-05-06/index.html",
    "../rådet/2026-05-06.yml": "../../r%C3%A5det/2026-05-06/index.html",
    "langt.yaml": "https://example.org/langt/index.html",
}


def has_item(name: str, anchor: str) -> bool:
    return (name, anchor) != ("2026-05-06.yaml", "hem1")


OPTIONS = Options(meeting=MEETINGS.get, has_item=has_item, anchors=frozenset({"budget"}))
X = (Text("x"),)

LINKS: dict[str, tuple[Inline, ...]] = {
    "[x](#budget)": (Link("#budget", X),),
    "[x](#hem1)": X,
    "[](#hem1)": (),
    '[x](#hem1 "y")': (Text("x (y)"),),
    "[x](2026-05-06.yaml)": (Link("../2026-05-06/index.html", X),),
    "[x](2026-05-06.yaml#lys)": (Link("../2026-05-06/index.html#lys", X),),
    "[x](2026-05-06.yaml#hem1)": (Link("../2026-05-06/index.html", X),),
    "[](2026-05-06.yaml)": (Link("../2026-05-06/index.html", (Text("2026-05-06.yaml"),)),),
    "[x](../rådet/2026-05-06.yml#a)": (Link("../../r%C3%A5det/2026-05-06/index.html#a", X),),
    "[x](../r%C3%A5det/2026-05-06.yml)": (Link("../../r%C3%A5det/2026-05-06/index.html", X),),
    "[x](langt.yaml#y)": (Link("https://example.org/langt/index.html#y", X),),
    "[x](ukendt.yaml#hem1)": X,
    "[](ukendt.yaml#hem1)": (Text("ukendt.yaml"),),
    "[x](notat.pdf)": (Text("x (notat.pdf)"),),
    "![x](2026-05-06.yaml)": parse("![x](2026-05-06.yaml)", Options())[0].content,  # type: ignore[union-attr]
}


@pytest.mark.parametrize("text", LINKS)
def test_cross_links(text: str) -> None:
    assert parse(text, OPTIONS) == (Paragraph(LINKS[text]),)


MEETING = """punkter:
  - titel: Åbent
    id: aaben
    referat: Se [lukket](#hem1), [åbent](#aaben), [sted](#punkt-2) og [ingen](#findes-ikke).
    bilag: [{titel: bilag, url: "#hem1"}, {titel: andet, url: "#aaben"}]
  - titel: hem2
    id: hem1
    lukket: ja
    offentlig titel: Køb
"""


@pytest.mark.parametrize("kind", ["dagsorden", "referat", "beslutningsreferat"])
def test_a_closed_items_id_is_in_no_public_link(kind: Kind) -> None:
    assert not re.search(r"hem\d", repr(view(MEETING, kind, "offentlig")))


@pytest.mark.parametrize(
    ("edition", "targets"),
    [("offentlig", ["#aaben", "#punkt-2", "#aaben"]), ("medlemmer", ["#hem1", "#aaben"] * 2)],
)
def test_links_lead_to_items_that_the_document_has(edition: Edition, targets: list[str]) -> None:
    shown = repr(view(MEETING, "referat", edition))
    assert re.findall(r"target='([^']*)'", shown) == targets
    assert all(word in shown for word in ("lukket", "åbent", "sted", "ingen", "bilag"))


def test_every_document_has_the_same_anchors() -> None:
    found = whole("punkter: [{titel: A, id: budget, beslutning: B}, {titel: C, udgår: ja, id: d}]")
    for kind in ("dagsorden", "referat", "beslutningsreferat"):
        document = make_document(found, kind, "offentlig", Options())
        assert re.findall(r"anchor='([^']*)'", repr(document)) == ["budget", "d"]
