"""Prose as a minute taker writes it: a Markdown text, or a list of such texts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from msgspec import Struct


class ProseList(Struct, frozen=True, gc=False):
    """Prose written as a list; a list inside hangs under the entry before it."""

    entries: tuple[str | ProseList, ...]


ProseValue: TypeAlias = str | ProseList


def texts_of(prose: ProseValue | None) -> Iterator[str]:
    """Each Markdown text in `prose`, in order."""
    if isinstance(prose, str):
        yield prose
    elif prose is not None:
        for entry in prose.entries:
            yield from texts_of(entry)
