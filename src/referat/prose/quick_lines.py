"""What one line may begin, and which lines are one thing, for `prose.quick`. They have no tabs, and
no indent but their own.

`OddError` is raised where only the full reader can tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from referat.danish.latin import UNPRINTED, turning
from referat.danish.patterns import late
from referat.prose.markers import DATE
from referat.prose.syntax import ADDENDUM


class OddError(Exception):
    """Not for the quick reader."""


MARKS = frozenset("#>-+*_=~`:0123456789")
"""What begins a line that is, or may be, more than words."""
_SIGNS = re.escape("".join(sorted(MARKS)))
NEW_LINE = late(rf"\n[{_SIGNS} ]")
"""A line that may be more than the next of a paragraph."""
_NEW_BLOCK = late(rf"\n[{_SIGNS} \n]")

TRIMMED = " \n\xa0"
"""What stands around words and is none of them."""

HEADING = late(r"(#{1,6})(?: (.*))?")
RULE = late(r"([-*_])(?: *\1){2,} *")
_ENTRY = late(r"( {0,3})(?:([-+*])|([0-9]{1,9})([.)])) {1,4}(?=[^ ])")
"""The indent; the bullet; or the number and what follows it."""

_INTERRUPTS = late(r"(?:[-+*]|([0-9]{1,9})[.)]) +[^ ]")
_ANY_ENTRY = late(r"(?:[-+*]|[0-9]{1,9}[.)])(?: |$)")
_UNDERLINE = late(r"(?:-+|=+) *")
_FENCE = late(r"(`{3,}(?=[^`]*$)|~{3,})(.*)")
_COLONS = late(r"(:{3,})(.*)")
_RULER_LIKE = late(r" *[|:-][|: -]+")
_EMPHASIS = late(r"\*{1,2}[^ *]")
_ODD = turning(UNPRINTED - {*b"\n"})


def is_printed(text: str) -> bool:
    """True if every character prints, but for line breaks and U+00A0."""
    signs = text.encode("latin-1", "ignore")
    if len(signs) == len(text):  # the quicker way
        return signs.translate(_ODD) == signs
    return text.replace("\n", "").replace("\xa0", "").isprintable()


def on_one_line(text: str, keep_breaks: bool) -> str:
    """The words of a text of one paragraph, which has no marks and begins with a word. Empty if it
    may be more than that, or have breaks that are meant.
    """
    if "\n" not in text:
        return text.strip(TRIMMED)
    words = text.rstrip("\n")
    if keep_breaks or "|" in text or " \n" in text or _NEW_BLOCK.search(words):
        return ""
    return words.strip(TRIMMED).replace("\n", " ")


def quoted(lines: Sequence[str], at: int) -> tuple[list[str], int]:
    """What stands in the quote that begins at `at`, and the empty line after it."""
    held = []
    while at < len(lines) and lines[at].startswith(">"):
        line = lines[at]
        held.append(line[2:] if line.startswith("> ") else line[1:])
        at += 1
    if at < len(lines) and lines[at].strip(" "):
        raise OddError
    return held, at


def unindented(lines: list[str], at: int) -> list[str]:
    if lines[at].startswith(" "):
        raise OddError
    return lines


def lines_of(text: str) -> list[str]:
    lines = text.split("\n")
    if not lines[-1].strip(" "):
        lines.pop()
    return lines


def indent_of(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def is_line_of_words(line: str) -> bool:
    """True for a line that can be nothing but a paragraph, if it stands alone without an indent;
    such as begin with `**fed**` are told too, for many entries do.
    """
    return line[0] not in MARKS or (line[0] == "*" and _EMPHASIS.match(line) is not None)


def could_be_ruler(line: str) -> bool:
    """True for the line under a table's header, and for some that are not."""
    return _RULER_LIKE.fullmatch(line) is not None


def fence_of(line: str) -> tuple[str, str] | None:
    """The mark of a fenced block that begins, and what it says of itself."""
    match = _FENCE.fullmatch(line)
    return (match[1], match[2]) if match else None


def may_be_fenced(text: str) -> bool:
    """True for a text with a mark of a fenced block. One sign is found much faster than three."""
    return ("`" in text and "```" in text) or ("~" in text and "~~~" in text)


def addendum_of(line: str) -> tuple[str, str] | None:
    """The mark of an addendum (`::: efterskrift`) that begins, and what it is called."""
    match = _COLONS.fullmatch(line)
    if match is None or match[2].strip().split(" ", 2)[0] != ADDENDUM:
        return None
    return match[1], match[2]


def end_of(lines: Sequence[str], at: int, mark: str) -> int:
    """The line that closes what `mark` opened at `at`: as many of its signs, or more."""
    sign, least = mark[0], len(mark)
    for index in range(at + 1, len(lines)):
        line = lines[index].strip(" ")
        if len(line) >= least and not line.strip(sign) and indent_of(lines[index]) < 4:
            return index
    raise OddError


def is_date(line: str, at: int = 0) -> bool:
    return DATE.match(line, at) is not None


def is_any_entry(line: str) -> bool:
    """True for a line that could be an entry of some list; it may be empty."""
    return _ANY_ENTRY.match(line) is not None and not is_date(line)


def ends_paragraph(line: str) -> bool:
    """True if `line`, which begins with one of `MARKS`, begins a block right under a paragraph."""
    first = line[0]
    if first in "-=" and _UNDERLINE.fullmatch(line):
        raise OddError  # the paragraph is a heading
    if first == "#":
        return HEADING.fullmatch(line) is not None
    if first in "`~":
        return fence_of(line) is not None
    if first == ":":
        return addendum_of(line) is not None
    if first in "-*_" and RULE.fullmatch(line):
        return True
    if first == ">":
        return True
    match = _INTERRUPTS.match(line)
    return match is not None and not is_date(line) and (match[1] is None or int(match[1]) == 1)


def entry_of(line: str) -> re.Match[str] | None:
    """The mark of an entry (`_ENTRY`) with something after it; None for a line that is no entry."""
    match = _ENTRY.match(line)
    if match is None:
        if is_any_entry(line.lstrip(" ")):
            raise OddError
        return None
    bullet = match[2]
    if bullet is None:
        return None if is_date(line, match.end(1)) else match
    if line[match.end()] == bullet and RULE.fullmatch(line, match.end(1)):
        raise OddError
    return match


def held_under(lines: list[str], at: int, indent: int) -> tuple[list[str], int]:
    """What is indented under the entry at `at`, and the line of words after it."""
    held = [lines[at][indent:]]
    end = len(lines)
    after = last = at + 1
    if after == end or (lines[after] and lines[after][0] != " "):
        return held, after  # most have nothing under them
    margin = " " * indent
    while after < end:
        line = lines[after]
        if line.startswith(margin) and line.strip(" "):
            held += [each[indent:] for each in lines[last : after + 1]]
            last = after + 1
        elif line.strip(" "):
            break
        after += 1
    return held, after


def next_entry(line: str, first: re.Match[str], after_gap: bool) -> re.Match[str] | None:
    """The entry that `line`, which is not indented under the one before it, begins in the list
    that began with `first`; None if the list has ended.
    """
    entry = entry_of(line)
    if entry is None:
        if not after_gap:
            raise OddError  # it may hang on to the entry's last words
        return None
    if entry[1] != first[1]:
        raise OddError
    if entry.group(2, 4) == first.group(2, 4):
        return entry
    if not after_gap:
        raise OddError
    return None
