"""A heading that skips a level: `####` after `##`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from referat.checks.rule import Family, Found, Rule
from referat.checks.subject import Subject, Text, tokens_in
from referat.danish.patterns import late
from referat.diagnostics import Edit, Fix, Severity

_MANY = late(r"^[ ]{0,3}#{3,6}\s", re.M)

_HEADING = late(r"^[^A-Za-zÆØÅæøå\n#]*(#+)", re.M)
_UNDERLINE = late(r"^[\s>]*([=-])[=-]*[^\S\n]*$", re.M)


def check(subject: Subject) -> Iterator[Found]:
    for text in subject.prose if "###" in subject.joined_markdown else ():
        if _MANY.search(text.text) and may_skip(text.text):
            yield from _in_text(text)


def may_skip(text: str) -> bool:
    """False if all that could be headings are of one level, or of two that follow each other."""
    levels = {len(marks) for marks in _HEADING.findall(text)}
    levels.update(1 if mark == "=" else 2 for mark in _UNDERLINE.findall(text))
    return bool(levels) and max(levels) - min(levels) > 1


def _in_text(text: Text) -> Iterator[Found]:
    before = 0
    lines = text.text.split("\n")
    for token in tokens_in(str(text.text)):
        if token.type != "heading_open" or not token.map:
            continue
        level = int(token.tag[1])
        if before and level > before + 1 and token.markup.startswith("#"):
            line = token.map[0]
            start = sum(len(each) + 1 for each in lines[:line])
            yield _found(text, start + lines[line].index("#"), before, level)
            level = before + 1
        before = level


def _found(text: Text, start: int, before: int, level: int) -> Found:
    place = text.place(start, level)
    right = "#" * (before + 1)
    is_exact = place is not None and place.line == place.end_line
    fixes = (Fix(f"Skriv `{right}`", (Edit(place, right),)),) if place and is_exact else ()
    return Found(
        place,
        f"Overskriften springer et trin over: efter `{'#' * before}` kommer `{'#' * level}`.",
        f"Skriv `{right}`, eller sæt den overskrift ind, der mangler.",
        fixes,
    )


RULE = Rule(
    code="sprunget-overskrift",
    family=Family.TEXT,
    severity=Severity.NOTE,
    what="En overskrift springer et trin over",
    why="I det færdige dokument følger trinene altid efter hinanden; en overskrift med for mange "
    "`#` kommer derfor til at stå højere, end den, der skrev den, regner med. Ofte mangler der en "
    "overskrift imellem.",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Årets gang
    referat: |
      ## Foråret

      #### Generalforsamlingen

      Der kom 42 medlemmer.
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Årets gang
    referat: |
      ## Foråret

      ### Generalforsamlingen

      Der kom 42 medlemmer.
""",
    check=check,
    source="Webtilgængelighedsloven; WCAG 2.1, kriterium 1.3.1",
    is_local=True,
)
