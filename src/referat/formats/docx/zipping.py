"""A zip file whose bytes depend on its members alone.

Written by hand, since the library's own writer cannot take members that are compressed already,
and most parts of a document are the same in the next one. libdeflate packs them: it is quicker than
the zlib of the machine, of which there are several that give other bytes.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from typing import NamedTuple

from deflate import crc32, deflate_compress

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_OFFSET = struct.Struct("<L")  # what _CENTRAL ends with
_END = struct.Struct("<4s4H2LH")
_VERSION = 20  # deflate
_MS_DOS = 0  # made on: no permissions, the same everywhere
_UTF8 = 0x800
_DATE = (1 << 5) | 1  # 1 January 1980, the first day that a zip knows
_STORED, _DEFLATED = 0, 8
_QUICKLY = 1  # a text takes a tenth more room than at level 3, and two thirds of the time


class Member(NamedTuple):
    """A file as it stands in the zip: its header and data, and what the directory tells of it
    before and after where it stands.
    """

    local: bytes
    before: bytes
    after: bytes


def member(name: str, data: bytes) -> Member:
    """The file `name`, compressed if that makes it smaller."""
    packed: bytes | bytearray = deflate_compress(data, _QUICKLY)
    method = _DEFLATED
    if len(packed) >= len(data):
        packed, method = data, _STORED
    path = name.encode()
    flags = 0 if name.isascii() else _UTF8
    how = (_VERSION, flags, method, 0, _DATE)
    facts = (*how, crc32(data), len(packed), len(data), len(path), 0)
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
