"""What a meeting tells of its own minutes: whether there are any, and which others it approves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from referat.danish.dates import MONTHS, parse_date
from referat.danish.patterns import late
from referat.diagnostics import Place
from referat.model.item import AnyItem, Item
from referat.model.meeting import Meeting
from referat.source.written import stretch

FINAL = frozenset({"endeligt", "godkendt"})
BEFORE = frozenset({"planlagt", "dagsorden", "aflyst"})
_OUTCOME = ("minutes", "decision", "vote", "dissent", "tasks", "disqualified", "remark", "addendum")
_FOLLOWS_UP = late(
    r"\b(?:opfølgning|siden sidst|åbne opgaver|fra sidste møde|(?:opgave|aktions|handle)liste)",
    re.IGNORECASE,
)
_DAY = (
    r"\d{4}-\d\d?-\d\d?|\d\d?[./-]\s?\d\d?[./-]\s?\d{4}|"
    rf"\d\d?\.?\s+(?:{'|'.join(MONTHS)})\s+\d{{4}}"
)
_APPROVING = "godkendelse af "
_APPROVES = late(
    rf"{_APPROVING}(?:\w+)?(?:referat|protokol)(?:let|en|et|ter)?\s+(?:af|fra|for)\s+"
    r"(?:(?:sidste|seneste|forrige|ordinære)\s+)?(?:\w*møde[t]?\s+)?"
    rf"(?:\w+dag\s+)?(?:den\s+|d\.\s*)?(?P<day>{_DAY})\W*$",
    re.IGNORECASE,
)
_OTHER = late(r"fælles|tema|generalforsamling|ekstraordinær|formandskab", re.IGNORECASE)


def has_outcome(item: Item) -> bool:
    """True once something is minuted under the item itself."""
    return any(getattr(item, name) is not None for name in _OUTCOME)


def each_item(items: tuple[AnyItem, ...] | None) -> Iterator[Item]:
    """Every item and sub-item that is not withdrawn."""
    for item in items or ():
        if isinstance(item, Item) and not item.is_withdrawn:
            yield item
            yield from each_item(item.items)


def is_minuted(meeting: Meeting) -> bool:
    """True if what was said or decided has been written, whatever the status says."""
    return meeting.status not in BEFORE and any(map(has_outcome, each_item(meeting.items)))


def follows_up(meeting: Meeting) -> bool:
    """True if one of the items goes through what was agreed earlier."""
    return any(
        item.open_tasks or _FOLLOWS_UP.search(item.title) for item in each_item(meeting.items)
    )


def approves(meeting: Meeting) -> Iterator[tuple[date, Place | None]]:
    """The days of the body's own meetings whose minutes this one is to approve, as titles name
    them.
    """
    for item in each_item(meeting.items):
        title = item.title.strip()
        match = _APPROVES.match(title) if title.casefold().startswith(_APPROVING) else None
        if match and not _OTHER.search(match[0]):
            day = parse_date(match["day"])
            if isinstance(day, date):
                start = item.title.index(match["day"])
                yield day, stretch(item.title, start, len(match["day"])) or item.at("title")
