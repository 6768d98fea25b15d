"""Writes a meeting as a minute taker could have: plain, quoted and literal texts, in order."""

from __future__ import annotations

import re
from typing import TypeAlias

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree]"

_PLAIN = re.compile(r"[A-Za-zÆØÅæøå0-9](?:[\wæøåÆØÅ ,./()+-]*[\wæøåÆØÅ/).])?")
_ESCAPED = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]')


def to_yaml(tree: Tree) -> str:
    """One document; reading it gives `tree` again."""
    return "\n".join(_lines(tree, 0)) + "\n"


def _lines(tree: Tree, indent: int) -> list[str]:
    pad = "  " * indent
    lines: list[str] = []
    if isinstance(tree, dict):
        for key, value in tree.items():
            lines += _entry(f"{pad}{_quoted(key)}:", value, indent)
    elif isinstance(tree, list):
        for value in tree:
            lines += _entry(f"{pad}-", value, indent)
    else:
        lines.append(f"{pad}{_quoted(tree)}")
    return lines


def _entry(lead: str, value: Tree, indent: int) -> list[str]:
    if value in ([], {}):
        return [f"{lead} {'[]' if isinstance(value, list) else '{}'}"]
    if not isinstance(value, str):
        return [lead, *_lines(value, indent + 1)]
    if _is_literal(value):
        pad = "  " * (indent + 1)
        body = value[:-1].split("\n")
        return [f"{lead} |", *(f"{pad}{line}" if line else "" for line in body)]
    return [f"{lead} {_quoted(value)}"]


def _is_literal(text: str) -> bool:
    """True for lines that a literal block gives back as they are."""
    clean = text.endswith("\n") and not text.endswith("\n\n") and text.strip() != ""
    return (
        clean
        and text[0] not in " \n"
        and not _ESCAPED.search(text.replace("\n", "").replace('"', "").replace("\\", ""))
    )


def _quoted(text: str) -> str:
    if _PLAIN.fullmatch(text):
        return text
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    if char in '"\\':
        return "\\" + char
    return "\\n" if char == "\n" else f"\\u{ord(char):04x}"
