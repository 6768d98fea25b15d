"""One meeting is read and checked, and what others must know of it is drawn out."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from referat.checks.noted import Noted, anywhere, note
from referat.checks.run import check_meeting
from referat.checks.subject import subject_of
from referat.checks.switches import Switch, switches_in
from referat.compile.asked import AskedShelf, by_content, inside, listing
from referat.compile.keys import key_of
from referat.compile.packed import Packed, encoded
from referat.compile.setting import Setting, body_folder
from referat.compile.sources import Seen
from referat.compile.values import Reading
from referat.diagnostics import Diagnostic
from referat.model.cascade import Whole
from referat.model.item import Item
from referat.output import disk
from referat.project.find import MeetingPath
from referat.prose.options import Options
from referat.view.closed import closed_files

if TYPE_CHECKING:
    from referat.view.facts import MeetingFacts

_MAY_BE_SWITCH = re.compile(rb"#[^\w#]*+undtag", re.IGNORECASE)


def read_meeting(
    setting: Setting,
    meeting: MeetingPath,
    others: frozenset[str] = frozenset(),
    with_facts: bool = True,
) -> tuple[Reading, Whole | None]:
    """`others` are the files that other meetings close, as far as they are known. Without facts
    (and without the digests, which builds compare) it is faster: for a check.
    """
    whole, findings = setting.meeting_file(meeting)
    seen = setting.sources.seen(meeting.path) if with_facts else Seen()
    switches = switches_of(setting, meeting.path)
    if whole is None:
        return Reading(seen, _placeless(findings), switches), None
    shelf = setting.shelf(meeting)
    committee = setting.committee_file(meeting.committee).value if meeting.committee else None
    subject = subject_of(whole, shelf, committee)
    findings = (*findings, *check_meeting(meeting.path, subject, setting.request.asked))
    noted = _from_top(note(meeting.path, str(meeting.address), whole, subject), setting)
    closed = _own_closed(setting, whole, shelf, with_facts)
    known = closed | {setting.top / name for name in others}
    facts = _facts(setting, meeting, whole, known, shelf) if with_facts else None
    packed = Packed(Noted, noted)
    for each in (facts, packed) if facts else ():
        each.pack()  # a build compares them; who reads has company, who compares has none
    return Reading(
        seen,
        _placeless(findings),
        switches,
        _outline(noted) if with_facts else "",
        facts.value.folder if facts else "",
        bool(noted.references),
        any(item.open_tasks for item in subject.each(Item)),
        tuple(sorted(inside(path, setting.top) for path in closed)),
        tuple(sorted(others)),
        tuple(sorted(shelf.asked)),
        facts,
        packed,
    ), whole


def switches_of(setting: Setting, path: Path) -> tuple[Switch, ...]:
    """The switches of a file; few have any."""
    with contextlib.suppress(OSError):
        if _MAY_BE_SWITCH.search(setting.sources(path)):
            return switches_in(setting.sources.text(path))
    return ()


def _outline(noted: Noted) -> str:
    """The digest of all but the places: a line more above it changes nothing for others."""
    return disk.digest(encoded(anywhere(noted)))


def _own_closed(
    setting: Setting, whole: Whole, shelf: AskedShelf, with_facts: bool
) -> frozenset[Path]:
    """The files that the meeting itself keeps from the readers of this edition."""
    if setting.request.edition != "offentlig":
        return frozenset()
    if not with_facts:
        return closed_files(whole.meeting, shelf.locate)
    from referat.view.seen import seen  # noqa: PLC0415 - a check makes nothing of what it sees

    return closed_files(whole.meeting, shelf.locate, seen(whole, "offentlig").meeting)


def _facts(
    setting: Setting,
    meeting: MeetingPath,
    whole: Whole,
    closed: frozenset[Path],
    shelf: AskedShelf,
) -> Packed[MeetingFacts]:
    from referat.view.facts import MeetingFacts  # noqa: PLC0415
    from referat.view.make_facts import meeting_facts  # noqa: PLC0415 - a check wants no facts

    facts = meeting_facts(
        whole,
        edition=setting.request.edition,
        address=str(meeting.address),
        folder=body_folder(meeting, whole.body),
        source=setting.source(meeting.path),
        kinds=setting.kinds(whole),
        options=options_of(whole, shelf.without(closed)),
        formats=tuple(setting.formats),
    )
    return Packed(MeetingFacts, facts)


def options_of(whole: Whole, shelf: AskedShelf) -> Options:
    keep_breaks = whole.meeting.line_breaks == "bevar"
    return Options(keep_breaks, shelf.published, shelf.data, shelf.is_closed)


def keys_of(
    setting: Setting, base: str, meeting: MeetingPath, asked: tuple[str, ...], digest: str
) -> tuple[str, str]:
    """The digest of all that the reading of a meeting depends on, as the disk is now, and that
    of the files beside it alone. `digest` is its file's.
    """
    shelf = setting.shelf(meeting)
    answers = setting.answers.of(shelf, asked) if asked else {}
    files = listing(shelf.folders[0])
    if setting.request.is_shared:
        answers = dict(zip(answers, by_content(setting.top, answers.values()), strict=True))
        files = by_content(shelf.folders[0], files)
    beside = key_of(files, answers)
    committee = setting.sources.digest(meeting.committee)
    return key_of(base, str(meeting.address), meeting.body, digest, committee, beside), beside


def _placeless(findings: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    return tuple(replace(finding, path=None) for finding in findings)


def _from_top(noted: Noted, setting: Setting) -> Noted:
    """With the files' paths from the repository's root, as they are kept."""
    return replace(noted, path="", files=tuple([setting.source(file) for file in noted.files]))


def noted_of(reading: Reading, meeting: MeetingPath, setting: Setting) -> Noted | None:
    """As the checks want it: with paths that lead to the files from here."""
    if reading.noted is None:
        return None
    root = setting.found.root.as_posix()
    start = "" if root == "." else f"{root.removesuffix('/')}/"
    files = tuple([f"{start}{file}" for file in reading.noted.files])
    return replace(reading.noted, path=meeting.path.as_posix(), files=files)
