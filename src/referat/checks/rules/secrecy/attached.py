"""The attachments of a meeting that lie on the disk, each file once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from referat.checks.ground.links import links_in
from referat.checks.subject import Subject
from referat.diagnostics import Place
from referat.model.attachment import Attachment


@dataclass(frozen=True, slots=True)
class Attached:
    """A file, and where the meeting names it."""

    path: Path
    place: Place | None


def attached(subject: Subject) -> Iterator[Attached]:
    """Listed attachments first, then files that a text links to or shows."""
    seen: set[Path] = set()
    for name, place in _named(subject):
        found = subject.shelf.locate(name)
        if isinstance(found, Path) and found not in seen:
            seen.add(found)
            yield Attached(found, place)


def _named(subject: Subject) -> Iterator[tuple[str, Place | None]]:
    for model in subject.models:
        if isinstance(model, Attachment) and model.file:
            yield model.file.strip(), model.at("file")
    for text in subject.markdown:
        for link in links_in(text):
            if link.name:
                yield link.name, link.place
