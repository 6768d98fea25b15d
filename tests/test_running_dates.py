"""Dates in running text: which are seen, where, and which numbers are none."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referat.danish.dates import long_date, short_date
from referat.danish.running_dates import dates_in
from referat.danish.words import NBSP


@pytest.mark.parametrize(
    ("text", "named", "day"),
    [
        ("Vi ses fredag den 8. december 2023.", "fredag den 8. december 2023", date(2023, 12, 8)),
        ("mødet den 23.\n  februar 2024 og", "den 23.\n  februar 2024", date(2024, 2, 23)),
        ("d.8. nov. 2023", "d.8. nov. 2023", date(2023, 11, 8)),
        ("Fredag, den 3. maj, 2024, i salen", "Fredag, den 3. maj, 2024", date(2024, 5, 3)),
        ("onsdag aften d. 3. juni 2026", "onsdag aften d. 3. juni 2026", date(2026, 6, 3)),
        ("3 marts 2024", "3 marts 2024", date(2024, 3, 3)),
        ("den 23/2 2024", "den 23/2 2024", date(2024, 2, 23)),
        ("d. 1/12-2023", "d. 1/12-2023", date(2023, 12, 1)),
        ("(rev. 8.12.2023)", "8.12.2023", date(2023, 12, 8)),
        ("pr. 2023-12-08.", "2023-12-08", date(2023, 12, 8)),
        ("den 8.-10. maj 2026", "10. maj 2026", date(2026, 5, 10)),
    ],
)
def test_a_full_date(text: str, named: str, day: date) -> None:
    (found,) = dates_in(text)
    assert text[found.start : found.end] == named
    assert found.date == day
    assert text[found.year_at : found.year_at + 4] == str(day.year)


@pytest.mark.parametrize(
    ("text", "day", "month", "weekday"),
    [
        ("onsdag d. 8.\nnovember", 8, 11, 2),
        ("senest den 23/2", 23, 2, None),
        ("tors. d. 7. maj", 7, 5, 3),
        ("lørdag/søndag den 5. juni", 5, 6, None),
        ("8. marts 2024/2025", 8, 3, None),
    ],
)
def test_a_date_without_a_year(text: str, day: int, month: int, weekday: int | None) -> None:
    (found,) = dates_in(text)
    assert (found.day, found.month, found.year, found.weekday) == (day, month, None, weekday)
    assert found.date is None
    assert found.on(2024) == date(2024, month, day)


@pytest.mark.parametrize(
    "text",
    [
        "1/2 time og 3/4 liter",
        "§ 4.1.2023",
        "sag 12-10-2023-1",
        "version 1.2.3",
        "1. behandling",
        "kl. 8.30-11.00",
        "budget 2024",
        "fredag den 23.",
        "i maj 2023",
        "2023-12-08-1",
        "punkt 4.1",
        "1.000 kr. i 2024",
    ],
)
def test_no_date(text: str) -> None:
    assert dates_in(text) == ()


def test_a_date_that_cannot_be() -> None:
    (found,) = dates_in("den 31. april 2026")
    assert found.date is None
    assert found.on(2028) is None


def test_several_dates_come_in_order() -> None:
    text = "Fra 2026-03-01 til den 4. marts 2026 og 5/3 2026; ny frist den 1. juni."
    assert [found.day for found in dates_in(text)] == [1, 4, 5, 1]


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_what_is_printed_is_read(day: date) -> None:
    for text in (long_date(day), short_date(day), day.isoformat()):
        for spaced in (text, text.replace(NBSP, " "), f"Mødet er {text}. Så"):
            (found,) = dates_in(spaced)
            assert found.date == day
            assert found.weekday in (None, day.weekday())


@given(st.text(alphabet="0123456789./- \nadenmjfsokl", max_size=60))
def test_never_fails_and_keeps_to_the_text(text: str) -> None:
    ends = 0
    for found in dates_in(text):
        assert ends <= found.start < found.end <= len(text)
        ends = found.end
