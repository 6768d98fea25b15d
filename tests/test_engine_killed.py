"""A build that is killed, or whose disk is full, at every single change that it makes on the disk:
what is served is whole, the old site or the new, and the next build goes well.
"""

from __future__ import annotations

import errno
import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from referat.compile import Built, Means
from referat.output import disk, exchange
from tests.building import COMMITTEE, SITE, ToySearch, built, codes, files_in, lay
from tests.injected import count

CHANGES = ("write", "copy", "link", "move", "remove", "make_folder", "make_new_folder")
SMALL = {
    "referat.yaml": f"{SITE}dokumenter: [dagsorden]\n",
    "m/r/udvalg.yaml": COMMITTEE,
    "m/r/1.yaml": "dato: 2026-01-10\nbilag: [{titel: Notat, fil: notat.txt}]\n",
    "m/r/1/notat.txt": "Et notat.\n",
}
CHANGED = {
    "m/r/1.yaml": "dato: 2026-01-10\nsted: Salen\nbilag: [{fil: notat.txt}, {fil: andet.txt}]\n",
    "m/r/1/notat.txt": "Et notat med mere.\n",
    "m/r/1/andet.txt": "Et andet.\n",
    "m/r/2.yaml": "dato: 2026-02-10\n",
}

Stop = Callable[[str, tuple[Any, ...]], None]


