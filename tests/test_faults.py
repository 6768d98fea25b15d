"""The world around a build: clocks, locales, names, links, and files that will not keep still."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html

from referat.compile import Built, Means, Request, build, sources
from referat.diagnostics import Severity
from tests.building import FILES, FIRST, built, codes, files_in, found_in, lay
from tests.injected import count

ROOT = Path(__file__).parents[1]
MEETING = "meetings/raad/2026-01-10.yaml"
CHANGED = FIRST.replace("Godkendt", "Forkastet")
BUILD = (sys.executable, "-m", "referat", "build", "--no-search", "--out", "../ud")
DAY = 86_400


@pytest.fixture
def root(tmp_path: Path) -> Path:
    lay(tmp_path / "møder", FILES)
    return tmp_path / "møder"


def errors(one: Built) -> list[str]:
    return [each.code for each in one.findings if each.severity is Severity.ERROR]


def anew(root: Path) -> dict[str, bytes]:
    """What the files as they are now become, built from nothing."""
    out = root.parent / "frisk"
    assert errors(built(root, out, Means(remembers=False))) == []
    found = files_in(out)
    shutil.rmtree(out)
    return found


# ---------------------------------------------------------------- files that change meanwhile


@pytest.mark.parametrize("at", range(7))
def test_a_file_that_is_written_while_it_is_read(
    at: int, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is written at such a moment: before it is opened, between the look at it and its being
    read, after that, and so on; the site is as one of its texts says, wholly.
    """
    out, seen = root.parent / "ud", 0
    old = anew(root)
    lay(root, {MEETING: CHANGED})
    new = anew(root)
    lay(root, {MEETING: FIRST})
    read, described = sources.read_file, sources.described
    number = (root / MEETING).stat().st_ino

    def moment(is_it: bool) -> None:
        nonlocal seen
        if is_it and seen == at:
            (root / MEETING).write_text(CHANGED, encoding="utf-8")
        seen += is_it

    def reading(path: Path) -> tuple[bytes, tuple[int, ...]]:
        is_it = path.as_posix().endswith(MEETING)
        moment(is_it)
        content = read(path)
        moment(is_it)
        return content

    def describing(state: os.stat_result) -> tuple[int, ...]:
        looks = described(state)
        moment(state.st_ino == number)
        return looks

    with monkeypatch.context() as patch:
        patch.setattr(sources, "read_file", reading)
        patch.setattr(sources, "described", describing)
        assert codes(built(root, out)) == []
    count("fil, der ændres, mens den læses")
    assert files_in(out) in (old, new)
    lay(root, {MEETING: CHANGED})
    assert codes(built(root, out)) == []
    assert files_in(out) == new


def test_a_file_that_is_gone_when_it_is_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = root.parent / "ud"
    assert codes(built(root, out)) == []
    before = files_in(out)
    found = found_in(root)
    (root / MEETING).unlink()
    count("fil, der er væk, når den læses")
    assert "kan-ikke-læses" in codes(build(found, Request(), out, Means()))
    assert files_in(out) == before


# ---------------------------------------------------------------- clocks


