"""A wrapped line that starts like a list, a heading or a quote: almost always an accident."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from referat.checks.subject import Subject, tokens_in
from referat.danish.patterns import late
from referat.diagnostics import Diagnostic, Severity
from referat.source.written import line_place

_START = late(r"(?:[-+*]|1[.)]|#{1,6})(?:\s|$)|>|(?:-+|=+)\s*$")
_BLOCKS = ("bullet_list_open", "ordered_list_open", "heading_open", "blockquote_open")


_MAY_BE_START = late(
    r"\n(?<!\n\n)[^\S\n]*+(?=[-+*=>#01])(?:(?P<line>(?:-+|=+)[^\S\n]*(?=\n|\Z)|>)|(?:[-+*]|0*1[.)]|#{1,6})(?=\s|\Z))"
)
"""Any line under one that is not empty, which begins something; `line` if it may
underline a heading, or quote.
"""

_ENTRY = late(r" {0,3}[-+*] +\S")


def check(subject: Subject) -> Iterator[Diagnostic]:
    for text in subject.markdown if may_hold_accident(subject.joined_markdown) else ():
        if may_hold_accident(text):
            yield from accidents(text)


def may_hold_accident(text: str) -> bool:
    """False if nothing begins right under a line of words: a blank line, a colon or an entry of a
    bullet list, which is never a paragraph of its own, stands above all that begins.
    """
    if "\r" in text:  # a line break for Markdown alone
        return True
    for match in _MAY_BE_START.finditer(text) if "\n" in text else ():
        above = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        words = above.strip()
        if words and (match["line"] or not (words.endswith(":") or _ENTRY.match(above))):
            return True
    return False


def accidents(text: str) -> Iterator[Diagnostic]:
    lines = text.split("\n")
    if any(_START.match(line.lstrip()) for line in lines[1:]):
        yield from _accidents(text, lines)


def _accidents(text: str, lines: list[str]) -> Iterator[Diagnostic]:
    """A list, a heading or a quote right after a paragraph's line, and a line of dashes that makes
    the paragraph above a heading. What comes after a colon, or inside a list, is meant.
    """
    for before, token in pairwise(tokens_in(text)):
        if token.type in _BLOCKS and before.type == "paragraph_close" and token.map:
            line = token.map[0]
            above = lines[line - 1].strip() if line else ""
            if above and not above.endswith(":") and token.level == 0:
                yield _found(text, line, lines[line])
        elif before.type == "heading_open" and before.markup in ("-", "=") and before.map:
            line = before.map[1] - 1
            yield _found(text, line, lines[line])


def _found(text: str, line: int, row: str) -> Diagnostic:
    start = len(row) - len(row.lstrip())
    mark = row.split(maxsplit=1)[0] if row.split() else ""
    is_quote = row.lstrip().startswith(">")
    becomes = "et citat" if is_quote else "en liste eller en overskrift"
    return Diagnostic(
        "ombrudt-linje",
        f"Linjen begynder med `{mark}` og bliver til {becomes} midt i teksten.",
        f"Flyt tegnet op på linjen over. Er det {'et citat' if is_quote else 'en liste'}, så sæt "
        f"en tom linje foran {'det' if is_quote else 'den'}.",
        Severity.WARNING,
        place=line_place(text, line, start, len(mark)),
    )
