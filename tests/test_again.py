"""The early door: it says what would be said anyway, and only where nothing at all has changed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from referat.cli import FINDINGS, OK, again, main, remembering, run
from tests.building import COMMITTEE, FILES, FIRST, SITE, lay

MEETING = "meetings/raad/2026-01-10.yaml"
CHECK = ("check", MEETING)
CHECK_ALL = ("check",)
BUILD = ("build", "--no-search", "--jobs", "1")
STEP = 0.05
"""Seconds: longer than any step of the disk's clock."""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "møder"
    lay(root, FILES)
    lay(tmp_path, {"program.py": "x = 1\n"})
    monkeypatch.chdir(root)
    loaded, program = remembering.loaded, remembering.program
    mine = str(tmp_path / "program.py")
    monkeypatch.setattr(remembering, "loaded", lambda: [*loaded(), mine])
    monkeypatch.setattr(remembering, "program", lambda: [*program(), mine])
    for name in ("GITHUB_ACTIONS", "GITLAB_CI"):
        monkeypatch.delenv(name, raising=False)
    return root


def asked(arguments: Sequence[str]) -> again.Question:
    question = again.question(list(arguments))
    assert question is not None
    return question


def told(arguments: Sequence[str], capsys: pytest.CaptureFixture[str]) -> again.Answer:
    """What is said by the command itself, which remembers it if it can."""
    time.sleep(STEP)
    capsys.readouterr()
    code = run(arguments, asked(arguments))
    said = capsys.readouterr()
    return code, said.err, said.out


def known(arguments: Sequence[str]) -> again.Answer | None:
    return again.answer(asked(arguments))


def settled(arguments: Sequence[str], capsys: pytest.CaptureFixture[str]) -> again.Answer:
    """The command until it says the same twice: what is said, and now known."""
    before = told(arguments, capsys)
    after = told(arguments, capsys)
    while before != after:
        before, after = after, told(arguments, capsys)
    return after


def in_place(name: str, text: str) -> Callable[[Path], None]:
    """Writes over a file and gives it back its time of change."""

    def edit(root: Path) -> None:
        path = root / name
        state = path.stat()
        with path.open("r+", encoding="utf-8") as file:
            file.truncate()
            file.write(text)
        os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))

    return edit


def laid(name: str, text: str = "x\n") -> Callable[[Path], None]:
    return lambda root: lay(root, {name: text})


def gone(name: str) -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        path = root / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)

    return edit


def moved(root: Path) -> None:
    """A folder becomes a link to itself elsewhere."""
    (root / "meetings/raad").rename(root / "raad")
    (root / "meetings/raad").symlink_to("../raad")


def replaced(root: Path) -> None:
    shutil.copy2(root / MEETING, root / "ny.yaml")
    (root / "ny.yaml").replace(root / MEETING)


