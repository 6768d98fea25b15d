"""The tasks that were open when a meeting began, as one of its items lists them."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from urllib.parse import quote

from referat.danish.dates import short_date
from referat.danish.words import joined
from referat.prose.links import linked
from referat.prose.tables import make_table
from referat.prose.tree import Blocks, Inlines, Link, Paragraph, Text
from referat.view.facts import OpenTask
from referat.view.labels import Labels
from referat.view.parts import day_words

NONE_OPEN = "Ingen åbne opgaver."
FROM = "Fra"


def open_task_blocks(tasks: Sequence[OpenTask], labels: Labels, folder: str) -> Blocks:
    """A table with the columns that are used, and the meeting that each task is from. `folder`
    is where the document lies on the site; without it nothing is linked.
    """
    if not tasks:
        return (Paragraph((Text(NONE_OPEN),)),)
    columns = [(key, [_cell(each, key) for each in tasks]) for key in _KEYS]
    used = [(key, cells) for key, cells in columns if any(cells)]
    header = [_paragraph((Text(labels.of(key)),)) for key, _ in used]
    header.append(_paragraph((Text(FROM),)))
    rows = [
        [*(cells[index] for _, cells in used), _paragraph(_from(task, folder))]
        for index, task in enumerate(tasks)
    ]
    return (make_table(None, header, rows, []),)


_KEYS = ("opgave", "ansvarlig", "frist", "status")


def _cell(open_task: OpenTask, key: str) -> Blocks:
    task = open_task.task
    words = {
        "opgave": task.task,
        "ansvarlig": joined(task.owners),
        "frist": day_words(task.deadline),
        "status": task.state,
    }[key]
    return _paragraph(linked(words)) if words else ()


def _from(task: OpenTask, folder: str) -> Inlines:
    words = (Text(short_date(task.day)),)
    if not (folder and task.address):
        return words
    page = posixpath.relpath(f"/{task.address}/index.html", f"/{folder}")
    place = f"#{quote(task.anchor)}" if task.anchor else ""
    return (Link(quote(page) + place, words),)


def _paragraph(words: Inlines) -> Blocks:
    return (Paragraph(words),)
