"""A build shared among machines: the joined shares are the site that one machine would build."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from bench.corpus import write_corpus

from referat.cli import FINDINGS, OK, USAGE, run
from referat.compile import Means, Request, build, build_share, merge
from referat.compile.shares import MEMORY, SITE, share_of
from referat.compile.workshop import Task, Workshop
from tests.building import FILES, ToySearch, codes, files_in, found_in, lay
from tests.test_closed_files import MEETINGS

DAY = ["--date", "2026-03-01"]


def shares(root: Path, folder: Path, count: int) -> list[Path]:
    """Builds each share as another machine would: from a copy of its own, of another age."""
    for number in range(1, count + 1):
        copy = folder / f"maskine-{number}"
        shutil.copytree(root, copy)
        for path in copy.rglob("*"):
            os.utime(path, (number * 1000, number * 1000))
        out = folder / str(number)
        assert not build_share(found_in(copy), Request(), (number, count), out, Means()).findings
    return [folder / str(number) for number in range(1, count + 1)]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Task]]:
    """The tasks that are done."""
    seen: list[Task] = []
    real = Workshop.do

    def do(self: Workshop, task: Task) -> object:
        seen.append(task)
        return real(self, task)

    monkeypatch.setattr(Workshop, "do", do)
    yield seen


@pytest.mark.parametrize("count", [1, 2, 3, 8])
def test_joined_they_are_the_same_to_the_byte(count: int, tmp_path: Path) -> None:
    root = tmp_path / "møder"
    lay(root, FILES)
    means = Means(search=ToySearch())
    assert codes(build(found_in(root), Request(), tmp_path / "hel", means)) == []
    parts = shares(root, tmp_path / "andele", count)
    assert codes(merge(found_in(root), Request(), parts, tmp_path / "samlet", means)) == []
    assert files_in(tmp_path / "samlet") == files_in(tmp_path / "hel")


def test_most_is_not_made_again(tmp_path: Path, made: list[Task]) -> None:
    root = tmp_path / "møder"
    write_corpus(root, 48, documents=("dagsorden",))
    parts = shares(root, tmp_path / "andele", 4)
    made.clear()
    merge(found_in(root), Request(), parts, tmp_path / "samlet", Means())
    tasks = [type(task).__name__ for task in made]
    assert tasks.count("Read") == 0
    assert 0 < tasks.count("Make") < 16


def test_every_meeting_is_in_one_share(tmp_path: Path) -> None:
    write_corpus(tmp_path, 50)
    found = found_in(tmp_path)
    parts = [share_of(found, number, 8) for number in range(1, 9)]
    assert [meeting for part in parts for meeting in part.meetings] == list(found.meetings)
    sizes = [sum(m.path.stat().st_size for m in part.meetings) for part in parts]
    assert max(sizes) < 2 * min(sizes)


def test_a_file_that_another_share_closes_does_not_come_out(tmp_path: Path) -> None:
    root = tmp_path / "møder"
    lay(root, {f"meetings/råd/{name}.yaml": text for name, text in MEETINGS.items()})
    lay(root, {"meetings/råd/2026-01-10/vurdering.txt": "dyrt", "referat.yaml": "titel: T\n"})
    lay(root, {"meetings/råd/2026-02-10/notat.txt": "åbent"})
    parts = shares(root, tmp_path / "andele", 2)
    merge(found_in(root), Request(), parts, tmp_path / "samlet", Means())
    found = files_in(tmp_path / "samlet")
    assert b"dyrt" not in found.values()
    assert b"\xc3\xa5bent" in found.values()


def spoil_memory(part: Path) -> None:
    content = (part / MEMORY).read_bytes()
    (part / MEMORY).write_bytes(content[: len(content) // 2])


def spoil_page(part: Path) -> None:
    page = next((part / SITE).rglob("dagsorden.html"))
    page.write_text("noget andet", encoding="utf-8")


def lose_page(part: Path) -> None:
    next((part / SITE).rglob("dagsorden.md")).unlink()


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (spoil_memory, ["ubrugelig-andel"]),
        (shutil.rmtree, ["ubrugelig-andel"]),
        (spoil_page, []),
        (lose_page, []),
    ],
)
def test_a_spoilt_share_costs_only_time(spoil: object, told: list[str], tmp_path: Path) -> None:
    root = tmp_path / "møder"
    lay(root, FILES)
    build(found_in(root), Request(), tmp_path / "hel", Means())
    parts = shares(root, tmp_path / "andele", 2)
    spoil(parts[0])  # type: ignore[operator]
    assert codes(merge(found_in(root), Request(), parts, tmp_path / "samlet", Means())) == told
    assert files_in(tmp_path / "samlet") == files_in(tmp_path / "hel")


def test_a_file_without_an_age_is_known_by_its_content(tmp_path: Path) -> None:
    """As what was unpacked where no times are kept: all of it is from 1970."""
    root, note = tmp_path / "møder", tmp_path / "møder/meetings/raad/2026-01-10/notat.txt"
    lay(root, FILES)
    parts: list[Path] = []
    os.utime(note, (0, 0))
    copy = tmp_path / "andele/kopi"
    shutil.copytree(root, copy)
    for number in (1, 2):
        parts.append(tmp_path / "andele" / str(number))
        build_share(found_in(copy), Request(), (number, 2), parts[-1], Means())
    note.write_text(note.read_text(encoding="utf-8").swapcase(), encoding="utf-8")
    os.utime(note, (0, 0))
    build(found_in(root), Request(), tmp_path / "hel", Means())
    merge(found_in(root), Request(), parts, tmp_path / "samlet", Means())
    assert files_in(tmp_path / "samlet") == files_in(tmp_path / "hel")


def test_editions_are_not_mixed(tmp_path: Path) -> None:
    root = tmp_path / "møder"
    lay(root, FILES)
    parts = shares(root, tmp_path / "andele", 2)
    one = merge(found_in(root), Request("medlemmer"), parts, tmp_path / "samlet", Means())
    assert set(codes(one)) == {"anden-udgave"}
    assert not (tmp_path / "samlet").exists()


def test_by_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lay(tmp_path, FILES)
    monkeypatch.chdir(tmp_path)
    assert run(["build", "--no-search", *DAY]) == OK
    for share in ("1/2", "2/2"):
        assert run(["build", "--no-search", *DAY, "--shard", share]) == OK
    capsys.readouterr()
    names = ["andel-1-af-2", "andel-2-af-2"]
    assert run(["merge", *names, "--no-search", *DAY, "--out", "samlet"]) == OK
    assert "filer i samlet\n" in capsys.readouterr().out
    assert files_in(tmp_path / "samlet") == files_in(tmp_path / "site")


def test_an_error_in_a_share_stops_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lay(tmp_path, {**FILES, "meetings/raad/2026-01-10.yaml": "dato: 2026-13-01\n"})
    monkeypatch.chdir(tmp_path)
    codes = [run(["build", "--shard", f"{number}/4"]) for number in range(1, 5)]
    assert codes.count(FINDINGS) == 1
    assert "umulig-dato" in capsys.readouterr().err


@pytest.mark.parametrize("share", ["0/8", "9/8", "3", "a/b", "1/", "-1/2"])
def test_what_is_no_share(share: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", f"--shard={share}"]) == USAGE
    assert f"»{share}« er ikke en andel. Skriv for eksempel 3/8" in capsys.readouterr().err
