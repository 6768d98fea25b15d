"""What a whole build makes and leaves alone: the site's parts, what is made again, the search."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from referat.cli import run
from referat.compile import Means, Request, compile_all
from referat.output import disk
from referat.output.record import RECORD
from referat.search import Pagefind
from tests.building import (
    COMMITTEE,
    FILES,
    FIRST,
    ToySearch,
    built,
    codes,
    files_in,
    found_in,
    lay,
)

ROOT = Path(__file__).parent.parent
MEETING = "dato: 2026-01-31\npunkter:\n  - Eventuelt\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    lay(tmp_path / "møder", FILES)
    return tmp_path / "møder"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "ud"


# ---------------------------------------------------------------- what there is


def test_a_site_has_documents_pages_data_and_feeds(root: Path, out: Path) -> None:
    one = built(root, out, Means(search=ToySearch()))
    assert one.findings == []
    there = files_in(out)
    assert one.files == len(there) - 1  # all but the record
    assert there.keys() >= {
        *("index.html", "404.html", "soeg.html", "abonner.html", "sitemap.xml", "robots.txt"),
        *("_filer/side.css", "_filer/soeg.js", "pagefind/pagefind.js", "feed.xml", "kalender.ics"),
        *("beslutninger/index.html", "opgaver/index.html", "sager/index.html"),
        *("raad/index.html", "raad/feed.xml", "raad/kalender.ics", "raad/moeder/2026.html"),
        *("raad/2026-01-10/index.html", "raad/2026-01-10/dagsorden.html"),
        *("raad/2026-01-10/referat.md", "raad/2026-01-10/notat.txt"),
        *("raad/2026-01-10/moede.json", "raad/2026-01-10/oparl.json"),
    }


def test_open_tasks_come_from_earlier_meetings(root: Path, out: Path) -> None:
    built(root, out)
    text = (out / "raad/2026-02-10/dagsorden.md").read_text(encoding="utf-8")
    assert "Skriv til banken" in text
    assert "Skriv til banken" not in (out / "raad/2026-01-10/dagsorden.md").read_text()


def test_a_meeting_by_itself_knows_its_bodys_open_tasks(root: Path, out: Path) -> None:
    found = found_in(root / "meetings/raad/2026-02-10.yaml")
    compiled = compile_all(found, Request(formats=("markdown",)), lambda done, total: None)
    (output,) = [each for each in compiled.outputs if each.path.endswith(".md")]
    assert isinstance(output.content, bytes)
    assert "Skriv til banken" in output.content.decode()


def test_tasks_are_overdue_against_the_date_given(root: Path, out: Path) -> None:
    built(root, out)
    before = (out / "opgaver/index.html").read_bytes()
    built(root, out, request=Request(as_of=date(2026, 6, 1)))
    after = (out / "opgaver/index.html").read_bytes()
    assert before != after
    assert b"verskred" not in before
    assert b"verskred" in after


def test_in_memory_it_is_the_same(root: Path, out: Path) -> None:
    built(root, out)
    compiled = compile_all(found_in(root), Request(), lambda done, total: None)
    made = {
        output.path: output.content
        if isinstance(output.content, bytes)
        else output.content.read_bytes()
        for output in compiled.outputs
    }
    assert made == {path: text for path, text in files_in(out).items() if path != RECORD}


def test_a_body_without_meetings_has_a_page(tmp_path: Path, out: Path) -> None:
    lay(tmp_path / "r", {"referat.yaml": "titel: T\n", "meetings/raad/udvalg.yaml": COMMITTEE})
    one = built(tmp_path / "r", out)
    assert one.findings == []
    assert "Rådet" in (out / "raad/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("files", "page", "name"),
    [
        ({"2026-01-31.yaml": MEETING}, "moeder/index.html", "Møder"),
        (
            {"2026-01-31.yaml": MEETING, "udvalg.yaml": "navn: Bø og Å\n"},
            "boe-og-aa/index.html",
            "Bø",
        ),
        ({"a.yaml": f"{MEETING}udvalg: Æblerådet\n"}, "aebleraadet/index.html", "Æblerådet"),
        ({"meetings/miljø/a.yaml": MEETING}, "miljø/index.html", "Miljø"),
        (
            {"meetings/r/udvalg.yaml": COMMITTEE, "meetings/r/2026/a.yaml": MEETING},
            "r/index.html",
            "Rådet",
        ),
        ({"meetings/a\u030a/a.yaml": MEETING}, "å/index.html", "Å"),
    ],
)
def test_where_a_body_lies_and_what_it_is_called(
    files: dict[str, str], page: str, name: str, tmp_path: Path, out: Path
) -> None:
    lay(tmp_path / "r", {"referat.yaml": "formater: [html]\n", **files})
    assert codes(built(tmp_path / "r", out)) == []
    assert f"<h1>{name}" in (out / page).read_text(encoding="utf-8").replace('<h1 class="', "<h1>")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a.yaml", "A.yaml"),
        ("a.yaml", "a.yml"),
        ("\u00e5.yaml", "a\u030a.yaml"),
        ("å.yaml", "Å.yaml"),
    ],
)
def test_two_meetings_with_one_address(one: str, other: str, tmp_path: Path, out: Path) -> None:
    lay(tmp_path / "r", {"referat.yaml": "titel: T\n", one: MEETING, other: MEETING})
    found = built(tmp_path / "r", out)
    assert codes(found) == ["samme-adresse"]
    assert not out.exists()


def test_a_meeting_may_not_take_a_pages_place(tmp_path: Path, out: Path) -> None:
    lay(tmp_path / "r", {"referat.yaml": "titel: T\n", "moeder.yaml": MEETING})
    assert codes(built(tmp_path / "r", out)) == ["samme-adresse"]


# ---------------------------------------------------------------- what is made again


def written(
    root: Path, out: Path, patch: pytest.MonkeyPatch, means: Means | None = None
) -> set[str]:
    """The files that a build writes, from the site's root."""
    seen: set[str] = set()

    def noted(change: Callable[[Any, Any], Any], place: int) -> Callable[[Any, Any], Any]:
        def changing(*both: Any) -> Any:
            if ".ny-" in str(both[place]):
                seen.add(Path(*Path(both[place]).relative_to(out.parent).parts[1:]).as_posix())
            return change(*both)

        return changing

    with patch.context() as here:
        here.setattr(disk, "write", noted(disk.write, 0))
        here.setattr(disk, "copy", noted(disk.copy, 1))
        one = built(root, out)
    assert not [f for f in one.findings if f.severity.danish == "fejl"]
    return seen - {RECORD}


