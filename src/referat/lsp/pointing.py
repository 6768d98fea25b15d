"""What is under the cursor: shown by hover, and followed by »go to definition«."""

from __future__ import annotations

from pathlib import Path

from lsprotocol.types import Hover, Location, MarkupContent, MarkupKind, Position, Range

from referat.diagnostics import Place
from referat.lsp.contents import Entry, Listed, by_name, numbers_of
from referat.lsp.desk import Opened
from referat.lsp.explaining import entry_text, key_text, person_text
from referat.lsp.lines import Lines
from referat.lsp.links import Target, entry_of, file_of, is_meeting, target_at
from referat.lsp.where import key_under
from referat.source.reading import read_text


def hover(file: Opened, position: Position) -> Hover | None:
    """What the key, the link or the name at `position` means."""
    line, column = file.lines.spot(position)
    row = file.lines.row(line)
    for text, start, end in (
        _key(file, line, column),
        _link(file, row, column),
        _name(file, row, column),
    ):
        if text:
            at = file.lines.between(line, start, end)
            return Hover(MarkupContent(MarkupKind.Markdown, text), at)
    return None


def _key(file: Opened, line: int, column: int) -> tuple[str, int, int]:
    found = key_under(file.model, file.lines.rows, line, column)
    if found is None:
        return "", 0, 0
    level, start, end = found
    if level.info is None or level.sub:
        return "", 0, 0
    headings = file.whole.headings if file.whole else {}
    return key_text(level.key, level.model, level.info, headings), start, end


def _link(file: Opened, row: str, column: int) -> tuple[str, int, int]:
    target = target_at(row, column)
    if target is None:
        return "", 0, 0
    return _target_text(target, file), target.start, target.end


def _target_text(target: Target, file: Opened) -> str:
    if not is_meeting(target):
        path = file_of(target, file)
        return f"Bilag: `{path.name}`" if path else ""
    seen = file.folder.known.meetings.get(file.beside(target.name)) if target.name else None
    entry = entry_of(target, file)
    if entry is None:
        return seen.title if seen else ""
    return entry_text(entry, _number(entry, file, target), seen.title if seen else "")


def _number(entry: Entry, file: Opened, target: Target) -> str:
    numbers = numbers_of(file.whole) if not target.name else {}
    return numbers.get((entry.place.line, entry.place.column), "")


def _name(file: Opened, row: str, column: int) -> tuple[str, int, int]:
    found = person_at(file, row, column)
    if found is None:
        return "", 0, 0
    listed, start = found
    return person_text(listed), start, start + len(listed.name)


def person_at(file: Opened, row: str, column: int) -> tuple[Listed, int] | None:
    """Whose name stands at `column`, and where it begins; of two the longer one."""
    people = sorted(by_name(file.people).items(), key=lambda pair: -len(pair[0]))
    for name, listed in people:
        start = row.find(name)
        while start >= 0:
            end = start + len(name)
            is_word = not (row[start - 1 : start].isalnum() or row[end : end + 1].isalnum())
            if start <= column <= end and is_word:
                return listed, start
            start = row.find(name, start + 1)
    return None


def definition(file: Opened, position: Position) -> list[Location]:
    """Where that stands, which is pointed at."""
    line, column = file.lines.spot(position)
    row = file.lines.row(line)
    target = target_at(row, column)
    if target is not None:
        return _to_target(file, target)
    person = person_at(file, row, column)
    if person is not None:
        here = {(line + 1, person[1] + 1)}
        return [at for each in file.people if (at := _listing(file, each, person[0].name, here))]
    key = key_under(file.model, file.lines.rows, line, column)
    is_body = row.lstrip().startswith("udvalg:") or (key and key[0].key == "udvalg")
    if is_body and file.is_meeting and file.committee_path:
        return [Location(file.committee_path.absolute().as_uri(), _start())]
    return []


def _to_target(file: Opened, target: Target) -> list[Location]:
    path = file_of(target, file)
    if path is None:
        return []
    entry = entry_of(target, file) if is_meeting(target) else None
    if target.fragment and entry is None:
        return []
    if path == file.path:
        place = (entry.id_place or entry.place) if entry else None
        return [Location(file.uri, file.lines.shown(place) if place else _start())]
    uri = path.absolute().as_uri()
    place = (entry.id_place or entry.place) if entry else None
    return [Location(uri, _lines_of(path, file).shown(place) if place else _start())]


def _listing(
    file: Opened, listed: Listed, name: str, here: set[tuple[int, int]]
) -> Location | None:
    """Where a person is listed, unless it is where one stands."""
    place = listed.person.at("name")
    if listed.name != name or place is None:
        return None
    if listed.path is not None and listed.path != file.path:
        lines = _lines_of(listed.path, file)
        return Location(listed.path.absolute().as_uri(), _named(lines, place, name))
    if (place.line, place.column) in here:
        return None
    return Location(file.uri, _named(file.lines, place, name))


def _named(lines: Lines, place: Place, name: str) -> Range:
    """The name alone, where the whole person stands on one line."""
    start = lines.row(place.line - 1).find(name, place.column - 1)
    if start < 0:
        return lines.shown(place)
    return lines.between(place.line - 1, start, start + len(name))


def _lines_of(path: Path, file: Opened) -> Lines:
    """Another file's lines, for places in it."""
    try:
        text, _ = read_text(path.read_bytes())
    except OSError:
        text = ""
    return Lines(text, file.lines.encoding)


def _start() -> Range:
    return Range(Position(0, 0), Position(0, 0))
