"""The meetings of each body, as rules over several meetings look at them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from referat.checks.noted import Noted
from referat.danish.patterns import late

_NAMED_BY_DAY = late(r"\d{4}-\d\d-\d\d")


def by_body(noted: Sequence[Noted]) -> Iterator[list[Noted]]:
    """The meetings of each body that has a name, the oldest first."""
    bodies: dict[str, list[Noted]] = {}
    for meeting in noted:
        if meeting.body.text:
            bodies.setdefault(meeting.body.text, []).append(meeting)
    yield from bodies.values()


def unread_days(meetings: Sequence[Noted]) -> set[str]:
    """Days that files beside the meetings are named by, but which nobody asked to have read."""
    read = {Path(meeting.path) for meeting in meetings}
    folders = {path.parent for path in read}
    beside = (path for folder in folders for path in folder.glob("*.y*ml") if path not in read)
    return {match[0] for path in beside if (match := _NAMED_BY_DAY.match(path.name))}
