"""Texts as Latin-1, a byte for each letter: one quick pass tells if any of some signs is in one."""

from __future__ import annotations

from collections.abc import Iterable

UNPRINTED = frozenset({*range(0x20), *range(0x7F, 0xA0), 0xAD})
"""What Latin-1 has that does not print; U+00A0 is a space."""


def turning(signs: Iterable[int]) -> bytes:
    """A table that makes something else of each of `signs` and leaves all others, so that a text is
    changed if it has one of them: quicker than to leave them out.
    """
    odd = frozenset(signs)
    return bytes([byte ^ 1 if byte in odd else byte for byte in range(0x100)])
