"""The rules' own cases: `rules/<kode>.yaml` beside `rules/`, input and findings side by side.

A case has `navn` and `fund` (`linje:tegn begyndelsen på beskeden`, in order; `[]` for none), and
one of: `møde` (a whole meeting), `punkt` (the keys of one item, put under a plain head: its first
key stands on line 4, column 5), `filer` (path: text, for more than one file). `fund` of more than
one file begin with the path: `2026-03-11.yaml:4:5 …`. `rettet` (optional) is the file after all
certain fixes of the rule.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from referat.checks.rule import Example
from referat.compile import check
from referat.diagnostics import Diagnostic, in_order
from referat.project.find import Found, find

HERE = Path(__file__).parent / "rules"
ONE = "møde.yaml"
_HEAD = "dato: 2026-03-11\npunkter:\n  - titel: Punktet\n"


@dataclass(frozen=True, slots=True)
class Case:
    """`findings` are of the rule `code` only; others may be there too."""

    code: str
    name: str
    files: Mapping[str, str]
    findings: tuple[str, ...]
    mended: str = ""

    def __str__(self) -> str:
        return f"{self.code}: {self.name}"


def cases() -> list[Case]:
    return [
        _case(path.stem, each)
        for path in sorted(HERE.glob("*.yaml"))
        for each in yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    ]


def _case(code: str, read: Mapping[str, Any]) -> Case:
    known = {"navn", "møde", "punkt", "filer", "fund", "rettet"}
    assert set(read) <= known, f"{code}: {set(read) - known}"
    if "punkt" in read:
        files = {ONE: _HEAD + textwrap.indent(read["punkt"], "    ")}
    else:
        files = read.get("filer") or {ONE: read["møde"]}
    return Case(code, read["navn"], files, tuple(read["fund"]), read.get("rettet", ""))


def files_of(example: Example) -> Mapping[str, str]:
    return {ONE: example} if isinstance(example, str) else example


def write(files: Mapping[str, str], folder: Path) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def findings_in(files: Mapping[str, str], folder: Path) -> list[Diagnostic]:
    """What is found in `files`, laid in `folder`; paths run from it."""
    write(files, folder)
    found = find((folder,))
    assert isinstance(found, Found), found
    return [
        each.at(each.path.relative_to(folder) if each.path else None)
        for each in in_order(check(found).findings)
    ]


def said(finding: Diagnostic, with_path: bool) -> str:
    place = f"{finding.place.line}:{finding.place.column}" if finding.place else "-"
    path = f"{finding.path.as_posix()}:" if with_path and finding.path else ""
    return f"{path}{place} {finding.message}"
