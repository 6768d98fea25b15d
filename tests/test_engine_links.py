"""Which links a page has, and which of them lead nowhere."""

from __future__ import annotations

import posixpath
from html import escape
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referat.compile.links import dead, scanned
from referat.compile.values import Made
from referat.formats.html.woven import Loom, Woven
from referat.formats.leads import NOWHERE, target_at, target_of
from referat.site.addresses import relative, web_path

PAGE = "a/b/index.html"


@pytest.mark.parametrize(
    ("html", "links"),
    [
        ('<a href="../c.html">', ["a/c.html"]),
        ("<a href='../c.html'>", ["a/c.html"]),
        ("<a href=../c.html>", ["a/c.html"]),
        ('<A class="x"\nHREF = "../c.html#d">', ["a/c.html#d"]),
        ('<a href="c%20%C3%A5.html?x=1#%C3%A5">', ["a/b/c å.html#å"]),
        ('<a href="&#46;./c.html">', ["a/c.html"]),
        ('<a href="Bilag%20%232%25.pdf#side-2">', ["a/b/Bilag %232%25.pdf#side-2"]),
        ('<a href="../">', ["a/index.html"]),
        ('<a href="..">', ["a"]),
        ('<a href="../..">', ["index.html"]),
        ('<a href="../../../x.html">', ["../x.html"]),
        ('<a href="#nej">', ["a/b/index.html#nej"]),
        ('<a href="#ja"><h2 id="ja">', []),
        ("<a href=\"#ja\"><h2 id='ja'>", []),
        ('<a href="#ja"><a name="ja">', []),
        ('<a href="#viewport"><meta name="viewport">', ["a/b/index.html#viewport"]),
        ('<a href="#">', []),
        ('<a href="#top">', []),
        ('<a href="../c.html#:~:text=ord">', ["a/c.html"]),
        ('<img src="x.png" srcset="y.png 1x, z.png 2x">', ["a/b/x.png", "a/b/y.png", "a/b/z.png"]),
        ('<img alt="a > b" src="x.png">', ["a/b/x.png"]),
        ('<video poster="p.png">', ["a/b/p.png"]),
        ('<link rel="stylesheet" href="../../_filer/side.css">', ["_filer/side.css"]),
        ('<script src="s.js">let a = "<a href=\\"nej.html\\">";</script>', ["a/b/s.js"]),
        ("<style>a::after { content: \"<a href='nej'>\" }</style>", []),
        ('<!-- <a href="nej.html"> -->', []),
        ('<a href="https://example.org/x">', []),
        ('<a href="//example.org/x">', []),
        ('<a href="mailto:a@example.org">', []),
        ('<a href="/andet/sted">', []),
        ('<img src="data:image/png;base64,AA==">', []),
        ('<p>href="nej.html"</p>', []),
        ('<a data-href="nej.html">', []),
        ('<a href="">', []),
        ("<a href>", []),
        ('<a title="x href=nej.html id=nej" href="../c.html">', ["a/c.html"]),
        ("<", []),
        ('<a href="', []),
    ],
)
def test_where_a_page_leads(html: str, links: list[str]) -> None:
    assert list(scanned(PAGE, "", html.encode()).links) == links


@given(
    st.lists(st.sampled_from("ab"), max_size=3),
    st.lists(st.sampled_from(["a", "b", "..", ".", "", ".x", "..y"]), min_size=1, max_size=6),
)
def test_the_steps_of_an_address_are_read_as_those_of_a_path(
    folders: list[str], steps: list[str]
) -> None:
    folder, name = "/".join(folders), "/".join(steps)
    if not name or name.startswith("/"):
        return
    target = posixpath.normpath(posixpath.join(folder, name))
    if name.endswith("/") or target == ".":
        target = posixpath.normpath(posixpath.join(target, "index.html"))
    page = scanned(posixpath.join(folder, "her.html"), "", f'<a href="{name}">'.encode())
    assert page.links == (target,)


