"""`referat completion`: the scripts load in their shells, and Tab offers what fits."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from click.shell_completion import BashComplete

from referat.cli import OK, USAGE, cli, run

SHELLS = ["bash", "zsh", "fish"]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for body in ("klima-og-miljoe", "kulturudvalget", "bestyrelsen"):
        folder = tmp_path / "meetings" / body
        folder.mkdir(parents=True)
        (folder / "udvalg.yaml").write_text("navn: X\n", encoding="utf-8")
        (folder / "notat.pdf").write_bytes(b"")
    (tmp_path / "referat.yaml").write_text("titel: Os\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_says_how_and_names_the_variable(
    shell: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["completion", shell]) == OK
    out = capsys.readouterr().out
    assert f"referat completion {shell}" in out.partition("\n")[0]
    assert f"_REFERAT_COMPLETE={shell}_complete" in out


@pytest.mark.parametrize("shell", SHELLS)
def test_the_shell_can_read_it(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not here")
    run(["completion", shell])
    script = capsys.readouterr().out
    checked = subprocess.run(
        [shell, "-n"], input=script, text=True, capture_output=True, check=False
    )
    assert (checked.returncode, checked.stderr) == (0, "")


def test_another_shell(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["completion", "pwsh"]) == USAGE
    assert "kan kun være `bash`, `zsh` eller `fish`" in capsys.readouterr().err


def offered(words: str) -> list[str]:
    """What Tab offers after `words`, whose last one is only begun."""
    *written, begun = words.split(" ")
    found = BashComplete(cli, {}, "referat", "_REFERAT_COMPLETE").get_completions(written, begun)
    return [item.value for item in found]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("n", ["new"]),
        ("new k", ["klima-og-miljoe", "kulturudvalget"]),
        ("new ", ["bestyrelsen", "klima-og-miljoe", "kulturudvalget"]),
        ("new x", []),
        ("check ", ["meetings/", "referat.yaml"]),
        ("check meetings/kl", ["meetings/klima-og-miljoe/"]),
        ("build meetings/bestyrelsen/", ["meetings/bestyrelsen/udvalg.yaml"]),
        ("check findes/ikke/", []),
        ("init --forge gi", ["github", "gitlab"]),
        ("completion f", ["fish"]),
        ("serve --ed", ["--edition"]),
    ],
)
def test_what_tab_offers(words: str, expected: list[str]) -> None:
    assert offered(words) == expected


def test_a_broken_repository_offers_nothing_and_says_nothing(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(here / "meetings")
    assert offered("new ") == []
    assert capsys.readouterr() == ("", "")


def test_commands_come_in_the_order_of_use(capsys: pytest.CaptureFixture[str]) -> None:
    run(["--help"])
    lines = capsys.readouterr().out.partition("Kommandoer:\n")[2].splitlines()
    assert [line.split()[0] for line in lines] == [
        *(
            "init",
            "new",
            "check",
            "explain",
            "build",
            "merge",
            "serve",
            "templates",
            "schema",
            "lsp",
            "completion",
        ),
    ]
