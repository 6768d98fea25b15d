"""The reports for other programs: what they hold, where they go, and what never stands in them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator
from msgspec.structs import replace

from referat.checks.explained.codes import explanations
from referat.cli import FINDINGS, OK, USAGE, run, telling
from referat.cli.check import check
from referat.diagnostics import Diagnostic, Edit, Fix, Place, Severity
from referat.report import FORMATS, Where, as_text, one, rendered
from referat.report.reference import code_reference

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "regler.md"
COMMAND = "python -m referat.report.reference > docs/regler.md"
SCHEMA = json.loads((ROOT / "schemas" / "fund.schema.json").read_text(encoding="utf-8"))

NAME = Path("meetings/bestyrelsen/møde, 1.yaml")
TEXT = "dato: 2026-03-11\npunkter:\n  - titel: Ære er er 🎉 her\n"
WHERE = Where(Path(), Path("referat.yaml"))
FIX = Fix("Slet det ene »er«", (Edit(Place(3, 17, 3, 20), ""),))
TWICE = Diagnostic(
    "dobbelt-ord",
    "Ordet »er« står to gange.",
    "Slet det ene: 100%.",
    Severity.WARNING,
    NAME,
    Place(3, 18, 3, 20),
    (FIX,),
)
ALONE = Diagnostic("ingen-søgning", "Der er ingen søgning.", severity=Severity.WARNING)
EMPTY = Diagnostic("tom-fil", "Filen er tom.", "Skriv noget.", path=Path("a.yaml"))
ALL = [ALONE, EMPTY, TWICE]
NUMBER = "010190-1234"


def told(form: str, findings: list[Diagnostic], text: str = TEXT, where: Where = WHERE) -> str:
    return rendered(form, findings, {NAME: text}, where)


def results(findings: list[Diagnostic], text: str = TEXT, where: Where = WHERE) -> list[Any]:
    (ran,) = json.loads(told("sarif", findings, text, where))["runs"]
    found: list[Any] = ran["results"]
    return found


# ---------------------------------------------------------------- all of them


def test_the_command_line_knows_every_format() -> None:
    assert telling.FORMATS == FORMATS


@pytest.mark.parametrize("form", FORMATS)
def test_order_is_stable_and_nothing_is_said_twice(form: str) -> None:
    assert told(form, ALL) == told(form, [*reversed(ALL), EMPTY])


@pytest.mark.parametrize("form", FORMATS)
def test_a_number_that_is_somebodys_is_never_printed(form: str) -> None:
    text = TEXT.replace("her", f"{NUMBER} her")
    fix = Fix("Skriv det om", (Edit(Place(3, 1, 3, 9), f"  - titel: {NUMBER}"),))
    said = replace(TWICE, message=f"{NUMBER} står her.", hint=f"Slet {NUMBER}.", fixes=(fix,))
    report = told(form, [said], text)
    assert "dobbelt-ord" in report
    assert NUMBER not in report
    assert "1234" not in report


@pytest.mark.parametrize("form", ["json", "sarif", "gitlab"])
def test_nothing_found_is_a_report_too(form: str) -> None:
    assert json.loads(told(form, [])) is not None
    assert told("github", []) == told("tekst", []) == ""


# ---------------------------------------------------------------- text


def test_many_findings_are_counted_by_code() -> None:
    notes = [
        Diagnostic("z", "m", severity=Severity.NOTE, path=NAME, place=Place(n, 1))
        for n in range(1, 11)
    ]
    assert "10 notits" not in as_text(notes, {}).replace("10 notitser", "")
    text = as_text([*notes, TWICE, EMPTY], {})
    assert text.endswith(
        "\n 1 fejl      tom-fil\n 1 advarsel  dobbelt-ord\n10 notitser  z\n\n"
        "1 fejl, 1 advarsel og 10 notitser i 2 filer.\n"
    )


def test_the_caret_stands_right_under_a_hidden_number() -> None:
    line = f"  - titel: {NUMBER} er er her"
    shown, marks = one(replace(TWICE, place=Place(1, 27, 1, 29)), line).split("\n")[1:3]
    assert "010190-••••" in shown
    assert shown[marks.index("^") : marks.rindex("^") + 1] == "er"


def test_the_line_above_may_tell_what_a_number_is() -> None:
    source = "  Ansøgerens cpr-nr. er\n  300199 0000 ifølge ham."
    assert "300199 •••• ifølge" in one(replace(TWICE, place=Place(2, 3, 2, 9)), source)


@pytest.mark.parametrize("form", FORMATS)
def test_a_number_is_hidden_where_nothing_tells_what_it_is(form: str) -> None:
    fix = Fix("Skriv", (Edit(Place(1, 1, 1, 2), "0203990000"),))
    finding = replace(TWICE, message="»0203990000« er to gange.", fixes=(fix,))
    assert "0203990000" not in told(form, [finding])


# ---------------------------------------------------------------- JSON


def test_json_is_as_its_schema_says() -> None:
    Draft7Validator.check_schema(SCHEMA)
    value = json.loads(told("json", ALL))
    assert list(Draft7Validator(SCHEMA).iter_errors(value)) == []
    assert value["antal"] == {"fejl": 1, "advarsel": 2, "notits": 0}
    assert value["fund"][0] | {"kode": ""} == value["fund"][0] | {"kode": "", "fil": None}
    assert value["fund"][2] == {
        "kode": "dobbelt-ord",
        "alvor": "advarsel",
        "besked": "Ordet »er« står to gange.",
        "hjælp": "Slet det ene: 100%.",
        "fil": "meetings/bestyrelsen/møde, 1.yaml",
        "sted": {"linje": 3, "tegn": 18, "til_linje": 3, "til_tegn": 20},
        "rettelser": [
            {
                "titel": "Slet det ene »er«",
                "sikker": False,
                "ændringer": [
                    {"sted": {"linje": 3, "tegn": 17, "til_linje": 3, "til_tegn": 20}, "tekst": ""}
                ],
            }
        ],
    }


@pytest.mark.parametrize("wrong", [{"version": 2}, {"fund": [{}]}, {"antal": {}}, {"mere": 1}])
def test_the_schema_tells_right_from_wrong(wrong: dict[str, Any]) -> None:
    value = json.loads(told("json", ALL)) | wrong
    assert list(Draft7Validator(SCHEMA).iter_errors(value)) != []


# ---------------------------------------------------------------- SARIF


def test_sarif() -> None:
    log = json.loads(told("sarif", ALL))
    assert log["version"] == "2.1.0"
    (ran,) = log["runs"]
    driver = ran["tool"]["driver"]
    assert (driver["name"], ran["columnKind"]) == ("referat", "unicodeCodePoints")
    codes = [rule["id"] for rule in driver["rules"]]
    assert sorted(codes) == sorted(each.code for each in ALL)
    assert [codes[each["ruleIndex"]] for each in ran["results"]] == [
        each["ruleId"] for each in ran["results"]
    ]
    rule = driver["rules"][codes.index("dobbelt-ord")]
    known = explanations()["dobbelt-ord"]
    assert rule["shortDescription"] == {"text": f"{known.what}."}
    assert rule["fullDescription"]["text"].startswith(known.why)
    assert "referat explain dobbelt-ord" in rule["help"]["text"]
    assert rule["defaultConfiguration"] == {"level": "warning"}


def test_sarif_says_where_and_how_it_is_mended() -> None:
    (found,) = results([TWICE])
    where = {"uri": "meetings/bestyrelsen/m%C3%B8de%2C%201.yaml", "uriBaseId": "%SRCROOT%"}
    region = {"startLine": 3, "startColumn": 18, "endLine": 3, "endColumn": 20}
    (location,) = found["locations"]
    assert location["physicalLocation"] == {"artifactLocation": where, "region": region}
    assert found["level"] == "warning"
    (fix,) = found["fixes"]
    (change,) = fix["artifactChanges"]
    assert change["artifactLocation"] == where
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 3, "startColumn": 17, "endLine": 3, "endColumn": 20},
            "insertedContent": {"text": ""},
        }
    ]


@pytest.mark.parametrize(
    ("place", "region"),
    [
        (Place(2, 3), {"startLine": 2, "startColumn": 3}),
        (Place(2, 3, 4, 1), {"startLine": 2, "startColumn": 3, "endLine": 4, "endColumn": 1}),
        (Place(2, 3, 2), {"startLine": 2, "startColumn": 3, "endLine": 2}),
    ],
)
def test_sarif_regions(place: Place, region: dict[str, int]) -> None:
    (found,) = results([replace(TWICE, place=place)])
    assert found["locations"][0]["physicalLocation"]["region"] == region


def test_a_finding_without_a_file_stands_in_the_sites_own() -> None:
    (found,) = results([ALONE])
    (location,) = found["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "referat.yaml", "uriBaseId": "%SRCROOT%"}
    }


def test_a_finding_without_a_file_where_there_is_no_site() -> None:
    where = Where(Path())
    (found,) = results([ALONE], where=where)
    assert found["locations"] == []
    assert told("github", [ALONE], where=where).startswith("::warning title=ingen-søgning::")
    (row,) = json.loads(told("gitlab", [ALONE], where=where))
    assert row["location"]["path"] == "referat.yaml"


def prints(findings: list[Diagnostic], text: str = TEXT) -> list[str]:
    return [
        each["partialFingerprints"]["primaryLocationLineHash"] for each in results(findings, text)
    ]


def test_fingerprints_stay_when_lines_move_and_when_they_are_indented() -> None:
    later = replace(TWICE, place=Place(5, 20, 5, 22))
    moved = TEXT.replace("punkter:\n", "# ny\nsted: Hallen\npunkter:\n").replace("  -", "    -")
    assert prints([TWICE]) == prints([later], moved)
    assert prints([TWICE]) != prints([TWICE], TEXT.replace("her", "der"))
    assert prints([TWICE]) != prints([replace(TWICE, code="andet")])


def test_no_two_findings_have_the_same_fingerprint() -> None:
    same = [replace(TWICE, place=Place(3, column, 3, column + 1)) for column in (3, 5, 7)]
    assert len(set(prints([*same, ALONE, EMPTY]))) == 5
    rows = json.loads(told("gitlab", [*same, ALONE, EMPTY]))
    assert len({row["fingerprint"] for row in rows}) == 5


# ---------------------------------------------------------------- the forges


def test_github() -> None:
    assert told("github", ALL).splitlines() == [
        "::warning file=referat.yaml,title=ingen-søgning::Der er ingen søgning.",
        "::error file=a.yaml,title=tom-fil::Filen er tom.%0ASkriv noget.",
        "::warning file=meetings/bestyrelsen/møde%2C 1.yaml,line=3,col=18,endLine=3,endColumn=20,"
        "title=dobbelt-ord::Ordet »er« står to gange.%0ASlet det ene: 100%25.",
    ]
    note = replace(TWICE, severity=Severity.NOTE, place=Place(2, 3, 4, 1))
    assert told("github", [note]).startswith("::notice file=")
    assert ",line=2,endLine=4,title=" in told("github", [note])


def test_gitlab() -> None:
    rows = json.loads(told("gitlab", ALL))
    assert [row["severity"] for row in rows] == ["minor", "critical", "minor"]
    assert rows[2] | {"fingerprint": ""} == {
        "description": "Ordet »er« står to gange. Slet det ene: 100%.",
        "check_name": "dobbelt-ord",
        "fingerprint": "",
        "severity": "minor",
        "location": {"path": "meetings/bestyrelsen/møde, 1.yaml", "lines": {"begin": 3}},
    }
    assert rows[0]["location"] == {"path": "referat.yaml", "lines": {"begin": 1}}


# ---------------------------------------------------------------- the command

MEETING = "dato: 2026-03-11\npunkter:\n  - titel: Hegn\n    referat: Der er er et hul.\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository in the folder `referater` of a checkout, with a warning."""
    (tmp_path / ".git").mkdir()
    folder = tmp_path / "referater"
    folder.mkdir()
    (folder / "referat.yaml").write_text("titel: Os\n", encoding="utf-8")
    (folder / "moede.yaml").write_text(MEETING, encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize(
    ("fail_on", "code"),
    [("fejl", OK), ("advarsel", FINDINGS), ("notits", FINDINGS), ("aldrig", OK)],
)
@pytest.mark.usefixtures("here")
def test_what_fails(fail_on: str, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--fail-on", fail_on]) == code
    printed = capsys.readouterr()
    assert printed.out == "Ingen fejl i 1 møde.\n"
    assert "1 advarsel i 1 fil." in printed.err


def test_an_error_fails_unless_nothing_may(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "moede.yaml").write_text("tom\n", encoding="utf-8")
    assert run(["check"]) == FINDINGS
    assert run(["check", "--fail-on", "aldrig"]) == OK
    assert "Ingen fejl" not in capsys.readouterr().out


@pytest.mark.parametrize("form", ["json", "sarif", "github", "gitlab"])
@pytest.mark.usefixtures("here")
def test_programs_read_standard_output_and_people_standard_error(
    form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", "--format", form]) == OK
    printed = capsys.readouterr()
    assert "moede.yaml:4:21: advarsel: " in printed.err
    assert printed.err.count("Ingen fejl i 1 møde.") == 1
    assert "referater/moede.yaml" in printed.out
    assert form == "github" or json.loads(printed.out)


@pytest.mark.parametrize("form", FORMATS)
def test_output_is_a_file(form: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--format", form, "--output", "ud/fund"]) == OK
    printed = capsys.readouterr()
    assert printed.out == "Ingen fejl i 1 møde.\n"
    assert "moede.yaml:4:21" in printed.err
    assert "moede.yaml" in (here / "ud" / "fund").read_text(encoding="utf-8")


def test_output_that_cannot_be_written(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "fil").write_text("", encoding="utf-8")
    assert run(["check", "--format", "json", "--output", "fil/fund.json"]) == FINDINGS
    assert "[kan-ikke-skrives]" in capsys.readouterr().err


@pytest.mark.usefixtures("here")
def test_no_meetings_is_a_report_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "findes-ikke.yaml", "--format", "json"]) == USAGE
    printed = capsys.readouterr()
    assert [each["kode"] for each in json.loads(printed.out)["fund"]] == ["findes-ikke"]
    assert "[findes-ikke]" in printed.err


def test_github_gets_its_annotations_without_asking(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert run(["check"]) == OK
    printed = capsys.readouterr()
    assert printed.out.startswith("::warning file=referater/moede.yaml,line=4,col=21,")
    assert "moede.yaml:4:21" in printed.err
    assert run(["check", "--format", "sarif", "--output", "fund.sarif"]) == OK
    assert "::" not in capsys.readouterr().out
    assert json.loads((here / "fund.sarif").read_text(encoding="utf-8"))["runs"]


def test_gitlab_gets_its_file(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITLAB_CI", "true")
    assert run(["check"]) == OK
    assert capsys.readouterr().out == "Ingen fejl i 1 møde.\n"
    assert run(["check", "--output", "kvalitet.json"]) == OK
    (row,) = json.loads((here / "kvalitet.json").read_text(encoding="utf-8"))
    assert row["location"]["path"] == "referater/moede.yaml"


@pytest.mark.parametrize("name", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
def test_a_checkout_without_git_is_named_by_the_forge(
    name: str,
    here: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (here.parent / ".git").rmdir()
    assert run(["check", "--format", "gitlab"]) == OK
    assert '"path": "moede.yaml"' in capsys.readouterr().out
    monkeypatch.setenv(name, str(here.parent))
    assert run(["check", "--format", "gitlab"]) == OK
    assert '"path": "referater/moede.yaml"' in capsys.readouterr().out


def test_a_file_outside_keeps_its_whole_path(tmp_path: Path) -> None:
    where = Where(tmp_path / "a", tmp_path / "a" / "referat.yaml")
    (found,) = results([replace(TWICE, path=tmp_path / "b" / "ø.yaml")], where=where)
    artifact = found["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": (tmp_path / "b" / "ø.yaml").as_uri()}


# ---------------------------------------------------------------- where others run it


def test_the_hooks_run_what_exists() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in hooks] == ["referat-check", "referat-fix"]
    known = {option for param in check.params for option in param.opts}
    for hook in hooks:
        program, command, *options = hook["entry"].split()
        assert (program, command, hook["language"]) == ("referat", "check", "python")
        assert set(options) <= known
        assert re.search(hook["files"], "meetings/bestyrelsen/2026-03-10.yaml")
        assert not re.search(hook["files"], "README.md")


def test_a_new_repository_at_gitlab_reports_its_findings(here: Path) -> None:
    assert run(["init", "ny", "--yes", "--date", "2026-03-10", "--forge", "gitlab"]) == OK
    job = yaml.safe_load((here / "ny" / ".gitlab-ci.yml").read_text(encoding="utf-8"))["check"]
    (command,) = job["script"]
    assert command.startswith("referat check --format gitlab ")
    assert job["artifacts"]["reports"]["codequality"] == command.rpartition(" ")[2]
    assert job["artifacts"]["when"] == "always"


# ---------------------------------------------------------------- the page of all codes


def test_page_is_up_to_date() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert text == code_reference(), f"docs/regler.md er forældet. Kør: {COMMAND}"


def test_page_tells_about_every_code_once() -> None:
    page = code_reference()
    assert COMMAND in page
    assert sorted(re.findall(r"^### (\S+)$", page, re.MULTILINE)) == sorted(explanations())
    assert sorted(re.findall(r"^\| \[`(\S+)`\]", page, re.MULTILINE)) == sorted(explanations())
    assert {line.count("|") for line in page.split("\n") if line.startswith("| [`")} == {4}