def at_change(number: int, stop: Stop, patch: pytest.MonkeyPatch) -> list[str]:
    """Calls `stop` in place of change `number` (from 1); returns the changes that came."""
    seen: list[str] = []

    def wrapped(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def change(*arguments: Any) -> Any:
            seen.append(name)
            if len(seen) == number:
                stop(name, arguments)
            return real(*arguments)

        return change

    for name in (*CHANGES, "remove_tree"):
        patch.setattr(disk, name, wrapped(name, getattr(disk, name)))
    patch.setattr(exchange, "swap", wrapped("swap", exchange.swap))
    return seen


def die(name: str, arguments: tuple[Any, ...]) -> None:
    """As by `kill -9`, in the middle of a file or a folder."""
    if name == "write" and (path := Path(arguments[0])).parent.is_dir():
        path.write_bytes(arguments[1][: len(arguments[1]) // 2])
    if name == "remove_tree":
        for path in sorted(arguments[0].rglob("*"))[:2]:
            if path.is_file():
                path.unlink()
    os.kill(os.getpid(), signal.SIGKILL)


def no_space(name: str, arguments: tuple[Any, ...]) -> None:
    if name in ("write", "copy", "link", "make_folder", "make_new_folder"):
        count("fuld disk")
        raise OSError(errno.ENOSPC, "No space left on device", str(arguments[-1]))


def in_child(work: Callable[[], int]) -> int:
    """The exit code of `work` in a process of its own; negative for a signal."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            code = work()
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def killed_at(number: int, root: Path, out: Path) -> bool:
    """Builds in a process that dies at change `number`; false if there are not so many."""

    def work() -> int:
        with pytest.MonkeyPatch.context() as patch:
            at_change(number, die, patch)
            return len(codes(built(root, out, Means(search=ToySearch()))))

    code = in_child(work)
    assert code in (0, -signal.SIGKILL)
    count("dræbt midt i en ændring på disken", int(code != 0))
    return code != 0


class Scene:
    """A repository and its site, as they stood before a change, to be put back again."""

    def __init__(self, folder: Path, is_ours: bool = True) -> None:
        self.before, self.folder = folder / "før", folder / "nu"
        self.root, self.out = self.folder / "møder", self.folder / "ud"
        lay(self.root, SMALL)
        assert codes(self.build()) == []
        if not is_ours:
            (self.out / "mit.txt").write_text("mit", encoding="utf-8")
        self.old = files_in(self.out)
        lay(self.root, CHANGED)
        self.new = anew(self.root, self.out)
        if not is_ours:
            self.new |= {"mit.txt": b"mit"}
        shutil.copytree(self.folder, self.before)

    def put_back(self) -> None:
        shutil.rmtree(self.folder)
        shutil.copytree(self.before, self.folder)

    def build(self) -> Built:
        return built(self.root, self.out, Means(search=ToySearch()))

    def check_next_build(self) -> None:
        assert codes(self.build()) == []
        assert files_in(self.out) == self.new
        assert self.is_tidy()

    def is_tidy(self) -> bool:
        return {path.name for path in self.folder.iterdir()} == {"møder", "ud"}


def anew(root: Path, out: Path) -> dict[str, bytes]:
    fresh = out.parent / "frisk"
    assert codes(built(root, fresh, Means(remembers=False, search=ToySearch()))) == []
    found = files_in(fresh)
    shutil.rmtree(fresh)
    return found


def test_killed_while_building_for_the_first_time(tmp_path: Path) -> None:
    scene, number = Scene(tmp_path), 1
    shutil.rmtree(scene.before / "ud")
    shutil.rmtree(scene.before / "møder/.referat")
    scene.put_back()
    while killed_at(number, scene.root, scene.out):
        assert not scene.out.exists() or files_in(scene.out) == scene.new, number
        if number % 7 == 0:
            scene.check_next_build()
        scene.put_back()
        number += 1
    assert number > 40
    assert files_in(scene.out) == scene.new


@pytest.mark.parametrize("can_swap", [True, False])
def test_killed_while_building_again(
    can_swap: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene, number, between = Scene(tmp_path), 1, 0
    if not can_swap:
        monkeypatch.setattr(exchange, "_call", lambda: None)
        with monkeypatch.context() as patch:
            seen = at_change(0, die, patch)
            scene.build()
            number = len(seen) - 15  # the rest is as it is with it
        scene.put_back()
    while killed_at(number, scene.root, scene.out):
        if scene.out.exists():
            assert files_in(scene.out) in (scene.old, scene.new), number
        else:
            between += 1
        if number % 4 == 0 or not scene.out.exists():
            scene.check_next_build()
        scene.put_back()
        number += 1
    assert number > 40
    assert between == (0 if can_swap else 1)  # one moment, and the next build mends it


@pytest.mark.parametrize("is_ours", [True, False])
def test_a_full_disk(is_ours: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scene, number, failed = Scene(tmp_path, is_ours), 0, 0
    while True:
        number += 2 if is_ours else 5
        with monkeypatch.context() as patch:
            seen = at_change(number, no_space, patch)
            one = scene.build()
        if codes(one):
            failed += 1
            assert codes(one) == ["kan-ikke-skrives"]
            assert one.findings[0].message.startswith("Der er ikke plads på disken til »")
            there = files_in(scene.out)
            assert there == scene.old or not is_ours
            assert there.keys() >= scene.old.keys()
        else:
            assert {p: t for p, t in files_in(scene.out).items() if p in scene.new} == scene.new
        assert scene.is_tidy()
        if len(seen) < number:
            break
        scene.put_back()
    assert failed > 6


def test_a_full_disk_is_told_about_with_a_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(tmp_path, SMALL)
    at_change(3, no_space, monkeypatch)
    (finding,) = built(tmp_path, tmp_path / "ud").findings
    assert finding.message == f"Der er ikke plads på disken til »{tmp_path / 'ud'}«."
    assert finding.hint.startswith("Skaf plads, og prøv igen.")
    assert not (tmp_path / "ud").exists()


def test_files_that_are_not_ours_survive_every_death(tmp_path: Path) -> None:
    scene, number = Scene(tmp_path, is_ours=False), 2
    while killed_at(number, scene.root, scene.out):
        assert (scene.out / "mit.txt").read_text(encoding="utf-8") == "mit"
        if number % 4 == 0:
            scene.check_next_build()
        scene.put_back()
        number += 5
    assert number > 40
