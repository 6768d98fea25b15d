"""Danish numbers, alone in a cell and in running text."""

from __future__ import annotations

from decimal import Decimal

import pytest

from referat.danish.numbers import in_figures, number_of, numbers_in


@pytest.mark.parametrize(
    ("cell", "value", "places", "scale", "unit"),
    [
        ("1.214", "1214", 0, 1, ""),
        ("1 234 567", "1234567", 0, 1, ""),
        ("0,430 mio. kr.", "0.430", 3, 10**6, "kr"),
        ("5 t.kr.", "5", 0, 1000, "kr"),
        ("1.000,-", "1000", 0, 1, "kr"),
        ("kr. 46.307,50", "46307.50", 2, 1, "kr"),
        ("12 pct.", "12", 0, 1, "%"),
        ("12,5 %", "12.5", 1, 1, "%"),
        ("-3", "-3", 0, 1, ""),
        ("– 75", "-75", 0, 1, ""),
        ("(25)", "-25", 0, 1, ""),
        ("+ 3", "3", 0, 1, ""),
        ("12 timer", "12", 0, 1, "timer"),
        (" 7 ", "7", 0, 1, ""),
    ],
)
def test_a_cell_that_is_a_number(cell: str, value: str, places: int, scale: int, unit: str) -> None:
    found = number_of(cell)
    assert found is not None
    assert (found.value, found.places, found.scale, found.unit) == (
        Decimal(value),
        places,
        scale,
        unit,
    )


@pytest.mark.parametrize(
    "cell",
    ["", "-", "12.5", "8.12.2023", "8.30", "ca. 5", "1.2.3", "50-60", "2/3", "M5", "5 (ny) 3"],
)
def test_a_cell_that_is_none(cell: str) -> None:
    assert number_of(cell) is None


def test_numbers_in_a_sentence_know_where_they_stand() -> None:
    text = "I 2026 på 1,280 mio. kr., jf. § 3, den 8.12.2025 kl. 8.30: 30 % af 50-60 kr."
    found = list(numbers_in(text))
    assert [text[each.start : each.end] for each in found] == ["2026", "1,280 mio. kr.", "30 %"]
    assert found[1].whole == 1_280_000
    assert found[1].step == 1000


def test_figures_are_written_the_danish_way() -> None:
    assert in_figures(Decimal("1234567.5"), 2) == "1.234.567,50"
    assert in_figures(Decimal("-1286.6"), 0) == "-1.287"
