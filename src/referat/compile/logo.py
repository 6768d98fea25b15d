"""The site's logo: found beside referat.yaml, published under one name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from referat.compile.setting import Setting
from referat.compile.values import Copied
from referat.diagnostics import Diagnostic
from referat.project.shelf import Shelf
from referat.source.written import place_of

if TYPE_CHECKING:
    from referat.site.parts import Logo


def logo_of(setting: Setting, closed: frozenset[Path]) -> tuple[Logo | None, Copied | None]:
    """The logo as pages show it, and the file that it is copied from."""
    name = _name(setting)
    shelf = _shelf(setting, closed)
    found = shelf.published(name) if name else None
    if found is None:
        return None, None
    from referat.site.addresses import ASSETS, inside  # noqa: PLC0415 - a check makes no page
    from referat.site.parts import Logo  # noqa: PLC0415

    path = inside(ASSETS, f"logo{found.file.suffix.lower()}")
    return (
        Logo(path, _alt(setting), found.width, found.height),
        Copied(path, setting.described(found.file)),
    )


def missing_logo(setting: Setting) -> Iterator[Diagnostic]:
    name = _name(setting)
    if name and not isinstance(_shelf(setting).locate(name), Path):
        yield Diagnostic(
            "fil-mangler",
            f"Logoet »{name}« findes ikke.",
            "Læg filen i samme mappe som referat.yaml, eller ret navnet.",
            path=setting.found.site,
            place=place_of(setting.site.logo) if setting.site else None,
        )


def _name(setting: Setting) -> str:
    return (setting.site.logo or "").strip() if setting.site else ""


def _alt(setting: Setting) -> str:
    site = setting.site
    return " ".join(((site and (site.organisation or site.title)) or "").split())


def _shelf(setting: Setting, closed: frozenset[Path] = frozenset()) -> Shelf:
    root = setting.found.root
    return Shelf(root, (root,), "", closed)
