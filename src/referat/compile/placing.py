"""Whether a whole site may lie where it is asked to: never among what it is made from."""

from __future__ import annotations

import os
from pathlib import Path

from referat.diagnostics import Diagnostic
from referat.project.find import MEETINGS, Found

_OWN = (MEETINGS, "templates")


def misplaced(found: Found, out: Path) -> list[Diagnostic]:
    """A finding if `out` holds sources, which would be published, or lies among them, where the
    next build would take its pages for attachments or templates; else empty.
    """
    place, root = out.resolve(), found.root.resolve()
    sources = [meeting.path for meeting in found.meetings]
    sources += [committee.path for committee in found.committees]
    sources += [found.site] if found.site else []
    folders = {source.parent for source in sources}  # a folder may hold a thousand
    files = {folder.resolve() for folder in folders}
    files.update(source.resolve() for source in sources if os.path.islink(source))  # noqa: PTH114
    holds = any(file.is_relative_to(place) for file in files)
    if not holds and not any(place.is_relative_to((root / name).resolve()) for name in _OWN):
        return []
    shown = "denne mappe" if out == Path() else f"»{out}«"
    return [
        Diagnostic(
            "kan-ikke-skrives",
            f"Hjemmesiden kan ikke ligge i {shown}: dér ligger det, den bliver lavet af.",
            "Vælg en mappe for sig selv med --out, for eksempel `site`.",
        )
    ]
