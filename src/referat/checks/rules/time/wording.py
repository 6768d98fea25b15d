"""How a date is spoken of: the sentence around it, and whether that tells of what has been or of
what is to come.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from referat.checks.subject import Subject, Text
from referat.danish.patterns import late
from referat.danish.running_dates import MAY_BE_DATE, DateInText, dates_in

_NO_WORDS = frozenset({"file", "url", "link", "id", "email", "phone", "case_number"})
_END = late(
    r"(?<![\s.]\w)(?<![\s.]\w\w)[.!?][»”\"’)]*\s+(?=[A-ZÆØÅ«»”\"–-])"
    r"|\n[ \t]*\n|\n[ \t]*(?=(?:[-*•]|\d{1,2}\.)\s)|\|"
)
_CLAUSE = late(r"[,;:(]\s|\sat\s|\s[–-]\s")
_BLOCK = late(r"\n[ \t]*\n|\n[ \t]*(?=(?:[-*•]|\d{1,2}\.)\s)|\|")
PAST = late(
    r"\b(?:har|havde|blev|er\s+blevet|var|fik|kom|gik|stod|lå|gav|tog|vedtog|foreslog|holdt|"
    r"skulle|kunne|ville|måtte|burde|"
    r"sagde|lagde|fremlagde|sendte|mødte|fulgte|oplyste|udtalte|spurgte|viste|fastsatte|"
    r"sidste\s+år|i\s+fjor|tidligere|forrige|oprindelig|oprindeligt|"
    r"(?!(?:allerede|stede|(?:ud)?bredes?|spredes?|(?:vej|ind|af)?ledes?|"
    r"(?:for|til)?beredes?)\b)\w{2,}edes?)\b",
    re.IGNORECASE,
)


def dated(subject: Subject) -> Sequence[tuple[Text, DateInText]]:
    """Every date in the file's texts, each with the text that it stands in."""
    return subject.once(_dated)


def _dated(subject: Subject) -> Sequence[tuple[Text, DateInText]]:
    texts = subject.those(subject.spoken.matching(MAY_BE_DATE))
    return [
        (text, day)
        for text in texts
        if text.name not in _NO_WORDS
        for day in dates_in(text.running)
    ]


def sentence(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before `start` and after `end` in the sentence around them."""
    begin = max((match.end() for match in _END.finditer(text, 0, start)), default=0)
    stop = _END.search(text, end)
    return text[begin:start], text[end : stop.start() if stop else len(text)]


def clause(text: str, start: int, end: int) -> tuple[str, str]:
    """As `sentence`, but only back to the last comma or »at«, and on to the next comma."""
    before, after = sentence(text, start, end)
    opened = max((match.end() for match in _CLAUSE.finditer(before)), default=0)
    closed = _CLAUSE.search(after)
    return before[opened:], after[: closed.start() if closed else len(after)]


def paragraph(text: str, start: int) -> int:
    """Where the paragraph or the entry of a list around `start` begins."""
    return max((match.end() for match in _BLOCK.finditer(text, 0, start)), default=0)


def begins_line(text: str, start: int) -> bool:
    """True if nothing but the marks of a list or a table stands before `start` on its line."""
    return not text[text.rfind("\n", 0, start) + 1 : start].strip(" \t-*•|\"'»")
