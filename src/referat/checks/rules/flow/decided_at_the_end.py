"""A decision under Eventuelt, where nobody could expect one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.flow.cases import Words, entries_in, is_open_end
from referat.checks.subject import Subject, Text
from referat.danish.patterns import late
from referat.diagnostics import Place, Severity
from referat.model.item import Item

_VERB = r"(?:besluttede|vedtog|godkendte|bevilgede)"
_DECIDES = (
    r"\bdet\s+blev\s+(?:enstemmigt\s+)?(?:besluttet|vedtaget|godkendt)|"
    r"\b(?:bestyrelsen|udvalget|rådet|styregruppen|arbejdsgruppen|(?:general)?forsamlingen|mødet"
    rf"|{{body}})\s+(?:enstemmigt\s+)?{_VERB}"
)
_LOOSE = late(
    r"\b(?:besluttet|vedtaget|godkendt|bevilget|besluttede|vedtog|godkendte)\b", re.IGNORECASE
)
_HARMLESS = late(r"næste møde|mødedato|mødeplan|dagsorden|referat|efterretning", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Found]:
    words = Words(subject)
    pattern = _deciding(_names(subject))
    for each in subject.items:
        if any(is_open_end(item.title) for item in (*each.parents, each.item)):
            place = _place(words, each.item, pattern)
            if place is not None:
                yield Found(
                    place,
                    "Der er truffet en beslutning under Eventuelt.",
                    "Sæt sagen på dagsordenen til næste møde, og tag beslutningen dér. Blev den "
                    "sat på dagsordenen ved mødets begyndelse, så giv den sit eget punkt.",
                )


def _deciding(names: str) -> re.Pattern[str]:
    """What says that this body decides something now, and not on some other day."""
    decides = _DECIDES.replace("{body}", names)
    return late(rf"(?:{decides})\b(?!,?\s+(?:på|i|ved|sidste?|tidligere)\b)", re.IGNORECASE)


def _names(subject: Subject) -> str:
    """The body's own names, as a part of a pattern."""
    whole = subject.whole
    names = {whole.body, whole.short_body} if whole else set()
    return "|".join(re.escape(name) for name in sorted(names) if name) or "udvalget"


def _place(words: Words, item: Item, pattern: re.Pattern[str]) -> Place | None:
    if item.vote is not None:
        return item.at("vote")
    is_apart = item.decision is not None and item.minutes is not None
    for text in words.under(item, "decision", "minutes"):
        place = _in_text(text, _LOOSE if is_apart and text.name == "decision" else pattern)
        if place is not None:
            return place
    return None


def _in_text(text: Text, wanted: re.Pattern[str]) -> Place | None:
    """The words that decide. They must begin a sentence, else they may tell of what others have
    decided; but not in a decision that stands apart from the minutes.
    """
    for start, words in entries_in(text):
        match = wanted.search(words) if wanted is _LOOSE else wanted.match(words)
        if match and not _HARMLESS.search(words):
            return text.place(start + match.start(), len(match[0]))
    return None


RULE = Rule(
    code="beslutning-under-eventuelt",
    family=Family.FLOW,
    severity=Severity.WARNING,
    what="Der er truffet en beslutning under Eventuelt",
    why="Hvad der skal besluttes, skal stå på dagsordenen, så alle kan forberede sig, og så de, "
    "der har meldt afbud, ved, hvad de går glip af. Under Eventuelt kan man orientere hinanden og "
    "tale sammen, men ikke beslutte; på en generalforsamling er en sådan beslutning som regel "
    "ugyldig. Reglen ser på afstemninger og på vendinger som »det blev besluttet«.",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Regnskab
    beslutning: Regnskabet blev godkendt.
  - titel: Eventuelt
    referat: |
      Det blev besluttet at købe en ny plæneklipper.
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Regnskab
    beslutning: Regnskabet blev godkendt.
  - titel: Eventuelt
    referat: |
      Kassereren foreslog at købe en ny plæneklipper. Forslaget kommer på dagsordenen i april.
""",
    check=check,
)
