"""Values as YAML text that reads back as the same values, whatever they hold.

A text is written plain where nobody could take it for anything else, as a literal block where
it has lines of its own, and in quotation marks otherwise (YAML 1.2, 7.3 and 8.1).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

Tree = str | Sequence["Tree"] | Mapping[str, "Tree"]
"""What can be written; `Value`s from a file are such trees too."""

_PLAIN = re.compile(r"[^\W_](?:[\w ,./()+–—»«§&%!?'’-]*[\w./)»%!?])?")
_ESCAPED = re.compile(
    '["\\\\\x00-\x1f\x7f-\x9f\u00ad\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]'
)
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def line(text: str) -> str:
    """`text` as one line that a file may hold: no breaks and nothing that cannot be read."""
    return " ".join(_UNREADABLE.sub("", text).split())


def scalar(text: str) -> str:
    """`text` as a scalar on one line."""
    if _PLAIN.fullmatch(text):
        return text
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def lines_of(tree: Tree, indent: int = 0) -> list[str]:
    """The lines that `tree` fills, `indent` spaces from the margin."""
    pad = " " * indent
    if isinstance(tree, str):
        return [pad + scalar(tree)]
    lines: list[str] = []
    if isinstance(tree, Mapping):
        for key, value in tree.items():
            lines += _entry(f"{pad}{scalar(key)}:", value, indent)
        return lines
    for value in tree:
        if isinstance(value, Mapping) and value:
            first, *rest = lines_of(value, indent + 2)
            lines += [f"{pad}- {first.lstrip(' ')}", *rest]
        else:
            lines += _entry(f"{pad}-", value, indent)
    return lines


def _entry(lead: str, value: Tree, indent: int) -> list[str]:
    if not isinstance(value, str):
        if not value:
            return [f"{lead} {'{}' if isinstance(value, Mapping) else '[]'}"]
        return [lead, *lines_of(value, indent + 2)]
    if _is_literal(value):
        pad, mark = " " * (indent + 2), "|" if value.endswith("\n") else "|-"
        rows = value.removesuffix("\n").split("\n")
        return [f"{lead} {mark}", *(pad + row if row else "" for row in rows)]
    return [f"{lead} {scalar(value)}"]


def _is_literal(text: str) -> bool:
    """True for several lines that a literal block gives back as they are."""
    body = text.removesuffix("\n")
    return (
        "\n" in text
        and not body.endswith("\n")
        and bool(body.strip())
        and body[0] not in " \n"
        and not _ESCAPED.search(re.sub(r'[\n"\\]', "", text))
    )


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    if char in '"\\':
        return "\\" + char
    return "\\n" if char == "\n" else f"\\u{ord(char):04x}"
