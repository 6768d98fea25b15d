"""Bytes to text, as the programs that people write with save it, and markup to the words in it."""

from __future__ import annotations

import html

from referat.danish.patterns import late

UTF16 = (b"\xff\xfe", b"\xfe\xff")

_TAG = late(r"<[^<>]*>")  # without the second `<`, a file of nothing else takes for ever
_RTF = late(r"\\(?:(?P<hyphen>_)|[a-zA-Z]+(?:-?\d+)? ?|'[0-9a-fA-F]{2}|~)|[{}]")


def decoded(data: bytes) -> str:
    """UTF-8; UTF-16 if it says so; else what Windows used to write."""
    if data.startswith(UTF16):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def words_of_markup(text: str) -> str:
    """A number that is split by tags is put together again; the lines stay where they are."""
    return html.unescape(_TAG.sub(lambda tag: "\n" * tag[0].count("\n"), text))


def words_of_rtf(text: str) -> str:
    return _RTF.sub(lambda mark: "-" if mark["hyphen"] else "", text)
