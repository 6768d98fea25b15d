"""The parts of an item that are more than a text: attachments, votes, tasks, history."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import PurePosixPath

from msgspec import Struct

from referat.danish.dates import short_date
from referat.danish.words import NBSP, file_size, joined
from referat.model.attachment import Attachment
from referat.model.base import Model
from referat.model.parts import Task, Treatment, Vote
from referat.prose.links import is_address, linked, with_scheme
from referat.prose.markers import as_run
from referat.prose.options import FileRef, Options
from referat.prose.read import read_prose
from referat.prose.tables import make_table
from referat.prose.tree import (
    Blocks,
    Bullets,
    Inline,
    Inlines,
    Labelled,
    Link,
    Numbered,
    Paragraph,
    Text,
    plain,
)
from referat.view.document import Section
from referat.view.labels import Labels
from referat.view.people import PeopleWriter

_KEPT_BACK = (Text("Lukket bilag"),)
"""A file without a title that is closed elsewhere in the meeting: not even its name shows."""


class PartWriter(Struct, frozen=True):
    """Writes the parts of one document in one meeting's labels and house style."""

    labels: Labels
    people: PeopleWriter
    options: Options

    def prose(self, key: str, value: object, number: str) -> Section:
        blocks = read_prose(value, self.options)  # type: ignore[arg-type]
        return Section(key, self.labels.of(key, number), blocks)

    # ------------------------------------------------------------ attachments

    def attachments(self, attachments: Sequence[Attachment]) -> Blocks:
        """A list with the attachments' own numbers if all have one; else with bullets."""
        if not attachments:
            return ()
        numbers = [(a.number or "").strip() for a in attachments]
        run = as_run([f"{number}." for number in numbers]) if all(numbers) else None
        lines: tuple[Blocks, ...] = tuple(
            (Paragraph(self._attachment(a, with_number=run is None)),) for a in attachments
        )
        return (Numbered(lines, run[2], run[1]),) if run else bullets(lines)

    def _attachment(self, attachment: Attachment, with_number: bool) -> Inlines:
        point = self.labels.point(attachment.point) if attachment.point else ""
        lead = f"{point[0].upper()}{point[1:]}: " if point else ""
        if attachment.number and with_number:
            number = attachment.number.strip()
            lead += f"{number}. " if number.isdecimal() else f"{number} "
        title = " ".join((attachment.title or attachment.file or attachment.url or "").split())
        found = self.options.published(attachment.file.strip()) if attachment.file else None
        details = self._details(attachment, found)
        name: Inlines = self._linked_title(attachment, title, found)
        parts: list[Inline] = [Text(lead)] if lead else []
        return (*parts, *name, *((Text(details),) if details else ()))

    def _linked_title(self, attachment: Attachment, title: str, found: FileRef | None) -> Inlines:
        address = with_scheme((attachment.url or "").strip())
        if address.startswith("#") and not self.options.leads_to(address[1:]):
            return linked(title if title != address else "")
        if is_address(address):
            return (Link(address, (Text(title),)),)
        if found is not None:
            return (Link(found.path, (Text(title),)),)
        if attachment.file and self.options.is_closed(attachment.file.strip()):
            return linked(" ".join(attachment.title.split())) if attachment.title else _KEPT_BACK
        rest = (attachment.file or attachment.url or "").strip()
        return (*linked(title), *((Text(f" ({rest})"),) if rest and rest != title else ()))

    def _details(self, attachment: Attachment, found: FileRef | None) -> str:
        text = ""
        if found is not None:
            kind = PurePosixPath(found.file.name).suffix.lstrip(".").upper()
            text = f" ({', '.join(part for part in (kind, file_size(found.size)) if part)})"
        return text + "".join(self._detail(attachment, name) for name in attachment.order)

    def _detail(self, attachment: Attachment, name: str) -> str:
        """One fact about an attachment, with what joins it to the one before."""
        value = getattr(attachment, name)
        if name == "closed" and attachment.is_closed:
            reason = " ".join(value.split()) if isinstance(value, str) else ""
            return f", lukket: {reason}" if reason else ", lukket"
        if name == "note" and value:
            note = " ".join(value.split())
            return f", {note}" if note[:1].isalnum() else f" {note}"
        if name in ("document_number", "access", "added") and value:
            label = self.labels.inline(key_of(Attachment, name))
            space = NBSP if name == "document_number" else " "
            return f", {label}{space if label else ''}{day_words(value)}"
        return ""

    # ------------------------------------------------------------ votes and tasks

    def vote(self, vote: Vote) -> Blocks:
        text = read_prose(vote.text, self.options)
        sides = {"ayes": "for", "noes": "imod", "abstained": "undlod"}
        entries = []
        for name in vote.order:
            voters = getattr(vote, name)
            if name in sides and voters is not None:
                words = Text(joined([" ".join(voter.split()) for voter in voters]))
                entries.append((self.labels.of(sides[name]), (Paragraph((words,)),)))
        return (*text, *((Labelled(tuple(entries)),) if entries else ()))

    def tasks(self, tasks: Sequence[Task]) -> Blocks:
        """A table with the columns that are used; only texts: a list."""
        keys = [
            (key, name)
            for key, name in Task.names().items()
            if name == "task" or any(getattr(task, name) for task in tasks)
        ]
        if len(keys) == 1:
            items = tuple((Paragraph(linked(" ".join(task.task.split()))),) for task in tasks)
            return bullets(items)
        header: list[Blocks] = [(Paragraph((Text(self.labels.of(key)),)),) for key, _ in keys]
        rows = [[self._task_cell(task, name) for _, name in keys] for task in tasks]
        return (make_table(None, header, rows, []),)

    def _task_cell(self, task: Task, name: str) -> Blocks:
        value = getattr(task, name)
        if name == "owner":
            text = joined([" ".join(owner.split()) for owner in value or ()])
        elif name == "deadline":
            text = day_words(value) if value else ""
        else:
            text = " ".join((value or "").split())
        return (Paragraph(linked(text)),) if text else ()

    # ------------------------------------------------------------ history

    def history(self, treatments: Sequence[Treatment], number: str) -> Section:
        heading = self.labels.of("sagsforløb", number)
        if all(treatment.line for treatment in treatments):
            items = tuple((Paragraph(linked(treatment.line)),) for treatment in treatments)
            return Section("sagsforløb", heading, bullets(items))
        parts = tuple(self._treatment(treatment, number) for treatment in treatments)
        return Section("sagsforløb", heading, (), parts)

    def _treatment(self, treatment: Treatment, number: str) -> Section:
        when = day_words(treatment.day) if treatment.day else ""
        when = f"den {when}" if isinstance(treatment.day, date) else when
        where = treatment.body.strip() if treatment.body else ""
        point = self.labels.point(treatment.point) if treatment.point else ""
        title = ", ".join(part for part in (" ".join(p for p in (where, when) if p), point) if part)
        labels = self.labels.filled(where, day_words(treatment.day) if treatment.day else "")
        parts = []
        for name in treatment.order:
            key, value = key_of(Treatment, name), getattr(treatment, name)
            heading = labels.of(key, treatment.point or number)
            if name in ("case", "decision", "dissent"):
                parts.append(Section(key, heading, read_prose(value, self.options)))
            elif name == "did_not_attend" and value is not None:
                parts.append(Section(key, heading, self.people.sentence(value)))
        return Section("sagsforløb", title, (), tuple(parts))


def bullets(items: tuple[Blocks, ...]) -> Blocks:
    """A bullet list; nothing of nothing, and the word »Ingen« alone as a text."""
    only = items[0][0] if len(items) == 1 and len(items[0]) == 1 else None
    if isinstance(only, Paragraph) and plain(only.content).strip(" .").casefold() == "ingen":
        return (only,)
    return (Bullets(items),) if items else ()


@cache
def key_of(model: type[Model], name: str) -> str:
    """The Danish key of a Python name."""
    return model.fields()[name].alias


def day_words(day: date | str) -> str:
    """`8. december 2023`, or the words that stand for a date."""
    return short_date(day) if isinstance(day, date) else " ".join(day.split())
