"""`overslagsårene 2019-2022` in an item's title, `overslagsårene 2019-2021` in its text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from referat.checks.joined import has_any
from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.references.sentences import sentence_around
from referat.checks.subject import Subject, Text
from referat.danish.patterns import late
from referat.diagnostics import Severity
from referat.model.item import Item
from referat.model.parts import Treatment

_SPAN = late(
    r"(?<![\w-])(?P<noun>[^\W\d_]{9,})\s+(?P<first>(?:19|20)\d\d) ?[-–/] ?(?P<last>(?:19|20)?\d\d)"
    r"(?![\w/]|[-–.,]\d)"
)
_DASHES = ("-", "–", "/")
_CHANGED = late(
    r"forlæng|udvid|ændr|rett|tidligere|oprindelig|forrige|hidtil|gamle|nye?\b|erstat|afløs|ikke\b",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Found]:
    titles: dict[int, re.Match[str]] = {}
    for text in subject.texts:
        if text.name == "title" and isinstance(text.model, Item):
            spans = list(_SPAN.finditer(text.running)) if has_any(text.running, *_DASHES) else []
            if len(spans) == 1:
                titles[id(text.item)] = spans[0]
    for text in subject.prose if titles else ():
        title = titles.get(id(text.item))
        if title and not isinstance(text.model, Treatment):
            yield from _others(text, title)


def _others(text: Text, title: re.Match[str]) -> Iterator[Found]:
    """The first span of the same thing that ends otherwise; none where the text knows both."""
    alike = [each for each in _SPAN.finditer(text.running) if _is_alike(each, title)]
    ends = {_last(each) for each in alike}
    if len(ends) != 1 or ends == {_last(title)}:
        return
    odd = alike[0]
    if not _CHANGED.search(sentence_around(text.running, odd.start())):
        yield Found(
            text.place(odd.start(), len(odd[0])),
            f"Her står »{_said(odd)}«, men i punktets titel »{_said(title)}«.",
            "Er det de samme år, der menes, så ret det ene af stederne.",
        )


def _is_alike(one: re.Match[str], other: re.Match[str]) -> bool:
    return (one["noun"].lower(), one["first"]) == (other["noun"].lower(), other["first"])


def _last(span: re.Match[str]) -> str:
    """The last year in full: `2019-22` ends in 2022."""
    return span["first"][: 4 - len(span["last"])] + span["last"]


def _said(span: re.Match[str]) -> str:
    return " ".join(span[0].split())


RULE = Rule(
    code="to-årrækker",
    family=Family.TEXT,
    severity=Severity.WARNING,
    what="Titlen og teksten nævner hver sin årrække for det samme",
    why="Når sidste års sag bliver brugt igen, bliver årene rettet i titlen og glemt i teksten "
    "eller omvendt. Så ved ingen, hvilke år der er besluttet noget om.",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Budget 2027 og overslagsårene 2028-2030
    tekst: Budgettet for overslagsårene 2028-2029 er på listen over sager til april.
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Budget 2027 og overslagsårene 2028-2030
    tekst: Budgettet for overslagsårene 2028-2030 er på listen over sager til april.
""",
    check=check,
)
