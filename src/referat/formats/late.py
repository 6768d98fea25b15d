"""Files that are made when they are wanted: most of a big site's lists are what they were, and
whoever knows what a file depends on need not make it to know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from referat.view.facts import MeetingFacts


class Late(Struct, frozen=True):
    """What is known by the file at `path`, from the site's root: `make` gives the bytes of that
    and of all that is made of the same, each with its path. They depend on `meetings`, on `of`
    (values that print all that they are), and on what all files of the site depend on: its
    chrome, its templates, and the day that it is built for.
    """

    path: str
    make: Callable[[], Iterable[tuple[str, bytes]]]
    of: tuple[object, ...] = ()
    meetings: tuple[MeetingFacts, ...] = ()


def alone(
    path: str,
    make: Callable[[], bytes],
    of: tuple[object, ...] = (),
    meetings: tuple[MeetingFacts, ...] = (),
) -> Late:
    """A file with which no other is made."""
    return Late(path, lambda: ((path, make()),), of, meetings)


def ready(path: str, content: bytes) -> Late:
    """A file that costs too little to be waited with."""
    return alone(path, lambda: content, (content,))


def all_made(files: Iterable[Late]) -> Iterator[tuple[str, bytes]]:
    return (made for file in files for made in file.make())
