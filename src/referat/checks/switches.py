"""Switches: comments that take a rule's findings away at one place, in a file or for a body.

    # undtag dobbelt-ord: navnet på foreningen          on a line of its own: what stands below
    titel: Tik Tik # undtag dobbelt-ord: foreningen     after a key: its own text
    # undtag i hele filen dobbelt-ord: …                the file
    # undtag i alle møder dobbelt-ord: …                in udvalg.yaml: the body's meetings too

A switch names its rules and its reason. One that takes nothing away is told about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from referat.danish.patterns import late
from referat.danish.words import nearest
from referat.diagnostics import Diagnostic, Place, Severity

_SWITCH = late(
    r"(?:^|(?<=\s))#\s*undtag\b(?P<reach> i hele filen| i alle møder)?\s*"
    r"(?P<codes>[^:\n]*?)\s*(?::\s*(?P<reason>.*?))?\s*$",
    re.IGNORECASE,
)
_BLOCK = late(r"^(?P<lead>[ -]*)(?:(?:[^#]|(?<=\S)#)*?(?:: +|- +|:))?[|>][-+\d]*\s*(?:\s#.*)?$")
_END = 10**9
_WHERE_CODES_STAND = "Skriv koden, som den står i [ ] efter fundet."


class Switch(Struct, frozen=True):
    """The findings of `codes` on the lines `first` to `last` go. `for_body`: in the body's
    meetings as well. `place` is the comment's. `is_text`: it stands in a text, where it is no
    comment, takes nothing away and will be printed.
    """

    codes: tuple[str, ...]
    reason: str
    first: int
    last: int
    for_body: bool
    place: Place
    is_text: bool = False

    def takes(self, finding: Diagnostic, code: str, is_own: bool) -> bool:
        """True if the finding goes. `is_own`: it stands in the switch's own file."""
        if finding.code != code or not self.reason or not (is_own or self.for_body):
            return False
        if self.is_text:
            return False
        line = finding.place.line if finding.place else 0
        return self.last == _END or self.for_body or self.first <= line <= self.last


def switches_in(text: str) -> tuple[Switch, ...]:
    """The switches of a file, from its text alone; comments inside texts are text."""
    if "undtag" not in text.casefold():
        return ()
    lines = text.split("\n")
    found: list[Switch] = []
    inside = -1
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip())
        if inside >= 0 and (not line.strip() or indent > inside):
            found += _in_text(lines, number)
            continue
        block = _BLOCK.match(line)
        inside = len(block["lead"]) - (2 if block["lead"].endswith("- ") else 0) if block else -1
        match = _SWITCH.search(line)
        if match:
            found.append(_switch(match, lines, number))
    if not found:
        return ()
    from referat.source.events import quoted_in  # noqa: PLC0415 - slow; few files have a switch

    quoted = quoted_in(text)
    return tuple(_as_text(each) if _lies_in(each.place, quoted) else each for each in found)


def _lies_in(place: Place, quoted: Iterable[Place]) -> bool:
    at = (place.line, place.column)
    return any((q.line, q.column) < at < (q.end_line, q.end_column) for q in quoted)


def _as_text(switch: Switch) -> Switch:
    return replace(switch, reason="", first=0, last=0, for_body=False, is_text=True)


def _in_text(lines: Sequence[str], number: int) -> Iterator[Switch]:
    """A line of a text that is nothing but a switch."""
    match = _SWITCH.match(lines[number].lstrip())
    if match and ":" in match[0]:
        start = len(lines[number]) - len(lines[number].lstrip())
        place = Place(number + 1, start + 1, number + 1, len(lines[number].rstrip()) + 1)
        yield Switch(_codes(match), "", 0, 0, False, place, is_text=True)


def _codes(match: re.Match[str]) -> tuple[str, ...]:
    return tuple(code for code in re.split(r"[,\s]+", match["codes"].strip()) if code)


def _switch(match: re.Match[str], lines: Sequence[str], number: int) -> Switch:
    codes = _codes(match)
    reach = (match["reach"] or "").strip().casefold()
    place = Place(number + 1, match.start() + 1, number + 1, len(lines[number].rstrip()) + 1)
    first, last = (1, _END) if reach else _reach(lines, number, match.start())
    reason = (match["reason"] or "").strip()
    return Switch(codes, reason, first, last, reach == "i alle møder", place)


