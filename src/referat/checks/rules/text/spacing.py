"""A comma, a full stop or a bracket with the space on the wrong side, or with none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.text.mending import first_three, instead, worded_of
from referat.checks.subject import Subject, Text
from referat.danish.abbreviations import is_plain_word
from referat.danish.patterns import late
from referat.diagnostics import Severity

_ALONE = r"(?<![\w.@/:;,=-])"
_COMMA = late(rf"{_ALONE}[^\W\d_]{{2,}}(,)(?=[^\W\d_]{{2,}}(?:[ \n.;:!?)]|, |\Z))")
_NEXT = r"(?=[A-ZÆØÅ][a-zæøå]*(?:[ ,;:\n]|[.!?](?:\s|\Z)))"
_STOP = late(rf"{_ALONE}(?P<word>[a-zæøå]{{3,}})(?P<mark>\.){_NEXT}")
_STOP_AFTER_YEAR = late(rf"(?<=[a-zæøå] (?:19|20)\d\d)(?P<mark>\.){_NEXT}")
_BEFORE = late(
    r"(?<=[a-zæøå)])([ ]+[,;])(?=\s[^\W\d_]|\n)"
    r"|(?<=[a-zæøå]{3})([ ]+[.!?])(?=\s+[A-ZÆØÅ]|\s*\Z|\n\n)"
)
_OPENED = late(r"(?<=[ \w])(\([ ]+)(?=[^\W\d_]{3,} [^()\n]*[^\W_ ]\))")
_CLOSED = late(r"(?<= )\([^\W\d_]{2,} [^()\n]*[a-zæøå]{2}([ ]+\))(?!\))")
_GLUED = late(r",[^\W\d_]{2}|\.[A-ZÆØÅ]")
_TOO_CLOSE = (late(r",[^\W\d_]{2}"), late(r"\.[A-ZÆØÅ]"))
"""The same, each quick to look for."""

_AT_ODDS = (" ,", " ;", " .", " !", " ?")
_SPOKEN_OF = late(r"\b(?:med|eller|brug|tegnet?|et|og)\Z", re.I)
"""»adskilt med ;« names the mark itself."""
_NAMES = {
    ",": "kommaet",
    ";": "semikolonet",
    ".": "punktummet",
    "!": "udråbstegnet",
    "?": "spørgsmålstegnet",
}

_Slip: TypeAlias = tuple[str, tuple[int, int], str, str]
"""The kind, where it stands, what should stand there, what is wrong."""


def check(subject: Subject) -> Iterator[Found]:
    spoken = subject.spoken
    apart = subject.written.holding(*_AT_ODDS, "( ", " )")
    numbers = {*spoken.matching(*_TOO_CLOSE), *apart}
    texts = worded_of(subject, sorted(numbers))
    yield from first_three(each for text in texts for each in _slips(text))


def _slips(text: Text) -> Iterator[tuple[str, Found]]:
    """What stands in the text as it does in the running words: no marks of links or bold."""
    running = text.running
    for kind, (start, end), new, said in (*_close(running), *_apart(running, text.text)):
        if text.text[start:end] == running[start:end]:
            yield kind, _found(text, (start, end), new, said)


def _close(running: str) -> Iterator[_Slip]:
    """Where a space is missing."""
    if not _GLUED.search(running):
        return
    for match in _COMMA.finditer(running):
        yield ",", match.span(1), ", ", "Der mangler et mellemrum efter kommaet"
    stops = [match for match in _STOP.finditer(running) if is_plain_word(match["word"])]
    for match in (*stops, *_STOP_AFTER_YEAR.finditer(running)):
        yield ".", match.span("mark"), ". ", "Der mangler et mellemrum efter punktummet"


def _apart(running: str, written: str) -> Iterator[_Slip]:
    """Where a space is too much."""
    is_odd = any(mark in written for mark in _AT_ODDS)
    for match in _BEFORE.finditer(running) if is_odd else ():
        mark = match[0].strip()
        if not _SPOKEN_OF.search(running, 0, match.start()):
            yield "før", match.span(), mark, f"Der står et mellemrum foran {_NAMES[mark]}"
    for match in _OPENED.finditer(running) if "( " in written else ():
        new = "(" if running[match.start() - 1] == " " else " ("
        yield "(", match.span(1), new, "Der står et mellemrum efter den første parentes"
    for match in _CLOSED.finditer(running) if " )" in written else ():
        yield ")", match.span(1), ")", "Der står et mellemrum før den sidste parentes"


def _found(text: Text, span: tuple[int, int], new: str, said: str) -> Found:
    """Shown with the words on both sides, as they should stand."""
    start, end = span
    before = text.text[:start].split("\n")[-1].split(" ")[-1]
    after = text.text[end:].split(maxsplit=1)[:1] if new in (", ", ". ", "(", " (") else []
    shown = "".join((before, new, *after))
    return Found(
        text.place(start, end - start),
        f"{said}.",
        f"Skriv `{shown}`.",
        instead(text, start, end, new, f"Skriv »{shown}«"),
    )


RULE = Rule(
    code="mellemrum-ved-tegn",
    family=Family.TEXT,
    severity=Severity.NOTE,
    what="Et mellemrum mangler ved et tegn, eller står på den forkerte side",
    why="Efter komma og punktum kommer et mellemrum, foran dem aldrig, og en parentes slutter tæt "
    "om sine ord. Klistrer to sætninger sammen, er det tit, fordi noget er slettet imellem dem. Af "
    "hver slags vises de første tre.",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Hjemmesiden
    referat: |
      Ida er ansvarlig,for at siden bliver rettet.Det sker inden sommer.
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Hjemmesiden
    referat: |
      Ida er ansvarlig for, at siden bliver rettet. Det sker inden sommer (se forening.dk).
""",
    check=check,
    is_local=True,
)