@pytest.mark.parametrize("shift", [-30 * 365 * DAY, 30 * 365 * DAY])
def test_the_clock_is_in_no_file(shift: int, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, now, now_ns = anew(root), time.time, time.time_ns
    monkeypatch.setattr(time, "time", lambda: now() + shift)
    monkeypatch.setattr(time, "time_ns", lambda: now_ns() + shift * 10**9)
    for path in root.rglob("*"):
        os.utime(path, (now() + shift, now() + shift))
    count("ur, der går forkert")
    assert anew(root) == before


@pytest.mark.parametrize("times", [[10, 5, 5], [5, 10, 1], [DAY * 9999, 0, 1]])
def test_a_clock_that_jumps_between_builds(times: list[int], root: Path) -> None:
    """What was written has an older date than what was built, or the very same."""
    out = root.parent / "ud"
    for text, at in zip([FIRST, CHANGED, FIRST], times, strict=True):
        lay(root, {MEETING: text})
        os.utime(root / MEETING, (at, at))
        assert codes(built(root, out)) == []
        count("ur, der springer mellem to bygninger")
        assert files_in(out) == anew(root)


# ---------------------------------------------------------------- locales, names and links


@pytest.mark.parametrize("locale", ["C", "en_US.ISO-8859-1"])
def test_a_locale_without_danish_letters(locale: str, root: Path) -> None:
    text = FIRST.replace("Notat,", "Nøtåt æ,").replace("notat.txt", "nøtåt æ.txt")
    lay(root, {"meetings/rød grød/2026-03-01.yaml": text})
    lay(root, {"meetings/rød grød/2026-03-01/nøtåt æ.txt": "æøå"})
    fresh = anew(root)
    bare = {"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    kept = {key: os.environ[key] for key in ("PATH", "PYTHONPATH", "HOME") if key in os.environ}
    for line in ([*BUILD[:3], "check"], [*BUILD]):
        done = subprocess.run(line, cwd=root, env=kept | bare, capture_output=True, check=False)
        count("sprogopsætning uden æ, ø og å")
        assert done.returncode == 0, done.stderr.decode()
        assert b"Traceback" not in done.stderr
    assert files_in(root.parent / "ud") == fresh


def test_a_place_with_spaces_and_danish_letters(root: Path) -> None:
    fresh = anew(root)
    for name in ("Mine møder på nettet", "100 % & 'flere' \"slags\"", "#1; $(touch x)", "-rf"):
        place = root.parent / name
        shutil.copytree(root, place / "kilde")
        count("sti med mellemrum, æøå og tegn")
        assert codes(built(place / "kilde", place / "ud")) == []
        assert files_in(place / "ud") == fresh


def test_folders_that_are_links_and_rings(root: Path) -> None:
    fresh = anew(root)
    (root / "meetings/raad/ring").symlink_to(root / "meetings")
    (root / "meetings/raad/2026-01-10/ring").symlink_to(root)
    (root / "meetings/blind").symlink_to("intet")
    (root / "meetings/sig selv").symlink_to("sig selv")
    count("mappe, der er et link eller en ring", 4)
    begun = time.monotonic()
    assert codes(built(root, root.parent / "ud")) == []
    assert time.monotonic() - begun < 10
    assert files_in(root.parent / "ud") == fresh


def test_ten_thousand_files_beside_a_meeting(root: Path) -> None:
    fresh, folder = anew(root), root / "meetings/raad/2026-01-10"
    for number in range(10_000):
        (folder / f"{number:05}.txt").touch()
    count("mappe med 10.000 filer")
    begun = time.process_time()
    one = built(root, root.parent / "ud")
    assert time.process_time() - begun < 5
    assert codes(one) == ["ubrugt-bilag"]
    assert files_in(root.parent / "ud") == fresh


# ---------------------------------------------------------------- several at once


def test_two_builds_of_which_one_is_killed(root: Path) -> None:
    out = root.parent / "ud"
    days = [f"2027-01-{day:02}" for day in range(2, 29)]
    lay(root, {f"meetings/nævn/{day}.yaml": f"dato: {day}\n" for day in days})
    for number in range(4):
        lay(root, {"referat.yaml": FILES["referat.yaml"] + f"titel: {number}\n"})
        fresh = anew(root)
        pair = [subprocess.Popen(BUILD, cwd=root, stderr=subprocess.PIPE) for _ in range(2)]
        time.sleep(0.1 * (1 + number))
        pair[0].send_signal(signal.SIGKILL)
        pair[0].communicate(timeout=60)
        _, said = pair[1].communicate(timeout=60)
        count("to bygninger på én gang, den ene dræbt")
        assert pair[1].returncode == 0, said
        assert files_in(out) == fresh
        assert not [path for path in out.parent.iterdir() if path.name.startswith(".")]


# ---------------------------------------------------------------- what a page may do


def test_no_page_of_the_example_site_may_run_what_stands_in_it(tmp_path: Path) -> None:
    """A policy on each, which forbids scripts in the page and from elsewhere."""
    assert errors(built(ROOT, tmp_path / "ud", Means(remembers=False))) == []
    pages = sorted((tmp_path / "ud").rglob("*.html"))
    assert len(pages) > 50
    for page in pages:
        tree: Any = lxml_html.document_fromstring(page.read_text(encoding="utf-8"))
        policies = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert len(policies) == 1, page
        rules = {rule.split()[0]: rule.split()[1:] for rule in policies[0].split(";")}
        assert rules["default-src"] == ["'none'"] and rules["base-uri"] == ["'none'"], page
        scripts = rules.get("script-src", [])
        assert set(scripts) <= {"'self'", "file:", "'wasm-unsafe-eval'"}, page
        assert not tree.xpath("//@*[starts-with(name(), 'on')]"), page
        for script in tree.xpath("//script[not(@type='application/ld+json')]"):
            assert scripts and not script.text and ":" not in script.get("src"), page
        head = list(tree.find("head"))
        first = next(at for at, each in enumerate(head) if each.get("http-equiv"))
        assert not [each for each in head[:first] if each.tag in ("script", "link", "style")], page
