"""What is closed in one item, told in an open text of the same meeting."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from referat.checks.joined import Joined, joined
from referat.checks.rule import Family, Found, Rule
from referat.checks.subject import Numbered, Subject, Text
from referat.checks.walking import shuts
from referat.danish.patterns import late
from referat.danish.words import case_key
from referat.diagnostics import Severity

_NUMBER = late(r"\d[\w./-]*\d")
_PROPER = late(r"\S\s+(?:[A-ZÆØÅ][a-zæøåé]|\d)")
"""A name or a number inside a title; without one, many items may be called the same."""

_LETTERS = late(r"[a-z]+")
_DIGITS = late(r"[0-9]+")
_READ_BY_ALL = ("public_title", "closed")
"""What of a closed item is told to the public too."""

_SHORTEST_NUMBER = 5
_FEWEST_WORDS = 3
_HINT = "Slet det i det åbne punkt, eller skriv det, så det lukkede ikke kan kendes."


def check(subject: Subject) -> Iterator[Found]:
    if not subject.has_closed:
        return
    closed = [each for each in subject.items if each.closed]
    public = _public_numbers(subject)
    numbers = {key for key in _numbers(closed) if key not in public}
    open_titles = {_plain(each.item.title) for each in subject.items if not each.closed}
    titles = {key: title for key, title in _titles(closed) if key not in open_titles}
    if not numbers and not titles:
        return
    shown = joined([part[0] for part in subject.parts if not part[4] or part[2] in _READ_BY_ALL])
    told_numbers = numbers if _may_hold_number(shown, numbers) else set()
    told_titles = titles if _may_hold_title(shown, titles) else {}
    for text in subject.texts if told_numbers or told_titles else ():
        if text.name in _READ_BY_ALL or not text.closed:
            yield from _with_numbers(text, told_numbers) if told_numbers else ()
            yield from _with_titles(text, told_titles) if told_titles else ()


def _may_hold_number(shown: Joined, numbers: Collection[str]) -> bool:
    """False if each of `numbers` has digits in a row that are nowhere in the texts."""
    if not numbers:
        return False
    return _holds_one(shown.raw, numbers, _DIGITS) or not shown.has_plain_digits


def _may_hold_title(shown: Joined, titles: Collection[str]) -> bool:
    """False if each of `titles` has letters in a row that are nowhere in the texts."""
    letters = shown.caseless if titles else b""
    return letters is None or _holds_one(letters, titles, _LETTERS)


def _holds_one(raw: bytes, names: Iterable[str], part: re.Pattern[str]) -> bool:
    """True if `raw` holds all parts of one of `names`, wherever they stand."""
    rows = (sorted(part.findall(name), key=len, reverse=True) for name in names)  # seldom first
    return any(all(row.encode() in raw for row in each) for each in rows)


def _plain(title: str) -> str:
    return " ".join(title.split()).casefold()


def _numbers(closed: list[Numbered]) -> Iterator[str]:
    """The numbers that closed items do not open themselves."""
    for each in closed:
        for name in ("case_number", "document_number"):
            number = getattr(each.item, name)
            if number and len(number.strip()) >= _SHORTEST_NUMBER and _is_hidden(each, name):
                yield case_key(number)


def _is_hidden(each: Numbered, name: str) -> bool:
    around = (*each.parents, each.item)
    return any(item.is_closed for item in each.parents) or any(shuts(item, name) for item in around)


def _public_numbers(subject: Subject) -> set[str]:
    """Those that an open item is about as a whole: the same case has an open part."""
    numbers = ((each.item.case_number, each.closed) for each in subject.items)
    return {case_key(number) for number, closed in numbers if number and not closed}


def _titles(closed: list[Numbered]) -> Iterator[tuple[str, str]]:
    for each in closed:
        title = " ".join(each.item.title.split())
        shows = "titel" in {key.strip() for key in each.item.public_keys or ()}
        is_same = each.item.public_title and _plain(each.item.public_title) == _plain(title)
        is_telling = len(title.split()) >= _FEWEST_WORDS and _PROPER.search(title)
        if is_telling and not shows and not is_same:
            yield _plain(title), title


def _with_numbers(text: Text, numbers: set[str]) -> Iterator[Found]:
    for match in _NUMBER.finditer(text.text):
        if case_key(match[0]) in numbers:
            yield Found(
                text.place(match.start(), len(match[0])),
                f"»{match[0]}« er nummeret på en lukket sag, men står her, hvor alle kan læse det.",
                _HINT,
            )


def _with_titles(text: Text, titles: dict[str, str]) -> Iterator[Found]:
    words = " ".join(text.text.split()).casefold()
    for key, title in titles.items():
        if key in words:
            at = text.text.casefold().find(key)
            yield Found(
                text.place(at, len(title)) if at >= 0 else text.place(),
                "Her står titlen på et lukket punkt, hvor alle kan læse den.",
                _HINT,
            )


RULE = Rule(
    code="lukket-sag-nævnt",
    family=Family.SECRECY,
    severity=Severity.ERROR,
    what="Sagen i et lukket punkt er nævnt i et åbent",
    why="Det lukkede bliver taget ud af alle dokumenter, men kun dér, hvor det er skrevet som "
    "lukket. Står sagens nummer eller titel også i et åbent punkt, i en anden titel eller i et "
    "bilags navn, kan enhver lægge to og to sammen.",
    source="Forvaltningsloven § 27",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Orientering fra formanden
    referat: |
      Formanden fortalte om forhandlingen i sag 26/0417.
  - titel: Køb af marken ved Kilebæk
    sagsnr: 26/0417
    offentlig titel: Køb af ejendom
    lukket: Forhandlingen er i gang
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Orientering fra formanden
    referat: |
      Formanden fortalte om årets arbejde.
  - titel: Køb af marken ved Kilebæk
    sagsnr: 26/0417
    offentlig titel: Køb af ejendom
    lukket: Forhandlingen er i gang
""",
    check=check,
)
