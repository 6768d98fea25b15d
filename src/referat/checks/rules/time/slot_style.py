"""Times of day written in several styles in one file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.time.spans import slots_in
from referat.checks.subject import Subject
from referat.danish.patterns import late
from referat.danish.times import Slot
from referat.danish.words import joined
from referat.diagnostics import Edit, Fix, Place, Severity
from referat.model.base import Model
from referat.source.written import Written, stretch

_TIME = late(r"(?<!\d)(?P<hour>\d{1,2})(?P<mark>[.:])(?P<minute>\d\d)(?!\d)")
_MANY = 6
_MOST = "de fleste steder skrives det"


class Clock(Struct, frozen=True):
    """A time as it is written in the value `written`, at `place`."""

    hour: int
    minute: str
    mark: str
    padded: bool | None
    """None from ten o'clock, when it does not show."""
    text: str
    place: Place | None
    written: str
    line: int

    def fits(self, mark: str, padded: bool) -> bool:
        return self.mark == mark and self.padded in (None, padded)


def check(subject: Subject) -> Iterator[Found]:
    slots = subject.once(slots_in)
    clocks = [clock for model, name, slot in slots for clock in _clocks(model, name, slot)]
    marks = Counter(clock.mark for clock in clocks)
    pads = Counter(clock.padded for clock in clocks if clock.padded is not None)
    if len(marks) < 2 and len(pads) < 2:
        return
    own = subject.own
    style = own.clock if own else subject.meeting.clock
    mark = style.mark if style else marks.most_common(1)[0][0]
    padded = style.padded if style else (pads.most_common(1)[0][0] if pads else False)
    odd = [clock for clock in clocks if not clock.fits(mark, padded)]
    if odd:
        is_usual = 2 * len(odd) < len(clocks)
        where = "husstilen er" if style else _MOST if is_usual else "andre steder skrives det"
        yield _found(odd, mark, padded, where)


def _clocks(model: Model, name: str, slot: Slot) -> Iterator[Clock]:
    written = model.as_written(name)
    if slot.start is None or not isinstance(written, Written):
        return
    for match in _TIME.finditer(written):
        hour = match["hour"]
        yield Clock(
            int(hour),
            match["minute"],
            match["mark"],
            hour.startswith("0") if int(hour) < 10 else None,
            match[0],
            stretch(written, match.start(), len(match[0])),
            str(written).strip(),
            written.place.line,
        )


def _found(odd: Sequence[Clock], mark: str, padded: bool, where: str) -> Found:
    lines = list(dict.fromkeys(clock.line for clock in odd[1:] if clock.line != odd[0].line))
    also = f" Det samme gælder linje {_listed(lines)}." if lines else ""
    usual = f"{where} `{_right(odd[0], mark, padded)}`"
    return Found(
        odd[0].place,
        f"Tiderne er ikke skrevet ens: Her står `{odd[0].text}`, men {usual}.{also}",
        "Skriv dem på samme måde overalt.",
        tuple(_fix(odd, mark, padded)),
    )


def _listed(lines: Sequence[int]) -> str:
    shown = [str(line) for line in lines[:_MANY]]
    return joined([*shown, "flere"]) if len(lines) > _MANY else joined(shown)


def _right(clock: Clock, mark: str, padded: bool) -> str:
    return f"{clock.hour:0{2 if padded else 1}}{mark}{clock.minute}"


def _fix(odd: Sequence[Clock], mark: str, padded: bool) -> Iterator[Fix]:
    edits = tuple(
        Edit(clock.place, _right(clock, mark, padded))
        for clock in odd
        if clock.place and _is_exact(clock)
    )
    if edits:
        example = f"{'08' if padded else '8'}{mark}30"
        yield Fix(f"Skriv tiderne som `{example}`", edits, is_certain=True)


def _is_exact(clock: Clock) -> bool:
    place = clock.place
    assert place
    return place.line == place.end_line and place.end_column - place.column == len(clock.text)


RULE = Rule(
    code="tid-skrivemåde",
    family=Family.TIME,
    severity=Severity.NOTE,
    what="Tiderne er skrevet på flere måder",
    why="På tryk bliver alle tider ens, men i filen er `8:40`, `08.40` og `8.40` tre forskellige "
    "ting for den, der søger eller retter. Står der et `klokkeslæt` i husstilen, er det den "
    "måde, der gælder; ellers den, filen bruger mest.",
    fails="""\
dato: 2026-03-11
tid: 8.30-10.00
punkter:
  - titel: Regnskab
    tid: 8.30-9.00
  - titel: Budget
    tid: 09:00-10:00
""",
    passes="""\
dato: 2026-03-11
tid: 8.30-10.00
punkter:
  - titel: Regnskab
    tid: 8.30-9.00
  - titel: Budget
    tid: 9.00-10.00
""",
    check=check,
)
