"""The small parts: words cut and folded, lists parted, page names, colours, chrome."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referat.danish.slugs import slug
from referat.danish.words import folded
from referat.model.meeting import Site
from referat.model.quick import quickly
from referat.site.chrome import make_chrome
from referat.site.colours import contrast, dark_variables, light_variables
from referat.site.names import page_names
from referat.site.pagination import in_parts
from referat.site.parts import Link, Logo
from referat.site.words import clock, cut, period


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("Godkendt.", 400, "Godkendt."),
        ("  To\n\nlinjer ", 400, "To linjer"),
        ("et to tre", 9, "et to tre"),
        ("et to tre", 8, "et to…"),
        ("et to, tre", 8, "et to…"),
        ("et to tre fire", 10, "et to tre…"),
        ("a" * 20, 10, "a" * 9 + "…"),
        ("", 10, ""),
    ],
)
def test_a_long_text_is_cut_at_a_word(text: str, most: int, expected: str) -> None:
    assert cut(text, most) == expected


@given(st.text(), st.integers(2, 30))
def test_a_cut_text_is_never_too_long(text: str, most: int) -> None:
    assert len(cut(text, most)) <= most


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Anna Holm", " anna\u00a0 HOLM\n", True),
        ("Åse", "A\u030ase", True),
        ("Straße", "STRASSE", True),
        ("ﬁn", "fin", True),
        ("Åse", "Aase", False),
    ],
)
def test_which_names_are_the_same(one: str, other: str, same: bool) -> None:
    assert (folded(one) == folded(other)) is same


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_periods_and_times() -> None:
    assert (period(None, None), clock(None, None)) == ("", "")


@pytest.mark.parametrize(
    ("rows", "sizes"), [(0, [0]), (1, [1]), (10, [10]), (11, [10, 1]), (25, [10, 10, 5])]
)
def test_lists_are_parted(rows: int, sizes: list[int]) -> None:
    parts = in_parts(range(rows), "a/2026.html", 10)
    assert [len(part.rows) for part in parts] == sizes
    assert [row for part in parts for row in part.rows] == list(range(rows))
    assert parts[0].path == "a/2026.html"
    assert all((part.pages == ()) == (len(parts) == 1) for part in parts)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, ["[1]", "2", "3", "4", "5", "6", "40"]),
        (2, ["1", "[2]", "3", "4", "5", "6", "7", "40"]),
        (20, ["1", *map(str, range(15, 20)), "[20]", *map(str, range(21, 26)), "40"]),
        (40, ["1", *map(str, range(35, 40)), "[40]"]),
    ],
)
def test_links_to_many_parts(number: int, expected: list[str]) -> None:
    part = in_parts(range(40), "a.html", 1)[number - 1]
    assert [link.text if link.path else f"[{link.text}]" for link in part.pages] == expected
    assert Link(str(number)) in part.pages


@given(st.lists(st.text(max_size=6), unique=True))
def test_page_names_are_all_different_and_begin_as_slugs(texts: list[str]) -> None:
    names = page_names((text, text) for text in texts)
    assert len(set(names.values())) == len(texts)
    assert all(name.partition("_")[0] == slug(text) for text, name in names.items())


def test_a_page_name_is_made_from_its_own_key() -> None:
    few = page_names([("a", "Å"), ("b", "aa")])
    more = page_names([("a", "Å"), ("c", "å?"), ("b", "aa")])
    assert (few["a"], few["b"]) == (more["a"], more["b"])


# ------------------------------------------------------------ colours


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#595959", "#ffffff", 7.0)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, expected: float) -> None:
    assert contrast(one, other) == pytest.approx(expected, abs=0.01)


colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(colours)
def test_any_colour_becomes_one_that_can_be_read(colour: str) -> None:
    light, dark = dict(light_variables(colour)), dict(dark_variables(colour))
    for name in ("--accent", "--link"):
        for ground in ("#ffffff", "#f3f6f8", light["--accent-flade"]):
            assert contrast(light[name], ground) >= 7
        for ground in ("#12181e", "#1b242c", dark["--accent-flade"]):
            assert contrast(dark[name], ground) >= 7
    assert contrast("#17212b", light["--accent-flade"]) >= 7
    assert contrast("#e7ecf0", dark["--accent-flade"]) >= 7


def test_a_colour_that_can_be_read_stays() -> None:
    assert dict(light_variables("#0a4a6b"))["--accent"] == "#0a4a6b"
    assert dict(dark_variables("#8fcbec"))["--accent"] == "#8fcbec"


def test_a_colour_keeps_its_hue() -> None:
    assert dict(light_variables("#ff0000"))["--accent"] == "#a30000"


# ------------------------------------------------------------ chrome


def site(**keys: object) -> Site:
    found = quickly(Site, keys)
    assert found is not None
    return found


def test_chrome_without_a_file() -> None:
    chrome = make_chrome(None, None, "offentlig", False)
    assert (chrome.title, chrome.organisation, chrome.address) == (
        "Dagsordener og referater",
        "",
        "",
    )
    assert (chrome.light, chrome.edition_mark) == ((), "")


def test_chrome() -> None:
    logo = Logo("logo.svg", "Elmsund")
    written = site(
        organisation="Elmsund  Kommune",
        adresse="https://example.org/r",
        kontakt=[{"navn": "Sekretariatet", "telefon": "10 00"}],
        farve="#0a4a6b",
    )
    chrome = make_chrome(written, logo, "medlemmer", True)
    assert chrome.title == "Dagsordener og referater"
    assert (chrome.organisation, chrome.address) == ("Elmsund Kommune", "https://example.org/r/")
    assert chrome.contact == ("Sekretariatet, tlf. 10 00",)
    assert chrome.light[0] == ("--accent", "#0a4a6b")
    assert chrome.dark[0][0] == "--accent"
    assert chrome.edition_mark == "Kun for medlemmer: kan indeholde lukkede punkter"
    assert (chrome.logo, chrome.has_search) == (logo, True)
