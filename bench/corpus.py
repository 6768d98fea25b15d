"""A big repository made of nothing: for tests of scale. The same bytes for the same arguments.

    .venv/bin/python -m bench.corpus FOLDER 1000

Knows the language's common keys, and how long real agendas are: some 2 KB, most 15-40 KB, a few
60 KB. `referat check` finds nothing in it. What is closed holds the word `MARKER`.
"""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from bench.corpus_words import (
    BODIES,
    ENDS,
    FIRST_NAMES,
    LAST_NAMES,
    OPENINGS,
    PLACES,
    SUBJECTS,
    TOPICS,
    VERBS,
)
from referat.danish.slugs import slug
from referat.danish.workdays import is_workday

MARKER = "hemmeligtegn"
FIRST_YEAR = 2015
_PARTIES = ("A", "V", "C", "F", "O", "B", "Ø")


@dataclass(slots=True)
class Chance:
    """A linear congruential generator (Knuth's MMIX numbers): the same everywhere, for ever."""

    state: int

    def below(self, bound: int) -> int:
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % bound

    def one_of(self, words: Sequence[str]) -> str:
        return words[self.below(len(words))]

    def in_hundred(self, percent: int) -> bool:
        return self.below(100) < percent


@dataclass(slots=True)
class Body:
    """A body while its meetings are being made: who sits in it, and what is going on."""

    folder: str
    name: str
    members: list[tuple[str, str]]
    cases: list[tuple[str, str]] = field(default_factory=list)
    tasks: list[tuple[str, str, date]] = field(default_factory=list)
    earlier: list[tuple[str, str]] = field(default_factory=list)
    number: int = 0