def test_nothing_changed_writes_nothing(
    root: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(root, out)
    before = [(path, path.stat().st_ino, path.stat().st_ctime_ns) for path in out.rglob("*")]
    one = built(root, out)
    assert not one.is_changed
    assert one.files == len(files_in(out)) - 1
    assert written(root, out, monkeypatch) == set()
    after = [(path, path.stat().st_ino, path.stat().st_ctime_ns) for path in out.rglob("*")]
    assert before == after


def test_a_change_in_one_meeting_makes_its_own_files_again(
    root: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(root, out)
    lay(root, {"meetings/raad/2026-02-20.yaml": "dato: 2026-02-20\nindledning: Nyt.\n"})
    made = written(root, out, monkeypatch)
    assert {path for path in made if path.endswith(".md")} == {"raad/2026-02-20/referat.md"}
    assert "raad/2026-01-10/notat.txt" not in made
    assert "raad/2026-01-10/index.html" not in made
    assert "sager/index.html" not in made


def test_a_touched_file_is_no_change(
    root: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(root, out)
    for path in root.rglob("*"):
        if path.is_file():
            os.utime(path, (1, 1))
    made = written(root, out, monkeypatch)
    assert {Path(path).name for path in made} == {"notat.txt"}  # it may be another


def test_a_new_template_makes_everything_that_it_writes_again(
    root: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(root, out)
    lay(root, {"templates/html/sidefod.html": "<p>Vores egen</p>"})
    made = written(root, out, monkeypatch)
    assert "raad/2026-01-10/referat.html" in made
    assert "raad/2026-01-10/referat.md" not in made  # the same bytes


def test_findings_are_told_about_again_though_nothing_changed(root: Path, out: Path) -> None:
    lay(root, {"meetings/raad/2026-01-10/ekstra.txt": "Ubrugt."})
    first, again = built(root, out), built(root, out)
    assert codes(first) == ["ubrugt-bilag"]
    assert again.findings == first.findings
    assert not again.is_changed


def test_an_edited_page_is_told_about_and_kept(root: Path, out: Path) -> None:
    built(root, out)
    (out / "index.html").write_text("rettet", encoding="utf-8")
    lay(root, {"referat.yaml": "titel: En anden\n"})
    assert codes(built(root, out)) == ["ændret-fil"]
    assert (out / "index.html").read_text(encoding="utf-8") == "rettet"


def test_without_memory_nothing_is_left_beside_the_meetings(root: Path, out: Path) -> None:
    built(root, out, Means(remembers=False))
    assert not (root / ".referat").exists()


def test_the_memory_keeps_out_of_git_and_of_the_site(root: Path, out: Path) -> None:
    built(root, out)
    assert (root / ".referat/.gitignore").read_text(encoding="utf-8") == "*\n"
    built(root, root / "site", request=Request("medlemmer"))
    assert len(list((root / ".referat").glob("*.json"))) == 2
    assert not [path for path in files_in(root / "site") if ".referat/" in path]


def test_where_nothing_can_be_remembered_it_is_built_all_the_same(root: Path, out: Path) -> None:
    (root / ".referat").write_text("i vejen", encoding="utf-8")
    assert codes(built(root, out)) == []
    assert built(root, out).is_changed


def test_what_another_version_remembers_is_not_believed(
    root: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(root, out)
    monkeypatch.setattr("referat.compile.engine.program_key", lambda: "another")
    assert built(root, out).is_changed


# ---------------------------------------------------------------- search


def test_the_index_is_made_only_if_a_page_that_is_searched_has_changed(
    root: Path, out: Path
) -> None:
    search = ToySearch()
    built(root, out, Means(search=search))
    built(root, out, Means(search=search))
    lay(root, {"templates/html/sidefod.html": "<p>Kun i dokumenterne</p>"})
    built(root, out, Means(search=search))
    assert len(search.made) == 1
    index = (out / "pagefind/pagefind.js").read_bytes()
    lay(root, {"meetings/raad/2026-01-10.yaml": FIRST.replace("Godkendt", "Forkastet")})
    built(root, out, Means(search=search))
    assert len(search.made) == 2
    assert (out / "pagefind/pagefind.js").read_bytes() != index


@pytest.mark.parametrize("search", [ToySearch(ready=False), ToySearch(works=False)])
def test_a_site_is_built_without_a_search_that_does_not_work(
    search: ToySearch, root: Path, out: Path
) -> None:
    one = built(root, out, Means(search=search))
    assert [(f.code, f.severity.danish) for f in one.findings] == [("ingen-søgning", "advarsel")]
    built(root, out.parent / "uden")
    assert files_in(out) == files_in(out.parent / "uden")
    search.ready = search.works = True
    assert codes(built(root, out, Means(search=search))) == []
    assert (out / "soeg.html").exists()


def test_a_site_without_search_has_no_index(root: Path, out: Path) -> None:
    built(root, out, Means(search=ToySearch()))
    built(root, out)
    assert not (out / "pagefind").exists()
    assert not (out / "soeg.html").exists()


def test_pagefind_gives_the_same_index_for_the_same_pages(root: Path, out: Path) -> None:
    assert codes(built(root, out, Means(search=Pagefind()))) == []
    for again in ("a", "b"):
        built(root, out.parent / again, Means(remembers=False, search=Pagefind()))
        assert files_in(out.parent / again) == files_in(out)
    index = [path for path in files_in(out) if path.startswith("pagefind/")]
    assert any("filter/" in path for path in index)
    assert any("fragment/" in path for path in index)


def test_pagefind_that_is_not_there() -> None:
    assert not Pagefind((str(ROOT / "findes-ikke"),)).is_ready()
    assert not Pagefind((sys.executable, "-c", "raise SystemExit(1)")).index(Path(), Path("x"))


# ---------------------------------------------------------------- the command line


def test_the_command_tells_what_it_did(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(root)
    assert run(["build", "--no-search", "--date", "den 1. marts 2026"]) == 0
    first = capsys.readouterr().out.splitlines()
    assert first[0].endswith(" filer i site")
    assert first[1] == "Begynd med site/index.html"
    assert run(["build", "--no-search", "--date", "1/3 2026"]) == 0
    assert capsys.readouterr().out.startswith(f"Intet er ændret siden sidst: {first[0]}\n")
    assert run(["build", "--no-search", "--date", "1. smarts 2026"]) == 2
    assert "`--date`: Måneden »smarts« findes ikke." in capsys.readouterr().err


def command(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "referat", *arguments],
        cwd=root,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_as_many_processes_as_wanted_give_the_same(tmp_path: Path) -> None:
    lay(tmp_path, FILES)
    for day in range(10, 28):
        lay(tmp_path, {f"meetings/nævn/2026-03-{day}.yaml": f"dato: 2026-03-{day}\n"})
    for jobs in ("1", "3"):
        done = command(tmp_path, "build", "--no-search", "--jobs", jobs, "--out", f"ud{jobs}")
        assert (done.returncode, done.stderr) == (0, "")
    assert files_in(tmp_path / "ud1") == files_in(tmp_path / "ud3")
    assert len(files_in(tmp_path / "ud1")) > 150


CREW = """
import os
from referat.compile.crew import Crew
parent = os.getpid()

def do(number):
    if os.getpid() != parent and number % 5 == 3:
        os._exit(9)
    if os.getpid() != parent and number % 5 == 4:
        raise ValueError
    return number * number

with Crew(do, 4, lambda number: number % 7) as crew:
    for _ in range(2):
        results = sorted(crew.results(range(60)))
        assert results == [(n, n * n) for n in range(60)], results
    for first, more in ((60, 40), (0, 40), (3, 0), (2, 3)):
        results = sorted(crew.results(range(first), lambda: range(first, first + more)))
        assert results == [(n, n * n) for n in range(first + more)], results
print("fint")
"""


def test_processes_that_die_cost_nothing(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CREW], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.stdout, done.stderr) == ("fint\n", "")


PREPARED = """
import os, time
from referat.compile.crew import Crew
ready = []

def prepare():
    ready.append(os.getpid())
    raise ValueError

with Crew(lambda _: (os.getpid(), tuple(ready)), 2, prepare=prepare) as crew:
    first = [result for _, result in crew.results(range(40))]
    time.sleep(0.5)
    second = [result for _, result in crew.results(range(40))]
assert not any(ready for _, ready in first[:2]), first
assert all(ready == (process,) for process, ready in second), second
print("fint")
"""


def test_a_process_prepares_once_for_what_comes_next(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PREPARED], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.stdout, done.stderr) == ("fint\n", "")


BIG = 600_000_000
LIMITED = """
import resource, sys
from referat.cli import run
resource.setrlimit(resource.RLIMIT_AS, (520_000_000, 520_000_000))
sys.exit(run(["build", "--no-search", "--jobs", "1"]))
"""


def test_a_big_attachment_is_never_in_memory(tmp_path: Path) -> None:
    lay(tmp_path, {"referat.yaml": "formater: [html]\n", "a/big.zip": ""})
    lay(tmp_path, {"a.yaml": "dato: 2026-01-31\nbilag: [{titel: Film, fil: big.zip}]\n"})
    with (tmp_path / "a/big.zip").open("r+b") as file:
        file.truncate(BIG)
    done = subprocess.run(
        [sys.executable, "-c", LIMITED], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site/a/big.zip").stat().st_size == BIG
    assert "stort-bilag" in done.stderr
    (tmp_path / "site/a/big.zip").unlink()


def test_only_the_last_memories_are_kept(tmp_path: Path) -> None:
    lay(tmp_path / "r", {"2026-01-10.yaml": "dato: 2026-01-10\n"})
    for number in range(12):
        built(tmp_path / "r", tmp_path / f"ud{number}")
    assert len(list((tmp_path / "r/.referat").glob("*.json"))) == 8
    assert not built(tmp_path / "r", tmp_path / "ud11").is_changed
