"""A build in memory: the documents of some meetings, or a whole site, as bytes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from referat.checks.noted import Noted
from referat.compile.checking import texts_of
from referat.compile.crew import Crew
from referat.compile.findings import across, all_findings
from referat.compile.gathering import Gathered, gather
from referat.compile.leading import dead_links
from referat.compile.references import Around
from referat.compile.request import BuildFailure, Compiled, Progress
from referat.compile.setting import Setting
from referat.compile.site import Maker
from referat.compile.spool import Spool
from referat.compile.values import Memory
from referat.compile.whole import Whole
from referat.compile.workshop import Done, Task, Workshop, kept_by_each, meeting_of
from referat.diagnostics import has_errors
from referat.formats.templates import TemplateFailure
from referat.output import disk
from referat.output.manifest import MANIFEST, manifest
from referat.output.write import Output
from referat.project.find import Found, MeetingPath, find


def compile_documents(setting: Setting, jobs: int, progress: Progress) -> Compiled:
    """What was found as bytes; with an error among the findings, nothing."""
    workshop = Workshop(setting, Spool(), kept_by_each(jobs))
    with Crew[Task, Done](workshop.do, jobs, meeting_of) as crew:
        gathered = gather(setting, crew, "")
        every = _every(setting, gathered)
        if every is not None and every.closed - gathered.closed:
            gathered = gather(setting, crew, "", closed=every.closed)
        findings = all_findings(setting, gathered.readings, across(setting, gathered.readings))
        outputs: list[Output] = []
        if not has_errors(findings):
            around = every.around if every else Around(setting, gathered.readings)
            maker = Maker(setting, crew, workshop, gathered, Memory(), "", "", around)
            try:
                whole = maker.everything(progress)
                outputs = _outputs(whole, setting)
                findings += dead_links(whole) if setting.makes_site else []
            except (BuildFailure, TemplateFailure) as failure:
                findings.append(failure.diagnostic)
    outputs = [] if has_errors(findings) else outputs
    return Compiled(outputs, findings, texts_of(setting, findings))


def _outputs(whole: Whole, setting: Setting) -> list[Output]:
    """In the order of the paths; two with one path are both there, for the writer to tell."""
    made = [Output(each.path, whole.contents[each.path]) for each in whole.files]
    copied = [Output(each.path, setting.top / each.source[0]) for each in whole.copies]
    outputs = sorted([*made, *copied], key=lambda output: output.path)
    return [*outputs, _manifest(outputs, setting)] if setting.makes_site else outputs


def _manifest(outputs: Sequence[Output], setting: Setting) -> Output:
    request = setting.request
    files = {output.path: disk.digest(output.content) for output in outputs}
    return Output(MANIFEST, manifest(files, request.edition, request.commit))


class _Every(Struct, frozen=True):
    """The whole repository, where only a part of it is built. `closed`: see `Gathered`."""

    around: Around
    closed: frozenset[str]


def _every(setting: Setting, gathered: Gathered) -> _Every | None:
    """Read only if what is built shows something of other meetings, or uses files that they may
    have closed.
    """
    meetings = zip(setting.found.meetings, gathered.readings, strict=True)
    shows_more = any(
        each.wants_tasks
        or (each.noted and (each.noted.references or _borrows(meeting, each.noted)))
        for meeting, each in meetings
    )
    request = replace(setting.request, kinds=(), formats=())
    is_all = setting.found.whole and request == setting.request
    every = find((setting.found.root,)) if shows_more and not is_all else None
    if not isinstance(every, Found):
        return None
    other = Setting(every, request, setting.sources)
    workshop = Workshop(other, Spool())
    found = gather(other, Crew[Task, Done](workshop.do), "")
    return _Every(Around(other, found.readings), found.closed)


def _borrows(meeting: MeetingPath, noted: Noted) -> bool:
    """True if the meeting uses a file outside of its own folder."""
    folder = meeting.path.with_suffix("").resolve()
    return any(not Path(file).resolve().is_relative_to(folder) for file in noted.files)
