"""An index in one order: Pagefind writes a filter's values in the order of a random hash, and
names the file after its bytes, so that the same pages would give another index each time.

A filter is CBOR (RFC 8949) in gzip: a name, and pairs of a value and its pages. `pf_meta` names
the filters' files, `pagefind-entry.json` names `pf_meta`.
"""

from __future__ import annotations

import gzip
import hashlib
from pathlib import Path

_MARK = b"pagefind_dcd"
_FILTERS, _SORTS = 3, 4
"""Their places in `pf_meta`."""


def settle(bundle: Path) -> None:
    """Puts the index in the folder `bundle` into its one order. OSError or ValueError if it is
    not such an index.
    """
    names: dict[bytes, bytes] = {}
    for file in sorted((bundle / "filter").glob("*.pf_filter")):
        content = _in_order(_unpacked(file), (1,))
        names[_name(file)] = _renamed(file, content)
    for file in sorted(bundle.glob("*.pf_meta")):
        content = _unpacked(file)
        for old, new in names.items():
            content = content.replace(old, new)
        old = _name(file)
        new = _renamed(file, _in_order(content, (_FILTERS, _SORTS)))
        entry = bundle / "pagefind-entry.json"
        entry.write_bytes(entry.read_bytes().replace(old, new))


def _unpacked(file: Path) -> bytes:
    content = gzip.decompress(file.read_bytes())
    if not content.startswith(_MARK):
        raise ValueError(f"{file.name} is not an index of Pagefind's")
    return content.removeprefix(_MARK)


def _name(file: Path) -> bytes:
    """`da_6c42847`, of `da_6c42847.pf_filter` or `pagefind.da_6c42847.pf_meta`."""
    return file.name.rpartition(".")[0].removeprefix("pagefind.").encode()


def _renamed(file: Path, content: bytes) -> bytes:
    """Writes `content` under the name that its digest gives, as long as the old one."""
    old = _name(file)
    language, _, digest = old.partition(b"_")
    fresh = hashlib.sha256(content).hexdigest()[: len(digest)].encode()
    new = language + b"_" + fresh
    file.unlink()
    target = file.with_name(file.name.replace(old.decode(), new.decode()))
    target.write_bytes(gzip.compress(_MARK + content, 9, mtime=0))
    return new


def _in_order(content: bytes, places: tuple[int, ...]) -> bytes:
    """An array with the arrays at `places` sorted."""
    head, parts = _parts(content, 0)
    for place in places:
        inner, entries = _parts(parts[place], 0)
        parts[place] = inner + b"".join(sorted(entries))
    return head + b"".join(parts)


def _parts(content: bytes, at: int) -> tuple[bytes, list[bytes]]:
    """The head of the array at `at`, and its elements, all as bytes."""
    kind, count, start = _head(content, at)
    if kind != 4:
        raise ValueError("no array")
    parts, end = [], start
    for _ in range(count):
        begin, end = end, _end(content, end)
        parts.append(content[begin:end])
    return content[at:start], parts


def _head(content: bytes, at: int) -> tuple[int, int, int]:
    """An item's major type, its number, and where what follows begins (RFC 8949, 3)."""
    kind, short = content[at] >> 5, content[at] & 31
    if short < 24:
        return kind, short, at + 1
    if short > 27:
        raise ValueError("an item without a length")
    width = 1 << (short - 24)
    return kind, int.from_bytes(content[at + 1 : at + 1 + width], "big"), at + 1 + width


def _end(content: bytes, at: int) -> int:
    """Where the item at `at` ends."""
    kind, number, end = _head(content, at)
    if kind in (2, 3):
        return end + number
    for _ in range({4: number, 5: 2 * number, 6: 1}.get(kind, 0)):
        end = _end(content, end)
    return end
