"""Pieces of an attachment's text, and how much of it is read at most."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

MOST_CHARACTERS = 5_000_000
BROKEN = "den er i stykker"
TOO_MUCH = "den indeholder for meget tekst"


class Piece(Struct, frozen=True):
    """A stretch of text and where it stands in the attachment (`side 3`, `linje 12`, or empty)."""

    where: str
    text: str


class Unreadable(Exception):  # noqa: N818 - carries a reason
    """Why a file was not read, in Danish, to follow »fordi«."""


def bounded(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """The pieces that say something, as long as they do not become too many."""
    total = 0
    for piece in pieces:
        total += len(piece.text)
        if total > MOST_CHARACTERS:
            raise Unreadable(TOO_MUCH)
        if piece.text.strip():
            yield piece
