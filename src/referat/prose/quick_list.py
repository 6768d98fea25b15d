"""A list drawn as most are, for `prose.quick`: a line of words an entry, the entries right under
each other; and under the last one, after an empty line, perhaps another such list.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from referat.danish.patterns import late
from referat.prose.lists import marked_bullets
from referat.prose.quick_lines import TRIMMED, is_date, is_line_of_words
from referat.prose.shapes import numbered
from referat.prose.tree import Block, Blocks, Bullets, Inlines, Paragraph

_BULLETS = ("- ", "* ", "+ ")
_NUMBERED = late(r"^( *)([0-9]{1,9})([.)]) (.+)$", re.MULTILINE)
DEEPEST = 8


def plain_list(
    parts: Sequence[str], inlines: Callable[[str], Inlines], indent: str = ""
) -> Block | None:
    """The list that `parts`, with an empty line between them, are the whole of. None for any other,
    which may be a list too.
    """
    part = parts[0]
    if "|" in part or len(parts) > DEEPEST:
        return None
    margin = len(indent)
    mark = part[: margin + 2]
    numbers: list[str] = []
    if mark[margin:] in _BULLETS and mark.startswith(indent):
        entries, suffix = part[len(mark) :].split(f"\n{mark}"), ""
    else:
        numbers, suffix, entries = _numbered(part, indent)
        mark = f"{indent}{numbers[-1]}. " if numbers else ""
    if part.count("\n") != len(entries) - 1 or not all(map(_is_words, entries)):
        return None
    items: list[Blocks] = [(Paragraph(inlines(entry.strip(TRIMMED))),) for entry in entries]
    if len(parts) > 1:
        under = plain_list(parts[1:], inlines, " " * len(mark))
        if under is None:
            return None
        items[-1] += (under,)
    tight = len(parts) == 1
    if numbers:
        return numbered(suffix, tuple(items), numbers, tight)
    return marked_bullets(Bullets(tuple(items), tight))


def _numbered(part: str, indent: str) -> tuple[list[str], str, list[str]]:
    """The numbers, what follows them, and the entries; all empty if a line is another."""
    found = _NUMBERED.findall(part)
    suffix = found[0][2] if found else ""
    numbers, entries = [], []
    for margin, number, after, entry in found:
        if margin != indent or after != suffix or is_date(f"{number}{after} {entry}"):
            return [], "", []
        numbers.append(number)
        entries.append(entry)
    return numbers, suffix, entries


def _is_words(entry: str) -> bool:
    return entry != "" and entry[0] != " " and is_line_of_words(entry)