CHANGES: dict[str, Callable[[Path], None]] = {
    "same size, same time": in_place(MEETING, FIRST.replace("Godkendt", "Forkaste")),
    "another size": laid(MEETING, FIRST.replace("Godkendt", "Sendt tilbage")),
    "an error": laid(MEETING, "titel: Uden dato\n"),
    "replaced by its like": replaced,
    "committee": in_place("meetings/raad/udvalg.yaml", COMMITTEE.replace("Lund", "Vang")),
    "no committee": gone("meetings/raad/udvalg.yaml"),
    "committee above": laid("meetings/udvalg.yaml", COMMITTEE),
    "site file": in_place("referat.yaml", SITE.replace("Os\n", "Jo\n")),
    "no site file": gone("referat.yaml"),
    "attachment": in_place("meetings/raad/2026-01-10/notat.txt", "Et nitat.\n"),
    "no attachment": gone("meetings/raad/2026-01-10/notat.txt"),
    "no folder of attachments": gone("meetings/raad/2026-01-10"),
    "a meeting more": laid("meetings/raad/2026-03-10.yaml", "dato: 2026-03-10\n"),
    "a meeting less": gone("meetings/raad/2026-02-10.yaml"),
    "a site file nearer": laid("meetings/raad/referat.yaml", "organisation: Os\n"),
    "the program": lambda root: lay(root.parent, {"program.py": "x = 2\n"}),
    "a folder is a link": moved,
}
HARMLESS: dict[str, Callable[[Path], None]] = {
    "one more attachment": laid("meetings/raad/2026-01-10/ny.txt"),
    "an attachment beside": laid("meetings/raad/notat.txt"),
    "a name that nobody finds": laid(MEETING, FIRST.replace("notat.txt", "nitat.txt")),
    "found in the end": laid("meetings/raad/nitat.txt"),
    "found nearer": laid("meetings/raad/2026-01-10/nitat.txt"),
    "a name in two forms": laid(MEETING, FIRST.replace("notat.txt", "nøtåt.txt")),
    "the other form": laid("meetings/raad/2026-01-10/nøta\u030at.txt"),
    "a folder in the folder": laid(MEETING, FIRST.replace("notat.txt", "a/b.txt")),
    "a file in it": laid("meetings/raad/2026-01-10/a/b.txt"),
}
"""What may be noticed or not; what is said must be right."""
EVERY = CHANGES | HARMLESS
BUILD_ONLY: dict[str, Callable[[Path], None]] = {
    "a template": laid("templates/html/sidefod.html", "<p>Egen</p>\n"),
    "a meeting elsewhere": laid("meetings/nyt/2026-03-10.yaml", "dato: 2026-03-10\n"),
    "another body": laid("meetings/tomt/udvalg.yaml", "navn: Det nye udvalg\n"),
    "other attachment": in_place("meetings/nævn/2026-02-21.yaml", "dato: 2026-02-21\n"),
    "a page less": gone("site/index.html"),
    "a page more": laid("site/fremmed.html"),
    "a folder less": gone("site/raad"),
    "a page edited": in_place("site/index.html", "rettet"),
    "the site": gone("site"),
    "no record": gone("site/.referat-filer.json"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_check_is_done_again_when_something_has_changed(
    name: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = settled(CHECK, capsys)
    assert known(CHECK) == said
    CHANGES[name](here)
    assert known(CHECK) is None


@pytest.mark.parametrize("name", [*CHANGES, *BUILD_ONLY])
def test_a_build_is_done_again_when_something_has_changed(
    name: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = settled(BUILD, capsys)
    assert said[0] == OK
    assert "Intet er ændret" in said[2]
    assert known(BUILD) == said
    (CHANGES | BUILD_ONLY)[name](here)
    assert known(BUILD) is None


@settings(max_examples=20, deadline=None)
@given(
    st.lists(st.sampled_from(sorted(EVERY | BUILD_ONLY)), min_size=1, max_size=5),
    st.sampled_from([CHECK, CHECK_ALL, BUILD]),
)
def test_what_is_known_is_what_would_be_said(names: list[str], arguments: tuple[str, ...]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "møder"
        lay(root, FILES)
        before = Path.cwd()
        os.chdir(root)
        try:
            for name in names:
                for _ in range(2):
                    assert _by_door(arguments) == _anew(arguments)
                try:
                    (EVERY | BUILD_ONLY)[name](root)
                except OSError:
                    continue
            assert _by_door(arguments) == _anew(arguments)
        finally:
            os.chdir(before)


def _by_door(arguments: Sequence[str]) -> tuple[int, str]:
    time.sleep(STEP)
    return _ran(arguments, again.answer(asked(arguments)), asked(arguments))


def _anew(arguments: Sequence[str]) -> tuple[int, str]:
    return _ran(arguments, None, None)


def _ran(
    arguments: Sequence[str], answer: again.Answer | None, question: again.Question | None
) -> tuple[int, str]:
    """The code and all that is said; a build that is up to date already says no more than so."""
    import contextlib  # noqa: PLC0415
    import io  # noqa: PLC0415

    if answer is None:
        error, output = io.StringIO(), io.StringIO()
        with contextlib.redirect_stderr(error), contextlib.redirect_stdout(output):
            code = run(arguments, question)
        answer = code, error.getvalue(), output.getvalue()
    return answer[0], answer[1] + answer[2].replace("Intet er ændret siden sidst: ", "")


def test_other_words_are_another_question(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settled(CHECK, capsys)
    assert known((*CHECK, "--fail-on", "notits")) is None
    assert known((*CHECK, "-j", "1")) is None
    assert known(("check", "meetings/raad/2026-02-10.yaml")) is None
    assert known(("check", str(here / MEETING))) is None
    os.chdir(here / "meetings")
    assert known(CHECK) is None


def test_it_is_found_from_outside_of_the_repository(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    os.chdir(here.parent)
    arguments = ("check", f"møder/{MEETING}")
    assert settled(arguments, capsys) == known(arguments)


def test_findings_and_the_exit_code_are_known(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay(here, {MEETING: FIRST.replace("id: budget", "id: Æ Ø")})
    said = settled(CHECK, capsys)
    assert said[0] == FINDINGS
    assert "2026-01-10.yaml:" in said[1]
    assert known(CHECK) == said


@pytest.mark.parametrize(
    "options",
    [
        ("--fix",),
        ("--diff",),
        ("--format", "json"),
        ("--format", "tekst", "--output", "fund.txt"),
        ("--output", "fund.txt"),
        ("--help",),
    ],
)
def test_what_does_more_than_say_is_never_known(
    options: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(3):
        told((*CHECK, *options), capsys)
    assert known((*CHECK, *options)) is None


def test_a_build_that_forgets_leaves_nothing(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(3):
        told((*BUILD, "--no-cache"), capsys)
    assert known((*BUILD, "--no-cache")) is None
    assert not (here / ".referat").exists()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: b"",
        lambda data: data[:-1],
        lambda data: data[: len(data) // 2],
        lambda data: data + b"x",
        lambda data: data.replace(b"igen 1", b"igen 0", 1),
        lambda data: data[:200] + bytes([data[200] ^ 1]) + data[201:],
        lambda data: b"\xff" * len(data),
        lambda data: b"referat igen 1 1 1\n",
        lambda data: b"referat igen 1 x\n",
        lambda data: data.partition(b"\n")[0] + b"\n",
    ],
)
def test_a_broken_memory_is_none(
    spoil: Callable[[bytes], bytes], here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = settled(CHECK, capsys)
    (kept,) = (here / ".referat").glob(f"*{again.SUFFIX}")
    kept.write_bytes(spoil(kept.read_bytes()))
    assert known(CHECK) is None
    assert told(CHECK, capsys) == said == known(CHECK)


def test_a_memory_of_another_question_is_none(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settled(CHECK, capsys)
    (kept,) = (here / ".referat").glob(f"*{again.SUFFIX}")
    shutil.copy2(kept, kept.with_name(asked(CHECK_ALL).name))
    assert known(CHECK_ALL) is None


def test_what_has_only_just_changed_is_not_rested_on(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    settled(CHECK, capsys)
    lay(here.parent, {"program.py": "x = 2\n"})
    run(CHECK, asked(CHECK))
    assert known(CHECK) is None

    time.sleep(STEP)
    question = asked(CHECK)
    lay(here, {"meetings/raad/2026-01-10/notat.txt": "Et nyt notat.\n"})
    run(CHECK, question)
    assert known(CHECK) is None


def test_a_source_that_changes_under_way_is_not_rested_on(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    question, remember = asked(CHECK), remembering.remember

    def late(*arguments: object) -> None:
        lay(here, {MEETING: FIRST.replace("Godkendt", "Forkaste")})
        time.sleep(STEP)
        remember(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(remembering, "remember", late)
    time.sleep(STEP)
    run(CHECK, question)
    assert known(CHECK) is None


def test_a_source_that_was_saved_a_moment_ago_is(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    remember = remembering.remember

    def late(*arguments: object) -> None:
        time.sleep(STEP)
        remember(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(remembering, "remember", late)
    settled(CHECK, capsys)
    in_place(MEETING, FIRST.replace("Godkendt", "Forkaste"))(here)
    run(CHECK, asked(CHECK))
    assert known(CHECK) is not None


@pytest.mark.parametrize("name", ["GITHUB_ACTIONS", "GITLAB_CI", "_REFERAT_COMPLETE"])
def test_nobody_but_a_person_is_answered(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "true")
    assert again.question(list(CHECK)) is None


@pytest.mark.parametrize("arguments", [[], ["--help"], ["new", "raad"], ["serve"], ["check2"]])
def test_nothing_else_is_a_question(arguments: list[str]) -> None:
    assert again.question(arguments) is None


def test_nothing_is_left_where_there_is_no_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lay(tmp_path / "løs", {"a.yaml": "dato: 2026-01-01\n"})
    monkeypatch.chdir(tmp_path / "løs")
    told(("check", "a.yaml"), capsys)
    assert {path.name for path in Path().iterdir()} == {"a.yaml"}


def test_a_folder_that_may_not_be_written_is_no_hindrance(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / ".referat").write_text("i vejen", encoding="utf-8")
    assert told(CHECK, capsys)[0] == OK
    assert (here / ".referat").read_text(encoding="utf-8") == "i vejen"


def test_only_the_last_answers_are_kept(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remembering, "_MOST", 3)
    for level in ("fejl", "advarsel", "notits", "aldrig"):
        told((*CHECK, "--fail-on", level), capsys)
    assert known((*CHECK, "--fail-on", "fejl")) is None
    assert known((*CHECK, "--fail-on", "aldrig")) is not None
    assert (here / ".referat/.gitignore").read_text(encoding="utf-8") == "*\n"
    assert len(list((here / ".referat").iterdir())) == 4


def test_very_many_paths_are_shared_between_two(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = settled(CHECK, capsys)
    monkeypatch.setattr(again, "_MANY", 2)
    assert known(CHECK) == said
    in_place(MEETING, FIRST.replace("Godkendt", "Forkaste"))(here)
    assert known(CHECK) is None
    lay(here, {MEETING: FIRST})
    assert settled(CHECK, capsys) == known(CHECK)
    lay(here, {"referat.yaml": SITE})
    assert known(CHECK) is None


def test_the_command_says_it_byte_for_byte(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(here, {MEETING: FIRST.replace("id: budget", "id: Æ Ø")})
    said = settled(CHECK, capsys)
    monkeypatch.setattr("referat.cli.run", lambda *_: pytest.fail("asked anew"))
    with pytest.raises(SystemExit) as left:
        main(CHECK)
    shown = capsys.readouterr()
    assert (left.value.code, shown.err, shown.out) == said


def test_the_door_needs_nothing_that_takes_time_to_import(here: Path) -> None:
    code = (
        "import sys\nbefore = set(sys.modules)\nfrom referat.cli import again\n"
        "print(sorted(set(sys.modules) - before))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(again.__file__).parents[2])},
    )
    new = {name.strip(" []'\n") for name in done.stdout.split(",")}
    ours = {"referat", "referat.cli", "referat.cli.again"}
    assert new <= ours | {"__future__", "gc", "struct", "_struct", "time", "zlib"}
