"""One file as it stands in an editor, checked as it would be on the disk."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from msgspec import Struct

from referat.checks.explained.codes import known_codes
from referat.checks.run import Asked, check_inherited, check_meeting
from referat.checks.subject import Subject
from referat.checks.switches import Switched, judged, switches_in
from referat.compile.setting import Setting
from referat.diagnostics import Diagnostic, in_order
from referat.model.cascade import Whole, cascade
from referat.model.meeting import Committee, Meeting, Site
from referat.project.drafts import LoadedDraft, load_text
from referat.project.find import COMMITTEE_FILE, SITE_FILE, MeetingPath
from referat.source.written import Value


class Draft(Struct, frozen=True):
    """`findings` are in order, and those that a switch takes away are gone. `value` is the text
    as it was written, `whole` the meeting (None for `udvalg.yaml`, `referat.yaml` and what says
    too little), both as far as they can be read: `is_whole` is false if parts were left out.
    """

    findings: tuple[Diagnostic, ...]
    value: Value | None = None
    whole: Whole | None = None
    is_whole: bool = True


def check_draft(
    setting: Setting,
    path: Path,
    text: str,
    across: Sequence[Diagnostic] = (),
    *,
    asked: Asked = Asked.USUAL,
) -> Draft:
    """What is found in `text`, which is to be saved at `path`. `across` are findings that other
    files give rise to.
    """
    if path.name == SITE_FILE:
        return _inherited(setting, path, text, load_text(Site, text), across)
    if path.name == COMMITTEE_FILE:
        return _inherited(setting, path, text, load_text(Committee, text), across)
    meeting = meeting_at(setting, path)
    loaded = load_text(Meeting, text)
    findings = [*loaded.findings, *across]
    whole = None
    if loaded.value is not None:
        committee = setting.committee_file(meeting.committee).value if meeting.committee else None
        whole = cascade(loaded.value, committee, setting.site)
        shelf = setting.shelf(meeting)
        subject = Subject(whole.meeting, shelf, whole, committee, loaded.is_whole)
        findings += check_meeting(path, subject, asked)
    judged_findings = _judged(setting, path, text, findings, meeting.committee, loaded.is_whole)
    return Draft(judged_findings, loaded.tree, whole, loaded.is_whole)


def meeting_at(setting: Setting, path: Path) -> MeetingPath:
    """The meeting in the file `path`, which need not be saved yet."""
    full = path.absolute()
    for meeting in setting.found.meetings:
        if meeting.path == path or meeting.path.absolute() == full:
            return meeting
    committee = path.parent / COMMITTEE_FILE
    return MeetingPath(path, PurePosixPath(path.stem), committee if committee.is_file() else None)


def _inherited(
    setting: Setting,
    path: Path,
    text: str,
    loaded: LoadedDraft[Site] | LoadedDraft[Committee],
    across: Sequence[Diagnostic],
) -> Draft:
    findings = [*loaded.findings, *across]
    if loaded.value is not None:
        findings += check_inherited(path, loaded.value)
    return Draft(_judged(setting, path, text, findings, None, False), loaded.tree)


def _judged(  # noqa: PLR0913, PLR0917 - the file, its text, its findings, its body
    setting: Setting,
    path: Path,
    text: str,
    findings: Sequence[Diagnostic],
    body: Path | None,
    is_known: bool,
) -> tuple[Diagnostic, ...]:
    files = {path: Switched(switches_in(text), body, is_known)}
    if body is not None:
        files[body] = Switched(switches_in(setting.sources.text(body)), None, False)
    left = judged([each.at(path) for each in findings], files, known_codes())
    return tuple(in_order([each for each in left if each.path == path]))
