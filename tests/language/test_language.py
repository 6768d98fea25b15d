"""What a minute taker writes, and what the document then says.

Each `*.txt` holds cases: a title, `.`, the meeting, `.`, the Markdown under the document's title,
`.`. A meeting without a date gets one that is not shown. `[dagsorden]`, `[beslutningsreferat]` and
`[medlemmer]` after a title choose another document than the public minutes. `pytest --update`
rewrites what is expected. Beside each meeting lies `loen.csv`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pytest

from referat.compile import Request, compile_all
from referat.danish.words import NBSP
from referat.diagnostics import has_errors
from referat.project.find import Found, find
from referat.view.document import Edition, Kind

HERE = Path(__file__).parent
DATE = "dato: 2024-01-31\n"
SHOWN_DATE = "- **Dato:** onsdag den 31. januar 2024"
_CASE = re.compile(
    r"^(?P<title>\S[^\n]*)\n\.\n(?P<meeting>.*?)^\.\n(?P<shown>.*?)^\.\n", re.M | re.S
)
_CHOICE = re.compile(r"\[(\w+)\]")


@dataclass(frozen=True, slots=True)
class Case:
    file: Path
    title: str
    meeting: str
    shown: str


def cases_in(file: Path) -> list[Case]:
    text = file.read_text(encoding="utf-8")
    return [Case(file, **match.groupdict()) for match in _CASE.finditer(text)]


def cases() -> list[Case]:
    return [case for file in sorted(HERE.glob("*.txt")) for case in cases_in(file)]


def name_of(case: Case) -> str:
    return f"{case.file.stem}: {case.title}"


def printed(case: Case, folder: Path) -> str:
    """The document's Markdown under its title."""
    is_dated = re.search(r"^dato:", case.meeting, re.M) is not None
    path = folder / "moede.yaml"
    (folder / "loen.csv").write_text("Navn;Løn\nBo;1\n", encoding="utf-8")
    path.write_text(case.meeting if is_dated else DATE + case.meeting, encoding="utf-8")
    choices = set(_CHOICE.findall(case.title))
    edition = "medlemmer" if "medlemmer" in choices else "offentlig"
    kind = next(iter(choices - {"medlemmer"}), "referat")
    request = Request(cast("Edition", edition), (cast("Kind", kind),), ("markdown",))
    found = find([path])
    assert isinstance(found, Found)
    compiled = compile_all(found, request, lambda done, total: None)
    assert not has_errors(compiled.findings), compiled.findings
    (document,) = (out.content for out in compiled.outputs if out.path.endswith(".md"))
    assert isinstance(document, bytes)
    _, *lines = document.decode("utf-8").replace(NBSP, " ").split("\n")
    shown = [line for line in lines if is_dated or line != SHOWN_DATE]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(shown)).strip("\n") + "\n"


def test_there_are_cases() -> None:
    found = [name_of(case) for case in cases()]
    assert len(found) == len(set(found)) > 50
    for file in HERE.glob("*.txt"):
        dots = re.findall(r"^\.$", file.read_text(encoding="utf-8"), re.M)
        assert len(dots) == 3 * len(cases_in(file)), file


@pytest.mark.parametrize("case", cases(), ids=name_of)
def test_prints(case: Case, tmp_path: Path, update: bool) -> None:
    shown = printed(case, tmp_path)
    if update:
        text = case.file.read_text(encoding="utf-8")
        written = f"{case.title}\n.\n{case.meeting}.\n"
        renewed = text.replace(f"{written}{case.shown}.\n", f"{written}{shown}.\n")
        case.file.write_text(renewed, encoding="utf-8")
    else:
        assert shown == case.shown
