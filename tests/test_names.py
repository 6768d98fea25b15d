"""Names in running text, and which of them are one person's."""

from __future__ import annotations

import pytest

from referat.danish.names import (
    capitals_in,
    distance,
    is_full,
    is_near,
    is_person,
    is_same,
    may_be,
    parts_of,
    sound_of,
    without_genitive,
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bodil Stenager og Karl talte.", ["Bodil Stenager", "Karl"]),
        ("Leif P. Hegelunds oplæg", ["Leif P. Hegelunds"]),
        ("ved A. Holm og Hans Chr. Lind", ["A. Holm", "Hans Chr. Lind"]),
        ("Karin von der Recke kom", ["Karin von der Recke"]),
        ("Jens-Peter D'Angelo", ["Jens-Peter D'Angelo"]),
        ("Ayşe Yıldırım (V)", ["Ayşe Yıldırım", "V"]),
        ("Bodil\n  Stenager", ["Bodil\n  Stenager"]),
        ("Bodil\n\nStenager", ["Bodil", "Stenager"]),
        ("Bodil, Karl", ["Bodil", "Karl"]),
        ("intet 12 her", []),
    ],
)
def test_capitals(text: str, found: list[str]) -> None:
    assert [each.text for each in capitals_in(text)] == found
    assert all(
        text[each.start :].startswith(each.text)
        and all(text[at:].startswith(word) for at, word in each.words)
        for each in capitals_in(text)
    )


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Leif P. Hegelund", ("leif", "p", "hegelund")),
        ("Lise-Lotte  Engdal (V)", ("lise", "lotte", "engdal")),
        ("Bodil Stenager, havnefoged", ("bodil", "stenager")),
        ("", ()),
    ],
)
def test_parts(name: str, parts: tuple[str, ...]) -> None:
    assert parts_of(name) == parts


@pytest.mark.parametrize("name", ["Bodil Stenager", "Leif P. Hegelund (A)", "Anne Bækgaard-Toft"])
def test_full_names(name: str) -> None:
    assert is_full(name)
    assert is_person(name)


@pytest.mark.parametrize(
    "name",
    [
        "Bodil",
        "Ingen",
        "MK",
        "Teknik og Miljø",
        "Elmsund Kommune",
        "Elmsund Landboforening",
        "HR Chefen",
        "Hele bestyrelsen",
        "Alle Medlemmer",
        "2 beboere",
        "Bodil og Karl",
    ],
)
def test_no_full_names(name: str) -> None:
    assert not is_full(name)


def test_a_company_is_no_person() -> None:
    assert not is_person("Elmsund Spildevand")


@pytest.mark.parametrize(
    ("one", "other", "same", "maybe"),
    [
        ("Bodil Stenager", "bodil stenager", True, True),
        ("Leif P. Hegelund", "Leif Hegelund", True, True),
        ("B. Stenager", "Bodil Stenager", True, True),
        ("Lise Lotte Engdal", "Lise-Lotte Engdal", True, True),
        ("Mette Holm", "Mette Fjord Holm", False, True),
        ("Mette Fjord", "Mette Fjord Holm", False, True),
        ("Mette", "Mette Fjord Holm", False, True),
        ("Holm", "Mette Fjord Holm", False, True),
        ("Mette Fjord Holm", "Mette Holm Fjord", False, False),
        ("Mette Holm", "Maja Holm", False, False),
        ("", "Maja Holm", False, False),
    ],
)
def test_one_person(one: str, other: str, same: bool, maybe: bool) -> None:
    for first, second in ((one, other), (other, one)):
        assert is_same(parts_of(first), parts_of(second)) == same
        assert may_be(parts_of(first), parts_of(second)) == maybe


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kian Mosdahl", "Kian Mosdal"),
        ("Lars Pedersen", "Lars Petersen"),
        ("Kristine Stangerup", "Christine Stangerup"),
        ("Jacob Jensen", "Jakob Jensen"),
        ("Poul Lindegaard", "Poul Lindegård"),
        ("Claus Gravesen", "Claus Graversen"),
        ("Nikolai Hofmann-Toft", "Nikolai Hoffman-Toft"),
        ("Anne Kirkegard", "Anne Kirkegaard"),
        ("Kristina Stangerup", "Kristine Stangerup"),
    ],
)
def test_near(one: str, other: str) -> None:
    assert is_near(parts_of(one), parts_of(other))
    assert is_near(parts_of(other), parts_of(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bodil Stenager", "Bodil Stenager"),
        ("Anne Hansen", "Anna Hansen"),
        ("Jens Jensen", "Jens Jessen"),
        ("Leif Christensen", "Leif Christiansen"),
        ("Mette Holm", "Mette Holt"),
        ("Anders Bjerre", "Andreas Bjerre"),
        ("Kim Lund", "Tim Lund"),
        ("Anne Holm", "Anne Fjord Holm"),
        ("Kian Mosdahl", "Kina Mosdal"),
        ("Kian", "Kiam"),
    ],
)
def test_not_near(one: str, other: str) -> None:
    assert not is_near(parts_of(one), parts_of(other))


def test_genitive() -> None:
    assert without_genitive(("claus", "bechs")) == (("claus", "bechs"), ("claus", "bech"))
    assert without_genitive(("claus'",)) == (("claus'",), ("claus",))
    assert without_genitive(("bech",)) == (("bech",),)
    assert without_genitive(()) == ((),)


@pytest.mark.parametrize(
    ("one", "other", "steps"),
    [("abc", "abc", 0), ("abc", "acb", 1), ("abc", "ab", 1), ("abc", "xbc", 1), ("abc", "xyz", 3)],
)
def test_distance(one: str, other: str, steps: int) -> None:
    assert distance(one, other, 2) == min(steps, 3)


def test_sound() -> None:
    assert sound_of("kristoffersen") == sound_of("christophersen")
    assert sound_of("lindegaard") == sound_of("lindegård")
    assert sound_of("bech") != sound_of("bach")
