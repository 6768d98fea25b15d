"""The site's pages: each kind has a template, and every page is whole, safe and easy to leave."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest
from lxml import html as lxml_html
from msgspec.structs import replace
from tests.formats.site_pages import BARE, CHROME, PAGES
from tests.formats.site_rows import CANCELLED

from referat.formats.html.site import TEMPLATES, assets, render_page
from referat.formats.templates import Templates, shipped_templates
from referat.site.pages import Body, Content, Front, Page
from referat.site.parts import Chrome, Link

SHIPPED = Templates(shipped_templates())
NAMES = sorted(PAGES)
every_page = pytest.mark.parametrize("name", NAMES)


def text_of(page: Page, chrome: Chrome = CHROME, templates: Templates = SHIPPED) -> str:
    return render_page(page, chrome, templates).content.decode("utf-8")


def tree_of(page: Page, chrome: Chrome = CHROME, templates: Templates = SHIPPED) -> Any:
    return lxml_html.document_fromstring(text_of(page, chrome, templates))


# ------------------------------------------------------------------ which template


def test_each_kind_of_content_has_its_template_and_a_page_here() -> None:
    shipped = {entry.name for entry in SHIPPED.list_templates()}
    assert set(TEMPLATES) == set(get_args(Content))
    assert set(TEMPLATES.values()) <= shipped
    assert {type(page.content) for page in PAGES.values()} == set(TEMPLATES)
    assert all(TEMPLATES[type(page.content)] == page.template for page in PAGES.values())


def test_every_template_is_used() -> None:
    folder = shipped_templates() / "site"
    pages = [path for path in folder.iterdir() if path.suffix == ".html"]
    texts = [path.read_text(encoding="utf-8") for path in pages]
    used = {name for text in texts for name in re.findall(r'"(site/[\w-]+\.html)"', text)}
    assert {f"site/{path.name}" for path in pages} == used | set(TEMPLATES.values())


# ------------------------------------------------------------------ what every page has


@every_page
def test_one_main_heading_and_no_level_is_skipped(name: str) -> None:
    found = tree_of(PAGES[name]).xpath("//body//*[self::h1 or self::h2 or self::h3 or self::h4]")
    levels = [int(heading.tag[1]) for heading in found]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@every_page
def test_head_says_what_the_page_is(name: str) -> None:
    page, tree = PAGES[name], tree_of(PAGES[name])
    assert tree.get("lang") == "da"
    assert tree.xpath("string(//title)").startswith(page.title)
    assert tree.xpath("//meta[@name='description']/@content") == [page.description] * bool(
        page.description
    )
    assert tree.xpath("//meta[@name='viewport']")
    assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"] * page.hidden


@every_page
def test_landmarks_are_named_and_nothing_is_outside_them(name: str) -> None:
    tree = tree_of(PAGES[name])
    names = tree.xpath("//nav/@aria-label | //nav/@aria-labelledby")
    assert len(names) == len(set(names)) == len(tree.xpath("//nav"))
    assert len(tree.xpath("//*[@role='search']")) <= 1
    assert {child.tag for child in tree.find("body")} <= {"a", "header", "nav", "main", "footer"}
    assert tree.find("body")[0].get("href") == "#_indhold"


@every_page
def test_ids_are_unique_and_fragments_lead_somewhere(name: str) -> None:
    tree = tree_of(PAGES[name])
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in tree.xpath("//a/@href") if href.startswith("#")} <= set(ids)
    for label in tree.xpath("//label/@for"):
        assert label in ids


@every_page
def test_links_are_relative_and_name_their_file(name: str) -> None:
    tree = tree_of(PAGES[name], replace(CHROME, address="", contact=()))
    links = tree.xpath("//a/@href | //link/@href | //form/@action | //script/@src | //img/@src")
    inner = [link for link in links if not re.match(r"mailto:|webcal:|data:|tel:|https://", link)]
    assert len(inner) > 3
    assert not [link for link in inner if link.startswith("/") or ":" in link]
    assert "example.org/referater" not in "".join(links).replace("webcal://example.org", "")
    assert not [link for link in inner if link.split("#")[0].endswith("/")]


@every_page
def test_script_is_on_the_search_page_only(name: str) -> None:
    page = PAGES[name]
    tree = tree_of(page)
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    scripts = tree.xpath("//script/@src")
    assert scripts == (["_filer/soeg.js"] if name == "soeg" else [])
    assert ("script-src" in policy) == (name == "soeg")
    assert policy.startswith("default-src 'none'") and "'unsafe-eval'" not in policy
    assert not tree.xpath("//@onclick | //@style")
    assert tree.xpath("boolean(//style)") == (name == "ikke-fundet")


@every_page
def test_tables_have_captions_and_scopes(name: str) -> None:
    for table in tree_of(PAGES[name]).xpath("//table[@class='liste' or @class='liste tal']"):
        assert table.findtext("caption")
        assert all(cell.get("scope") == "col" for cell in table.xpath(".//thead//th"))
        width = len(table.xpath(".//thead//th"))
        for row in table.xpath(".//tbody/tr"):
            assert len(row) == width
            assert [cell.get("scope") for cell in row.findall("th")] == ["row"]
            assert all(cell.get("data-navn") for cell in row.findall("td"))


@every_page
def test_days_are_machine_readable(name: str) -> None:
    days = tree_of(PAGES[name]).xpath("//time/@datetime")
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", day) for day in days)


# ------------------------------------------------------------------ hostile and empty values

HOSTILE = "<script>alert(1)</script>\"'{{ 7*7 }}</title>\x00"


@every_page
def test_hostile_words_are_only_words(name: str) -> None:
    page = replace(PAGES[name], title=HOSTILE, description=HOSTILE, crumbs=(Link(HOSTILE, "x"),))
    chrome = replace(
        CHROME,
        title=HOSTILE,
        organisation=HOSTILE,
        contact=(HOSTILE,),
        edition_mark=HOSTILE,
        navigation=(Link(HOSTILE, "a/b'\"<c>.html"),),
    )
    tree = tree_of(page, chrome)
    assert tree.xpath("//script[not(@src)]") == []
    assert tree.xpath("count(//title)") == 1
    assert "alert(1)" in tree.xpath("string(//title)")
    assert not tree.xpath("//@onclick")


def test_structured_data_cannot_end_its_element() -> None:
    data = '{"name": "</script><b>&"}'
    text = render_page(PAGES["moede"], CHROME, SHIPPED, data).content.decode("utf-8")
    assert '{"name": "\\u003c/script\\u003e\\u003cb\\u003e\\u0026"}' in text


def test_colours_are_only_colours() -> None:
    hostile = (("--accent", "#123456"), ("--link", "red;}body{x:url(//a)"), ("x;", "#fff"))
    style = dict(assets(SHIPPED, replace(CHROME, light=hostile, dark=(("--link", "#abc"),))))
    sheet = style["_filer/side.css"].decode("utf-8")
    assert "--accent: #123456;" in sheet and "--link: #abc;" in sheet
    assert "url(//a)" not in sheet and "x;:" not in sheet
    assert sheet.index("--accent: #0a4a6b") < sheet.index("--accent: #123456")
    assert b'fill="#123456"' in style["_filer/ikon.svg"]


def test_bare_site_has_no_search_menu_or_logo() -> None:
    tree = tree_of(PAGES["tom-forside"], BARE)
    assert not tree.xpath("//form | //header//nav | //img")
    assert tree.xpath("string(//title)") == "Referater"
    assert "Der er ingen kommende møder" in tree.xpath("string(//main)")
    assert [path for path, _ in assets(SHIPPED, BARE)] == ["_filer/ikon.svg", "_filer/side.css"]


# ------------------------------------------------------------------ addresses


def test_canonical_address_and_feed_are_whole_only_with_an_address() -> None:
    tree = tree_of(PAGES["moede"])
    assert tree.xpath("//link[@rel='canonical']/@href") == [
        "https://example.org/referater/klima-og-miljoeudvalget/2026-09-09/"
    ]
    assert tree.xpath("//link[@rel='alternate']/@href") == ["../feed.xml"]
    assert tree_of(PAGES["forside"]).xpath("//link[@rel='canonical']/@href") == [
        "https://example.org/referater/"
    ]
    bare = tree_of(PAGES["moede"], replace(CHROME, address=""))
    assert not bare.xpath("//link[@rel='canonical']")


def test_edition_mark_keeps_pages_out_of_search_engines() -> None:
    tree = tree_of(PAGES["udvalg"], replace(CHROME, edition_mark="Kun for medlemmer"))
    assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert "Kun for medlemmer" in tree.xpath("string(//header)")


def test_page_for_unknown_addresses_works_from_any_of_them() -> None:
    tree = tree_of(PAGES["ikke-fundet"])
    links = tree.xpath("//a/@href | //form/@action")
    assert all(re.match(r"https://example\.org/referater/|#|mailto:", link) for link in links)
    assert not tree.xpath("//img | //link[@rel='stylesheet']")
    assert "--accent: #0a4a6b" in tree.xpath("string(//style)")


# ------------------------------------------------------------------ the meeting's page


def test_every_item_has_a_visible_link_to_itself() -> None:
    tree = tree_of(PAGES["moede"])
    for item in tree.xpath("//article[contains(@class, 'punkt')]"):
        link = item.xpath(".//a[@class='permalink']")[0]
        assert link.get("href") == f"#{item.get('id')}"
        assert link.get("aria-label", "").startswith("Link til ")  # the style sheet prints it


def test_meeting_page_holds_the_document_and_what_is_around_it() -> None:
    tree = tree_of(PAGES["moede"])
    words = tree.xpath("string(//main)")
    assert len(tree.xpath("//article[contains(@class, 'punkt ')] | //article[@class='punkt']")) > 9
    assert words.count("torsdag den 14. marts 2024") == 1
    for said in ("Godkendt", "Dagsorden udsendt", "Punkt 3: Beløbet", "Underskrifter", "OParl"):
        assert said in words
    assert tree.xpath("//nav[@class='naboer']/a/@rel") == ["prev", "next"]
    papers = tree.xpath("//div[@class='sidespalte']//ul[@class='dokumenter']//a/@href")
    assert papers[:2] == ["dagsorden.html", "dagsorden.docx"] and len(papers) == 9


def test_links_to_formats_make_sense_alone() -> None:
    texts = [
        " ".join(link.text_content().split())
        for link in tree_of(PAGES["moedeliste"]).xpath("//ul[@class='dokumenter']//a")
    ]
    assert texts[0] == "Dagsorden, Ordinært møde, onsdag den 9. september 2026"
    assert len(texts) == len(set(texts)) == 6


def test_the_next_meeting_stands_out_and_is_not_a_cancelled_one() -> None:
    body = PAGES["udvalg"].content
    assert isinstance(body, Body)
    cancelled_first = replace(body, coming=(CANCELLED, *body.coming))
    tree = tree_of(replace(PAGES["udvalg"], content=cancelled_first))
    marked = tree.xpath("//li[contains(@class, 'naeste')]//h3")
    assert [heading.text_content() for heading in marked] == ["Ordinært møde"]
    assert tree.xpath("//li[contains(@class, 'naeste')]//time/@datetime") == ["2026-10-07"]


def test_a_short_meeting_leaves_out_what_it_has_not() -> None:
    tree = tree_of(PAGES["kort-moede"])
    assert tree.xpath("//p[contains(@class, 'besked')]/text()") == ["Aflyst"]
    assert not tree.xpath("//ol[@class='forloeb'] | //nav[@class='naboer']")
    assert not tree.xpath("//*[@class='punktliste'] | //*[@class='abonnement']")


# ------------------------------------------------------------------ search


SEARCHED = {
    "udvalg": ("Udvalg", {"Klima- og Miljøudvalget"}, set()),
    "moede": ("Møde", {"Klima- og Miljøudvalget"}, {"2026"}),
    "sag": ("Sag", {"Klima- og Miljøudvalget", "Byrådet"}, {"2025", "2026"}),
    "person": ("Person", {"Klima- og Miljøudvalget", "Byrådet"}, {"2025", "2026"}),
}


@every_page
def test_only_pages_of_their_own_are_searched(name: str) -> None:
    kinds = {"udvalg", "tomt-udvalg", "moede", "kort-moede", "sag", "person"}
    assert bool(tree_of(PAGES[name]).xpath("//*[@data-pagefind-body]")) == (name in kinds)


@pytest.mark.parametrize(("name", "expected"), SEARCHED.items())
def test_search_can_be_limited(name: str, expected: tuple[str, set[str], set[str]]) -> None:
    found: dict[str, set[str]] = {"slags": set(), "udvalg": set(), "år": set()}
    for node in tree_of(PAGES[name]).xpath("//*[@data-pagefind-filter]"):
        for filter_, attribute in re.findall(
            r"(\w+)\[([\w-]+)\]", node.get("data-pagefind-filter")
        ):
            found[filter_].add(node.get(attribute))
    kind, bodies, years = expected
    assert found == {"slags": {kind}, "udvalg": bodies, "år": years}


def test_search_page_works_without_script_as_far_as_it_can() -> None:
    tree = tree_of(PAGES["soeg"])
    assert tree.xpath("//form/@action") == ["soeg.html"]
    assert tree.xpath("//form/@data-indeks") == ["pagefind/pagefind.js"]
    assert "JavaScript" in tree.xpath("string(//noscript)")
    assert tree.xpath("//*[@id='soegehjaelp']//a/@href")[:2] == [
        "index.html",
        "beslutninger/index.html",
    ]
    assert tree.xpath("//*[@role='status']/@id") == ["soegestatus"]
    assert tree.xpath("//select/@name") == ["udvalg", "aar", "slags", "orden"]


def test_the_script_never_writes_markup() -> None:
    script = dict(assets(SHIPPED, CHROME))["_filer/soeg.js"].decode("utf-8")
    assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b", script)


# ------------------------------------------------------------------ a house's own


def own(folder: Path, name: str, text: str) -> Templates:
    (folder / "site").mkdir()
    (folder / name).write_text(text, encoding="utf-8")
    return Templates(shipped_templates(), folder)


def test_a_house_overrides_one_part(tmp_path: Path) -> None:
    templates = own(tmp_path, "site/sidefod.html", "<footer>{{ ramme.organisation }}!</footer>")
    for name in NAMES:
        assert (
            tree_of(PAGES[name], CHROME, templates).xpath("string(//footer)") == "Elmsund Kommune!"
        )


def test_a_house_overrides_one_block_and_links_by_path(tmp_path: Path) -> None:
    templates = own(
        tmp_path,
        "site/forside.html",
        '{% extends "standard/site/forside.html" %}{% block nyt %}'
        "<a href=\"{{ til(path='sager/index.html') }}\">{{ indhold.news | length }}</a>"
        "{% endblock %}",
    )
    page = PAGES["forside"]
    assert isinstance(page.content, Front)
    assert '<a href="sager/index.html">3</a>' in text_of(page, CHROME, templates)


def test_the_same_page_gives_the_same_bytes() -> None:
    for page in PAGES.values():
        first = render_page(page, CHROME, SHIPPED)
        assert first == render_page(page, CHROME, Templates(shipped_templates()))
