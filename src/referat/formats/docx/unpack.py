"""Unpacks a .docx that somebody else made, and believes nothing that it says of itself."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

MOST_BYTES = 50 * 1024 * 1024  # unpacked: far more than a letterhead, far less than a bomb
MOST_PARTS = 2000
_OLE = b"\xd0\xcf\x11\xe0"  # old .doc, and what Word makes of a file with a password
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError)


class UnusableError(Exception):
    """Why a letterhead cannot be used, and what to do about it."""

    def __init__(
        self,
        message: str,
        hint: str = "Gem brevpapiret igen i Word som Word-dokument (*.docx)",
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def unpacked(path: Path) -> dict[str, bytes]:
    """The files in the archive by name."""
    try:
        data = path.read_bytes()
    except OSError as error:
        message = f"Brevpapiret {path.name} kan ikke læses"
        raise UnusableError(message, "Se efter, om filen er der og må læses") from error
    if data.startswith(_OLE):
        raise UnusableError("Brevpapiret er låst med adgangskode eller i det gamle .doc-format")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return dict(_members(archive))
    except _BROKEN as error:
        message = "Brevpapiret er ikke en .docx-fil, eller filen er beskadiget"
        raise UnusableError(message) from error


def _members(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if len(infos) > MOST_PARTS:
        raise UnusableError(f"Brevpapiret har mere end {MOST_PARTS} dele")
    left, seen = MOST_BYTES, set[str]()
    for info in infos:
        _named_well(info, seen)
        with archive.open(info) as file:
            data = file.read(left + 1)
        left -= len(data)
        if left < 0:
            message = f"Brevpapiret fylder udpakket mere end {MOST_BYTES // 2**20} MB"
            raise UnusableError(message, "Brug mindre billeder i brevpapiret")
        yield info.filename, data


def _named_well(info: zipfile.ZipInfo, seen: set[str]) -> None:
    name = info.filename
    if info.flag_bits & 1:
        raise UnusableError("Brevpapiret er låst med adgangskode", "Fjern adgangskoden i Word")
    if name.startswith("/") or "\\" in name or ".." in PurePosixPath(name).parts:
        raise UnusableError(f"Brevpapiret er beskadiget: en del hedder {name}")
    if name.lower() in seen:
        raise UnusableError(f"Brevpapiret er beskadiget: {name} er der to gange")
    seen.add(name.lower())
