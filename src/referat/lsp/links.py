"""Links in a text and what they lead to: items, meetings, attachments, addresses on the net."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from lsprotocol.types import DocumentLink
from msgspec import Struct

from referat.lsp.contents import Entry, every
from referat.lsp.desk import Opened
from referat.project.find import COMMITTEE_FILE, SITE_FILE
from referat.prose.links import is_local, is_meeting_file

_LINK = re.compile(r"\]\((?:<(?P<long>[^<>]*)>|(?P<short>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*))")
_FILE = re.compile(r"(?:^|[\s{,-])(?P<key>fil|logo):\s+(?P<mark>[\"']?)(?P<name>[^\"'#{}\n]+)")
_WEB = re.compile(r"https?://[^\s<>()\[\]\"'`|]+(?:\([^\s<>()]*\)[^\s<>()\[\]\"'`|]*)*")


class Target(Struct, frozen=True):
    """What a stretch of a line leads to: `name` is a file, `fragment` an item's `id`, both as they
    are meant; columns count from 0.
    """

    name: str
    fragment: str
    start: int
    end: int
    is_file_key: bool = False


def targets_in(row: str) -> Iterator[Target]:
    """What a line leads to inside the repository."""
    for match in _LINK.finditer(row) if "](" in row else ():
        group = "long" if match["long"] is not None else "short"
        name, _, fragment = match[group].partition("#")
        if fragment or is_local(name):
            yield Target(unquote(name), unquote(fragment), *match.span(group))
    for match in _FILE.finditer(row) if "fil:" in row or "logo:" in row else ():
        name = match["name"].split(", ")[0].rstrip() if "{" in row else match["name"].rstrip()
        start = match.start("name")
        yield Target(name, "", start, start + len(name), is_file_key=True)


def target_at(row: str, column: int) -> Target | None:
    return next((each for each in targets_in(row) if each.start <= column <= each.end), None)


def file_of(target: Target, file: Opened) -> Path | None:
    """The file that a target leads to: the open one if it names none; None if there is none."""
    if not target.name:
        return file.path
    if file.is_meeting:
        found = file.shelf.locate(target.name)
        if isinstance(found, Path):
            return found
    beside = file.beside(target.name)
    is_source = is_meeting_file(target.name) or not file.is_meeting
    return beside if is_source and beside.is_file() else None


def entry_of(target: Target, file: Opened) -> Entry | None:
    """The item that a target leads to."""
    if not target.fragment:
        return None
    name = "" if file.beside(target.name) == file.path else target.name
    entries = every(file.entries_of(name))
    return next((entry for entry in entries if entry.id == target.fragment), None)


def is_meeting(target: Target) -> bool:
    """True for a link to a meeting's file, or to an item of this one."""
    own = Path(target.name).name in (COMMITTEE_FILE, SITE_FILE)
    return not target.is_file_key and not own and (not target.name or is_meeting_file(target.name))


def document_links(file: Opened) -> list[DocumentLink]:
    """Everything in the file that can be followed."""
    found = []
    for number, row in enumerate(file.lines.rows):
        if "://" in row:
            for match in _WEB.finditer(row):
                address = match[0].rstrip(".,;:!?")
                at = file.lines.between(number, match.start(), match.start() + len(address))
                found.append(DocumentLink(range=at, target=address))
        for target in targets_in(row):
            path = file_of(target, file)
            if path is not None:
                at = file.lines.between(number, target.start, target.end)
                found.append(DocumentLink(range=at, target=_address(path, target, file)))
    return found


def _address(path: Path, target: Target, file: Opened) -> str:
    """The file's address, with the line of an item that is pointed out."""
    entry = entry_of(target, file) if is_meeting(target) else None
    uri = file.uri if path == file.path else path.absolute().as_uri()
    return f"{uri}#L{entry.place.line}" if entry else uri
