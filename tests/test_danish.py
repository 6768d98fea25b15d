"""Dates, times, lists of words: the ways they are written, and the one way out."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referat.danish.dates import (
    MONTHS,
    WEEKDAYS,
    DateProblem,
    days_in,
    long_date,
    parse_date,
    short_date,
)
from referat.danish.times import Slot, Time, TimeStyle, format_slot, parse_slot, parse_style
from referat.danish.words import NBSP, file_size, joined, nearest, yes_or_no

DAY = date(2023, 12, 8)


@pytest.mark.parametrize(
    "text",
    [
        "2023-12-08",
        "2023-12-8",
        "8.12.2023",
        "08.12.2023",
        "8. 12. 2023",
        "8/12/2023",
        "8/12-2023",
        "8/12 2023",
        "8-12-2023",
        "8. december 2023",
        "8 december 2023",
        "8.december 2023",
        "8. dec. 2023",
        "8. dec 2023",
        "8. DECEMBER 2023",
        "8. december, 2023",
        "den 8. december 2023",
        "d. 8. december 2023",
        "d.8. december 2023",
        "fredag den 8. december 2023",
        "fredagen den 8. december 2023",
        "Fredag d. 8. december 2023",
        "fredag, den 8. december 2023",
        "fredag 8. december 2023",
        "fre. den 8.12.2023",
        "fredag den 8/12/2023",
        f"fredag den 8.{NBSP}december 2023",
        "  8.  december\n2023 ",
    ],
)
def test_written_forms_of_one_date(text: str) -> None:
    assert parse_date(text) == DAY


@given(st.dates(min_value=date(1000, 1, 1)))
def test_printed_dates_are_read_again(day: date) -> None:
    assert parse_date(short_date(day)) == day
    assert parse_date(long_date(day)) == day
    assert parse_date(f"{day:%d/%m/%Y}") == day
    assert parse_date(day.isoformat()) == day


@pytest.mark.parametrize("month", MONTHS)
def test_months_may_be_shortened(month: str) -> None:
    number = MONTHS.index(month) + 1
    assert parse_date(f"3. {month[:3]}. 2026") == date(2026, number, 3)


@pytest.mark.parametrize(
    ("text", "code", "hint"),
    [
        ("8. december", "dato-uden-år", "Skriv årstallet med fire cifre: `8. december 2023`."),
        ("fredag den 8/12", "dato-uden-år", "Skriv årstallet med fire cifre: `8. december 2023`."),
        ("8.12.23", "dato-uden-år", "Skriv årstallet med fire cifre: `8.12.2023`."),
        ("8. maj 24", "dato-uden-år", "Skriv årstallet med fire cifre: `8. maj 2024`."),
        ("30. februar 2024", "umulig-dato", "Februar 2024 har 29 dage."),
        ("31.4.2026", "umulig-dato", "April 2026 har 30 dage."),
        ("0. maj 2026", "umulig-dato", "Maj 2026 har 31 dage."),
        ("12/31/2026", "umulig-dato", "Dagen skrives før måneden: `31.12.2026`."),
        ("2026-31-12", "umulig-dato", "Måneden skrives før dagen: `2026-12-31`."),
        ("99.99.2026", "umulig-dato", "Skriv for eksempel `8. december 2023`."),
        ("1.1.0000", "umulig-dato", "Skriv for eksempel `8. december 2023`."),
        ("3-3-0333", "umulig-dato", "Skriv årstallet med fire cifre: `8. december 2023`."),
        ("8. decembr 2023", "ukendt-måned", "Mente du `december`?"),
        ("8. october 2023", "ukendt-måned", "Mente du `oktober`?"),
        ("tirsdag den 8. december 2023", "forkert-ugedag", "Ret ugedagen til `fredag`"),
        ("fredg den 8. december 2023", "forkert-ugedag", "Ret ugedagen til `fredag`"),
        ("bestyrelsen den 8. december 2023", "ulæselig-dato", "Skriv `fredag den 8.\u00a0dec"),
        ("i morgen", "ulæselig-dato", "Skriv for eksempel `2023-12-08`"),
        ("2023", "ulæselig-dato", "Skriv for eksempel `2023-12-08`"),
        ("", "ulæselig-dato", "Skriv for eksempel `2023-12-08`"),
    ],
)
def test_no_date(text: str, code: str, hint: str) -> None:
    found = parse_date(text)
    assert isinstance(found, DateProblem)
    assert found.code == code
    assert found.hint.startswith(hint)


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_a_problem(text: str) -> None:
    assert isinstance(parse_date(text), date | DateProblem)


def test_printed_dates() -> None:
    assert short_date(DAY) == f"8.{NBSP}december 2023"
    assert long_date(DAY) == f"fredag den 8.{NBSP}december 2023"
    assert [long_date(date(2026, 6, day)).split()[0] for day in range(1, 8)] == list(WEEKDAYS)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("8.30", (8, 30), None),
        ("08:30", (8, 30), None),
        ("8", (8, 0), None),
        ("kl. 8.30", (8, 30), None),
        ("kl 8.30", (8, 30), None),
        ("klokken 8.30", (8, 30), None),
        ("Kl. 8.30.", (8, 30), None),
        ("0.00", (0, 0), None),
        ("24.00", (24, 0), None),
        ("8.30-9", (8, 30), (9, 0)),
        ("8.30-11.00", (8, 30), (11, 0)),
        ("08:30 – 11.00", (8, 30), (11, 0)),
        ("8.30—11", (8, 30), (11, 0)),
        ("kl. 8.30 til kl. 11", (8, 30), (11, 0)),
        (f"kl.{NBSP}8.30", (8, 30), None),
    ],
)
def test_written_forms_of_times(
    text: str, start: tuple[int, int], end: tuple[int, int] | None
) -> None:
    assert parse_slot(text) == Slot(text.strip(), Time(*start), Time(*end) if end else None)


@pytest.mark.parametrize("text", ["efter bowling", "8.3", "8.30-", "8:30 præcis", "fra 8", "8.300"])
def test_words_for_a_time_stay_words(text: str) -> None:
    assert parse_slot(text) == Slot(text)


@pytest.mark.parametrize("text", ["25.00", "8.75", "8.30-25", "24.01", "99"])
def test_times_that_cannot_be(text: str) -> None:
    assert parse_slot(text) is None


@pytest.mark.parametrize(
    ("example", "one", "two"),
    [
        ("kl. 8.30", f"kl.{NBSP}9.05", f"kl.{NBSP}9.05–14.00"),
        ("kl. 08.30", f"kl.{NBSP}09.05", f"kl.{NBSP}09.05–14.00"),
        ("kl. 08:30", f"kl.{NBSP}09:05", f"kl.{NBSP}09:05–14:00"),
        ("8.30", "9.05", "9.05–14.00"),
        ("08:30", "09:05", "09:05–14:00"),
        ("klokken 8.30", f"klokken{NBSP}9.05", f"klokken{NBSP}9.05–14.00"),
    ],
)
def test_house_style_by_example(example: str, one: str, two: str) -> None:
    style = parse_style(example)
    assert style is not None
    assert format_slot(Slot("", Time(9, 5)), style) == one
    assert format_slot(Slot("", Time(9, 5), Time(14, 0)), style) == two
    assert format_slot(Slot("efter bowling"), style) == "efter bowling"


@pytest.mark.parametrize("example", ["halv ni", "9.15", "kl. 8", "8.30 præcis", ""])
def test_examples_that_show_no_style(example: str) -> None:
    assert parse_style(example) is None


def test_the_usual_style() -> None:
    assert parse_style("kl. 8.30") == TimeStyle()


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A og B"),
        (["A", "B", "C"], "A, B og C"),
    ],
)
def test_joined(words: list[str], text: str) -> None:
    assert joined(words) == text


@pytest.mark.parametrize(
    ("word", "known", "found"),
    [
        ("beslutninger", ["beslutning", "referat"], "beslutning"),
        ("fravaerende", ["fraværende", "afbud"], "fraværende"),
        ("Næste-Møde", ["næste møde"], "næste møde"),
        ("GODKENT", ["godkendt", "udkast"], "godkendt"),
        ("xyz", ["titel"], None),
        ("", ["titel"], None),
        ("titel", [], None),
    ],
)
def test_nearest(word: str, known: list[str], found: str | None) -> None:
    assert nearest(word, known) == found


@pytest.mark.parametrize(
    ("text", "answer"), [("ja", True), (" Ja ", True), ("NEJ", False), ("yes", None), ("", None)]
)
def test_yes_or_no(text: str, answer: bool | None) -> None:
    assert yes_or_no(text) is answer


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "0 byte"),
        (999, "999 byte"),
        (1_000, "1 kB"),
        (34_499, "34 kB"),
        (999_499, "999 kB"),
        (999_999, "1,0 MB"),
        (1_240_000, "1,2 MB"),
        (12_000_000, "12,0 MB"),
    ],
)
def test_file_size(size: int, text: str) -> None:
    assert file_size(size).replace(NBSP, " ") == text


@given(st.integers(1, 9999), st.integers(1, 12))
def test_how_many_days_a_month_has(year: int, month: int) -> None:
    assert days_in(year, month) == monthrange(year, month)[1]
