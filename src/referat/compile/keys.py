"""Digests of all that something depends on: the same digest, the same bytes.

The source of referat itself, the packages it stands on and every template are part of each.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from msgspec import Struct

from referat.compile.packed import encoded
from referat.output import disk

_STANDS_ON = (
    *("deflate", "jinja2", "markupsafe", "markdown-it-py", "mdit-py-plugins", "linkify-it-py"),
    *("imagesize", "lxml", "msgspec", "pydantic", "pyyaml"),
)
_INFO = ".dist-info"


def key_of(*parts: object) -> str:
    """The digest of values that print all that they are: text, numbers, tuples, structs."""
    return disk.digest(repr(parts).encode("utf-8", "surrogatepass"))


def key_over(key: str, value: Struct) -> str:
    """The digest of `key` and of a value, several times as quick as `key_of`: only where the words
    in it tell of what classes its parts are, as a page's template does.
    """
    return disk.digest(key.encode("utf-8") + encoded(value))


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
    installed = installed_versions(sys.path)
    return key_of(
        sys.version_info[:3],
        [(name, installed.get(name) or _asked_version(name)) for name in _STANDS_ON],
        _tree(package, ".py"),
        _tree(shipped_templates()),
    )


def installed_versions(path: Iterable[str]) -> dict[str, str]:
    """The versions of the packages in the folders of `path`, by the names of the folders that pip
    leaves beside them: `importlib.metadata` takes longer to be imported than all of these to be
    read, and opens a file for each.
    """
    found: dict[str, str] = {}
    for folder in path:
        with contextlib.suppress(OSError):
            for name in sorted(os.listdir(folder or ".")):  # noqa: PTH208
                package, dash, version = name.removesuffix(_INFO).partition("-")
                if dash and name.endswith(_INFO):
                    found.setdefault(package.lower().replace("_", "-"), version)
    return found


def _asked_version(package: str) -> str:
    """That of a package which was installed in another way."""
    from importlib import metadata  # noqa: PLC0415

    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


def _tree(folder: Path, suffix: str = "") -> list[tuple[str, str]]:
    """Every file's path and digest."""
    top = os.path.join(folder, "")  # noqa: PTH118
    return [
        (file.removeprefix(top).replace(os.sep, "/"), _digest(file))
        for file in sorted(_files(str(folder)))
        if file.endswith(suffix) and os.path.isfile(file)  # noqa: PTH113
    ]


def _files(folder: str) -> Iterator[str]:
    for above, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name != "__pycache__"]
        yield from (f"{above}{os.sep}{name}" for name in files)


def _digest(file: str) -> str:
    try:
        with open(file, "rb", buffering=0) as content:  # noqa: PTH123 - hundreds of them
            return disk.digest(content.read())
    except OSError:
        return ""
