"""What a name leads to: the short way to an answer gives what the long one gives."""

from __future__ import annotations

import os
import tempfile
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from referat.compile.asked import Answer, Answers, inside
from referat.project.shelf import Shelf, Trouble

FILES = (
    "m/1.yaml",
    "m/1/notat.txt",
    "m/1/dyb/notat.txt",
    "m/1/eget.yaml",
    "m/2.yaml",
    "m/notat.txt",
    "m/beside.txt",
    "m/bilag å.txt",
    "andre/3.yaml",
    "andre/3.YML",
    "udenfor.txt",
)
LINKS = {"m/1/vej.txt": "../beside.txt", "m/1/ud": "../../..", "m/vej": "1", "m/1/blind": "intet"}
PARTS = (
    *("", ".", "..", "/", "//", "1", "1.yaml", "2.yaml", "m", "dyb", "notat.txt", "eget.yaml"),
    *("beside.txt", "bilag å.txt", "bilag a\u030a.txt", "andre", "3.yaml", "3.YML", "vej", "ud"),
    *("vej.txt", "blind", "intet", "udenfor.txt", "a\0b", "x" * 300, "hemmelig.txt"),
)
NAMES = st.lists(st.sampled_from(PARTS), min_size=1, max_size=4).map("/".join)


def by_paths(root: Path, folders: Sequence[Path], name: str) -> Path | Trouble:
    """As a shelf locates, every link followed anew."""
    trouble = Trouble.MISSING
    for folder in folders:
        path = Path(os.path.normpath(folder / name))
        try:
            found = path if path.is_file() else _in_other_letters(path)
            real = (found or path).resolve()
            is_yaml = real.suffix.lower() in (".yaml", ".yml")
            if not real.is_relative_to(root.resolve()):
                this = Trouble.OUTSIDE
            elif found and is_yaml and not real.is_relative_to(folders[0].resolve()):
                this = Trouble.SOURCE
            elif found:
                return found
            else:
                this = Trouble.FOLDER if path.is_dir() else Trouble.MISSING
        except (OSError, ValueError):
            this = Trouble.MISSING
        trouble = max(trouble, this, key=lambda each: each.value)
    return trouble


def slowly(found: Path | Trouble, top: Path) -> Answer:
    """A file as the disk describes it, every link followed anew."""
    if isinstance(found, Trouble):
        return found.name, 0, 0
    state = found.stat()
    return inside(found, top), state.st_size, state.st_mtime_ns


def _in_other_letters(path: Path) -> Path | None:
    wanted = unicodedata.normalize("NFC", path.name)
    beside = sorted(path.parent.iterdir()) if path.parent.is_dir() else []
    same = [each for each in beside if unicodedata.normalize("NFC", each.name) == wanted]
    return next((each for each in same if each.is_file()), None)


@given(st.lists(NAMES, max_size=8), st.booleans())
@example(["", "1", "notat.txt", "2.yaml", "../andre/3.yaml", "ud/hemmelig.txt", "vej.txt"], False)
@example(["/a\0b", "../../../a\0b", "a\0b"], False)
@settings(max_examples=60, deadline=None)
def test_the_short_way_and_the_long_one(names: list[str], by_link: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "rod"
        for file in FILES:
            (root / file).parent.mkdir(parents=True, exist_ok=True)
            (root / file).write_text(file, encoding="utf-8")
        (root.parent / "hemmelig.txt").write_text("x", encoding="utf-8")
        for link, target in LINKS.items():
            (root / link).symlink_to(target)
        if by_link:
            (root.parent / "led").symlink_to(root)
            root = root.parent / "led"
        for meeting in ("m/1", "m/2", "andre/3"):
            folders = (root / meeting, (root / meeting).parent)
            top = root.resolve()
            answers = Answers(top)
            found = answers.of(Shelf(root, folders), names)
            for name in names:
                path = Shelf(root, folders).locate(name)
                assert isinstance(path, Trouble) or answers.file(path) == slowly(path, top), name
                assert found[name] == slowly(Shelf(root, folders).locate(name), top), name
                assert Shelf(root, folders).locate(name) == by_paths(root, folders, name), name


def test_it_works_from_where_one_stands(tmp_path: Path) -> None:
    (tmp_path / "1.yaml").write_text("", encoding="utf-8")
    before = Path.cwd()
    os.chdir(tmp_path)
    try:
        folders = (Path("1"), Path())
        found = Answers(tmp_path.resolve()).of(Shelf(Path(), folders), ["", "1.yaml", "x", ".."])
        for name, answer in found.items():
            assert answer == slowly(Shelf(Path(), folders).locate(name), tmp_path.resolve())
    finally:
        os.chdir(before)
