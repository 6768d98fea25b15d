"""The attachments of a meeting that lie on the disk, each file once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from referat.checks.ground.links import links_in, links_of
from referat.checks.subject import Subject
from referat.checks.walking import PROSE_FIELDS, models_in
from referat.diagnostics import Place
from referat.model.attachment import Attachment
from referat.prose.options import Options
from referat.prose.parse import parse
from referat.prose.value import ProseList, texts_of

if TYPE_CHECKING:
    from referat.attachments.read import Content


class Attached(Struct, frozen=True, dict=True):
    """A file, and where the meeting names it."""

    path: Path
    place: Place | None

    @cached_property
    def content(self) -> Content:
        """What stands in the file; the disk is asked once."""
        from referat.attachments.read import content_of  # noqa: PLC0415 - many meetings have none

        return content_of(self.path)


def attached(subject: Subject) -> Sequence[Attached]:
    """Listed attachments first, then files that a text links to or shows."""
    return subject.once(_attached)


def _attached(subject: Subject) -> Sequence[Attached]:
    return tuple(_found(subject))


def _found(subject: Subject) -> Iterator[Attached]:
    seen: set[Path] = set()
    for name, place in _named(subject):
        found = subject.locate(name)
        if isinstance(found, Path) and found not in seen:
            seen.add(found)
            yield Attached(found, place)


def _named(subject: Subject) -> Iterator[tuple[str, Place | None]]:
    for attachment in subject.each(Attachment):
        if attachment.file:
            yield attachment.file.strip(), attachment.at("file")
    for _, link in subject.once(links_of):
        if link.name:
            yield link.name, link.place
    for prose in subject.prose if "fil:" in subject.joined_markdown else ():
        for name in _tables_in(prose.text):
            at = prose.text.find(name)
            yield name, prose.place(max(at, 0), len(name))
    for name in _inherited(subject):
        yield name, None  # it is named in another file


def _tables_in(text: str) -> list[str]:
    """The files whose rows are printed as tables."""
    names: list[str] = []
    if "fil:" in text:
        parse(text, Options(data=names.append))
    return names


def _inherited(subject: Subject) -> Iterator[str]:
    """What the body's own file adds to every meeting."""
    meeting, whole = subject.own, subject.whole
    for key in whole.order if meeting and whole else ():
        value = getattr(meeting, key) if key not in subject.meeting.order else None
        for model in models_in(value):
            if isinstance(model, Attachment) and model.file:
                yield model.file.strip()
        if key in PROSE_FIELDS and isinstance(value, str | ProseList):
            for text in texts_of(value):
                yield from (link.name for link in links_in(text) if link.name)
                yield from _tables_in(text)
