"""All meetings are read: from the memory where nothing that they depend on has changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from referat.compile.asked import answers
from referat.compile.crew import Crew
from referat.compile.keys import key_of
from referat.compile.reading import reading_key
from referat.compile.setting import Setting
from referat.compile.values import Kept, Memory, Reading
from referat.compile.workshop import Done, Read, Task


@dataclass(frozen=True, slots=True)
class Gathered:
    """The meetings in the order in which they were found. `closed` are the files that some
    meeting keeps from the readers: no other one may let them out.
    """

    kept: tuple[Kept, ...]
    closed: frozenset[str]

    @property
    def readings(self) -> tuple[Reading, ...]:
        return tuple(each.reading for each in self.kept)


def gather(  # noqa: PLR0913
    setting: Setting,
    crew: Crew[Task, Done],
    memory: Memory,
    program: str,
    with_facts: bool = True,
    *,
    closed: frozenset[str] = frozenset(),
) -> Gathered:
    """`program` is the digest of referat itself and its templates; `closed` are files that
    meetings outside of the setting close.
    """
    base = base_key(setting, program)
    kept = dict(enumerate(_remembered(setting, memory, base)))
    new = [Read(number, with_facts=with_facts) for number, each in kept.items() if each is None]
    kept |= _read(setting, crew, base, new)
    closed |= {path for each in kept.values() if each for path in each.reading.closed}
    again = []
    for number, each in kept.items():
        others = _foreign(setting, number, each, closed) if each else frozenset()
        if each and others != frozenset(each.reading.foreign):
            again.append(Read(number, others, with_facts))
    kept |= _read(setting, crew, base, again)
    return Gathered(tuple(each for _, each in sorted(kept.items()) if each is not None), closed)


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


def _remembered(setting: Setting, memory: Memory, base: str) -> list[Kept | None]:
    found: list[Kept | None] = []
    for meeting in setting.found.meetings:
        kept = memory.meetings.get(setting.source(meeting.path))
        is_same = kept and kept.key == reading_key(setting, base, meeting, kept.reading.asked)
        found.append(kept if is_same else None)
    return found


def _read(
    setting: Setting, crew: Crew[Task, Done], base: str, tasks: Sequence[Read]
) -> dict[int, Kept | None]:
    kept: dict[int, Kept | None] = {}
    for at, done in crew.results(tasks):
        reading = done.result
        assert isinstance(reading, Reading)
        number = tasks[at].number
        meeting = setting.found.meetings[number]
        kept[number] = Kept(reading_key(setting, base, meeting, reading.asked), reading)
    return kept


def _foreign(setting: Setting, number: int, kept: Kept, closed: frozenset[str]) -> frozenset[str]:
    """The files that the meeting refers to and another one closes."""
    candidates = closed - frozenset(kept.reading.closed)
    if not candidates:
        return frozenset()
    shelf = setting.shelf(setting.found.meetings[number])
    return frozenset(
        path for path, _, _ in answers(shelf, kept.reading.asked).values() if path in candidates
    )
