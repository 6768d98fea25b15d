"""Gathered output to a folder: all or nothing, and nothing that is not ours."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from referat.output import disk
from referat.output.record import RECORD, Record
from referat.output.write import Output, write_all, write_over

OPEN, CLOSED = "offentlig", "medlemmer"


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != RECORD
    }


def build(out: Path, **texts: str) -> list[str]:
    outputs = [Output(path.replace("__", "/"), text.encode()) for path, text in texts.items()]
    return [problem.code for problem in write_all(out, outputs, OPEN)]


def test_writes_what_it_is_given(tmp_path: Path) -> None:
    source = tmp_path / "kilde.txt"
    source.write_text("kopi", encoding="utf-8")
    outputs = [Output("a/b.txt", b"1"), Output("c.txt", source)]
    assert write_all(tmp_path / "ud", outputs, OPEN) == []
    assert files(tmp_path / "ud") == {"a/b.txt": b"1", "c.txt": b"kopi"}
    record = json.loads((tmp_path / "ud" / RECORD).read_text(encoding="utf-8"))
    assert record["udgave"] == OPEN
    assert list(record["filer"]) == ["a/b.txt", "c.txt"]


def test_removes_what_it_no_longer_writes_and_the_folders_it_leaves_empty(tmp_path: Path) -> None:
    build(tmp_path, a__b__x="1", a__y="2", c="3")
    (tmp_path / "mit.txt").write_text("mit", encoding="utf-8")
    (tmp_path / "a" / "mit.txt").write_text("mit", encoding="utf-8")
    assert build(tmp_path, c="4") == []
    assert files(tmp_path) == {"c": b"4", "mit.txt": b"mit", "a/mit.txt": b"mit"}
    assert not (tmp_path / "a" / "b").exists()


def test_keeps_an_old_file_that_somebody_has_changed(tmp_path: Path) -> None:
    build(tmp_path, a="1", b="2")
    (tmp_path / "a").write_text("rettet", encoding="utf-8")
    assert build(tmp_path, b="2") == []
    assert files(tmp_path) == {"a": b"rettet", "b": b"2"}


def test_a_foreign_file_in_the_way_stops_everything(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("mit", encoding="utf-8")
    assert build(tmp_path, a="1", b="2") == ["fremmed-fil"]
    assert files(tmp_path) == {"a": b"mit"}
    assert not (tmp_path / RECORD).exists()


def test_a_foreign_file_with_the_same_content_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1", encoding="utf-8")
    assert build(tmp_path, a="1") == []


def test_a_folder_in_the_way_stops_everything(tmp_path: Path) -> None:
    build(tmp_path, a="1", b="2")
    (tmp_path / "a").unlink()
    (tmp_path / "a").mkdir()
    assert build(tmp_path, a="3", b="4") == ["fremmed-fil"]
    assert files(tmp_path) == {"b": b"2"}


def test_a_file_where_a_folder_must_be(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("mit", encoding="utf-8")
    assert build(tmp_path, a__b="1", c="2") == ["kan-ikke-skrives"]
    assert files(tmp_path) == {"a": b"mit"}


def test_the_output_folder_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "ud").write_text("mit", encoding="utf-8")
    assert build(tmp_path / "ud", a="1") == ["kan-ikke-skrives"]
    assert files(tmp_path) == {"ud": b"mit"}


def test_a_source_that_went_away_changes_nothing(tmp_path: Path) -> None:
    build(tmp_path / "ud", a="1")
    outputs = [Output("a", b"2"), Output("b", tmp_path / "findes-ikke")]
    problems = write_all(tmp_path / "ud", outputs, OPEN)
    assert [problem.code for problem in problems] == ["kan-ikke-skrives"]
    assert files(tmp_path / "ud") == {"a": b"1"}


@pytest.mark.parametrize("second", ["a", "A"])
def test_two_files_with_one_address(second: str, tmp_path: Path) -> None:
    outputs = [Output("a", b"1"), Output(second, b"2")]
    problems = write_all(tmp_path, outputs, OPEN)
    assert [problem.code for problem in problems] == ["samme-adresse"]
    assert files(tmp_path) == {}


def test_the_same_file_twice_is_one_file(tmp_path: Path) -> None:
    assert write_all(tmp_path, [Output("a", b"1"), Output("a", b"1")], OPEN) == []
    assert files(tmp_path) == {"a": b"1"}


@pytest.mark.parametrize(
    "record",
    [
        *("", "nul", "[]", '{"a": 1}', "\x00", '"a"', '{"udgave": "offentlig", "filer": []}'),
        '{"udgave": "offentlig", "filer": {"../x": ["1"], "/etc/passwd": ["1"], "a": [1]}}',
    ],
)
def test_a_spoilt_record_harms_nobody(record: str, tmp_path: Path) -> None:
    out = tmp_path / "ud"
    out.mkdir()
    (tmp_path / "x").write_text("mit", encoding="utf-8")
    (out / RECORD).write_text(record, encoding="utf-8")
    assert build(out, a="1") == []
    assert files(tmp_path) == {"ud/a": b"1", "x": b"mit"}


@pytest.mark.parametrize("path", ["../x", "a/../../x", "{}/x"])
def test_a_record_that_points_out_of_the_folder_removes_nothing(path: str, tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"mit")
    (tmp_path / "ud").mkdir()
    digest = hashlib.sha256(b"mit").hexdigest()
    record = Record(OPEN, {path.format(tmp_path): (digest,), "b\0": (digest,)})
    (tmp_path / "ud" / RECORD).write_bytes(record.to_bytes())
    assert build(tmp_path / "ud", a="1") == []
    assert files(tmp_path) == {"ud/a": b"1", "x": b"mit"}


def test_no_temporary_file_is_left(tmp_path: Path) -> None:
    build(tmp_path, a="1", b__c="2")
    assert not [path for path in tmp_path.rglob("*") if "ny" in path.name]


def test_unchanged_files_are_not_written_again(tmp_path: Path) -> None:
    build(tmp_path, a="1", b="2")
    before = (tmp_path / "a").stat().st_ino
    build(tmp_path, a="1", b="3")
    assert (tmp_path / "a").stat().st_ino == before
    assert files(tmp_path) == {"a": b"1", "b": b"3"}


def test_writing_over_needs_no_record(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("gammel", encoding="utf-8")
    assert write_over(tmp_path, [Output("a", b"1")]) == []
    assert files(tmp_path) == {"a": b"1"}
    assert not (tmp_path / RECORD).exists()


def test_an_edited_file_is_not_written_over(tmp_path: Path) -> None:
    build(tmp_path, a="1", b="2")
    (tmp_path / "a").write_text("rettet", encoding="utf-8")
    assert build(tmp_path, a="1", b="3") == ["ændret-fil"]
    assert files(tmp_path) == {"a": b"rettet", "b": b"2"}


def test_two_editions_are_never_mixed(tmp_path: Path) -> None:
    build(tmp_path, a="1")
    problems = write_all(tmp_path, [Output("a", b"2")], CLOSED)
    assert [problem.code for problem in problems] == ["anden-udgave"]
    assert files(tmp_path) == {"a": b"1"}


def test_a_partial_build_leaves_the_rest(tmp_path: Path) -> None:
    assert write_all(tmp_path, [Output("a", b"1"), Output("b", b"2")], OPEN) == []
    assert write_all(tmp_path, [Output("a", b"3")], OPEN, partial=True) == []
    assert files(tmp_path) == {"a": b"3", "b": b"2"}
    assert write_all(tmp_path, [Output("a", b"3")], OPEN) == []
    assert files(tmp_path) == {"a": b"3"}


def test_what_pages_lead_to_is_moved_before_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved: list[str] = []
    move = disk.move

    def noted(source: Path, target: Path) -> None:
        moved.append(target.relative_to(tmp_path).as_posix())
        move(source, target)

    monkeypatch.setattr(disk, "move", noted)
    paths = ["index.html", "a/b/index.html", "a/index.html", "a/b/bilag.pdf"]
    assert write_all(tmp_path, [Output(path, b"1") for path in paths], OPEN) == []
    assert moved[1:-1] == ["a/b/bilag.pdf", "a/b/index.html", "a/index.html", "index.html"]
    assert moved[0] == moved[-1] == RECORD


def test_an_interrupted_build_can_be_built_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path, a="1", b="2")
    rename = Path.replace

    def stop_at_b(self: Path, target: Path) -> Path:
        if target.name == "b":
            raise KeyboardInterrupt
        return rename(self, target)

    monkeypatch.setattr(Path, "replace", stop_at_b)
    with pytest.raises(KeyboardInterrupt):
        build(tmp_path, a="3", b="4")
    monkeypatch.undo()
    assert files(tmp_path)["a"] == b"3"
    assert build(tmp_path, a="5", b="6") == []
    assert {path: text for path, text in files(tmp_path).items() if "ny" not in path} == {
        "a": b"5",
        "b": b"6",
    }
