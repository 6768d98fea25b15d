"""One attachment: its text in pieces that can be pointed to, or why it was not read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, TypeAlias

from msgspec import Struct

from referat.attachments import kinds
from referat.attachments.decoding import decoded, words_of_markup, words_of_rtf
from referat.attachments.packed import read_office
from referat.attachments.pdf import read_pdf
from referat.attachments.pieces import (
    BROKEN,
    MOST_CHARACTERS,
    TOO_MUCH,
    Piece,
    Unreadable,
    bounded,
)
from referat.danish.words import file_size

MOST_BYTES = 20_000_000
"""What is larger is not read."""

_MARKUP = frozenset({"html", "htm", "xml", "svg"})
_TEXTS = _MARKUP | {"txt", "csv", "tsv", "md", "eml", "rtf", "json", "ics", "yaml", "yml"}
_OFFICE = frozenset({*kinds.OFFICE, *kinds.OPEN})

Reader: TypeAlias = Callable[[BinaryIO, str], Iterator[Piece]]
"""Reads a file that is open at its beginning, and has this suffix."""


class Content(Struct, frozen=True):
    """What an attachment says. `unread` tells in Danish why it says nothing (»den er låst med en
    adgangskode«); `lies` what it is, if that is not what its name says.
    """

    pieces: tuple[Piece, ...] = ()
    unread: str = ""
    lies: str = ""


def content_of(path: Path) -> Content:
    """The content of the file as it is now. A kind that holds no text is empty."""
    try:
        state = os.stat(path)  # noqa: PTH116 - several rules ask for each
    except OSError:
        return Content()
    suffix = path.suffix.lower().removeprefix(".")
    return _content(str(path), suffix, state.st_size, state.st_mtime_ns)


@lru_cache(maxsize=256)
def _content(path: str, suffix: str, size: int, changed: int) -> Content:
    del changed  # it is there so that a changed file is read anew
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - a file of nearly every meeting
            return _content_in(file, suffix, size)
    except OSError:
        return Content(unread="den ikke kan åbnes")


def _content_in(file: BinaryIO, suffix: str, size: int) -> Content:
    kind = kinds.kind_of(file.read(1024))
    if kinds.lies(suffix, kind) and size:
        return Content(lies=kinds.CALLED[kind])
    reader = _reader(suffix, kind)
    if reader is None:
        return Content()
    if size > MOST_BYTES:
        return Content(unread=f"den fylder {file_size(size)}")
    return _read(file, suffix, reader)


def _read(file: BinaryIO, suffix: str, reader: Reader) -> Content:
    """What could be read counts, also if not all could be."""
    pieces: list[Piece] = []
    try:
        file.seek(0)
        for piece in bounded(reader(file, suffix)):
            pieces.append(piece)
    except Unreadable as reason:
        return Content(tuple(pieces), unread=str(reason))
    except (Exception, RecursionError):  # a file can be broken in more ways than can be listed
        return Content(tuple(pieces), unread=BROKEN)
    return Content(tuple(pieces))


def _reader(suffix: str, kind: str) -> Reader | None:
    if suffix == "pdf":
        return lambda file, _: read_pdf(file)
    if suffix in _OFFICE:
        return _locked if kind == kinds.OLE else lambda file, _: read_office(file)
    if suffix == "zip" or (suffix in kinds.OLD and kind in (kinds.OLE, "zip")):
        return _closed_kind
    return _read_text if suffix in _TEXTS or kind in {"text", "html"} else None


def _locked(file: BinaryIO, suffix: str) -> Iterator[Piece]:
    del file, suffix
    raise Unreadable("den er låst med en adgangskode")
    yield


def _closed_kind(file: BinaryIO, suffix: str) -> Iterator[Piece]:
    del file
    raise Unreadable("det er en pakket fil" if suffix == "zip" else "formatet er for gammelt")
    yield


def _read_text(file: BinaryIO, suffix: str) -> Iterator[Piece]:
    text = decoded(file.read())
    if len(text) > MOST_CHARACTERS:  # before it becomes as many lines
        raise Unreadable(TOO_MUCH)
    if suffix in _MARKUP:
        text = words_of_markup(text)
    elif suffix == "rtf":
        text = words_of_rtf(text)
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield Piece(f"linje {number}", line)
