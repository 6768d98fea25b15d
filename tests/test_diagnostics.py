"""Every finding, as the command line prints it.

`diagnostics/<code>/` holds the smallest files that trigger a code (or a folder per variant),
`forventet.txt` what is printed, `kommando.txt` the command if it is not `referat check`.
`pytest --update` rewrites the expected texts. `diagnostics/ingen/` must give no finding.
"""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from referat.cli import run
from tests.codes import codes_in_source

HERE = Path(__file__).parent / "diagnostics"
EXPECTED, COMMAND = "forventet.txt", "kommando.txt"
NO_FINDING = "ingen"
MADE_BY_TESTS = frozenset(
    {"bom", "ikke-utf8", "kontroltegn", "tabulator", "for-stor-fil", "kan-ikke-læses"}
    | {"ingen-dokumenter", "ingen-søgning", "stort-bilag"}
)
"""Codes whose files git or an editor would spoil: test_bad_files.py, test_across.py make them, and
test_build.py what comes of a missing program."""
UNREACHABLE = frozenset({"forkert-form", "intern-fejl", "regel-svigtede"})
"""Nets under the others: nothing is known that falls into them; test_cli.py pulls at them."""


def cases() -> list[Path]:
    """A folder with files of its own is a case; else each of its folders is."""
    found: list[Path] = []
    for code in sorted(HERE.iterdir()):
        own = any(path.is_file() for path in code.iterdir())
        found += [code] if own else sorted(code.iterdir())
    return found


def name_of(case: Path) -> str:
    return case.relative_to(HERE).as_posix()


def printed(case: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    shutil.copytree(case, folder, ignore=shutil.ignore_patterns(EXPECTED, COMMAND))
    command = case / COMMAND
    line = command.read_text(encoding="utf-8") if command.exists() else "referat check"
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        code = run(shlex.split(line)[1:])
    out = capsys.readouterr()
    return f"{out.out}{out.err}(udgangskode {code})\n"


def test_there_are_cases() -> None:
    assert len(cases()) > 100


@pytest.mark.parametrize("case", cases(), ids=name_of)
def test_prints_what_is_expected(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], update: bool
) -> None:
    text = printed(case, tmp_path / "møder", capsys)
    if update:
        (case / EXPECTED).write_text(text, encoding="utf-8", newline="\n")
    assert text == (case / EXPECTED).read_text(encoding="utf-8")


@pytest.mark.parametrize("case", cases(), ids=name_of)
def test_shows_the_code_that_its_folder_is_named_after(case: Path) -> None:
    text = (case / EXPECTED).read_text(encoding="utf-8")
    code = name_of(case).partition("/")[0]
    shown = set(re.findall(r"\[([^\]\s]+)\]$", text, re.MULTILINE))
    assert shown == set() if code == NO_FINDING else code in shown


def test_every_code_has_a_folder_and_every_folder_a_code() -> None:
    folders = {name_of(case).partition("/")[0] for case in cases()} - {NO_FINDING}
    codes = codes_in_source()
    assert len(codes) > 40
    assert codes - MADE_BY_TESTS - UNREACHABLE <= folders <= codes - UNREACHABLE
    assert codes >= MADE_BY_TESTS | UNREACHABLE
