"""The command line: exit codes, Danish help and usage errors, what is printed and written."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from referat import __version__, cli
from referat.cli import FINDINGS, OK, USAGE, again, run
from referat.diagnostics import Diagnostic, Place, Severity, has_errors, in_order
from referat.model.base import Model
from referat.model.fields import field
from referat.model.load import load
from referat.model.meeting import Meeting
from referat.report import as_text, one, summary
from referat.source.parse import parse

MEETING = "dato: 2026-01-31\npunkter:\n  - Eventuelt\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def commands(command: click.Command, name: str = "") -> Iterator[str]:
    yield name
    if isinstance(command, click.Group):
        for sub_name, sub in command.commands.items():
            yield from commands(sub, f"{name} {sub_name}".strip())


ALL_COMMANDS = list(commands(cli.cli))
ENGLISH = re.compile(
    r"\b(usage|options?|commands?|show|this|message|and|exit|default|required|args|arguments?|file"
    r"|directory|path|the|is|try|error|help(?!\b[^-]*$)|missing|such|unexpected|extra|invalid|value)"
    r"\b",
    re.IGNORECASE,
)
NAMES = re.compile(r"--?[\w-]+|`[^`]*`")


def test_there_are_commands() -> None:
    assert {"", "build", "check", "schema", "templates", "templates list"} <= set(ALL_COMMANDS)


@pytest.mark.parametrize("name", ALL_COMMANDS)
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help_is_danish(name: str, flag: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*name.split(), flag]) == OK
    out = capsys.readouterr().out
    assert out.startswith(f"Brug: referat{' ' * bool(name)}{name} ")
    assert "Vis denne hjælp." in out
    words = NAMES.sub("", out)
    for known in (*name.split(), "build", "check", "schema", "templates", "list", "copy"):
        words = re.sub(rf"\b{known}\b", "", words)
    assert ENGLISH.findall(words) == []
    assert max(len(line) for line in out.splitlines()) <= 100


def test_every_command_has_a_line_in_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == OK
    out = capsys.readouterr().out
    assert all(re.search(rf"^  {name} +\S", out, re.MULTILINE) for name in cli.cli.commands)


USAGE_ERRORS: dict[str, str] = {
    "byg": "Kommandoen `byg` findes ikke.",
    "chek": "Kommandoen `chek` findes ikke. Mente du `check`?",
    "build --formt html": "Valget `--formt` findes ikke. Mente du `--format`?",
    "build --format pdf": "Værdien til `--format` kan kun være `html`, `docx` eller `markdown`.",
    "build --edition alle": "Værdien til `--edition` kan kun være `offentlig` eller `medlemmer`.",
    "build --out": "Valget `--out` skal have en værdi.",
    "check --qqq": "Valget `--qqq` findes ikke.",
    "templates copy": "Der mangler noget: NAVN.",
    "templates copy a b": "Der står mere på linjen, end kommandoen kan bruge.",
    "templates lst": "Kommandoen `lst` findes ikke. Mente du `list`?",
}


@pytest.mark.parametrize("line", USAGE_ERRORS)
def test_wrong_usage_is_told_about_in_danish(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(line.split()) == USAGE
    first, second = capsys.readouterr().err.splitlines()
    assert first == f"referat: {USAGE_ERRORS[line]}"
    assert re.fullmatch(
        r"    hjælp: Skriv `referat[\w ]* --help` for at se, hvad der kan skrives\.", second
    )
    assert ENGLISH.findall(NAMES.sub("", first)) == []


def test_no_arguments_show_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == USAGE
    assert capsys.readouterr().err.startswith("Brug: referat [VALG] KOMMANDO …")


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == OK
    assert capsys.readouterr().out == f"referat {__version__}\n"


# ---------------------------------------------------------------- check and build


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (MEETING, OK),
        (f"{MEETING}link: a\nkontakt: {{navn: A, email: a}}\n", OK),
        ("titel: A\n", FINDINGS),
        ("", FINDINGS),
    ],
)
def test_exit_codes_of_check(text: str, code: int, here: Path) -> None:
    (here / "m.yaml").write_text(text, encoding="utf-8")
    assert run(["check"]) == code
    assert [path.name for path in here.iterdir()] == ["m.yaml"]


@pytest.mark.parametrize("command", ["check", "build"])
@pytest.mark.parametrize("path", ["findes-ikke", "tom"])
def test_paths_that_lead_nowhere_are_wrong_usage(command: str, path: str, here: Path) -> None:
    (here / "tom").mkdir()
    assert run([command, path]) == USAGE


def test_check_counts_meetings(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "a.yaml").write_text(MEETING, encoding="utf-8")
    run(["check"])
    (here / "b.yaml").write_text(MEETING, encoding="utf-8")
    run(["check"])
    assert capsys.readouterr().out == "Ingen fejl i 1 møde.\nIngen fejl i 2 møder.\n"


def test_build_of_one_file_writes_where_you_stand(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "m").mkdir()
    (here / "m" / "a.yaml").write_text(MEETING, encoding="utf-8")
    assert run(["build", "m/a.yaml"]) == OK
    assert sorted(path.name for path in here.iterdir()) == [
        ".referat-filer.json",
        *("a-dagsorden.docx", "a-dagsorden.html", "a-dagsorden.md"),
        "m",
    ]
    assert capsys.readouterr().out.startswith("3 filer i ")


def test_build_of_a_repository_writes_a_site(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "referat.yaml").write_text("formater: [html]\n", encoding="utf-8")
    (here / "a.yaml").write_text(MEETING, encoding="utf-8")
    assert run(["build"]) == OK
    assert {path.name for path in (here / "site").rglob("*") if path.is_file()} >= {
        *("index.html", "dagsorden.html"),
    }
    assert "Begynd med site/index.html" in capsys.readouterr().out
    assert run(["build", "--edition", "medlemmer"]) == OK
    assert (here / "site-medlemmer" / "index.html").exists()


def test_build_takes_wishes(here: Path) -> None:
    (here / "a.yaml").write_text(MEETING, encoding="utf-8")
    wishes = ["-d", "referat", "-d", "dagsorden", "-f", "markdown", "-f", "html"]
    assert run(["build", *wishes, "-o", "ud", "a.yaml"]) == OK
    assert sorted(path.name for path in (here / "ud").glob("a-*")) == [
        *("a-dagsorden.html", "a-dagsorden.md", "a-referat.html", "a-referat.md"),
    ]


def test_an_error_writes_nothing_and_says_so(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "a.yaml").write_text(MEETING, encoding="utf-8")
    (here / "b.yaml").write_text("titel: A\n", encoding="utf-8")
    assert run(["build", "-o", "ud"]) == FINDINGS
    assert capsys.readouterr().err.endswith(
        "Intet er skrevet; det, der blev bygget sidst, ligger der stadig.\n"
    )
    assert not (here / "ud").exists()


def test_a_warning_stops_nothing(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "a.yaml").write_text(f"{MEETING}indledning: <b>x</b>\n", encoding="utf-8")
    assert run(["build", "-o", "ud"]) == OK
    assert "advarsel" in capsys.readouterr().err
    assert (here / "ud").exists()


def test_a_meeting_that_goes_away_takes_its_documents_along(here: Path) -> None:
    (here / "referat.yaml").write_text("titel: Os\n", encoding="utf-8")
    (here / "a.yaml").write_text(MEETING, encoding="utf-8")
    (here / "b.yaml").write_text(MEETING, encoding="utf-8")
    assert run(["build"]) == OK
    (here / "site" / "egen.txt").write_text("min", encoding="utf-8")
    (here / "b.yaml").unlink()
    assert run(["build"]) == OK
    assert (here / "site" / "a").exists()
    assert not (here / "site" / "b").exists()
    assert (here / "site" / "egen.txt").exists()


# ---------------------------------------------------------------- templates and schemas


def test_templates_are_listed_and_copied(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["templates", "list"]) == OK
    assert "html/dokument.html" in capsys.readouterr().out.splitlines()
    assert run(["templates", "copy", "html/dokument.html"]) == OK
    copied = here / "templates" / "html" / "dokument.html"
    copied.write_text("min", encoding="utf-8")
    assert run(["templates", "copy", "html/dokument.html"]) == FINDINGS
    assert copied.read_text(encoding="utf-8") == "min"
    capsys.readouterr()
    assert run(["templates", "list"]) == OK
    assert re.search(r"^html/dokument\.html +din egen$", capsys.readouterr().out, re.MULTILINE)


@pytest.mark.parametrize("name", ["findes/ikke.html", "../referat.yaml", "/etc/passwd", ""])
def test_templates_that_are_not_there(name: str, here: Path) -> None:
    assert run(["templates", "copy", name]) == FINDINGS
    assert list(here.iterdir()) == []


def test_schemas_are_written(here: Path) -> None:
    assert run(["schema", "--out", "s"]) == OK
    assert sorted(path.name for path in (here / "s").iterdir()) == [
        *("committee.schema.json", "meeting.schema.json", "site.schema.json"),
    ]


# ---------------------------------------------------------------- what must never happen


def test_an_error_of_our_own_is_told_about_without_a_traceback(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*found: object) -> None:
        raise RuntimeError("uventet")

    (here / "a.yaml").write_text(MEETING, encoding="utf-8")
    monkeypatch.setattr("referat.compile.check", broken)
    assert run(["check"]) == FINDINGS
    assert capsys.readouterr().err == (
        "referat: fejl: Der er en fejl i selve referat (RuntimeError: uventet). [intern-fejl]\n"
        "    hjælp: Intet er skrevet. Send gerne filen og denne besked til dem, der laver referat."
        "\n"
    )


def test_interruption_is_no_traceback(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*found: object) -> None:
        raise KeyboardInterrupt

    (here / "a.yaml").write_text(MEETING, encoding="utf-8")
    monkeypatch.setattr("referat.compile.check", interrupted)
    assert run(["check"]) == FINDINGS
    assert capsys.readouterr().err.strip() == "Afbrudt."


def test_an_unforeseen_form_has_a_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """The net under the models: whatever Pydantic says in English comes out in Danish."""

    class Odd(Model):
        what = "Et særsyn"
        count: int = field(alias="count", description="")

    value, _ = parse("a: 1\ncount: mange\n")
    assert value is not None
    assert not isinstance(value, str | list)
    value.pop("a")
    _, findings = load(Odd, value)
    assert [finding.code for finding in findings] == ["forkert-form"]
    assert findings[0].place is not None
    assert findings[0].place.line == 2


def test_as_a_program(here: Path) -> None:
    (here / "a.yaml").write_text("titel: Møde\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "referat", "check"],
        capture_output=True,
        check=False,
        env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"},
    )
    assert done.returncode == FINDINGS
    assert "nøgle" in done.stderr.decode("utf-8")


@pytest.mark.parametrize("text", [MEETING, "titel: Møde\n", "dato: [\n", "\x1b: \x1b[1m\n", None])
def test_a_check_without_options_says_the_same_without_click(
    here: Path, capsys: pytest.CaptureFixture[str], text: str | None
) -> None:
    if text is not None:
        (here / "a.yaml").write_text(text, encoding="utf-8")
    for arguments in (["check", "a.yaml"], ["check"], ["check", ".", "findes-ikke.yaml"]):
        asked = again.question(arguments)
        assert asked is not None
        assert asked.is_plain_check
        quickly = run(arguments, asked), capsys.readouterr()
        assert (run(arguments), capsys.readouterr()) == quickly


def test_a_fine_meeting_needs_neither_click_nor_pydantic(here: Path) -> None:
    (here / "a.yaml").write_text(MEETING, encoding="utf-8")
    program = (
        "import sys\nfrom referat.cli import main\ntry:\n    main(sys.argv[1:])\n"
        "finally:\n    print(sys.modules.keys() & {'click', 'hashlib', 'json', 'pydantic'})"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "check", "a.yaml"], capture_output=True, check=True
    )
    assert done.stdout.decode("utf-8") == "Ingen fejl i 1 møde.\nset()\n"


def test_a_reader_that_hangs_up(here: Path) -> None:
    lines = "".join(f"- {{titel: A, x{number}: 1}}\n" for number in range(3_000))
    (here / "a.yaml").write_text(f"dato: 2026-01-31\npunkter:\n{lines}", encoding="utf-8")
    line = f"{sys.executable} -m referat check 2>&1 | head -1"
    done = subprocess.run(line, shell=True, capture_output=True, check=True)
    assert b"Traceback" not in done.stdout + done.stderr


# ---------------------------------------------------------------- the report

ERROR = Diagnostic("kode", "Galt.", "Ret det.", path=Path("a.yaml"), place=Place(2, 3, 2, 5))


def test_one_finding_with_its_line() -> None:
    assert one(ERROR, "x\n  øæå\n") == (
        "a.yaml:2:3: fejl: Galt. [kode]\n    2 |   øæå\n      |   ^^\n    hjælp: Ret det.\n"
    )


@pytest.mark.parametrize(
    ("place", "excerpt"),
    [
        (Place(1, 1), "    1 | abc\n      | ^^^\n"),
        (Place(1, 4), "    1 | abc\n      |    ^\n"),
        (Place(1, 2, 3, 1), "    1 | abc\n      |  ^^\n"),
        (Place(2, 1), "    2 | \n      | ^\n"),
        (Place(9, 1), ""),
    ],
)
def test_excerpts(place: Place, excerpt: str) -> None:
    finding = Diagnostic("kode", "Galt.", path=Path("a"), place=place)
    head = f"a:{place.line}:{place.column}: fejl: Galt. [kode]\n"
    assert one(finding, "abc\n") == head + excerpt


def test_a_long_line_is_cut_around_the_place() -> None:
    finding = Diagnostic("kode", "Galt.", path=Path("a"), place=Place(1, 201, 1, 204))
    _, shown, marks = one(finding, "x" * 200 + "abc" + "y" * 200).splitlines()
    assert len(shown) < 120
    assert shown[marks.index("^") : marks.rindex("^") + 1] == "abc"


@pytest.mark.parametrize(
    ("severities", "text"),
    [
        ([Severity.ERROR], "1 fejl i 1 fil."),
        ([Severity.ERROR] * 2, "2 fejl i 1 fil."),
        ([Severity.WARNING], "1 advarsel i 1 fil."),
        ([Severity.WARNING] * 2 + [Severity.ERROR], "1 fejl og 2 advarsler i 1 fil."),
        (
            [Severity.NOTE, Severity.WARNING, Severity.ERROR],
            "1 fejl, 1 advarsel og 1 notits i 1 fil.",
        ),
    ],
)
def test_summary(severities: list[Severity], text: str) -> None:
    found = [Diagnostic("k", "m", severity=each, path=Path("a")) for each in severities]
    assert summary(found) == text
    assert has_errors(found) == (Severity.ERROR in severities)


def test_findings_stand_in_order_and_once() -> None:
    later = Diagnostic("b", "m", path=Path("a.yaml"), place=Place(3, 1))
    other = Diagnostic("a", "m", path=Path("b.yaml"))
    assert in_order([other, later, ERROR, later]) == [ERROR, later, other]
    assert as_text([], {}) == ""
    assert as_text([other, ERROR], {}).endswith("\n\n2 fejl i 2 filer.\n")


def test_the_schema_line_at_the_top_is_a_comment() -> None:
    value, findings = parse(f"# yaml-language-server: $schema=x\n{MEETING}")
    assert findings == []
    assert value is not None
    assert load(Meeting, value)[0] is not None
