"""Makes letterheads as a house would have them, for trying documents on.

The parts lie in `brevpapir`: styles have the ids that a Danish Word gives them, the first
heading numbers itself, and everything is in English until somebody says otherwise.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path

_FOLDER = Path(__file__).parent / "brevpapir"

Parts = dict[str, bytes]


def png(width: int = 4, height: int = 2) -> bytes:
    """A PNG picture of one blue."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = (b"\x00" + b"\x1f\x5c\x8f" * width) * height
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts)


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def parts(body: str = "<w:p/>") -> Parts:
    """The parts of a letterhead whose text is `body`."""
    files = sorted(path for path in _FOLDER.rglob("*") if path.is_file())
    found = {path.relative_to(_FOLDER).as_posix(): path.read_bytes() for path in files}
    found["word/document.xml"] = found["word/document.xml"].replace(b"@TEKST@", body.encode())
    found["word/media/image1.png"] = png()
    return found


def without(each: Parts, *names: str) -> Parts:
    """The parts without some, and without what points at them."""
    kept = {name: data for name, data in each.items() if name not in names}
    for name in names:
        last = name.rsplit("/", 1)[-1].encode()
        for other in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
            lines = kept[other].splitlines(keepends=True)
            kept[other] = b"".join(line for line in lines if last not in line)
    return kept


def packed(each: Parts) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in each.items():
            archive.writestr(name, data)
    return file.getvalue()
