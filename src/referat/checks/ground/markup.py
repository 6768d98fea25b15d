"""What a text may not hold: raw HTML, and links that run programs. Both stay text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from referat.checks.subject import Subject
from referat.danish.patterns import late
from referat.diagnostics import Diagnostic, Severity
from referat.source.written import line_place

_TAG = late(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>\n]*)?/?>|<!--")
_CODE = late(r"(?<!`)(`{1,2})(?!`)[^`\n]+\1(?!`)")
_SCRIPT = late(r"\]\(\s*<?\s*((?:javascript|vbscript|data|file)\s*:[^)\s]*)", re.IGNORECASE)


_MAY_BE_SCRIPT = late(r"\]\([\s<]*[jvdf`]", re.IGNORECASE)
"""What every such link begins with; code may be blanked on the way to its words."""


def check(subject: Subject) -> Iterator[Diagnostic]:
    joined = subject.joined_markdown
    if "<" not in joined and not _MAY_BE_SCRIPT.search(joined):
        return
    for text in subject.markdown:
        if "<" in text:
            yield from _tags(text)
        if _MAY_BE_SCRIPT.search(text):
            yield from scripts_in(text)


def _rows(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text, with code (which may hold anything) blanked out."""
    blank = _CODE.sub(lambda match: " " * len(match.group()), text)
    yield from enumerate(blank.split("\n"))


def _tags(text: str) -> Iterator[Diagnostic]:
    """One finding a line: who writes one tag writes two."""
    for number, row in _rows(text):
        match = _TAG.search(row)
        if match:
            yield Diagnostic(
                "html-i-tekst",
                f"`{match.group()[:40]}` er HTML og bliver trykt, som det står.",
                "Brug Markdown: `**fed**`, `*kursiv*`, `[tekst](adresse)`.",
                Severity.WARNING,
                place=line_place(text, number, match.start(), len(match.group())),
            )


def scripts_in(text: str) -> Iterator[Diagnostic]:
    for number, row in _rows(text):
        for match in _SCRIPT.finditer(row):
            scheme = match[1].partition(":")[0].lower()
            yield Diagnostic(
                "farligt-link",
                f"Et link kan ikke begynde med `{scheme}:`; det bliver trykt som tekst.",
                "Skriv en adresse, der begynder med `https://`, eller slet linket.",
                Severity.WARNING,
                place=line_place(text, number, match.start(1), len(match[1])),
            )
