r"""Keeps words from being taken for Markdown, and escapes no more than that.

Knows what CommonMark, GitHub's dialect and pandoc read as markup, inside a line and at its
start. Where a backslash cannot help, a character is written by its number (`&#46;`).
"""

from __future__ import annotations

import re

from referat.formats.characters import clean

SPACES = re.compile(r"[ \t\n\v\f\r]+")
INLINE = re.compile(
    r"""
    [\\`*\[\]~$]                      # marks everywhere
    | (?<![^\W_])_ | _(?![^\W_])      # not inside a word
    | <(?=[A-Za-z/!?]|$)              # a tag or an address
    | &(?=\#?\w{1,40};|$)             # an entity
    | (?<=[A-Za-z]):(?=//)            # bare addresses, which some readers link
    | (?<=mailto):
    | (?<=[wW]{3})\.
    | (?<=[\w.+-])@(?=[\w.-])
    | :(?=[A-Za-z0-9_+-]+:)           # :smile:
    """,
    re.VERBOSE,
)
IN_CELL = re.compile(r"\|")
LINE_START = re.compile(
    r"""
    (?P<number>\d{1,9})(?=[.)](?:[ \t]|$))   # an ordered list
    | (?=[-+](?:[ \t]|$))                    # a bullet
    | (?==+[ \t]*$)                          # an underlined heading
    | (?=[-:|][-:|\ \t]*$)                    # the same, a rule, a table's second line
    | (?=[#>|])
    """,
    re.VERBOSE,
)


def words(text: str) -> str:
    """Plain words on one line, without what no reader can take."""
    return SPACES.sub(" ", clean(text))


def escape(text: str, in_cell: bool = False) -> str:
    """`text` so that no character of it is taken for markup inside a line."""
    escaped = INLINE.sub(r"\\\g<0>", words(text))
    return IN_CELL.sub(r"\\|", escaped) if in_cell else escaped


def spelled(text: str, numbered: int, in_cell: bool = False) -> str:
    """As `escape`, with the last characters by number: the same text, another spelling."""
    text = words(text)
    numbered = min(numbered, len(text))
    head, tail = text[: len(text) - numbered], text[len(text) - numbered :]
    return escape(head, in_cell) + "".join(map(by_number, tail))


def by_number(char: str) -> str:
    return f"&#{ord(char)};"


def line_start(line: str) -> str:
    """`line` so that its beginning is no list, heading, quote or rule."""
    found = LINE_START.match(line)
    if not found:
        return line
    return f"{found['number'] or ''}\\{line[found.end() :]}"
