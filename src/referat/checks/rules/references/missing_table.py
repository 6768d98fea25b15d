"""»Se tabel 2« where no table bears that number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.references.attached import Shelved, shelved
from referat.checks.rules.references.captions import captions_in, may_hold_caption
from referat.checks.rules.references.sentences import sentence_around
from referat.checks.subject import Subject, Text
from referat.danish.patterns import late
from referat.diagnostics import Severity
from referat.model.parts import Treatment

_MENTION = late(
    r"(?<![\w-])(?P<kind>tabel|figur)(?:lerne|ler|erne|er)?\s+(?P<number>\d{1,2})\b(?![.,]\d|[-/\w])",
    re.I,
)
_HERE = late(
    r"^\s*(?:(?:neden|oven)for|herunder|her\b|viser|er vist|indeholder|giver|"
    r"sammenfatter|opsummerer|illustrerer|fremgår)\b",
    re.I,
)
_THERE = late(r"^\s*(?:\(?side|på side|s\.|i|fra|af|til|på)\s", re.I)
_ELSEWHERE = late(
    r"\b(?:\w*rapport\w*|\w*notat\w*|bilag\w*|\w*plan(?:en|ens)?|\w*redegørelse\w*|\w*analyse\w*|"
    r"\w*vejledning\w*|\w*strategi\w*|\w*materiale\w*|\w*beretning\w*|\w*oplæg\w*|\w*bekendtgørelse\w*|"
    r"\w*undersøgelse\w*|\w*slides?|\w*præsentation\w*|\w*regnskab\w*|\w*artikel\w*)\b|§",
    re.I,
)


def check(subject: Subject) -> Iterator[Found]:
    near = subject.those(subject.written.folded.holding("tabel", "figur"))
    texts = [text for text in near if text.is_prose and _MENTION.search(text.text)]
    if subject.own is None or not texts:
        return
    shelves = shelved(subject)
    captions = [captions_in(text) for text in subject.markdown if may_hold_caption(text)]
    known = {name for each in captions for name in each.named}
    pictures = any(each.has_picture for each in captions)
    first: dict[tuple[str, int], Found] = {}
    sure: set[tuple[str, int]] = set()
    for text in texts:
        for match in _mentions(text):
            name = match["kind"].casefold(), int(match["number"])
            if name in known or (name[0] == "figur" and pictures):
                continue
            first.setdefault(name, _found(text, match))
            if _is_bare(text, match, shelves):
                sure.add(name)
    yield from (found for name, found in first.items() if name in sure)


def _mentions(text: Text) -> Iterator[re.Match[str]]:
    if not isinstance(text.model, Treatment):
        for match in _MENTION.finditer(text.running):
            before, after = text.running[: match.start()].rstrip(), text.running[match.end() :]
            if not re.search(r"[^\W\d_]s$", before) and not _THERE.match(after):
                yield match


def _is_bare(text: Text, match: re.Match[str], shelves: Shelved) -> bool:
    """True for a table of the text itself: not of a report, nor of an attachment."""
    after = text.running[match.end() :]
    if _HERE.match(after):
        return True
    sentence = sentence_around(text.running, match.start())
    return not (_ELSEWHERE.search(sentence) or shelves.has_any(text) or "](" in text.text)


def _found(text: Text, match: re.Match[str]) -> Found:
    kind, number = match["kind"].casefold(), match["number"]
    is_table = kind == "tabel"
    mend = (
        f"Skriv »Tabel {number}. …« i et afsnit lige over den tabel, du mener"
        if is_table
        else f"Sæt figuren ind, og begynd dens tekst med »Figur {number}«"
    )
    return Found(
        text.place(match.start(), match.end() - match.start()),
        f"Ingen {kind} i mødet har nummer {number}.",
        f"{mend}; er den i et bilag, så skriv hvilket.",
    )


RULE = Rule(
    code="tabel-mangler",
    family=Family.TEXT,
    severity=Severity.WARNING,
    what="Teksten henviser til en tabel eller figur, der ikke er der",
    why="»Tabel 2 nedenfor« hjælper kun den, der kan finde tabel 2. Nummeret findes i tabellens "
    "overskrift: et afsnit lige over tabellen, der begynder med »Tabel 2«.",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Medlemstallet
    tekst: |
      Tabel 1 nedenfor viser, hvor mange medlemmer foreningen har.

      | 2025 | 2026 |
      | ---: | ---: |
      | 112 | 118 |
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Medlemstallet
    tekst: |
      Tabel 1 nedenfor viser, hvor mange medlemmer foreningen har.

      Tabel 1. Medlemmer i alt

      | 2025 | 2026 |
      | ---: | ---: |
      | 112 | 118 |
""",
    check=check,
)
