"""What a build leaves the next one, whether it came to its end or not."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace

from referat.compile.gathering import Gathered
from referat.compile.memory import Shelved, Stand
from referat.compile.setting import Setting
from referat.compile.values import Across, Kept, Memory
from referat.diagnostics import Diagnostic


def left_by_reading(
    setting: Setting, gathered: Gathered, old: Shelved, program: str, across: Across
) -> tuple[Stand, Memory]:
    """What has been read is remembered, whatever becomes of the rest. What was made of meetings
    that were read again is not: it is made again.
    """
    before, read = old.memory.meetings, {}
    for meeting, kept in zip(setting.found.meetings, gathered.kept, strict=True):
        source = setting.source(meeting.path)
        read[source] = _with_frame(kept, before.get(source))
    memory = replace(old.memory, meetings=read, across=across, is_whole=False)
    return Stand(program, left=old.stand.left), memory


def _with_frame(kept: Kept, before: Kept | None) -> Kept:
    """The frame holds as long as the plan does."""
    if before is None or kept is before:
        return kept
    return replace(kept, frame=before.frame)


def said_from_root(setting: Setting, findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Findings with their files as they are from the root."""
    return tuple(
        replace(each, path=Path(setting.source(each.path))) if each.path else each
        for each in findings
    )