def _reach(lines: Sequence[str], number: int, column: int) -> tuple[int, int]:
    """The first and the last line that a comment speaks of: what it stands over, or beside."""
    start = number
    if lines[number][:column].strip():
        lead = re.match(r"[ -]*", lines[number])
        indent = len(lead[0]) if lead else 0
    else:
        start = next((n for n in range(number + 1, len(lines)) if _says(lines[n])), number)
        indent = len(lines[start]) - len(lines[start].lstrip())
    end = start
    for at in range(start + 1, len(lines)):
        if lines[at].strip() and len(lines[at]) - len(lines[at].lstrip()) <= indent:
            break
        end = at
    return start + 1, end + 1


def _says(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


class Switched(Struct, frozen=True):
    """A file's switches. `body` is the committee's file whose switches hold here too. `is_known`
    is false for a file that could not be read to its end: then no switch is told to be unused.
    """

    switches: tuple[Switch, ...] = ()
    body: Path | None = None
    is_known: bool = True


def judged(
    findings: Iterable[Diagnostic], files: Mapping[Path, Switched], known: Mapping[str, bool]
) -> list[Diagnostic]:
    """What is left of `findings`, and what is wrong with the switches themselves. `known`: each
    code, and whether it may be taken away.
    """
    used: set[tuple[Path, int, str]] = set()
    left = []
    for finding in findings:
        takers = list(_takers(finding, files)) if known.get(finding.code) else []
        used.update(takers)
        if not takers:
            left.append(finding)
    for path, file in files.items():
        for number, switch in enumerate(file.switches):
            unused = [code for code in switch.codes if (path, number, code) not in used]
            wrong = list(_wrong(switch, known))
            left += [each.at(path) for each in wrong]
            if not wrong and file.is_known and not switch.is_text:
                left += [_unused(code, switch).at(path) for code in unused]
    return left


def _takers(finding: Diagnostic, files: Mapping[Path, Switched]) -> Iterator[tuple[Path, int, str]]:
    own = finding.path
    file = files.get(own) if own else None
    for path in (own, file.body if file else None):
        if path is None or path not in files:
            continue
        for number, switch in enumerate(files[path].switches):
            for code in switch.codes:
                if switch.takes(finding, code, is_own=path == own):
                    yield path, number, code


def _wrong(switch: Switch, known: Mapping[str, bool]) -> Iterator[Diagnostic]:
    example = "Skriv koden og grunden: `# undtag dobbelt-ord: foreningen hedder sådan`."
    if switch.is_text:
        hint = "Flyt linjen op over nøglen, eller skriv den efter den lodrette streg: `referat: |`."
        if any(code in known for code in switch.codes):
            yield _invalid("Undtagelsen står inde i teksten og bliver trykt.", hint, switch.place)
        return
    if switch.codes[:1] == ("i",):
        hint = "Skriv `i hele filen` foran koden, eller `i alle møder` i udvalg.yaml."
        yield _invalid("Det er uklart, hvor langt undtagelsen rækker.", hint, switch.place)
        return
    for code in switch.codes:
        if code not in known:
            close = nearest(code, known)
            hint = f"Mente du `{close}`?" if close else _WHERE_CODES_STAND
            yield _invalid(f"Ingen regel har koden `{code}`.", hint, switch.place)
        elif not known[code]:
            hint = "Ret det, fundet handler om, og slet kommentaren."
            yield _invalid(f"`{code}` kan ikke undtages.", hint, switch.place)
    if not switch.codes:
        yield _invalid("Undtagelsen siger ikke, hvilken regel den gælder.", example, switch.place)
    elif not switch.reason:
        yield _invalid("Undtagelsen siger ikke hvorfor.", example, switch.place)


def _invalid(message: str, hint: str, place: Place) -> Diagnostic:
    return Diagnostic("ugyldig-undtagelse", message, hint, Severity.WARNING, place=place)


def _unused(code: str, switch: Switch) -> Diagnostic:
    return Diagnostic(
        "ubrugt-undtagelse",
        f"Der er intet fund at undtage for `{code}`.",
        "Slet kommentaren; ellers skjuler den måske noget en anden gang.",
        Severity.WARNING,
        place=switch.place,
    )
