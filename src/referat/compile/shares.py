"""One build shared among machines that know nothing of each other.

A share is an ordinary build of some of the meetings, with what builds remember beside it. Joining
shares is an ordinary build too, which remembers what all of them do: so what does not depend on
the meetings of another share is not made again, and the result is the same to the byte.

    andel-3/side/        the pages of some meetings; not fit to be published
    andel-3/andel.json   what was remembered
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from referat.compile.asked import Answer
from referat.compile.memory import Shelved, recall
from referat.compile.values import Kept, Memory
from referat.diagnostics import Diagnostic, Severity
from referat.output.record import read_record
from referat.output.survey import survey
from referat.output.trouble import other_edition
from referat.project.find import Found

SITE, MEMORY = "side", "andel.json"


class Joined(Struct):
    """Several shares as one memory. `files` tell of each finished file where it lies (a folder)
    and its digest; `findings` of shares that cannot be used.
    """

    shelved: Shelved = field(default_factory=Shelved)
    files: dict[str, tuple[Path, str]] = field(default_factory=dict)
    findings: list[Diagnostic] = field(default_factory=list)


def share_of(found: Found, number: int, count: int) -> Found:
    """Share `number` (from 1) of `count`: neighbours in the order of their paths, so that most of
    what a meeting's page shows of others is in the same share; about as many bytes in each.
    """
    sizes = [_size(meeting.path) for meeting in found.meetings]
    whole = max(sum(sizes), 1)
    ends = list(accumulate(sizes))
    mine = (
        meeting
        for meeting, size, end in zip(found.meetings, sizes, ends, strict=True)
        if (end - size / 2) * count // whole == number - 1
    )
    return replace(found, meetings=tuple(mine))


def join(folders: Sequence[Path], edition: str, program: str) -> Joined:
    """What lies in the shares. One of another version, or broken, is told about and left out."""
    joined = Joined()
    meetings: dict[str, Kept] = {}
    copies: dict[str, Answer] = {}
    for folder in folders:
        record = read_record(folder / SITE)
        joined.findings += other_edition(folder, record.edition, edition)
        shelved = recall(folder / MEMORY, program)
        if not shelved.stand.program:
            joined.findings.append(_unusable(folder))
            continue
        meetings |= shelved.memory.meetings
        copies |= shelved.memory.copies
        for path, state in survey(folder / SITE, record, {}).intact.items():
            joined.files[path] = folder / SITE, state.digest
    joined.shelved = Shelved(memory=Memory(meetings=meetings, copies=copies))
    return joined


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _unusable(folder: Path) -> Diagnostic:
    return Diagnostic(
        "ubrugelig-andel",
        f"Andelen »{folder}« kan ikke bruges; dens møder bliver bygget her.",
        "En andel skal være bygget af den samme udgave af referat med `referat build --shard`.",
        Severity.WARNING,
    )