def write_corpus(
    folder: Path, meetings: int = 1000, seed: int = 2026, documents: Sequence[str] = ()
) -> None:
    """A repository of `meetings` meetings in `folder`, which need not exist; only `documents`
    are made of them, if any are named.
    """
    chance = Chance(seed)
    bodies = [_body(number, chance) for number in range(len(BODIES))]
    (folder / "meetings").mkdir(parents=True, exist_ok=True)
    wanted = f"dokumenter: [{', '.join(documents)}]\n" if documents else ""
    _write(folder / "referat.yaml", _SITE + wanted)
    for body in bodies:
        _write(folder / "meetings" / body.folder / "udvalg.yaml", _committee(body))
    for number in range(meetings):
        index, order = number % len(bodies), number // len(bodies)
        body = bodies[index]
        day = date(FIRST_YEAR + order // 11, 1 + order % 11, 2 + 3 * index)
        while not is_workday(day):
            day += timedelta(days=1)
        path = folder / "meetings" / body.folder / f"{day.isoformat()}.yaml"
        is_newest = number >= meetings - len(bodies)
        _write(path, _Maker(body, day, chance, path.with_suffix("")).meeting(is_newest))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


_SITE = """\
organisation: Vesterhøj Kommune
titel: Dagsordener og referater
adresse: https://example.org/moeder/
"""


def _body(number: int, chance: Chance) -> Body:
    folder, name = BODIES[number]
    people = dict.fromkeys(
        f"{chance.one_of(FIRST_NAMES)} {chance.one_of(LAST_NAMES)}" for _ in range(12)
    )
    return Body(folder, name, [(person, chance.one_of(_PARTIES)) for person in people][:9])


def _committee(body: Body) -> str:
    lines = [f"navn: {body.name}", "medlemmer:"]
    for number, (name, party) in enumerate(body.members):
        role = ("formand", "næstformand")[number] if number < 2 else "medlem"
        lines += [f"  - navn: {name}", f"    parti: {party}", f"    rolle: {role}"]
        lines.append(f"    fra: {FIRST_YEAR - number % 3}-01-01")
    lines += ["frist: 5", "sted: Rådhuset, Torvet 1, 7998 Vesterhøj", "faste punkter:"]
    return "\n".join([*lines, "  - Eventuelt", ""])


@dataclass(slots=True)
class _Maker:
    """Makes one meeting's file."""

    body: Body
    day: date
    chance: Chance
    folder: Path
    ids: set[str] = field(default_factory=set)
    away: int = 0

    def meeting(self, is_newest: bool) -> str:
        self.body.number += 1
        size = self.chance.below(100)
        items = 1 if size < 8 else 20 if size > 96 else 5 + self.chance.below(8)
        parts = [*self._head(is_newest), "punkter:", *self._first_item(is_newest)]
        for _ in range(items):
            parts += self._item(is_newest)
        parts += ["  - titel: Eventuelt", "    id: eventuelt"]
        if not is_newest:
            parts += ["    referat: Intet."]
        self.body.earlier.append((self.folder.name, f"punkt {items}"))
        return "\n".join(parts) + "\n"

    def _head(self, is_newest: bool) -> list[str]:
        present = [f"  - {name} ({party})" for name, party in self.body.members]
        away = self.away = self.chance.below(len(present))
        lines = [
            f"titel: Møde i {self.body.name}",
            f"nummer: {self.body.number}",
            f"status: {'dagsorden' if is_newest else 'godkendt'}",
            f"dato: {self.day.isoformat()}",
            "tid: 8.30-11.00",
            f"udsendt: {(self.day + timedelta(days=-6 if is_newest else 4)).isoformat()}",
        ]
        if is_newest:
            return [*lines, "medlemmer:", *present]
        lines += ["tilstede:", *present[:away], *present[away + 1 :]]
        return [*lines, "afbud:", present[away], "hævet: 10.50"]

    def _first_item(self, is_newest: bool) -> list[str]:
        lines = ["  - titel: Godkendelse af dagsorden", "    id: godkendelse-af-dagsorden"]
        return lines if is_newest else [*lines, "    beslutning: Godkendt."]

    def _item(self, is_newest: bool) -> list[str]:
        case, topic = self._case()
        lines = [f"  - titel: {topic}", f"    id: {self._id(topic)}", "    type: beslutning"]
        lines += [f"    sagsnr: {case}", f"    ved: {self.body.members[0][0]}"]
        if self.chance.in_hundred(3):
            return [*lines, "    lukket: ja", *_block("    sagsfremstilling", MARKER.capitalize())]
        lines += [
            "    indstilling:",
            f"      - at {self._clause()}",
            f"      - at {self._clause()}",
        ]
        lines += _block("    sagsfremstilling", self._case_text())
        lines += ["    afsnit:", *_block("      - Økonomi", self._table(), 10)]
        lines += _block("      - Høring", self._paragraph(), 10)
        if self.body.earlier and self.chance.in_hundred(30):
            day = date.fromisoformat(self.body.earlier[-1][0])
            words = f"{self.body.name} den {day.day}.{day.month}.{day.year}"
            lines += ["    sagsforløb:", f"      - {words}, {self.body.earlier[-1][1]}"]
        lines += self._attachment()
        return lines if is_newest else lines + self._minuted()

    def _minuted(self) -> list[str]:
        lines = _block("    referat", self._paragraph())
        lines += _block("    beslutning", f"Indstillingen blev godkendt. {self._sentence()}")
        if self.chance.in_hundred(25):
            cut = 4 + self.chance.below(3)
            names = [f"        - {name} ({party})" for name, party in self.body.members]
            del names[self.away]
            lines += ["    afstemning:", "      for:", *names[:cut], "      imod:", *names[cut:]]
        if self.chance.in_hundred(30):
            lines += ["    opgaver:", *self._task()]
        return lines

    def _task(self) -> list[str]:
        """A new task, or an old one told to be done; most are closed in the end."""
        if self.body.tasks and self.chance.in_hundred(45):
            task, owner, deadline = self.body.tasks.pop(0)
            state = "afsluttet"
        else:
            number = f"{self.day.year % 100}-{self.body.number}-{self.chance.below(1000)}"
            task = f"Sende notat {number} om {self.chance.one_of(SUBJECTS)} til udvalget"
            owner = self.body.members[self.chance.below(len(self.body.members))][0]
            deadline = self.day + timedelta(days=30 + self.chance.below(90))
            self.body.tasks.append((task, owner, deadline))
            state = "i gang"
        lines = [f"      - opgave: {task}", f"        ansvarlig: {owner}"]
        return [*lines, f"        frist: {deadline.isoformat()}", f"        status: {state}"]

    def _case(self) -> tuple[str, str]:
        """A case's number and topic: one that is going on, or a new one."""
        going_on = self.body.cases[-8:]
        if going_on and self.chance.in_hundred(40):
            return going_on[self.chance.below(len(going_on))]
        topic = f"{self.chance.one_of(TOPICS)} {self.chance.one_of(PLACES)}"
        number = len(self.body.cases) * len(BODIES) + BODIES.index(
            (self.body.folder, self.body.name)
        )
        self.body.cases.append((f"{self.day.year % 100}/{1000 + number}", topic))
        return self.body.cases[-1]

    def _id(self, topic: str) -> str:
        name = slug(topic)
        unique = next(
            n for n in (name, *(f"{name}-{i}" for i in range(2, 99))) if n not in self.ids
        )
        self.ids.add(unique)
        return unique

    def _attachment(self) -> list[str]:
        if not self.chance.in_hundred(12):
            return ["    bilag:", "      - titel: Bilag kan ses på rådhuset"]
        name = f"notat-{len(self.ids)}.txt"
        _write(self.folder / name, self._paragraph() + "\n")
        title = f"Notat om {self.chance.one_of(SUBJECTS)}"
        return ["    bilag:", f"      - titel: {title}", f"        fil: {name}"]

    def _case_text(self) -> str:
        parts = [self._paragraph(), "### Baggrund", self._paragraph(), self._list()]
        if self.chance.in_hundred(50):
            parts += ["### Vurdering", self._paragraph(), f"> {self._sentence()}"]
        parts.append(f"Læs mere på [kommunens side](https://example.org/{self.chance.below(999)}).")
        return "\n\n".join(parts)

    def _list(self) -> str:
        rows = [f"- **{self.chance.one_of(PLACES).capitalize()}:** {self._sentence()}"]
        rows += [
            f"- {self._sentence()}",
            "",
            f"  1. {self._sentence()}",
            f"  2. *{self._clause()}*",
        ]
        return "\n".join(rows)

    def _table(self) -> str:
        rows = ["Tabel 1. Udgifter (1.000 kr.)", "", "| Område | Budget | Forbrug |"]
        rows.append("| --- | ---: | ---: |")
        for _ in range(3 + self.chance.below(5)):
            figures = [str(100 + self.chance.below(9000)) for _ in range(2)]
            rows.append(f"| {self.chance.one_of(SUBJECTS).capitalize()} | {' | '.join(figures)} |")
        return "\n".join(rows)

    def _paragraph(self) -> str:
        return " ".join(self._sentence() for _ in range(2 + self.chance.below(4)))

    def _sentence(self) -> str:
        return f"{self.chance.one_of(OPENINGS)} {self._clause()}."

    def _clause(self) -> str:
        words = (SUBJECTS, VERBS, ENDS)
        return " ".join(self.chance.one_of(choices) for choices in words)


def _block(key: str, text: str, indent: int = 6) -> list[str]:
    """A literal block under `key`, its paragraphs wrapped as a writer would."""
    lines = [f"{key}: |"]
    for row in text.split("\n"):
        is_prose = row[:1].isalpha()
        lines += textwrap.wrap(row, 96 - indent) if is_prose else [row]
    return [lines[0], *((" " * indent + row).rstrip() for row in lines[1:])]


if __name__ == "__main__":
    write_corpus(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1000)
