"""Items as the site may know them: titles, decisions, votes, tasks and files."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import PurePosixPath
from urllib.parse import unquote

from msgspec import Struct

from referat.model.attachment import Attachment
from referat.model.item import AnyItem, Item
from referat.model.item_numbers import ItemPath
from referat.model.parts import Task, Vote
from referat.prose.links import with_scheme
from referat.prose.options import Options
from referat.prose.plain import plain_words
from referat.view.document import Edition, Kind
from referat.view.facts import FileFacts, ItemFacts, TaskFacts, VoteFacts
from referat.view.seen import Seen
from referat.view.shown import ITEM

MEDIA_TYPES = {
    "csv": "text/csv",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "gif": "image/gif",
    "html": "text/html",
    "ics": "text/calendar",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "json": "application/json",
    "md": "text/markdown",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "png": "image/png",
    "ppt": "application/vnd.ms-powerpoint",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "rtf": "application/rtf",
    "svg": "image/svg+xml",
    "txt": "text/plain",
    "webp": "image/webp",
    "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml",
    "yaml": "application/yaml",
    "yml": "application/yaml",
    "zip": "application/zip",
}
"""File suffix → media type (IANA); Python's own table differs from machine to machine."""
UNKNOWN_TYPE = "application/octet-stream"


def one_line(text: str | None) -> str:
    return " ".join(text.split()) if text else ""


class FactWriter(Struct, frozen=True):
    """Writes the facts of one meeting's items. `kinds` are the documents that are made;
    `address` is the meeting's folder on the site.
    """

    view: Seen
    edition: Edition
    kinds: frozenset[Kind]
    options: Options
    address: str

    def items(self, items: Sequence[AnyItem], path: ItemPath = ()) -> Iterator[ItemFacts]:
        for index, item in enumerate(items):
            if isinstance(item, Item):
                here = (*path, index)
                yield self._item(item, here)
                yield from self.items(item.items or (), here)

    def _item(self, item: Item, path: ItemPath) -> ItemFacts:
        title = one_line(item.title)
        if item.is_closed and not title:
            title = self.view.labels.of("lukket", self.view.numbers[path])
        hidden_id = item.is_closed and self.edition == "offentlig"
        decision = item.decision if item.decision and self._shows("decision") else None
        attachments = item.attachments if item.attachments and self._shows("attachments") else ()
        return ItemFacts(
            anchor=self.view.anchors[path],
            permanent=bool(item.id) and not hidden_id,
            number=self.view.printed_number(path),
            title=title,
            depth=len(path) - 1,
            type=one_line(item.type),
            case_number=one_line(item.case_number),
            decision=plain_words(decision, self.options) if decision else "",
            vote=self._vote(item.vote) if item.vote and self._shows("vote") else None,
            tasks=tuple(map(_task, item.tasks)) if item.tasks and self._shows("tasks") else (),
            files=self.files(attachments) if attachments else (),
            closed=item.is_closed,
            withdrawn=item.is_withdrawn,
        )

    def _shows(self, name: str) -> bool:
        """True if a document that is made shows the key."""
        return not self.kinds.isdisjoint(ITEM[name])

    def _vote(self, vote: Vote) -> VoteFacts | None:
        sides = (_names(vote.ayes), _names(vote.noes), _names(vote.abstained))
        found = VoteFacts(plain_words(vote.text, self.options), *sides)
        return found if found != VoteFacts() else None

    def files(self, attachments: Sequence[Attachment]) -> tuple[FileFacts, ...]:
        found = (self._file(attachment) for attachment in attachments)
        return tuple(file for file in found if file is not None)

    def _file(self, attachment: Attachment) -> FileFacts | None:
        """None for a file that is kept back and has no title: its name is closed as well."""
        name = (attachment.file or "").strip()
        url = with_scheme(attachment.url.strip()) if attachment.url else ""
        is_web = url.lower().startswith(("http://", "https://"))
        found = self.options.published(name) if name else None
        is_shown = name and (found is not None or not self.options.is_closed(name))
        title = one_line(attachment.title or (name if is_shown else "") or attachment.url)
        if not title:
            return None
        if found is None:
            return FileFacts(title, url=url if is_web else "")
        path = posixpath.normpath(f"{self.address}/{unquote(found.path)}")
        suffix = PurePosixPath(name).suffix.lstrip(".").lower()
        media_type = MEDIA_TYPES.get(suffix, UNKNOWN_TYPE)
        return FileFacts(title, path, url if is_web else "", media_type, found.size)


def _names(names: Sequence[str] | None) -> tuple[str, ...]:
    return tuple(name for name in map(one_line, names or ()) if name)


def _task(task: Task) -> TaskFacts:
    state = one_line(task.state)
    day, words = (due, "") if isinstance(due := task.deadline, date) else (None, one_line(due))
    return TaskFacts(one_line(task.task), _names(task.owner), day, state, task.is_open, words)
