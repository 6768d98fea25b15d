"""The few formulas in which Danish bodies recommend and decide, and what each of them does."""

from __future__ import annotations

import re
from enum import Enum

from referat.danish.patterns import late

_NOTES = late(r"\btil\s+(?:efterretning|orientering)\b", re.IGNORECASE)
_TALKS = late(r"\bdrøft", re.IGNORECASE)
_APPROVES = late(
    r"\b(?:godkende[rs]|tiltræde[rs]|vedtage[rs])\b|^\W*(?:at\s+)?(?:godkende|tiltræde|vedtage)\b",
    re.IGNORECASE,
)
_SAID = late(  # whatever else a decision may say, which is an answer of its own
    r"\b(?:u?godkend|tiltr|vedt|udsat|udsæt|udsk|oversend|sende|anbefal|indstil|ændr|tilføj|beslut"
    r"|enig|tilslut|fors?lag|afvis|forkast|bemærkning|dog\b|idet\b|samt\b|bemyndig|bevilg|valgt"
    r"|tilbage|genoptag|næste|aftal|ikke\b|bakke|støtte|ønske|bad\b|bede)",
    re.IGNORECASE,
)
_LONG = 160
"""Characters: a longer sentence says more than a formula."""

KINDS = (
    *("orientering", "præsentation", "redegørelse", "gennemgang", "beretning", "rapport"),
    *("notat", "evaluering", "oplæg", "statistik", "analyse"),
)
"""What something that is told may be called."""

_KINDS = "|".join(KINDS)
_DEFINITE = r"(?:en|n|ken|et|get|ne|rne|erne|ene|gene|kerne)"
TELLING = late(rf"\b\w*?({_KINDS}){_DEFINITE}\b", re.IGNORECASE)
"""Such a word in the definite form (»orienteringen«); its kind is group 1."""

TAKES = late(r"(?:\b(?:tog|taget|tages|toges|tager)\b[^.;\n]{0,60}?\s)?til\s+efterretning")
APPROVED_TELLING = late(
    rf"\b\w*?({_KINDS}){_DEFINITE}\s+(?:blev|bliver|er)\s+(?:enstemmigt\s+)?"
    r"(?:godkendt|vedtaget|tiltrådt)\b",
    re.IGNORECASE,
)


class Verb(Enum):
    NOTE = "til efterretning"
    TALK = "drøftet"
    APPROVE = "godkendt"


def recommended(entry: str) -> Verb | None:
    """What the entry of a recommendation asks for; None if it is nothing clear."""
    if _NOTES.search(entry):
        return Verb.NOTE
    if _TALKS.search(entry):
        return Verb.TALK
    return Verb.APPROVE if _APPROVES.search(entry) else None


def decided(entry: str) -> Verb | None:
    """What a sentence of a decision does, if it does only that."""
    rest = _NOTES.sub("", entry)
    if len(entry) > _LONG or _SAID.search(rest):
        return None
    if rest != entry:
        return Verb.NOTE
    return Verb.TALK if _TALKS.search(entry) else None
