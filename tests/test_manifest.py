"""The list of what is published: as `sha256sum --check` reads it, with the commit."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest

from referat.cli.commit import commit_of
from referat.output.manifest import MANIFEST, manifest


def test_the_form() -> None:
    files = {"b/index.html": "2" * 64, "a.txt": "1" * 64, "c\\d\ne": "3" * 64}
    assert manifest(files, "offentlig", "abc").decode().splitlines() == [
        "# udgave: offentlig",
        "# commit: abc",
        f"{'1' * 64}  a.txt",
        f"{'2' * 64}  b/index.html",
        f"\\{'3' * 64}  c\\\\d\\ne",
    ]
    assert manifest({}, "medlemmer", "") == b"# udgave: medlemmer\n"


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="no sha256sum")
def test_sha256sum_reads_it(tmp_path: Path) -> None:
    names = ("æ ø/å.html", "b\\c.txt", "d\ne.txt", "f.docx")
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    files = {name: hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() for name in names}
    (tmp_path / MANIFEST).write_bytes(manifest(files, "offentlig", "abc"))
    check = ["sha256sum", "--check", "--strict", "--quiet", MANIFEST]
    assert subprocess.run(check, cwd=tmp_path, check=False).returncode == 0
    (tmp_path / "f.docx").write_text("andet", encoding="utf-8")
    assert subprocess.run(check, cwd=tmp_path, check=False, capture_output=True).returncode == 1


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=A", "-c", "user.email=a@b.dk", "-c", "commit.gpgsign=false")
    command = ["git", *who, *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


def test_the_commit(tmp_path: Path) -> None:
    assert commit_of(tmp_path) == ""
    git(tmp_path, "init", "--quiet")
    assert commit_of(tmp_path) == ""
    (tmp_path / "a.yaml").write_text("a", encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "a")
    head = git(tmp_path, "rev-parse", "HEAD").strip()
    assert commit_of(tmp_path) == head
    (tmp_path / "a.yaml").write_text("b", encoding="utf-8")
    assert commit_of(tmp_path) == f"{head} med ændringer"
    assert commit_of(tmp_path / "findes-ikke") == ""


def test_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert commit_of(tmp_path) == ""
