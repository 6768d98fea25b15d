"""A small repository to build again and again, and what a folder holds."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from referat.compile import Built, Means, Request, build
from referat.project.find import Found, find

SITE = "organisation: Os\nadresse: https://example.org/os/\nformater: [html, markdown]\n"
COMMITTEE = "navn: Rådet\nmedlemmer:\n  - Ane Vang\n  - Bo Lund\n"
FIRST = """\
dato: 2026-01-10
tilstede: [Ane Vang]
punkter:
  - titel: Budget
    id: budget
    sagsnr: 26/1
    bilag:
      - {titel: Notat, fil: notat.txt}
    beslutning: Godkendt.
    opgaver:
      - {opgave: Skriv til banken, ansvarlig: Bo Lund, frist: 2026-02-01}
"""
SECOND = """\
dato: 2026-02-10
punkter:
  - titel: Opfølgning
    åbne opgaver: ja
  - titel: Budget igen
    sagsnr: 26/1
    tekst: "Se [punktet](2026-01-10.yaml#budget) og [notatet](2026-01-10/notat.txt)."
"""
TO_ITEM = """\
dato: 2026-02-20
indledning: "Se [punktet](2026-01-10.yaml#budget)."
"""
TO_FILE = """\
dato: 2026-02-21
indledning: "Se [notatet](2026-01-10/notat.txt)."
"""
FILES = {
    "referat.yaml": SITE,
    "meetings/raad/udvalg.yaml": COMMITTEE,
    "meetings/raad/2026-01-10.yaml": FIRST,
    "meetings/raad/2026-01-10/notat.txt": "Et notat.\n",
    "meetings/raad/2026-02-10.yaml": SECOND,
    "meetings/raad/2026-02-20.yaml": TO_ITEM,
    "meetings/nævn/udvalg.yaml": "navn: Nævnet\n",
    "meetings/nævn/2026-02-21.yaml": TO_FILE.replace("(", "(../raad/"),
}


def lay(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file, also the record and whatever should not be there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def found_in(root: Path) -> Found:
    found = find((root,))
    assert isinstance(found, Found), found
    return found


def built(
    root: Path, out: Path, means: Means | None = None, request: Request | None = None
) -> Built:
    means = means or Means()
    again = means.warm.found_again() if means.warm else None
    return build(again or found_in(root), request or Request(), out, means)


def codes(one: Built) -> list[str]:
    return [finding.code for finding in one.findings]


@dataclass
class ToySearch:
    """An index that is one file, and counts how often it was made."""

    version: str = "1"
    entry: str = "pagefind.js"
    ready: bool = True
    works: bool = True
    made: list[int] = field(default_factory=list)

    def is_ready(self) -> bool:
        return self.ready

    def index(self, pages: Path, bundle: Path) -> bool:
        if not self.works:
            return False
        content = repr(sorted(files_in(pages).items())).encode()
        self.made.append(len(files_in(pages)))
        bundle.mkdir()
        (bundle / self.entry).write_bytes(hashlib.sha256(content).hexdigest().encode())
        return True
