"""A number in the text that is almost, but not quite, the total of the table that it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from referat.checks.grids import Grid, grids_in
from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.references.sentences import span_around
from referat.checks.rules.references.totals import (
    is_total,
    label_of,
    number_at,
    numeric_columns,
    scale_of,
    total_of,
)
from referat.checks.subject import Subject, Text
from referat.danish.numbers import Number, in_figures, numbers_in
from referat.danish.patterns import late
from referat.diagnostics import Severity

_OF_TABLE = late(r"\b(?:tabel\w*|i alt|samlet|samlede|total\w*|oversigt\w*|skema\w*)\b", re.I)
_ABOUT = late(
    r"\b(?:ca\.?|cirka|omkring|omtrent|knap|godt|næsten|over|under|mindst|højst|op til|mellem|-|–)"
    r"\s*(?:kr\.?\s*)?$",
    re.I,
)
_YEAR = late(r"(?:19|20)\d\d")
_NEAR, _REACH = Decimal("0.03"), 40


class _Total(Struct, frozen=True):
    """A total of a table: the word that heads its column, and what it is in units of one."""

    word: str
    whole: Decimal
    step: Decimal


def check(subject: Subject) -> Iterator[Found]:
    grids: dict[int, list[Grid]] = {}
    for grid in grids_in(subject):
        grids.setdefault(id(grid.text.item), []).append(grid)
    for text in subject.prose:
        totals = [each for grid in grids.get(id(text.item), ()) for each in _totals(grid)]
        if totals and _OF_TABLE.search(text.running):
            yield from _in_text(text, totals)


def _totals(grid: Grid) -> Iterator[_Total]:
    """The total of each column that has a heading and says what it counts in."""
    table = grid.table
    at = total_of(table)
    for column in numeric_columns(table) if at is not None else ():
        header, number = label_of(table, column), number_at(table.rows[at or 0], column)
        scale = scale_of(table, column)
        if header is None or number is None or not number.value or number.unit == "%":
            continue
        if scale is None and number.unit == "kr":
            scale = 1
        if scale is not None:
            whole = number.whole if number.scale > 1 else number.value * scale
            step = number.step if number.scale > 1 else number.step * scale
            yield _Total(_word(header.text), whole, step)


def _word(header: str) -> str:
    """What the text would call a column: its year, `i alt`, or all of its heading."""
    year = _YEAR.search(header)
    return year[0] if year else "i alt" if is_total(header) else header.casefold()


def _in_text(text: Text, totals: Sequence[_Total]) -> Iterator[Found]:
    running = text.running
    for number in numbers_in(running):
        if (
            number.unit != "kr"
            or _is_in_table(text, number)
            or _ABOUT.search(running[max(0, number.start - 20) : number.start])
        ):
            continue
        meant = _meant(running, number, totals)
        if meant:
            said = " ".join(running[number.start : number.end].split())
            yield Found(
                text.place(number.start, number.end - number.start),
                f"Her står {said}, men tabellens sum for »{meant.word}« er {_as(number, meant)}",
                "Ret tallet, eller ret tabellen.",
            )


def _is_in_table(text: Text, number: Number) -> bool:
    start = text.text.rfind("\n", 0, number.start) + 1
    end = text.text.find("\n", number.start)
    return "|" in text.text[start : end if end >= 0 else len(text.text)]


def _meant(running: str, number: Number, totals: Sequence[_Total]) -> _Total | None:
    """The total that the number speaks of, where it is near it and not the same."""
    start, end = span_around(running, number.start)
    sentence = running[start:end]
    if not _OF_TABLE.search(sentence):
        return None
    word = _nearest(running[max(start, number.start - _REACH) : number.start], totals)
    meant = [each for each in totals if each.word == word]
    if not meant or any(_is_same(number, each) for each in totals):
        return None
    if any(_is_same(other, each) for other in numbers_in(sentence) for each in meant):
        return None  # the sentence compares with the table's own number
    return next((each for each in meant if _is_near(number, each)), None)


def _nearest(before: str, totals: Sequence[_Total]) -> str | None:
    """The heading that stands last before the number."""
    at = {each.word: before.casefold().rfind(each.word) for each in totals}
    found = [word for word, place in at.items() if place >= 0]
    years = list(_YEAR.finditer(before))
    if not found:
        return None
    last = max(found, key=lambda word: at[word])
    return None if years and years[-1].start() > at[last] else last


def _is_same(number: Number, total: _Total) -> bool:
    """The same, as exactly as the less exact of the two is written."""
    return abs(number.whole - total.whole) < max(number.step, total.step)


def _is_near(number: Number, total: _Total) -> bool:
    return abs(number.whole - total.whole) <= abs(total.whole) * _NEAR


def _as(number: Number, total: _Total) -> str:
    """The table's number, written as the text writes its own."""
    value = total.whole / number.scale
    unit = {10**9: " mia. kr.", 10**6: " mio. kr.", 1000: " t.kr."}.get(number.scale, " kr.")
    return in_figures(value, number.places) + unit


RULE = Rule(
    code="tal-modsiger-tabel",
    family=Family.TEXT,
    severity=Severity.WARNING,
    what="Et tal i teksten er næsten, men ikke helt, tabellens sum",
    why="Bliver en tabel regnet om, er tallene i teksten ofte skrevet efter den gamle. Begge dele "
    "bliver læst, og ingen kan se, hvad der blev besluttet. Der bliver kun set på beløb, der "
    "står ved den samme overskrift som i tabellen, og som ligger tæt på dens sum.",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Budget for kultursalen
    tekst: |
      Tabellen viser, at der samlet skal bruges 1,208 mio. kr. i 2026 og i 2027 1,310 mio. kr.

      Tabel 1. Udgifter i 1.000 kr.

      | | 2026 | 2027 |
      | --- | ---: | ---: |
      | Lys og lyd | 820 | 910 |
      | Stole | 388 | 410 |
      | I alt | 1.208 | 1.320 |
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Budget for kultursalen
    tekst: |
      Tabellen viser, at der samlet skal bruges 1,208 mio. kr. i 2026 og i 2027 1,32 mio. kr.

      Tabel 1. Udgifter i 1.000 kr.

      | | 2026 | 2027 |
      | --- | ---: | ---: |
      | Lys og lyd | 820 | 910 |
      | Stole | 388 | 410 |
      | I alt | 1.208 | 1.320 |
""",
    check=check,
)
