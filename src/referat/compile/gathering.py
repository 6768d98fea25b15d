"""All meetings are read: from the memory where nothing that they depend on has changed."""

from __future__ import annotations

from collections.abc import Container, Sequence
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct

from referat.compile.crew import Crew
from referat.compile.keys import key_of
from referat.compile.reading import keys_of
from referat.compile.setting import Setting
from referat.compile.values import Kept, Memory, Reading
from referat.compile.workshop import Done, Read, Task
from referat.project.find import MeetingPath

Known: TypeAlias = Sequence[Kept | None]


class Gathered(Struct, frozen=True):
    """The meetings in the order in which they were found. `closed` are the files that some
    meeting keeps from the readers: no other one may let them out. `base` is the digest of what
    every meeting depends on.
    """

    kept: tuple[Kept, ...]
    closed: frozenset[str]
    base: str

    @property
    def readings(self) -> tuple[Reading, ...]:
        return tuple(each.reading for each in self.kept)


def gather(  # noqa: PLR0913
    setting: Setting,
    crew: Crew[Task, Done],
    program: str,
    known: Known = (),
    with_facts: bool = True,
    *,
    closed: frozenset[str] = frozenset(),
) -> Gathered:
    """`program` is the digest of referat itself and its templates; `known` are the meetings that
    are as they were (`remembered`); `closed` are files that meetings outside of the setting
    close. Without facts, for a check, no keys are made either.
    """
    base = base_key(setting, program) if with_facts else ""
    kept = dict(enumerate(known or [None] * len(setting.found.meetings)))
    new = [Read(number, with_facts=with_facts) for number, each in kept.items() if each is None]
    kept |= _read(setting, crew, base, new)
    closed |= {path for each in kept.values() if each for path in each.reading.closed}
    again = []
    for number, each in kept.items():
        others = _foreign(setting, number, each, closed) if each and closed else frozenset()
        if each and others != frozenset(each.reading.foreign):
            again.append(Read(number, others, with_facts))
    kept |= _read(setting, crew, base, again)
    read = tuple(each for _, each in sorted(kept.items()) if each is not None)
    return Gathered(read, closed, base)


def base_key(setting: Setting, program: str) -> str:
    """The digest of what every meeting depends on."""
    request, found = setting.request, setting.found
    return key_of(
        program,
        request.edition,
        request.kinds,
        request.formats,
        request.asked.value,
        found.whole,
        found.single,
        setting.sources.digest(found.site),
    )


def remembered(
    setting: Setting, memory: Memory, program: str, changed: Container[Path] | None = None
) -> Known:
    """The meetings that are as they were; None for each that must be read. `changed` are the only
    ones that can be otherwise, if that is known.
    """
    base = base_key(setting, program)
    found: list[Kept | None] = []
    for meeting in setting.found.meetings:
        kept = memory.meetings.get(setting.source(meeting.path))
        is_sure = changed is not None and meeting.path not in changed
        if kept and not is_sure and kept.key != key_now(setting, base, meeting, kept):
            kept = None
        found.append(kept)
    return found


def key_now(setting: Setting, base: str, meeting: MeetingPath, kept: Kept) -> str:
    """What the key of a remembered meeting would be now."""
    digest = setting.sources.digest_now(meeting.path, kept.reading.seen)
    return keys_of(setting, base, meeting, kept.reading.asked, digest)[0]


def _read(
    setting: Setting, crew: Crew[Task, Done], base: str, tasks: Sequence[Read]
) -> dict[int, Kept | None]:
    kept: dict[int, Kept | None] = {}
    for at, done in crew.results(tasks):
        reading = done.result
        assert isinstance(reading, Reading)
        number = tasks[at].number
        meeting = setting.found.meetings[number]
        for packed in (reading.packed_facts, reading.packed_noted):
            if packed is not None:
                packed.unpack()  # the others are reading still
        keys = ("", "")
        if tasks[at].with_facts:
            keys = keys_of(setting, base, meeting, reading.asked, reading.seen.digest)
        kept[number] = Kept(*keys, reading)
    return kept


def _foreign(setting: Setting, number: int, kept: Kept, closed: frozenset[str]) -> frozenset[str]:
    """The files that the meeting refers to and another one closes."""
    candidates = closed - frozenset(kept.reading.closed) if closed else closed
    if not candidates:
        return frozenset()
    shelf = setting.shelf(setting.found.meetings[number])
    found = setting.answers.of(shelf, kept.reading.asked)
    return frozenset(path for path, _, _ in found.values() if path in candidates)
