"""»Punkt 14« where the meeting has no such item."""

from __future__ import annotations

import re
from collections.abc import Iterator

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.references.sentences import sentence_around
from referat.checks.subject import Subject, Text, tokens_in
from referat.danish.patterns import late
from referat.diagnostics import Severity
from referat.model.parts import Treatment

_POINT = late(r"\b(?:punkt(?:erne|er)?|pkt\.?)\s*(?:nr\.?\s*)?(?=\d)", re.I)
_NUMBERS = late(
    r"\d+(?:\.\d+)*(?:[a-z]\b)?(?:(?:\s*,\s*|\s+(?:og|samt|eller|til)\s+|\s?[-–]\s?)"
    r"\d{1,3}(?:\.\d+)*(?![\w.,/:]*\d)(?!\s*(?:%|pct|kr\b|timer|min\b)))*"
)
_ONE = late(r"\d+(?:\.\d+)*")
_DEFINES = late(
    r"^[^\S\n]*(?:[-*•]\s+|#+\s+)?[*_]*(?:ad\s+)?(?:punkt|pkt\.?)\s*(\d+(?:\.\d+)*)", re.I | re.M
)
_OTHERS = late(
    r"\b(?:i|af|fra|til|på|hos)\s+(?!dag\b|aften\b|øvrigt\b|orden\b|bordet\b)|\s*[-–]?årig|\s*,?\s*(?:i|litra)\b",
    re.I,
)
_OWNER = late(
    r"[^\W\d_]s$|\d\.?$|§|\b[A-ZÆØÅ]{2,5}[,:]?$|"
    r"(?:udvalg|råd|bestyrelse|forsamling|kommission|gruppe|direktion)(?:et|en)?[,:(]?$"
)
_ELSEWHERE = late(
    r"\b(?:\w*møde[rtns]*|referat\w*|\w*vedtægt\w*|\w*kommissori\w*|\w*aftale\w*|\w*lov(?:en|ens)?|"
    r"\w*bekendtgørelse\w*|\w*regulativ\w*|\w*orden(?:en|ens)?|udgå\w*|udgik|tage[tns]? af|"
    r"\w*rapport\w*|\w*notat\w*|\w*bilag\w*|\w*plan\w*|"
    r"\w*kontrakt\w*|\w*overenskomst\w*|\w*svar\w*|\w*brev\w*|\w*strategi\w*|\w*skrivelse\w*|"
    r"\w*materiale\w*|\w*indstilling\w*|\w*program\w*|\w*politik\w*|\w*vejledning\w*|\w*regnskab\w*|"
    r"\w*budget\w*|\w*protokol\w*|\w*beretning\w*|\w*forslag\w*|\w*liste\w*|\w*tabel\w*|\w*skema\w*|"
    r"stk|kap|kapitel|litra|foreningens|klubbens|sidste|forrige|seneste|tidligere|næste|procent)\b|§|"
    r"\b(?:19|20)\d\d\b|\bd\.\s*\d",
    re.I,
)


def check(subject: Subject) -> Iterator[Found]:
    texts = [text for text in subject.prose if "unkt" in text.text or "kt" in text.text]
    if subject.own is None or not any(_POINT.search(text.running) for text in texts):
        return
    known = _known(subject)
    if known is None:
        return
    told: set[str] = set()
    for text in texts:
        for start, number in _pointers(text):
            if not _is_known(number, known, text) and number not in told:
                told.add(number)
                yield _found(text, start, number, known)


def _known(subject: Subject) -> set[str] | None:
    """The numbers of the meeting's items, by their print and by their order. None where items are
    numbered on from an earlier meeting: then another number may be another meeting's.
    """
    top = [each.number for each in subject.items if not each.parents]
    known = {each.number.strip(".") for each in subject.items if each.number}
    figures = [int(match[0]) for match in map(_ONE.match, top) if match and match[0].isdigit()]
    if not top or max(figures, default=0) > len(top) + 1:
        return None
    for text in subject.prose:
        known.update(_DEFINES.findall(text.running))
    return known | {str(count) for count in range(len(top) + 1)}


def _pointers(text: Text) -> Iterator[tuple[int, str]]:
    running = text.running
    if isinstance(text.model, Treatment):
        return
    for match in _POINT.finditer(running):
        numbers = _NUMBERS.match(running, match.end())
        if numbers is None or _is_anothers(running, match.start(), numbers.end()):
            continue
        for one in _ONE.finditer(running, match.end(), numbers.end()):
            yield one.start(), one[0]


def _is_anothers(running: str, start: int, end: int) -> bool:
    """True for a point of something else: a law, a report, another meeting, a list in the text."""
    before = running[:start].rstrip(" ")
    line = before.rsplit("\n", 1)[-1].strip(" *_#-•(")
    if _OWNER.search(before) or not line:
        return True
    if _OTHERS.match(running[end:].lstrip()[:20]) or running[end : end + 1] in ("%", "/", ":"):
        return True
    return bool(_ELSEWHERE.search(sentence_around(running, start)))


def _is_known(number: str, known: set[str], text: Text) -> bool:
    parent, _, last = number.rpartition(".")
    if parent and not any(each.startswith(f"{parent}.") for each in known):
        return True  # the house does not number so: a point of something else
    return number in known or (not parent and int(last) <= _longest_list(text))


def _longest_list(text: Text) -> int:
    """How many entries the item's longest list has: »punkt 4« may be one of them."""
    if text.item is None:
        return 0
    longest = 0
    recommendation = text.item.recommendation
    values = [text.item.text, text.item.case, text.item.minutes, text.item.decision]
    values += [recommendation.entries, recommendation.intro] if recommendation else []
    values += [each.text for each in text.item.sections or ()]
    for value in values:
        if isinstance(value, str):
            longest = max(longest, _entries(str(value)))
        elif value is not None:
            longest = max(longest, len(value.entries))
    return longest


def _entries(text: str) -> int:
    figures = re.findall(r"^\s*(\d{1,2})[.)]", text, re.M)
    entries = sum(token.type == "list_item_open" for token in tokens_in(text))
    return max(entries, *(int(each) for each in figures), 0)


def _found(text: Text, start: int, number: str, known: set[str]) -> Found:
    last = max((int(each) for each in known if each.isdigit()), default=0)
    return Found(
        text.place(start, len(number)),
        f"Mødet har intet punkt {number}.",
        f"Det sidste punkt er nummer {last}. Ret nummeret, eller skriv, hvad punktet hører til, fx "
        "»punkt 3 på mødet i maj«.",
    )


RULE = Rule(
    code="ukendt-punkt",
    family=Family.TEXT,
    severity=Severity.WARNING,
    what="Teksten henviser til et punkt, som mødet ikke har",
    why="Når et punkt kommer til eller udgår, får de næste et nyt nummer, men henvisningerne i "
    "teksten følger ikke med. Et link til punktets `id` holder: `[budgettet](#budget)`.",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Nye lokaler
    referat: |
      Formanden foreslog at vente med økonomien til punkt 4.
  - Økonomi
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Nye lokaler
    referat: |
      Formanden foreslog at vente med økonomien til punkt 2.
  - Økonomi
""",
    check=check,
)
