"""The links and pictures of a text, and where they stand in the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import PurePosixPath
from urllib.parse import unquote

from msgspec import Struct

from referat.checks.ground.plain_links import plain_targets
from referat.checks.subject import Subject, Text, tokens_in
from referat.danish.patterns import late
from referat.diagnostics import Place
from referat.project.find import COMMITTEE_FILE, SITE_FILE
from referat.project.shelf import Shelf, Trouble
from referat.prose.links import is_local, is_meeting_file, with_scheme
from referat.source.written import line_place


class ProseLink(Struct, frozen=True, gc=False):
    """A link or a picture. `name` is a file's name, decoded; empty in a link to the meeting
    itself (`#budget`). `fragment` is what follows `#`.
    """

    name: str
    fragment: str
    is_picture: bool
    place: Place | None


_LEADS_HERE = late(r"\]\((?!https?://)")
"""What begins every link but those to the web, and those to the web that are written oddly."""


def links_of(subject: Subject) -> Sequence[tuple[Text, ProseLink]]:
    """The links of all of the file's texts."""
    if not _LEADS_HERE.search(subject.joined_markdown):
        return ()
    return [(text, link) for text in subject.prose for link in links_in(text.text)]


def links_in(text: str) -> Iterator[ProseLink]:
    """What in `text` leads to a file of the repository or to an item of the meeting itself."""
    if not _LEADS_HERE.search(text):
        return
    for target, is_picture, line in _targets(str(text)):
        name, _, fragment = target.partition("#")
        place = line_place(text, *_position(text, target, line))
        yield ProseLink(unquote(name), unquote(fragment), is_picture, place)


@lru_cache(maxsize=1024)
def _targets(text: str) -> tuple[tuple[str, bool, int], ...]:
    """(target, is a picture, line from 0); three rules ask for the same text's."""
    plain = plain_targets(text)
    return targets_in(text) if plain is None else plain


def targets_in(text: str) -> tuple[tuple[str, bool, int], ...]:
    """The same for any text at all: as Markdown reads it."""
    found = []
    for token in tokens_in(text):
        for child in token.children or ():
            if child.type in ("image", "link_open"):
                is_picture = child.type == "image"
                target = with_scheme(str(child.attrs.get("src" if is_picture else "href", "")))
                if target.startswith("#") or is_local(target):
                    found.append((target, is_picture, (token.map or [0])[0]))
    return tuple(found)


def is_to_meeting(link: ProseLink, shelf: Shelf | Subject) -> bool:
    """True for a link to another meeting's file; YAML in the meeting's own folder is a file
    like any other.
    """
    is_own_file = PurePosixPath(link.name).name in (COMMITTEE_FILE, SITE_FILE)
    return (
        is_meeting_file(link.name)
        and not is_own_file
        and not link.is_picture
        and shelf.locate(link.name) in (Trouble.SOURCE, Trouble.MISSING)
    )


def _position(text: str, part: str, line: int) -> tuple[int, int, int]:
    """Line, column (from 0) and width of `part` in `text`, looked for from `line` on."""
    rows = list(enumerate(text.split("\n")[line:], line))
    for before in ("](", ""):
        for spelling in (part, unquote(part)):
            for number, row in rows:
                column = row.find(before + spelling)
                if column >= 0:
                    return number, column + len(before), len(spelling)
    return line, 0, 0
