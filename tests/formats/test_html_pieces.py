"""What is written quickly where nobody has templates of their own: the same bytes as the slow way.

The slow way is what a repository with a folder of its own goes, even an empty one.
"""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup, escape
from msgspec.structs import replace
from tests.formats.example_document import AGENDA, MINUTES
from tests.formats.site_pages import BARE, CHROME, PAGES
from tests.formats.trees import BLOCKS

from referat.compile.links import scanned
from referat.formats.characters import clean, utf8
from referat.formats.data.jsons import dense, pretty
from referat.formats.escape import escaped
from referat.formats.html import render
from referat.formats.html.site import render_page
from referat.formats.html.woven import Woven
from referat.formats.templates import Templates, shipped_templates
from referat.site.pages import MeetingPage, Page
from referat.site.parts import Chrome, Link
from referat.view.document import Document, Field, Item, Pause, Section

QUICK = Templates(shipped_templates())

WORDS = st.one_of(
    st.sampled_from(
        [
            "",
            "1.",
            "Punkt 4.a:",
            "næste møde",
            "\x00",
            "\x00title\x00",
            "\x001@2\x00",
            "\ud800",
            "\x85\uffff",
            ' href="x" id="y" ',
            "<a href='z'>",
            "<>0<>",
            "<!-- <script> -->",
            "&quot;&amp;",
        ]
    ),
    st.text(max_size=8),
)
FIELDS = st.lists(st.builds(Field, WORDS, WORDS, BLOCKS), max_size=3).map(tuple)
SECTIONS = st.recursive(
    st.builds(Section, WORDS, WORDS, BLOCKS),
    lambda inner: st.builds(Section, WORDS, WORDS, BLOCKS, st.lists(inner, max_size=2).map(tuple)),
    max_leaves=3,
)
TAILS = st.lists(WORDS, max_size=2).map(tuple)


def items(parts: st.SearchStrategy[Any]) -> st.SearchStrategy[Item]:
    several = st.lists(parts, max_size=3).map(tuple)
    return st.builds(Item, WORDS, WORDS, WORDS, TAILS, TAILS, FIELDS, several, st.booleans())


PARTS = st.one_of(
    items(st.one_of(SECTIONS, items(SECTIONS))), st.builds(Pause, WORDS, TAILS, BLOCKS)
)
DOCUMENTS = st.builds(
    lambda head, lead, parts, closing: replace(
        MINUTES, head=head, lead=lead, items=parts, closing=closing
    ),
    FIELDS,
    st.lists(SECTIONS, max_size=2).map(tuple),
    st.lists(PARTS, max_size=4).map(tuple),
    st.one_of(FIELDS, st.lists(SECTIONS, max_size=2).map(tuple)),
)


@pytest.fixture(scope="module")
def slow(tmp_path_factory: pytest.TempPathFactory) -> Templates:
    return Templates(shipped_templates(), tmp_path_factory.mktemp("templates"))


def test_no_template_writes_what_stands_for_a_shared_text() -> None:
    folder = shipped_templates()
    for kind in ("html", "site"):
        assert not any("<>" in each.read_text("utf-8") for each in (folder / kind).glob("*.*"))


def test_no_template_writes_a_script_into_a_page() -> None:
    """What looks like a link there would be taken for one; only data stands there, as a mark."""
    for each in shipped_templates().glob("*/*.html"):
        inside = re.findall(r"<script[^>]*>(.*?)</script>", each.read_text("utf-8"), re.DOTALL)
        assert set(inside) <= {"", "{{ strukturdata }}"}


@given(document=DOCUMENTS)
@settings(max_examples=60, deadline=None)
def test_a_document_and_its_page_are_the_same(slow: Templates, document: Document) -> None:
    other = replace(document, kind="dagsorden", label="Dagsorden")
    page = PAGES["moede"]
    assert isinstance(page.content, MeetingPage)
    page = replace(page, content=replace(page.content, document=document))
    named = replace(document, items_label="Dagsorden")
    for each in (document, other, document, named, replace(other, items_label="Dagsorden")):
        assert render(each, QUICK).content == render(each, slow).content
        same_places(render(each, QUICK))
    assert render_page(page, CHROME, QUICK).content == render_page(page, CHROME, slow).content


