"""What there is to choose from: words, people, files, case numbers and items, as values."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal, TypeAlias

from msgspec import Struct

from referat.danish.dates import DateProblem, parse_date
from referat.danish.slugs import slug
from referat.lsp.contents import by_name, every, numbers_of
from referat.lsp.desk import Opened
from referat.lsp.explaining import person_text
from referat.model.fields import Field, Shape
from referat.model.item import Item
from referat.model.texts import Reason, YesNo
from referat.scaffold.yaml_text import scalar

Kind: TypeAlias = Literal["key", "word", "person", "item", "file", "case", "rule"]

_OF_EXAMPLES = frozenset(
    {"type", "status", "klokkeslæt", "nummerering", "undernummerering", "form", "adgang"}
)
"""Keys that take other words too, but mostly one of their examples."""

_MOST_DEEP = 3
_MOST_FILES = 500


class Offer(Struct, frozen=True):
    """`insert` is written in place of what was typed; `says` stands beside the label, `text` is
    Markdown that tells more.
    """

    label: str
    insert: str
    kind: Kind
    says: str = ""
    text: str = ""


def word_offers(key: str, field: Field) -> Iterator[Offer]:
    """The words that a key takes, or mostly takes."""
    words = _words(field)
    if not words and key in _OF_EXAMPLES:
        words = [each for each in field.examples if isinstance(each, str)]
    yield from (Offer(word, scalar(word), "word") for word in words)


def _words(field: Field) -> Sequence[str]:
    for shape in _shapes(field.annotation):
        if shape in _YES_OR_NO:
            return ("ja", "nej")
        items = shape.json.get("items")
        words = shape.json.get("enum") or (items.get("enum") if isinstance(items, dict) else None)
        if words:
            return [word for word in words if word]
    return ()


def _shapes(part: Any) -> Iterator[Shape]:
    yield from (each for each in getattr(part, "__metadata__", ()) if isinstance(each, Shape))
    for each in getattr(part, "__args__", ()):
        yield from _shapes(each)


_YES_OR_NO = frozenset(shape for part in (YesNo, Reason) for shape in _shapes(part))


def people_offers(file: Opened, beside: Sequence[str]) -> Iterator[Offer]:
    """Everyone whom the meeting or its body lists, then those of the body's other meetings."""
    taken = {name.split(",")[0].split("(")[0].strip() for name in beside}
    listed = by_name(file.people)
    for name, each in listed.items():
        if name not in taken:
            yield Offer(name, scalar(name), "person", each.says, person_text(each))
    for name in file.folder.known.people_beside(file.path):
        if name not in listed and name not in taken:
            yield Offer(name, scalar(name), "person", "fra et andet møde")


def party_offers(file: Opened) -> Iterator[Offer]:
    parties = {each.person.party.strip() for each in file.people if each.person.party}
    yield from (Offer(party, scalar(party), "word", "parti") for party in sorted(parties))


def case_offers(file: Opened) -> Iterator[Offer]:
    cases = dict(file.folder.known.cases())
    cases |= {each.case: each.title for each in every(file.entries) if each.case}
    for number, title in sorted(cases.items(), reverse=True):
        yield Offer(number, scalar(number), "case", title)


def file_offers(file: Opened) -> Iterator[Offer]:
    """What lies in the meeting's own folder."""
    names = sorted(files_in(file.path.with_suffix("")))
    yield from (Offer(name, scalar(name), "file") for name in names)


def files_in(folder: Path, depth: int = 0) -> Iterator[str]:
    """The files in `folder`, from it, as far down as anybody looks."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries[:_MOST_FILES]:
        if entry.name.startswith((".", "~$")):
            continue
        if not entry.is_dir():
            yield entry.name
        elif depth < _MOST_DEEP:
            yield from (f"{entry.name}/{name}" for name in files_in(Path(entry.path), depth + 1))


def body_offers(file: Opened) -> Iterator[Offer]:
    setting = file.folder.setting
    for each in setting.found.committees:
        committee = setting.committee_file(each.path).value
        if committee is not None:
            name = " ".join(committee.name.split())
            yield Offer(name, scalar(name), "word", each.folder)


def number_offers(file: Opened) -> Iterator[Offer]:
    """The numbers of the meeting's items, for a guest or an attachment that belongs to one."""
    numbers = numbers_of(file.whole)
    for entry in every(file.entries):
        number = numbers.get((entry.place.line, entry.place.column))
        if number:
            yield Offer(number, scalar(number), "word", entry.title)


def id_offers(title: str) -> Iterator[Offer]:
    """A name for an item, made from its title."""
    name = slug(title.strip("\"'"))
    if title and name != "x":
        yield Offer(name, name, "word", "ud fra titlen")


def day_offers(file: Opened) -> Iterator[Offer]:
    """The day that the file is named after."""
    name = file.path.stem[:10]
    if not isinstance(parse_date(name), DateProblem):
        yield Offer(name, name, "word", "filens navn")


def public_key_offers() -> Iterator[Offer]:
    yield from (Offer(key, scalar(key), "key") for key in Item.names())


def link_offers(file: Opened, typed: str) -> Iterator[Offer]:
    """Where a link may lead: an item of this meeting or of another, a meeting, a file."""
    name, is_to_item, _ = typed.partition("#")
    if is_to_item or not typed:
        for entry in every(file.entries_of(name)):
            if entry.id:
                yield Offer(f"{name}#{entry.id}", f"{name}#{entry.id}", "item", entry.title)
    if is_to_item:
        return
    for path in files_in(file.path.with_suffix("")):
        yield Offer(path, f"<{path}>" if " " in path else path, "file", "bilag")
    yield from _meeting_offers(file)


def _meeting_offers(file: Opened) -> Iterator[Offer]:
    """The other meetings, those in the same folder first, the newest first."""
    here = file.path.parent
    others = [m.path for m in file.folder.setting.found.meetings if m.path != file.path]
    others.sort(key=lambda path: path.as_posix(), reverse=True)
    others.sort(key=lambda path: path.parent != here)
    for path in others:
        name = Path(os.path.relpath(path, here)).as_posix()
        seen = file.folder.known.meetings.get(path)
        yield Offer(name, name, "file", seen.title if seen else "")
