"""A list that is typed with `•`, `o` or a dash, which Markdown runs together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from referat.checks.rule import Family, Found, Rule
from referat.checks.subject import Subject, Text, tokens_in
from referat.danish.patterns import late
from referat.diagnostics import Edit, Fix, Severity

_DOTS = "•●▪■◦‣⁃∙\uf0b7\uf0a7"
_MARK = late(rf"[^\S\n]*(?P<mark>[{_DOTS}·o–—])(?P<gap>[^\S\n]+|(?<=[{_DOTS}]))(?=\S)")
_ANY = late(rf"^[^\S\n]*(?:[{_DOTS}]|[·o–—][^\S\n])", re.M)


def check(subject: Subject) -> Iterator[Found]:
    for text in subject.prose:
        if _ANY.search(text.text):
            yield from _in_text(text)


def _in_text(text: Text) -> Iterator[Found]:
    """One finding for a list: paragraphs of one mark that follow each other are one."""
    lists: list[tuple[int, list[re.Match[str]]]] = []
    for first, last in _paragraphs(text):
        marks = _marks(text.text, first, last)
        if not marks:
            continue
        if lists and lists[-1][0] == first and lists[-1][1][0]["mark"] == marks[0]["mark"]:
            lists[-1] = last + 1, [*lists[-1][1], *marks]
        else:
            lists.append((last + 1, marks))
    for _, marks in lists:
        if len(marks) > 1 or marks[0]["mark"] in _DOTS:
            yield _found(text, marks)


def _paragraphs(text: Text) -> Iterator[tuple[int, int]]:
    """First and last line (not included) of each paragraph."""
    for token in tokens_in(str(text.text)):
        if token.type == "paragraph_open" and token.map:
            yield token.map[0], token.map[1]


def _marks(text: str, first: int, last: int) -> list[re.Match[str]]:
    """The marks that stand first on lines of the paragraph, all of the first one's kind."""
    lines = text.split("\n")
    start = sum(len(line) + 1 for line in lines[:first])
    found: list[re.Match[str]] = []
    for line in lines[first:last]:
        match = _MARK.match(text, start)
        if match and (not found or match["mark"] == found[0]["mark"]):
            found.append(match)
        start += len(line) + 1
    return [] if _is_dialogue_or_wrap(text, lines, first, found) else found


def _is_dialogue_or_wrap(
    text: str, lines: Sequence[str], first: int, found: Sequence[re.Match[str]]
) -> bool:
    """True where a dash or an `o` is but a wrapped line's first character."""
    if not found or found[0]["mark"] in _DOTS:
        return False
    begins = _MARK.match(lines[first]) is not None
    line = text.count("\n", 0, found[0].start())
    return not begins and not lines[line - 1].rstrip().endswith(":")


def _found(text: Text, marks: Sequence[re.Match[str]]) -> Found:
    mark = marks[0]["mark"]
    return Found(
        text.place(marks[0].start("mark"), 1),
        f"Linjerne begynder med `{mark}` og løber sammen til ét afsnit."
        if len(marks) > 1
        else f"Linjen begynder med `{mark}` og bliver ikke til en liste.",
        "Begynd hver linje i en liste med `- `.",
        tuple(_fix(text, marks)),
    )


def _fix(text: Text, marks: Sequence[re.Match[str]]) -> Iterator[Fix]:
    """Each mark becomes `- `; a blank line comes before the list where words stand right above."""
    edits = [
        Edit(place, "- ")
        for match in marks
        if (place := text.place(match.start("mark"), match.end("gap") - match.start("mark")))
        and place.line == place.end_line
        and place.end_column > place.column
    ]
    if len(edits) < len(marks) or any(one.place == two.place for one, two in pairwise(edits)):
        return
    above = text.text[: marks[0].start()].rstrip(" ")
    is_close = above.strip() and not above.rstrip("\n").endswith(":") and above[-2:] != "\n\n"
    end = text.place(len(above) - 1, 0) if is_close else None
    if end:
        edits.insert(0, Edit(end, "\n"))
    yield Fix("Lav linjerne til en liste", tuple(edits), is_certain=marks[0]["mark"] in _DOTS)


RULE = Rule(
    code="falsk-liste",
    family=Family.TEXT,
    severity=Severity.WARNING,
    what="En liste er skrevet med tegn, der ikke gør den til en liste",
    why="Punkttegn, der er klippet ind fra et andet program, er bare tegn: Linjerne løber sammen "
    "til ét afsnit, og den, der får teksten læst højt, hører ikke, at det er en liste.",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Sommerfesten
    referat: |
      Der mangler stadig:
      • et telt
      • tre borde
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Sommerfesten
    referat: |
      Der mangler stadig:
      - et telt
      - tre borde
""",
    check=check,
    source="Webtilgængelighedsloven; WCAG 2.1, kriterium 1.3.1",
    is_local=True,
)
