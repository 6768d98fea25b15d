"""What is known of the other meetings: their items, the case numbers in use, and what is found
across files. It is found out in the background and always a little old.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from referat.checks.across import check_repository
from referat.checks.noted import Noted, note
from referat.checks.subject import subject_of
from referat.compile.asked import answers, listing
from referat.compile.findings import same_addresses
from referat.compile.logo import missing_logo
from referat.compile.setting import Setting
from referat.danish.dates import short_date
from referat.diagnostics import Diagnostic, Place
from referat.lsp.contents import Entry, entries_in, every
from referat.lsp.lines import Lines
from referat.project.find import MeetingPath
from referat.project.load import committees_of
from referat.source.parse import parse
from referat.source.reading import read_text
from referat.view.make import title_of


class Seen(Struct, frozen=True):
    """Another meeting. `key` is the digest of what it was read from."""

    key: object
    path: Path
    title: str = ""
    cases: tuple[tuple[str, str], ...] = ()
    people: tuple[str, ...] = ()
    noted: Noted | None = None
    asked: tuple[str, ...] = ()


class Known(Struct, frozen=True):
    """`across`: each file's findings that other files give rise to; their places hold in `texts`,
    the files as they were read.
    """

    meetings: Mapping[Path, Seen] = field(default_factory=dict)
    across: Mapping[Path, tuple[Diagnostic, ...]] = field(default_factory=dict)
    texts: Mapping[Path, str] = field(default_factory=dict)

    def cases(self) -> Mapping[str, str]:
        """Each case number, and what the case is about."""
        meetings = sorted(self.meetings.values(), key=lambda seen: seen.path.as_posix())
        return {number: title for seen in meetings for number, title in seen.cases}

    def people_beside(self, path: Path) -> tuple[str, ...]:
        """Those who are named in the meetings in the same folder, newest first."""
        beside = [seen for seen in self.meetings.values() if seen.path.parent == path.parent]
        beside.sort(key=lambda seen: seen.path.as_posix(), reverse=True)
        return tuple(dict.fromkeys(name for seen in beside for name in seen.people))

    def across_in(self, path: Path, lines: Lines) -> tuple[Diagnostic, ...]:
        """The findings in a file, moved to where their lines stand now; those whose line is gone
        are left out.
        """
        found = self.across.get(path, ())
        if not found:
            return ()
        before = Lines(self.texts.get(path, "")).rows
        moved = (_moved(each, before, lines.rows) for each in found)
        return tuple(each for each in moved if each is not None)


def _moved(found: Diagnostic, before: Sequence[str], now: Sequence[str]) -> Diagnostic | None:
    place = found.place
    if place is None:
        return found
    at = place.line - 1
    row = before[at] if at < len(before) else ""
    lines = [number for number, text in enumerate(now) if text == row]
    if not lines:
        return None
    by = min(lines, key=lambda number: abs(number - at)) - at
    end = place.end_line + by if place.end_line else 0
    return replace(found, place=Place(place.line + by, place.column, end, place.end_column))


def find_out(setting: Setting, before: Known, wait: Callable[[], bool]) -> Known | None:
    """What is known of all that was found. Meetings that are as they were `before` are not read
    again. `wait` is asked between two of them, and stops everything by saying no.
    """
    seen: dict[Path, Seen] = {}
    for meeting in setting.found.meetings:
        if not wait():
            return None
        seen[meeting.path] = _see(setting, meeting, before.meetings.get(meeting.path))
    across: dict[Path, list[Diagnostic]] = {}
    for each in _across(setting, [one.noted for one in seen.values() if one.noted]):
        if each.path is not None:
            across.setdefault(each.path, []).append(each)
    texts = {path: setting.sources.text(path) for path in across}
    return Known(seen, {path: tuple(found) for path, found in across.items()}, texts)


def _see(setting: Setting, meeting: MeetingPath, before: Seen | None) -> Seen:
    shelf = setting.shelf(meeting)
    key = (
        setting.sources.digest(meeting.path),
        setting.sources.digest(meeting.committee),
        setting.sources.digest(setting.found.site),
        listing(shelf.folders[0]),
        answers(shelf, before.asked) if before else {},
    )
    if before is not None and before.key == key:
        return before
    whole, _ = setting.meeting_file(meeting)
    if whole is None:
        return Seen(key, meeting.path)
    noted = note(meeting.path, str(meeting.address), whole, subject_of(whole, shelf))
    value, _ = parse(setting.sources.text(meeting.path))
    cases = tuple((e.case, e.title) for e in every(entries_in(value)) if e.case)
    people = tuple(dict.fromkeys(person.text for person in noted.people))
    title = f"{title_of(whole)}, {short_date(whole.meeting.day)}"
    key = (*key[:4], answers(shelf, tuple(shelf.asked)))
    return Seen(key, meeting.path, title, cases, people, noted, tuple(shelf.asked))


def _across(setting: Setting, noted: Sequence[Noted]) -> Iterator[Diagnostic]:
    yield from same_addresses(setting)
    yield from missing_logo(setting)
    committees: dict[Path, str] = {}
    spoilt: set[Path] = set()
    for path in committees_of(setting.found):
        committee = setting.committee_file(path).value
        if committee is None:
            spoilt.add(path.parent)
        else:
            committees[path] = committee.name
    for each in check_repository(noted, committees, setting.found.whole):
        follows = each.code == "uden-udvalg" and each.path and each.path.parent in spoilt
        if not follows:
            yield each


def entries_of(path: Path) -> tuple[Entry, ...]:
    """The items in another file, as it is on the disk now."""
    try:
        text, _ = read_text(path.read_bytes())
    except OSError:
        return ()
    value, _ = parse(text)
    return entries_in(value)
