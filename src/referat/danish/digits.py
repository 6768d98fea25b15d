"""Digits in a row, whatever stands between them: what any long number is made of, so that texts
without one need not be searched for it.
"""

from __future__ import annotations

_AS_ROW = bytes(48 if chr(byte) in "0123456789?" else 32 for byte in range(256))
_BETWEEN = b" .-\xad\xa0\x85\t\n\v\f\r\x1c\x1d\x1e\x1f"


def digit_rows(text: str) -> bytes:
    """A 0 for each digit and for each character that Latin-1 has not got: it may be a digit of
    another alphabet, a longer dash, a thinner space. Points, hyphens and spaces between them are
    gone; whatever else stands there parts two rows.
    """
    return text.encode("latin-1", "replace").translate(_AS_ROW, _BETWEEN)


def holds_row(rows: bytes, digits: int) -> bool:
    """False if nowhere in `rows` as many `digits` follow each other."""
    return b"0" * digits in rows
