"""What a meeting is called where it stands alone: in a feed, a calendar, a list for machines."""

from __future__ import annotations

import re

from referat.danish.dates import short_date
from referat.danish.words import NBSP
from referat.formats.characters import clean
from referat.view.facts import ItemFacts, MeetingFacts

_WORDS = re.compile(r"[^\W\d_]{5,}")
_BREAKS = re.compile(r"\s*[\n\u2028\u2029]+\s*")


def meeting_name(title: str, body: str) -> str:
    """The meeting's title, with its body before it unless the title tells which one it is."""
    title, body = one_line(title), one_line(body)
    if title == body or not title:
        return f"Møde i {body}" if body else "Møde"
    known = set(_WORDS.findall(body.casefold()))
    if not body or known & set(_WORDS.findall(title.casefold())):
        return title
    return f"{body}: {title}"


def dated_name(meeting: MeetingFacts) -> str:
    """`Møde i Klima- og Miljøudvalget, 6. maj 2026`."""
    day = short_date(meeting.day).replace(NBSP, " ")
    return f"{meeting_name(meeting.title, meeting.body)}, {day}"


def item_title(item: ItemFacts) -> str:
    """The item's title; a closed one is never without words."""
    return one_line(item.title) or ("Lukket punkt" if item.closed else "")


def item_name(item: ItemFacts) -> str:
    """`4. Budget 2027`, as it prints."""
    return " ".join(part for part in (one_line(item.number), item_title(item)) if part)


def one_line(text: str) -> str:
    """`text` without what no file may hold, its line breaks as commas."""
    if text.isprintable():
        return text.strip()
    return _BREAKS.sub(", ", clean(text).strip())
