r"""Keeps words from being taken for Markdown, and escapes no more than that.

Knows what CommonMark, GitHub's dialect and pandoc read as markup, inside a line and at its
start. Where a backslash cannot help, a character is written by its number (`&#46;`).
"""

from __future__ import annotations

import re

from referat.danish.latin import UNPRINTED, turning
from referat.formats.characters import clean

SPACES = re.compile(r"[ \t\n\v\f\r]+")
INLINE = re.compile(
    r"""
    \\ | ` | \* | \[ | \] | ~ | \$               # marks everywhere
    | _(?:(?<![^\W_]_)|(?![^\W_]))               # not inside a word
    | <(?=[A-Za-z/!?]|$)                         # a tag or an address
    | &(?=\#?\w{1,40};|$)                        # an entity
    | :(?:(?<=[A-Za-z]:)(?=//)|(?<=mailto:)      # bare addresses, which some readers link
        |(?=[A-Za-z0-9_+-]+:))                   # :smile:
    | \.(?<=[wW]{3}\.)
    | @(?<=[\w.+-]@)(?=[\w.-])
    """,
    re.VERBOSE,
)
"""Each way begins with its own character: so the search goes quickly past all others."""
IN_CELL = re.compile(r"\|")
_TURNED = turning({*b"\\`*[]~$_<&:@wW|", *UNPRINTED})
"""Tells what stands in all that is escaped, and what Latin-1 has that cannot be printed."""
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


def _is_printable(text: str) -> bool:
    """What Python can print is never cleaned away, and has no white space but single spaces."""
    return text.isprintable() or text.replace("\u00a0", "").isprintable()


def words(text: str) -> str:
    """Plain words on one line, without what no reader can take."""
    if "  " not in text and _is_printable(text):
        return text
    return SPACES.sub(" ", clean(text))


def escape(text: str, in_cell: bool = False) -> str:
    """`text` so that no character of it is taken for markup inside a line."""
    if text.isalnum():
        return text  # a word
    signs = text.encode("latin-1", "ignore")
    if (
        signs.translate(_TURNED) == signs
        and "  " not in text
        and (len(signs) == len(text) or _is_printable(text))
    ):
        return text  # as most are
    escaped = INLINE.sub(_backslashed, words(text))
    return IN_CELL.sub(r"\\|", escaped) if in_cell else escaped


def is_plain(words: str) -> bool:
    """True only if there is nothing to escape in words that print, with single spaces between."""
    signs = words.encode("latin-1", "ignore")
    return signs.translate(_TURNED) == signs


def _backslashed(found: re.Match[str]) -> str:
    return f"\\{found[0]}"


def spelled(text: str, numbered: int, in_cell: bool = False) -> str:
    """As `escape`, with the last characters by number: the same text, another spelling."""
    if not numbered:
        return escape(text, in_cell)
    text = words(text)
    numbered = min(numbered, len(text))
    head, tail = text[: len(text) - numbered], text[len(text) - numbered :]
    return escape(head, in_cell) + "".join(map(by_number, tail))


def by_number(char: str) -> str:
    return f"&#{ord(char)};"


def line_start(line: str) -> str:
    """`line` so that its beginning is no list, heading, quote or rule."""
    # No letter begins any of them.
    found = None if line[:1].isalpha() else LINE_START.match(line)
    if not found:
        return line
    return f"{found['number'] or ''}\\{line[found.end() :]}"
