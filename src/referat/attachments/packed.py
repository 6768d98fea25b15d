"""The text of Word, Excel, PowerPoint and OpenDocument files: XML in a ZIP archive."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from referat.attachments.decoding import decoded, words_of_markup
from referat.attachments.pieces import Piece, Unreadable
from referat.danish.patterns import late

MOST_MEMBERS = 5_000
MOST_UNPACKED = 50_000_000
MOST_SWELLING = 200
"""How many times larger a member may become: what swells more is made to do harm."""

_MEMBERS = late(
    r"(?:word|xl|ppt)[/\\](?!theme|styles|settings|webSettings|fontTable|numbering|calcChain)"
    r".*\.(?:xml|html?|txt)"
    r"|(?:.*/)?(?:content|styles|meta)\.xml|docProps/.*\.xml"
)
_BREAK = late(
    r"</(?:w:p|a:p|text:p|text:h|si|row|c|table:table-cell)>|<w:(?:br|tab)/>|<text:(?:tab|line-break)/>"
)
_HYPHEN = late("<w:noBreakHyphen[^<>]*>")


def read_office(file: BinaryIO) -> Iterator[Piece]:
    """Raises: Unreadable for one that is locked or too large; BadZipFile and more for a broken
    one. A number that Word has split by formatting is put together again.
    """
    import zipfile  # noqa: PLC0415 - few meetings have such a file

    with zipfile.ZipFile(file) as archive:
        members = archive.infolist()
        if len(members) > MOST_MEMBERS:
            raise Unreadable("den indeholder for mange dele")
        wanted = [member for member in members if _MEMBERS.fullmatch(member.filename)]
        if any(member.flag_bits & 1 for member in wanted):
            raise Unreadable("den er låst med en adgangskode")
        total = 0
        for member in wanted:
            swells = member.file_size > MOST_SWELLING * max(member.compress_size, 1_000)
            total += member.file_size
            if swells or total > MOST_UNPACKED:
                raise Unreadable("den folder sig ud til for meget tekst")
            yield Piece("", _words(archive.read(member)))


def _words(data: bytes) -> str:
    return words_of_markup(_HYPHEN.sub("-", _BREAK.sub("\n", decoded(data))))
