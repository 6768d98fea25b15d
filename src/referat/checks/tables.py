"""Fenced tables: can each be read as one?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from referat.checks.rule import Subject, prose_in
from referat.diagnostics import Diagnostic, Place
from referat.prose.fenced import read_fenced
from referat.prose.options import Options
from referat.prose.parse import parse, tokens_of
from referat.source.written import line_place


def check(subject: Subject) -> Iterator[Diagnostic]:
    options = Options(data=subject.shelf.data)
    for text in prose_in(subject.meeting):
        if "tabel" in text:
            for token in tokens_of(text):
                if token.type == "fence" and token.info.strip() == "tabel":
                    first = (token.map or [0])[0] + 1
                    for finding in read_fenced(token.content, options, parse).findings:
                        yield replace(finding, place=_moved(text, first, finding.place))


def _moved(text: str, first: int, place: Place | None) -> Place | None:
    """A place inside the fence as a place in the file."""
    if place is None:
        return line_place(text, first)
    width = place.end_column - place.column if place.end_line == place.line else 0
    return line_place(text, first + place.line - 1, place.column - 1, max(width, 0))
