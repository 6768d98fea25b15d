"""An item that calls itself information and decides something all the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.flow.cases import Words, entries_in
from referat.checks.rules.flow.verbs import Verb, recommended
from referat.checks.subject import Subject
from referat.danish.patterns import late
from referat.diagnostics import Place, Severity
from referat.model.item import Item
from referat.source.written import stretch

_INFORMS = late(
    r"(?:orientering(?=\s+(?:om|vedr(?:ørende|\.)?)\s)|til orientering\b)", re.IGNORECASE
)
_MORE = late(r"godkend|beslut|drøft|forslag|valg|vedtag|ansøg|indstil", re.IGNORECASE)
_NOT = r"(?!indstilling|dagsorden|referat|\w*orientering)"
_APPROVED = late(
    rf"^\W*{_NOT}\w{{4,}}(?:\s[^,;\n]{{0,60}}?)?\s(?:blev|er)\s+(?:\w+\s+)?"
    r"(?:godkendt|vedtaget|tiltrådt)\b"
    rf"|\b(?:godkendte|vedtog|tiltrådte)\s+{_NOT}\w+",
    re.IGNORECASE,
)
_ELSEWHEN = late(  # it is told what was decided on another day, maybe by others
    r"\b(?:den|d\.)\s*\d|\bi\s+(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober"
    r"|november|december|(?:19|20)\d\d)\b|\bpå\s+(?:\w+\s+)?(?:\w+\s+)?møde|\btidligere\b",
    re.IGNORECASE,
)
_BY_TYPE = "Skriv `type: beslutning`."
_BY_TITLE = "Giv punktet en titel, der fortæller, at der skal besluttes noget: »Godkendelse af …«."
_OF_INFORMATION = late(r"\w*orientering\w*", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Found]:
    words = Words(subject)
    for each in subject.items:
        item = each.item
        place = _calls_itself(item)
        if place is not None and _decides(words, item):
            yield Found(
                place,
                "Punktet er til orientering, men det, der er indstillet eller besluttet, er en "
                "godkendelse.",
                _BY_TYPE if item.type else _BY_TITLE,
            )


def _calls_itself(item: Item) -> Place | None:
    """Where the item says that it is for information."""
    if item.type is not None:
        return item.at("type") if item.type.strip().casefold() == "orientering" else None
    match = _INFORMS.match(item.title)
    if match is None or _MORE.search(item.title):
        return None
    return stretch(item.title, match.start(), len(match[0])) or item.at("title")


def _decides(all_words: Words, item: Item) -> bool:
    asked = [words for text in all_words.recommendation(item) for _, words in entries_in(text)]
    if any(recommended(words) is Verb.NOTE for words in asked):
        return False  # it is information too
    verbs = [recommended(words) for words in asked if not _OF_INFORMATION.search(words)]
    texts = all_words.decision(item)
    return Verb.APPROVE in verbs or any(
        _APPROVED.search(words) and not _ELSEWHEN.search(words)
        for text in texts
        for _, words in entries_in(text)
    )


RULE = Rule(
    code="type-modsiger",
    family=Family.FLOW,
    severity=Severity.NOTE,
    what="Et punkt til orientering bliver godkendt",
    why="Et punkt til orientering kan man gå uforberedt til; et punkt til beslutning kan man ikke. "
    "Står der »Orientering om …« i titlen eller `type: orientering`, og bliver noget godkendt "
    "alligevel, har deltagerne fået en forkert besked på forhånd.",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Orientering om nye vedtægter
    indstilling: at bestyrelsen godkender vedtægterne
    beslutning: Vedtægterne blev godkendt.
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Nye vedtægter
    type: beslutning
    indstilling: at bestyrelsen godkender vedtægterne
    beslutning: Vedtægterne blev godkendt.
""",
    check=check,
)
