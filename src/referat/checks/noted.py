"""What must be known of each meeting to see what shows over several: small values, no models.

`note` makes one `Noted` from a whole meeting. It can be kept as JSON and read back
(every field is text, numbers, truth or a list of such), so that `referat.checks.across` needs
no meeting that has not changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from referat.checks.ground.links import is_to_meeting, links_of
from referat.checks.proceedings import approves, follows_up, is_minuted
from referat.checks.subject import Subject
from referat.checks.walking import TextParts, ids_in
from referat.danish.words import folded
from referat.diagnostics import Place
from referat.model.attachment import Attachment
from referat.model.cascade import Whole
from referat.model.item import Item
from referat.model.meeting import Meeting
from referat.model.meeting_parts import SentDays, approved_on
from referat.model.parts import Task
from referat.model.people import Person
from referat.prose.links import is_meeting_file
from referat.prose.options import FileRef, Options
from referat.prose.parse import parse
from referat.source.written import place_of


class Stated(Struct, frozen=True, omit_defaults=True, gc=False):
    """A word (a case number, a name) and where it stands."""

    text: str
    place: Place | None = None


class ToMeeting(Struct, frozen=True, omit_defaults=True, gc=False):
    """A link to another meeting: `file` as written, from the folder that the meeting lies in;
    `fragment` the item's `id` or empty. `closed`: the link itself is for members only.
    """

    file: str
    fragment: str
    closed: bool
    place: Place | None = None


class NotedTask(Struct, frozen=True, omit_defaults=True, gc=False):
    """A task. `key` is what two statements of it share, `deadline` ISO 8601 or empty."""

    key: str
    text: str
    deadline: str
    is_open: bool


class Proceedings(Struct, frozen=True, omit_defaults=True, gc=False):
    """What a meeting says of its minutes: days in ISO 8601, empty for none. `approves` are the days
    of meetings whose minutes it is to approve. `follows_up`: it goes through the open tasks.
    """

    is_minuted: bool = False
    sent: str = ""
    approved: Stated = Stated("")
    approves: tuple[Stated, ...] = ()
    tasks: tuple[NotedTask, ...] = ()
    follows_up: bool = False
    place: Place | None = None


class Noted(Struct, frozen=True, omit_defaults=True, gc=False):
    """One meeting. `path` is its file, `address` its folder on the site, `day` ISO 8601,
    `body` empty if it belongs to none. `ids` can be linked to by all, `closed_ids` by members.
    `files` are what it uses, as paths; `misses` tells that it names one that is not there.
    `rules` are the levels that hold here: (code, `notits`, `advarsel` or `fejl`).
    """

    path: str
    address: str
    day: str
    body: Stated
    ids: tuple[str, ...] = ()
    closed_ids: tuple[str, ...] = ()
    cases: tuple[Stated, ...] = ()
    people: tuple[Stated, ...] = ()
    references: tuple[ToMeeting, ...] = ()
    files: tuple[str, ...] = ()
    misses: bool = False
    rules: tuple[tuple[str, str], ...] = ()
    proceedings: Proceedings = Proceedings()


Placed = TypeVar("Placed", Stated, ToMeeting, Proceedings)
_SOMEWHERE = Place(0, 0)
_NAMING = frozenset({"id", "case_number", "name"})
"""The fields that are noted as they are."""


def note(path: Path, address: str, whole: Whole, subject: Subject) -> Noted:
    """What others must know of the meeting in `path`. Looks for files, opens none but CSV."""
    meeting = whole.meeting
    named = [parts for parts in subject.parts if parts[2] in _NAMING]
    ids = ids_in(named)
    files = _files(subject)
    return Noted(
        path.as_posix(),
        address,
        meeting.day.isoformat(),
        Stated(whole.body, place_of(meeting.body)),
        tuple(name for name, shut in ids.items() if not shut),
        tuple(name for name, shut in ids.items() if shut),
        tuple(_stated(named, Item, "case_number")),
        tuple(_stated(named, Person, "name")),
        tuple(_references(subject)),
        tuple(sorted(file.as_posix() for file in files if file)),
        None in files,
        tuple(sorted(whole.rules.items())),
        _proceedings(meeting, subject),
    )


def anywhere(noted: Noted) -> Noted:
    """The same, wherever in its file each thing is said: only that it has a place is left."""
    proceedings = noted.proceedings
    return replace(
        noted,
        body=_loose(noted.body),
        cases=tuple(map(_loose, noted.cases)),
        people=tuple(map(_loose, noted.people)),
        references=tuple(map(_loose, noted.references)),
        proceedings=replace(
            _loose(proceedings),
            approved=_loose(proceedings.approved),
            approves=tuple(map(_loose, proceedings.approves)),
        ),
    )


def _loose(said: Placed) -> Placed:
    return said if said.place is None else replace(said, place=_SOMEWHERE)


def _proceedings(meeting: Meeting, subject: Subject) -> Proceedings:
    return Proceedings(
        is_minuted(meeting),
        _iso(meeting.sent.minutes) if isinstance(meeting.sent, SentDays) else "",
        Stated(_iso(approved_on(meeting.approved)), meeting.at("approved")),
        tuple(Stated(day.isoformat(), place) for day, place in approves(meeting)),
        tuple(map(_task, subject.each(Task))),
        follows_up(meeting),
        meeting.at("day"),
    )


def _task(task: Task) -> NotedTask:
    text = " ".join(task.task.split())
    return NotedTask(folded(text), text, _iso(task.deadline), task.is_open)


def _iso(day: date | str | None) -> str:
    return day.isoformat() if isinstance(day, date) else ""


def _stated(texts: Sequence[TextParts], kind: type[Item | Person], field: str) -> Iterator[Stated]:
    for text, model, name, _, _, _ in texts:
        if name == field and isinstance(model, kind) and text.strip():
            yield Stated(" ".join(text.split()), place_of(text) or model.place)


def _references(subject: Subject) -> Iterator[ToMeeting]:
    for text, link in subject.once(links_of):
        if link.name and is_to_meeting(link, subject):
            yield ToMeeting(link.name, link.fragment, text.closed, link.place)


def _files(subject: Subject) -> set[Path | None]:
    """The files that are listed, linked to, shown or read as tables; None if one is not there."""
    used: set[Path | None] = set()
    shelf = subject.shelf

    def spy(name: str) -> FileRef | None:
        found = shelf.locate(name)
        if isinstance(found, Path):
            used.add(found)
        elif not is_meeting_file(name):
            used.add(None)
        return shelf.data(name)

    for attachment in subject.each(Attachment):
        if attachment.file:
            spy(attachment.file.strip())
    for text in _leading_out(subject):
        parse(text, Options(published=spy, data=spy))
    return used


def _leading_out(subject: Subject) -> Iterator[str]:
    """The texts that may name a file."""
    linked = {text.text for text, link in subject.once(links_of) if link.name}
    if linked or "fil:" in subject.joined_markdown:
        for text in subject.markdown:
            if text in linked or "fil:" in text:
                yield text