@pytest.mark.parametrize("document", [AGENDA, MINUTES])
def test_the_example_is_the_same(slow: Templates, document: Document) -> None:
    assert render(document, QUICK).content == render(document, slow).content


ODD = replace(CHROME, address="https://example.org/a&b'c/")


@pytest.mark.parametrize("chrome", [CHROME, BARE, ODD, replace(CHROME, has_search=True)])
def test_every_page_is_the_same(slow: Templates, chrome: Chrome) -> None:
    """Twice, and with the sites mixed: nothing of one page or site is left for another."""
    for page in (*PAGES.values(), *PAGES.values()):
        for each in (chrome, CHROME):
            quick = render_page(page, each, QUICK, '{"name":"a id=","b":"x href="}')
            plain = render_page(page, each, slow, '{"name":"a id=","b":"x href="}')
            assert quick.content == plain.content
            assert plain.leads is None, "nothing is known of templates of a repository's own"
            same_places(quick, page)


def test_pages_of_a_folder_are_marked_in_the_menu_each_for_itself(slow: Templates) -> None:
    pages = [
        replace(page, path=path, crumbs=crumbs)
        for page in PAGES.values()
        for path in (page.path, *(link.path for link in CHROME.navigation), "404.html", "a/b.html")
        for crumbs in (page.crumbs, CHROME.navigation[:2])
    ]
    for page in pages:
        assert render_page(page, CHROME, QUICK).content == render_page(page, CHROME, slow).content


def test_pages_of_folders_that_lie_beside_each_other_are_led_to_each_for_itself(
    slow: Templates,
) -> None:
    """Also where what stands around them leads into one of the folders."""
    front, inside = Link("Forside", "index.html"), Link("X", "a/x/index.html")
    menu = replace(CHROME, navigation=(*CHROME.navigation, Link("Y", "a/y/register.html")))
    for chrome in (CHROME, menu):
        for crumbs in ((front,), (front, inside), (front, Link("A", "a/index.html"))):
            for path in ("a/x/1.html", "a/y/1.html", "a/z/1.html", "a/x/2.html", "b/x/1.html"):
                page = replace(PAGES["sag"], path=path, crumbs=crumbs)
                quick, plain = (render_page(page, chrome, each) for each in (QUICK, slow))
                assert quick.content == plain.content


def same_places(woven: Woven, page: Page = PAGES["moede"]) -> None:
    """What is known of a page leads where the page leads."""
    quick = scanned(page.path, "", woven.content, woven.leads)
    assert quick == scanned(page.path, "", woven.content)


JSON = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.text(alphabet=st.characters()),
        st.text().map(Markup),
        st.sampled_from(["\x7f", "\x85", "\xa0", "\x1b", "\ufffe", "\U0001fffe", "\U0001f600"]),
    ),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.text(), inner)),
)


@given(st.dictionaries(st.text(alphabet=st.characters()), JSON))
def test_json_is_as_the_library_writes_it(value: dict[str, Any]) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=2)
    assert pretty(value) == clean(f"{text}\n").encode("utf-8")
    assert dense(value) == clean(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


@given(st.one_of(st.text(alphabet=st.characters()), WORDS))
def test_words_are_escaped_and_cleaned_as_before(text: str) -> None:
    assert escaped(text) == str(escape(text))
    assert utf8(text) == clean(text).encode("utf-8")


def test_each_doubtful_character_is_cleaned_as_before() -> None:
    for code in (*range(0x100), *range(0xD7F0, 0xE010), *range(0xFDC0, 0x10010)):
        text = f"a{chr(code)}b"
        assert utf8(text) == clean(text).encode("utf-8")
