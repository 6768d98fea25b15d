"""Which file an address leads to, and which hosts may be asked for: both say no by default."""

from __future__ import annotations

import ipaddress
from pathlib import Path
from urllib.parse import unquote, urlsplit

INDEX = "index.html"


def file_at(root: Path, address: str) -> Path | None:
    """The file under `root` that the path of an address (`/udvalg/2026-05-06/`) leads to; a
    folder is its index.html. None for what is not there, is hidden or lies outside.
    """
    steps = _steps(address)
    if steps is None:
        return None
    try:
        path = root.joinpath(*steps)
        if path.is_dir():
            path = path / INDEX
        inside = path.resolve().is_relative_to(root.resolve())
        return path if inside and path.is_file() else None
    except (OSError, ValueError):  # a name that no file can have
        return None


def is_folder(root: Path, address: str) -> bool:
    """True for a folder's address without its last slash: links on its page would go astray."""
    found = file_at(root, address)
    return found is not None and found.name == INDEX and not address.endswith(("/", INDEX))


def _steps(address: str) -> list[str] | None:
    """The names on the way from the root; None if one of them could lead astray."""
    if not address.startswith("/"):
        return None
    names = unquote(address, errors="strict" if _is_utf8(address) else "replace")[1:].split("/")
    if names[-1] == "":
        names.pop()
    wrong = any(
        name == "" or name.startswith(".") or "\\" in name or "\0" in name for name in names
    )
    return None if wrong else names


def _is_utf8(address: str) -> bool:
    try:
        unquote(address, errors="strict")
    except UnicodeDecodeError:
        return False
    return True


def is_own_host(header: str | None, host: str) -> bool:
    """True for a `Host` that only this machine's user can have typed: a number, localhost, or
    the name that the server was started with. Any other name may be somebody else's that has
    been made to lead here (DNS rebinding).
    """
    try:
        name = urlsplit(f"//{header or ''}").hostname or ""
    except ValueError:
        return False
    if name in ("localhost", host.lower().strip("[]")) and name:
        return True
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