@given(
    st.lists(st.sampled_from(["p1", "å b", "a%20b", "x:~:y", "top", "a&b", "é", "_x"])),
    st.lists(
        st.sampled_from(["#p1", "#å b", "#a%20b", "#x:~:y", "#top", "#a&b", "#", "", "?a#p1"])
        | st.sampled_from(["b.html", "../c.html#p1", "index.html#p1", "a&b.html", "https://x.dk"])
    ),
)
def test_a_page_of_ours_is_read_as_anybodys(anchors: list[str], addresses: list[str]) -> None:
    body = "".join(
        [f'<p title="id=x" id="{escape(each)}">href=x</p>\n' for each in anchors]
        + [f'<a class="x" href="{escape(each)}"><img src="{each}.png"></a>' for each in addresses]
    )
    loom, data = Loom(), Woven(b'{"a":"<a id=x>"," id=":" href="}', NOWHERE)
    script = f'<script type="application/ld+json" src="s.js">{loom.mark(data)}</script>'
    html = f'<head><link rel="icon" href="i.svg">{script}</head><body id="_top">{body}</body>'
    quick = loom.woven(html)
    assert scanned(PAGE, "", quick.content, quick.leads) == scanned(PAGE, "", quick.content)


def test_a_page_that_is_searched_says_so() -> None:
    assert scanned(PAGE, "", b"<main data-pagefind-body>").searched
    assert not scanned(PAGE, "", b"<main>").searched


def page(path: str, html: str) -> Made:
    return scanned(path, "", html.encode())


def test_one_finding_for_each_place_that_is_not_there() -> None:
    pages = [
        page(
            "index.html",
            '<a href="a/index.html#x"><a href="a/fil.pdf#page=2"><a href="mangler.html">',
        ),
        page("a/index.html", '<h2 id="y"><a href="../index.html"><a href="../mangler.html">'),
        page("b.html", '<a href="mangler.html"><a href="a/">'),
    ]
    found = list(dead(pages, [*(each.path for each in pages), "a/fil.pdf"]))
    assert [finding.message for finding in found] == [
        "Siden »index.html« fører til stedet »#x« på »a/index.html«, som ikke findes.",
        "Siden »a/index.html« (og 2 til) fører til »mangler.html«, som ikke bliver lavet.",
    ]
    assert {finding.code for finding in found} == {"dødt-link"}


def test_a_big_page_is_scanned_quickly() -> None:
    rows = "".join(
        f'<li id="p{n}"><a href="#p{n}">Punkt < {n} " \' </a></li>' for n in range(40_000)
    )
    assert len(page("a.html", rows).anchors) == 40_000
    assert page("a.html", "<a " * 50_000).links == ()


def test_a_number_sign_in_a_name_begins_no_fragment() -> None:
    page = scanned(PAGE, "", b'<a href="Bilag%20%232.pdf"><a href="Bilag%202.pdf#x">')
    found = list(dead([page], [PAGE, "a/b/Bilag #2.pdf"]))
    assert [finding.message for finding in found] == [
        "Siden »a/b/index.html« fører til »a/b/Bilag 2.pdf«, som ikke bliver lavet."
    ]


@pytest.mark.parametrize(
    ("path", "seen", "web"),
    [
        ("a/index.html#x", "../a/index.html#x", "a/#x"),
        ("b/index.html#x", "#x", "b/#x"),
        ("a/Bilag #2.pdf", "../a/Bilag%20%232.pdf", "a/Bilag%20%232.pdf"),
        ("a#b/index.html", "../a%23b/index.html", "a%23b/"),
        ("a#b/index.html#x", "../a%23b/index.html#x", "a%23b/#x"),
    ],
)
def test_the_address_of_a_path(path: str, seen: str, web: str) -> None:
    assert relative(path, "b/index.html") == seen
    assert web_path(path) == web


PLACES = st.lists(st.sampled_from(["a", "b", "ab", "ø", "a.b"]), max_size=4).map("/".join)


@given(path=PLACES, folder=PLACES)
def test_the_way_between_two_places_is_the_systems(path: str, folder: str) -> None:
    file, page = f"{path}/x.html".lstrip("/"), f"{folder}/y.html".lstrip("/")
    assert relative(file, page) == quote(posixpath.relpath(f"/{file}", f"/{folder}"))


@given(
    folders=PLACES,
    name=st.sampled_from(["x.html", "index.html", "Bilag #2%.pdf", "a:b?c.html", "å&'.md"]),
    anchor=st.sampled_from(["", "#p1", "#å b", "#a%20b", "#x:~:y", "#top", "#a&b", "#"]),
    page=PLACES,
)
def test_a_path_is_the_target_of_its_address(
    folders: str, name: str, anchor: str, page: str
) -> None:
    path = f"{folders}/{name}".lstrip("/") + anchor
    folder = page.strip("/")
    assert target_at(path) == target_of(relative(path, f"{folder}/y.html".lstrip("/")), folder)
