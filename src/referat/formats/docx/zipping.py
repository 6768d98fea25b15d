"""A zip file whose bytes depend on its members alone.

Written by hand, since the library's own writer cannot take members that are compressed already,
and most parts of a document are the same in the next one.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from typing import NamedTuple

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_OFFSET = struct.Struct("<L")  # what _CENTRAL ends with
_END = struct.Struct("<4s4H2LH")
_VERSION = 20  # deflate
_MS_DOS = 0  # made on: no permissions, the same everywhere
_UTF8 = 0x800
_DATE = (1 << 5) | 1  # 1 January 1980, the first day that a zip knows
_STORED, _DEFLATED = 0, 8
_NARROW, _WIDE = 11, 15  # bits
_MARGIN = 262
"""So much of its window zlib does not look back over. A window that sees all of a part packs it as
the widest does; but to clear that takes longer than to pack a small part.
"""


class Member(NamedTuple):
    """A file as it stands in the zip: its header and data, and what the directory tells of it
    before and after where it stands.
    """

    local: bytes
    before: bytes
    after: bytes


def member(name: str, data: bytes) -> Member:
    """The file `name`, compressed if that makes it smaller."""
    window = min(max((len(data) + _MARGIN - 1).bit_length(), _NARROW), _WIDE)
    engine = zlib.compressobj(3, zlib.DEFLATED, -window)
    packed, method = engine.compress(data) + engine.flush(), _DEFLATED
    if len(packed) >= len(data):
        packed, method = data, _STORED
    path = name.encode()
    flags = 0 if name.isascii() else _UTF8
    how = (_VERSION, flags, method, 0, _DATE)
    facts = (*how, zlib.crc32(data), len(packed), len(data), len(path), 0)
    header = _LOCAL.pack(b"PK\x03\x04", *facts)
    version = (_MS_DOS << 8) | _VERSION
    entry = _CENTRAL.pack(b"PK\x01\x02", version, *facts, 0, 0, 0, 0, 0)
    return Member(b"".join((header, path, packed)), entry[: -_OFFSET.size], path)


def zipped(members: Iterable[Member]) -> bytes:
    """The zip of `members` in their order."""
    local: list[bytes] = []
    central: list[bytes] = []
    offset = 0
    for each in members:
        local.append(each.local)
        central += (each.before, _OFFSET.pack(offset), each.after)
        offset += len(each.local)
    directory = b"".join(central)
    count = len(local)
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(directory), offset, 0)
    return b"".join((*local, directory, end))
