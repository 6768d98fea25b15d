"""A table that is pasted as lines of text, with spaces between its columns."""

from __future__ import annotations

from collections.abc import Iterator

from referat.checks.joined import has_any
from referat.checks.rule import Family, Found, Rule
from referat.checks.subject import Subject, Text, tokens_in
from referat.danish.patterns import late
from referat.diagnostics import Severity

_GAP = late(r"\S(?: {3,}|[\t\u2003]+)(?=\S)")
_FIGURE = late(
    r"(?: {3,}|[\t\u2003]+)[-–(]?(?:kr\.? ?)?\d[\d.,]*(?: ?(?:%|pct\.|kr\.))?-?\)?\s*(?=$| {3,}|\t)"
)
_FEWEST = 3


def check(subject: Subject) -> Iterator[Found]:
    may_be = has_any(subject.joined_markdown, "   ", "\t", "\u2003")
    for text in subject.prose if may_be else ():
        if _GAP.search(text.text) and "\n" in text.text:
            yield from _in_text(text)


def _in_text(text: Text) -> Iterator[Found]:
    lines = text.text.split("\n")
    for token in tokens_in(str(text.text)):
        if token.type != "paragraph_open" or not token.map:
            continue
        rows = range(*token.map)
        for first in rows:
            columns = len(_GAP.findall(lines[first].strip()))
            run = [number for number in rows if number >= first][:_FEWEST]
            if columns and len(run) == _FEWEST and all(_is_row(lines[each]) for each in run):
                start = sum(len(line) + 1 for line in lines[:first])
                indent = len(lines[first]) - len(lines[first].lstrip())
                yield Found(
                    text.place(start + indent, len(lines[first].strip())),
                    "Linjerne ligner en tabel, men løber sammen til ét afsnit.",
                    "Sæt lodrette streger mellem kolonnerne: `| Telt | 4.500 |`.",
                )
                break


def _is_row(line: str) -> bool:
    return _FIGURE.search(line) is not None


RULE = Rule(
    code="fremmed-tabel",
    family=Family.TEXT,
    severity=Severity.NOTE,
    what="En tabel er klippet ind som linjer med mellemrum",
    why="Mellemrum holder ikke kolonner: Linjerne løber sammen, og tallene står mellem hinanden. "
    "Skrives der streger mellem kolonnerne, bliver det til en tabel i alle formater.",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Regnskab for loppemarkedet
    tekst: |
      Standleje      2.400
      Salg af kaffe    860
      Leje af telt    -900
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Regnskab for loppemarkedet
    tekst: |
      | Post | Kroner |
      | --- | ---: |
      | Standleje | 2.400 |
      | Salg af kaffe | 860 |
      | Leje af telt | -900 |
""",
    check=check,
    is_local=True,
)
