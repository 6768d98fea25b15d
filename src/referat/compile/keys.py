"""Digests of all that something depends on: the same digest, the same bytes.

The source of referat itself, the packages it stands on and every template are part of each.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

from msgspec import Struct

from referat.compile.packed import encoded

_STANDS_ON = (
    *("jinja2", "markupsafe", "markdown-it-py", "mdit-py-plugins", "linkify-it-py"),
    *("imagesize", "lxml", "msgspec", "pydantic", "pyyaml"),
)


def key_of(*parts: object) -> str:
    """The digest of values that print all that they are: text, numbers, tuples, structs."""
    return _sha256(repr(parts).encode("utf-8", "surrogatepass"))


def key_over(key: str, value: Struct) -> str:
    """The digest of `key` and of a value, several times as quick as `key_of`: only where the words
    in it tell of what classes its parts are, as a page's template does.
    """
    return _sha256(key.encode("utf-8") + encoded(value))


def templates_key(root: Path) -> str:
    """The digest of the templates and the letterhead of the repository's own."""
    from referat.formats.templates import own_templates  # noqa: PLC0415 - slow; a check needs none

    own = own_templates(root)
    return key_of(_tree(own) if own else ())


@cache
def program_key() -> str:
    """The digest of referat, the templates that come with it, and what it stands on: as they were
    when they were first asked for, which are those that run.
    """
    from referat.formats.templates import shipped_templates  # noqa: PLC0415

    package = Path(__file__).resolve().parents[1]
    return key_of(
        sys.version_info[:3],
        [(name, _version(name)) for name in _STANDS_ON],
        _tree(package, ".py"),
        _tree(shipped_templates()),
    )


def _version(package: str) -> str:
    from importlib import metadata  # noqa: PLC0415

    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


def _tree(folder: Path, suffix: str = "") -> list[tuple[str, str]]:
    """Every file's path and digest."""
    return [
        (path.relative_to(folder).as_posix(), _digest(path))
        for path in sorted(folder.rglob(f"*{suffix}"))
        if path.is_file() and "__pycache__" not in path.parts
    ]


def _digest(path: Path) -> str:
    try:
        return _sha256(path.read_bytes())
    except OSError:
        return ""


def _sha256(content: bytes) -> str:
    from hashlib import sha256  # noqa: PLC0415 - slow; a check has no keys

    return sha256(content).hexdigest()
