"""What reading a text depends on besides the text: house style and the meeting's files."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct

Made = TypeVar("Made")


class FileRef(Struct, frozen=True, gc=False):
    """A file of a meeting. `path` is where it is published, relative to the document and
    percent-encoded; `file` where its bytes are; `size` in bytes; `width` and `height` in
    pixels for a picture, else 0.
    """

    path: str
    file: Path
    size: int
    width: int = 0
    height: int = 0


def no_files(name: str) -> FileRef | None:
    """For texts that stand alone: no file is there."""
    del name
    return None


def nothing_closed(name: str) -> bool:
    """For texts that stand alone: no file is kept back."""
    del name
    return False


def no_meeting(name: str) -> str | None:
    """For texts that stand alone: there is no other meeting."""
    del name
    return None


def any_item(name: str, anchor: str) -> bool:
    """Where nothing is known of other meetings' items: each of them is there."""
    del name, anchor
    return True


class Options(Struct, frozen=True, dict=True):
    """`keep_breaks`: a line break in the text is one in print. `published` finds a file that
    the document's readers may have; `data` one that is only read (a table's CSV file);
    `is_closed` tells if a file is there that they may not have, nor know the name of.

    `meeting` gives a meeting's address, percent-encoded and without a fragment, by the name of
    its file as seen from this one's folder (`../raadet/2026-05-06.yaml`); None if it is no meeting
    of this build. `has_item` tells if the readers may know of an item there. `anchors` are the
    items of the document itself; None where they are not known.
    """

    keep_breaks: bool = False
    published: Callable[[str], FileRef | None] = no_files
    data: Callable[[str], FileRef | None] = no_files
    is_closed: Callable[[str], bool] = nothing_closed
    meeting: Callable[[str], str | None] = no_meeting
    has_item: Callable[[str, str], bool] = any_item
    anchors: frozenset[str] | None = None

    @cached_property
    def _known(self) -> dict[Hashable, Any]:
        return {}

    def leads_to(self, anchor: str) -> bool:
        """True if the document has the item, or may have it."""
        return self.anchors is None or anchor in self.anchors

    def once(self, what: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` makes of `what`, the first time: a meeting's documents show the same things.
        Nothing is shared with other options, not even with those made of these by `replace`.
        """
        if what not in self._known:
            self._known[what] = make()
        found: Made = self._known[what]
        return found
