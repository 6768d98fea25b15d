"""Compiled templates are kept for the next run, and give what the templates give."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from referat.formats.templates import Templates, shipped_templates

NAME = "html/t.html"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    (tmp_path / "t/html").mkdir(parents=True)
    return tmp_path / "t"


def rendered(folder: Path, key: str, own: Path | None = None) -> str:
    return Templates(folder, own, key).render(NAME, word="<å>")


def kept(folder: Path) -> list[Path]:
    return sorted(folder.rglob("__pycache__/*"))


def test_the_next_run_has_them_compiled(folder: Path) -> None:
    (folder / NAME).write_text("en {{ word }}", encoding="utf-8")
    first = rendered(folder, "k")
    assert first == "en &lt;å&gt;"
    assert len(kept(folder)) == 1
    (folder / NAME).write_text("to {{ word }}", encoding="utf-8")
    assert rendered(folder, "k") == first, "the key tells that nothing has changed"
    assert rendered(folder, "another") == "to &lt;å&gt;"
    assert rendered(folder, "another") == "to &lt;å&gt;"


@pytest.mark.parametrize("cut", [0, 1, 12, 20, 30, 40, 60, 100, -1])
def test_what_is_broken_is_compiled_again(folder: Path, cut: int) -> None:
    (folder / NAME).write_text("en {{ word }}", encoding="utf-8")
    rendered(folder, "k")
    (file,) = kept(folder)
    file.write_bytes(file.read_bytes()[:cut])
    assert rendered(folder, "k") == "en &lt;å&gt;"
    file.write_bytes(b"x" * 100)
    assert rendered(folder, "k") == "en &lt;å&gt;"


def test_a_folder_that_is_moved_is_compiled_again(folder: Path, tmp_path: Path) -> None:
    (folder / NAME).write_text("en {{ word }}", encoding="utf-8")
    rendered(folder, "k")
    shutil.copytree(folder, tmp_path / "u")
    (tmp_path / "u" / NAME).write_text("to", encoding="utf-8")
    assert rendered(tmp_path / "u", "k") == "to"


def test_nothing_is_kept_of_a_repository_s_own(folder: Path, tmp_path: Path) -> None:
    (folder / NAME).write_text("en {{ word }}", encoding="utf-8")
    (tmp_path / "own").mkdir()
    assert rendered(folder, "k", tmp_path / "own") == "en &lt;å&gt;"
    assert rendered(folder, "") == "en &lt;å&gt;"
    assert not kept(folder)


def test_nothing_is_kept_where_python_keeps_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / NAME).write_text("en {{ word }}", encoding="utf-8")
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert rendered(folder, "k") == "en &lt;å&gt;"
    assert not kept(folder)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (folder / "html/__pycache__").write_text("in the way")
    assert rendered(folder, "k") == "en &lt;å&gt;"


def test_the_shipped_ones_are_the_same_when_they_come_back(tmp_path: Path) -> None:
    folder = tmp_path / "shipped"
    shutil.copytree(shipped_templates(), folder, ignore=shutil.ignore_patterns("__pycache__"))
    plain = Templates(folder)
    for name in ("html/referat.css", "docx/theme.xml"):
        for _ in range(2):
            assert Templates(folder, None, "k").render(name) == plain.render(name)
