"""Danish public holidays and working days, and notices counted in them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from holidays import country_holidays
from hypothesis import given
from hypothesis import strategies as st

from referat.danish.workdays import Notice, holiday_on, is_workday


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 1, 1), "nytårsdag"),
        (date(2026, 4, 2), "skærtorsdag"),
        (date(2026, 4, 3), "langfredag"),
        (date(2026, 4, 5), "påskedag"),
        (date(2026, 4, 6), "anden påskedag"),
        (date(2026, 5, 14), "Kristi himmelfartsdag"),
        (date(2026, 5, 24), "pinsedag"),
        (date(2026, 5, 25), "anden pinsedag"),
        (date(2026, 12, 25), "juledag"),
        (date(2026, 12, 26), "anden juledag"),
        (date(2023, 5, 5), "store bededag"),
        (date(2024, 4, 26), ""),  # abolished from 2024
        (date(2026, 5, 1), ""),
        (date(2026, 6, 5), ""),
        (date(2026, 12, 24), ""),
        (date(2026, 12, 31), ""),
        (date(2026, 4, 4), ""),
    ],
)
def test_public_holidays(day: date, name: str) -> None:
    assert holiday_on(day) == name


def test_working_days() -> None:
    week = [date(2026, 3, 30) + timedelta(days=number) for number in range(9)]
    assert [day.day for day in week if is_workday(day)] == [30, 31, 1, 7]


@pytest.mark.parametrize(
    ("notice", "meeting", "latest"),
    [
        (Notice(4), date(2026, 4, 8), date(2026, 4, 4)),
        (Notice(4, of_work=True), date(2026, 4, 8), date(2026, 3, 30)),
        (Notice(4, of_work=True), date(2026, 3, 11), date(2026, 3, 5)),
        (Notice(1, of_work=True), date(2026, 3, 9), date(2026, 3, 6)),
        (Notice(0, of_work=True), date(2026, 3, 9), date(2026, 3, 9)),
        (Notice(0), date(2026, 3, 9), date(2026, 3, 9)),
    ],
)
def test_the_last_day_in_time(notice: Notice, meeting: date, latest: date) -> None:
    assert notice.latest(meeting) == latest


@given(st.integers(1, 40), st.dates(date(2000, 1, 1), date(2050, 12, 31)))
def test_there_are_as_many_working_days_between(days: int, meeting: date) -> None:
    latest = Notice(days, of_work=True).latest(meeting)
    between = [latest + timedelta(days=number) for number in range((meeting - latest).days)]
    assert is_workday(latest)
    assert sum(map(is_workday, between)) == days


def test_in_words() -> None:
    assert [Notice(1).danish, Notice(4).danish] == ["1 dag", "4 dage"]
    assert [Notice(1, of_work=True).danish, Notice(4, of_work=True).danish] == [
        "1 hverdag",
        "4 hverdage",
    ]


def test_no_holiday_is_passed_over() -> None:
    """What is ruled out without the table is not in it either."""
    for year in range(1800, 2300, 3):
        table = country_holidays("DK", years=year, language="da")
        days = (date(year, 1, 1) + timedelta(days=number) for number in range(365))
        assert {day for day in days if holiday_on(day)} == {*table}
