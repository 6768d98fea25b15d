"""The output folder: exchanged whole where it is all ours, else file by file."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from referat.compile import Means, Request
from referat.output import disk, exchange
from tests.building import FILES, ToySearch, built, codes, files_in, lay

CHANGE = {"referat.yaml": "titel: En anden\nformater: [html, markdown]\n"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    lay(tmp_path / "møder", FILES)
    return tmp_path / "møder"


@pytest.fixture
def out(root: Path) -> Path:
    folder = root.parent / "ud"
    assert codes(built(root, folder)) == []
    return folder


@pytest.fixture
def fresh(root: Path, out: Path) -> Iterator[dict[str, bytes]]:
    """What the change makes, built from nothing; the change is made."""
    lay(root, CHANGE)
    assert codes(built(root, root.parent / "frisk", Means(remembers=False))) == []
    yield files_in(root.parent / "frisk")


def test_a_folder_that_is_all_ours_is_exchanged(root: Path, out: Path) -> None:
    before, kept = out.stat().st_ino, (out / "raad/2026-01-10/notat.txt").stat().st_ino
    lay(root, CHANGE)
    assert codes(built(root, out)) == []
    assert out.stat().st_ino != before
    assert (out / "raad/2026-01-10/notat.txt").stat().st_ino == kept


def test_the_new_folder_may_be_read_by_the_same(root: Path, out: Path) -> None:
    out.chmod(0o750)
    lay(root, CHANGE)
    built(root, out)
    assert out.stat().st_mode & 0o777 == 0o750


@pytest.mark.parametrize("name", ["mit.txt", "mappe/mit.txt", ".git/config", "raad/mit.txt"])
def test_a_folder_with_something_of_others_keeps_its_place(
    name: str, root: Path, out: Path, fresh: dict[str, bytes]
) -> None:
    lay(out, {name: "mit"})
    before = out.stat().st_ino
    assert codes(built(root, out)) == []
    assert out.stat().st_ino == before
    assert files_in(out) == {**fresh, name: b"mit"}


def test_an_empty_folder_and_a_link_are_others_too(
    root: Path, out: Path, fresh: dict[str, bytes]
) -> None:
    (out / "tom").mkdir()
    (out / "vej").symlink_to(root)
    assert codes(built(root, out)) == []
    assert (out / "tom").is_dir()
    assert (out / "vej").is_symlink()
    (out / "vej").unlink()
    assert files_in(out) == fresh


def test_a_folder_that_is_a_link_stays_one(root: Path, out: Path, fresh: dict[str, bytes]) -> None:
    real = out.rename(out.parent / "rigtig")
    out.symlink_to(real)
    assert codes(built(root, out)) == []
    assert out.is_symlink()
    assert files_in(real) == fresh


def test_the_folder_that_one_stands_in_keeps_its_place(
    root: Path, out: Path, fresh: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(out)
    before = out.stat().st_ino
    assert codes(built(root, Path())) == []
    assert out.stat().st_ino == before
    assert files_in(out) == fresh


def test_surroundings_that_may_not_be_written(
    root: Path, out: Path, fresh: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    make = disk.make_new_folder

    def only_inside(folder: Path) -> None:
        if folder.parent == out.parent:
            raise PermissionError(13, "Permission denied", str(folder))
        make(folder)

    monkeypatch.setattr(disk, "make_new_folder", only_inside)
    before = out.stat().st_ino
    assert codes(built(root, out, Means(search=ToySearch()))) == []
    assert codes(built(root, out)) == []
    assert out.stat().st_ino == before
    assert files_in(out) == fresh


def test_a_place_where_nothing_may_be_written(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(folder: Path) -> None:
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setattr(disk, "make_new_folder", refused)
    monkeypatch.setattr(disk, "make_folder", refused)
    one = built(root, root.parent / "a/b/ud", Means(remembers=False))
    assert codes(one) == ["kan-ikke-skrives"]
    assert not (root.parent / "a").exists()


def test_where_folders_cannot_change_places_two_renames_do(
    root: Path, out: Path, fresh: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "_call", lambda: None)
    assert codes(built(root, out)) == []
    assert files_in(out) == fresh
    assert not [path for path in out.parent.iterdir() if path.name.startswith(".")]


def test_where_nothing_can_be_linked_it_is_copied(
    root: Path, out: Path, fresh: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*paths: Any) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refused)
    assert codes(built(root, out)) == []
    assert files_in(out) == fresh
    assert not built(root, out).is_changed


def test_what_a_dead_build_left_is_removed_and_nothing_else(root: Path, out: Path) -> None:
    lay(out.parent, {".ud.ny-1/a": "", ".ud.gl/a": "", ".ud.ny-mit/a": "", ".ud.ny-2": "en fil"})
    lay(out, {".referat-ny-1/a": ""})
    lay(root, CHANGE)
    assert codes(built(root, out)) == []
    left = {path.name for path in out.parent.iterdir() if path.name.startswith(".")}
    assert left == {".ud.ny-mit", ".ud.ny-2"}
    assert not (out / ".referat-ny-1").exists()


def test_a_site_that_was_set_aside_is_put_back(root: Path, out: Path) -> None:
    before = files_in(out)
    out.rename(out.parent / ".ud.gl")
    assert not built(root, out).is_changed
    assert files_in(out) == before


def test_another_edition_is_never_exchanged(root: Path, out: Path) -> None:
    before = files_in(out)
    assert codes(built(root, out, request=Request("medlemmer"))) == ["anden-udgave"]
    assert files_in(out) == before


def test_a_partial_build_leaves_the_site_around_it(root: Path, out: Path) -> None:
    before = files_in(out)
    lay(root, {"meetings/raad/2026-02-20.yaml": "dato: 2026-02-20\nsted: Salen\n"})
    assert codes(built(root / "meetings/raad", out)) == []
    changed = {path for path, text in files_in(out).items() if before.get(path) != text}
    assert changed == {
        ".referat-filer.json",
        *(f"raad/2026-02-20/dagsorden.{suffix}" for suffix in ("html", "md")),
    }
    assert codes(built(root, out)) == []
    shutil.rmtree(root / ".referat")
    assert codes(built(root, root.parent / "frisk")) == []
    assert files_in(out) == files_in(root.parent / "frisk")


def test_in_place_the_front_page_comes_last(
    root: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(out, {"mit.txt": "mit"})
    lay(root, {"meetings/raad/2026-05-01.yaml": "dato: 2026-05-01\n"})
    moved: list[str] = []
    move = disk.move

    def noted(source: Path, target: Path) -> None:
        moved.append(target.name if target.parent == out else target.relative_to(root.parent).name)
        move(source, target)

    monkeypatch.setattr(disk, "move", noted)
    assert codes(built(root, out)) == []
    pages = [name for name in moved if name.endswith(".html")]
    assert pages[-1] == "index.html"


# ---------------------------------------------------------------- one at a time

BUILD = [sys.executable, "-m", "referat", "build", "--no-search", "--out", "../ud"]
INTERRUPTIBLE = """
import signal, sys
from referat.cli import main
signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background has none
main(sys.argv[1:])
"""


def test_two_builds_at_once_both_succeed(root: Path, out: Path, fresh: dict[str, bytes]) -> None:
    builds = [
        subprocess.Popen(BUILD, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    for each in builds:
        _, said = each.communicate(timeout=60)
        assert each.returncode == 0, said
        assert said in ("", "Der bliver allerede bygget i mappen; venter …\n")
    assert files_in(out) == fresh
    assert not [path for path in out.parent.iterdir() if path.name.startswith(".")]


def test_a_build_that_is_interrupted_leaves_no_trace(root: Path, out: Path) -> None:
    for number in range(300):  # enough for the signal to come before the end
        day = f"2026-{number // 25 + 1:02}-{number % 25 + 1:02}"
        lay(root, {f"meetings/nævn/{day}.yaml": f"dato: {day}\n"})
    before = files_in(out)
    line = [sys.executable, "-c", INTERRUPTIBLE, *BUILD[3:], "--jobs", "3"]
    build = subprocess.Popen(
        line, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    while not (out.parent / ".ud.ny-1").exists():
        assert build.poll() is None
        time.sleep(0.005)
    build.send_signal(signal.SIGINT)
    _, said = build.communicate(timeout=60)
    assert (build.returncode, said.strip()) == (1, "Afbrudt.")
    assert files_in(out) == before
    assert not (out.parent / ".ud.ny-1").exists()


def test_a_file_in_the_folder_s_place_is_left_alone(root: Path) -> None:
    file = root.parent / "noter.txt"
    file.write_text("vigtigt", encoding="utf-8")
    assert codes(built(root, file)) == ["kan-ikke-skrives"]
    assert file.read_text(encoding="utf-8") == "vigtigt"
    assert not list(root.parent.glob(".noter*"))


@pytest.mark.parametrize("place", [".", "..", "meetings", "meetings/ny", "templates/site"])
def test_a_site_is_not_laid_among_its_sources(root: Path, place: str) -> None:
    before = files_in(root)
    assert codes(built(root, root / place)) == ["kan-ikke-skrives"]
    assert files_in(root) == before
