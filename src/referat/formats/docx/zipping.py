"""A zip file whose bytes depend on its members alone.

Written by hand, since the library's own writer cannot take members that are compressed already,
and most parts of a document are the same in the next one.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_VERSION = 20  # deflate
_MS_DOS = 0  # made on: no permissions, the same everywhere
_UTF8 = 0x800
_DATE = (1 << 5) | 1  # 1 January 1980, the first day that a zip knows
_STORED, _DEFLATED = 0, 8


class Member(NamedTuple):
    """A file in the zip; `steady`: its bytes will come again, so keep it compressed."""

    name: str
    data: bytes
    steady: bool = False


class _Packed(NamedTuple):
    method: int
    crc: int
    size: int
    data: bytes


def zipped(members: Iterable[Member]) -> bytes:
    """The zip of `members` in their order."""
    local: list[bytes] = []
    central: list[bytes] = []
    offset = 0
    for member in members:
        packed = _pack_once(member.data) if member.steady else _pack(member.data)
        name = member.name.encode()
        flags = 0 if member.name.isascii() else _UTF8
        how = (_VERSION, flags, packed.method, 0, _DATE)
        facts = (*how, packed.crc, len(packed.data), packed.size, len(name), 0)
        header = _LOCAL.pack(b"PK\x03\x04", *facts)
        version = (_MS_DOS << 8) | _VERSION
        entry = _CENTRAL.pack(b"PK\x01\x02", version, *facts, 0, 0, 0, 0, offset)
        local += (header, name, packed.data)
        central += (entry, name)
        offset += len(header) + len(name) + len(packed.data)
    directory = b"".join(central)
    count = len(central) // 2
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(directory), offset, 0)
    return b"".join((*local, directory, end))


def _pack(data: bytes) -> _Packed:
    engine = zlib.compressobj(6, zlib.DEFLATED, -15)
    small = engine.compress(data) + engine.flush()
    if len(small) < len(data):
        return _Packed(_DEFLATED, zlib.crc32(data), len(data), small)
    return _Packed(_STORED, zlib.crc32(data), len(data), data)


_pack_once = lru_cache(maxsize=64)(_pack)
