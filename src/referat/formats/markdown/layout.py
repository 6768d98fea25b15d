"""Lays out finished Markdown source: entries that hang under their marker, quotes, fences.

Knows lines and indents, nothing of what they say. A line break inside a code block is `KEPT`
until the document is done, so that tidying the blank lines around never touches it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

KEPT = "\x1e"
STRAY = re.compile(r"[ \t]+\n")
LINES = re.compile(f"([\n{KEPT}])(?=[^\n{KEPT}])")


def entry(marker: str, source: str) -> str:
    """`source` hanging under `marker` (`- …`, `1. …`)."""
    if "\n" in source or KEPT in source:
        margin = " " * (len(marker) + 1)
        if "\n\n" in source or KEPT in source:
            source = LINES.sub(lambda end: f"{end[1]}{margin}", source)
        else:
            source = source.replace("\n", f"\n{margin}")
    return f"{marker} {source}".rstrip(" ")


def entries(hung: Iterable[tuple[str, str]], tight: bool) -> str:
    between = "\n" if tight else "\n\n"
    return between.join([entry(marker, source) for marker, source in hung])


def quote(source: str) -> str:
    """`source` as a block quote; its blank lines are quoted too."""
    lines = re.split(f"([\n{KEPT}])", source)
    return "".join(line if line in ("\n", KEPT) else f"> {line}".rstrip(" ") for line in lines)


def fence(text: str) -> str:
    """`text` as a fenced block that nothing in it can close."""
    longest = max(map(len, re.findall("`{3,}", text)), default=2)
    ticks = "`" * (longest + 1)
    lines = [line.expandtabs(4).rstrip() for line in text.split("\n")]
    return KEPT.join([f"{ticks}text", *lines, ticks])


def tidied(source: str) -> str:
    """The finished document, with the end of its last line."""
    return f"{bare(source)}\n"


def bare(source: str) -> str:
    """A finished text: one blank line between blocks, none at the ends, no stray spaces."""
    if "\t" in source or " \n" in source:
        source = STRAY.sub("\n", source)
    return close(source).strip("\n ").replace(KEPT, "\n")


def is_tidy(source: str) -> bool:
    """True only of a text that `bare` would leave as it is, also between others."""
    if "\t" in source or KEPT in source or source.strip("\n ") != source:
        return False
    return "\n" not in source or (" \n" not in source and "\n\n\n" not in source)


def close(source: str) -> str:
    """Never more than one blank line in a row."""
    while "\n\n\n" in source:
        source = source.replace("\n\n\n\n", "\n\n").replace("\n\n\n", "\n\n")
    return source
