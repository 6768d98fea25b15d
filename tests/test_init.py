"""`referat init`: a repository that checks and builds, CI that the forges accept, and nothing
ever written over.
"""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from referat import __version__
from referat.cli import FINDINGS, OK, USAGE, run
from referat.model.item import Item
from referat.model.load import load
from referat.model.meeting import Committee, Meeting, Site
from referat.scaffold.repository import FORGES, Wishes, repository
from referat.scaffold.yaml_text import line, lines_of
from referat.source.parse import parse
from referat.source.reading import read_text

OPTIONS = ["--organisation", "Borgerforeningen i Sønderlev", "--date", "tirsdag den 10. marts 2026"]
GITHUB, GITLAB = ".github/workflows/referat.yml", ".gitlab-ci.yml"
ALWAYS = {
    ".editorconfig",
    ".gitignore",
    ".pre-commit-config.yaml",
    ".vscode/extensions.json",
    ".vscode/settings.json",
    "README.md",
    "meetings/bestyrelsen/2026-03-10.yaml",
    "meetings/bestyrelsen/udvalg.yaml",
    "referat.yaml",
    "schemas/committee.schema.json",
    "schemas/meeting.schema.json",
    "schemas/site.schema.json",
}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files_in(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize(
    ("forge", "more"),
    [
        ("ingen", set()),
        ("github", {GITHUB}),
        ("gitlab", {GITLAB}),
        ("begge", {GITHUB, GITLAB}),
    ],
)
def test_what_is_laid_out(forge: str, more: set[str], here: Path) -> None:
    assert run(["init", "møder", *OPTIONS, "--forge", forge]) == OK
    assert files_in(here / "møder") == ALWAYS | more


def test_it_checks_without_a_finding_and_builds(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["init", "møder", *OPTIONS, "--forge", "begge"]) == OK
    monkeypatch.chdir(here / "møder")
    capsys.readouterr()
    assert run(["check"]) == OK
    assert capsys.readouterr() == ("Ingen fejl i 1 møde.\n", "")
    assert run(["build"]) == OK
    assert capsys.readouterr().err == ""
    page = (here / "møder/site/bestyrelsen/2026-03-10/dagsorden.html").read_text(encoding="utf-8")
    assert "Orientering fra formanden" in page
    assert "Sommerfest" not in page, "an example in a comment is no item"


def test_every_item_has_an_id(here: Path) -> None:
    run(["init", *OPTIONS])
    meeting = loaded(Meeting, (here / "meetings/bestyrelsen/2026-03-10.yaml").read_text("utf-8"))
    assert meeting.day == date(2026, 3, 10)
    items = [item for item in meeting.items or () if isinstance(item, Item)]
    assert [item.id for item in items] == [
        "godkendelse-af-dagsorden",
        "orientering-fra-formanden",
        "naeste-moede",
        "eventuelt",
    ]


@pytest.mark.parametrize("name", ["Sager", "Personer", "Templates", "Site", "§"])
def test_a_body_never_gets_a_folder_that_means_something_else(
    name: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["init", *OPTIONS, "--committee", name])
    capsys.readouterr()
    assert run(["check"]) == OK
    assert capsys.readouterr() == ("Ingen fejl i 1 møde.\n", "")


def test_the_next_meetings_can_be_made_at_once(here: Path) -> None:
    run(["init", *OPTIONS])
    assert [run(["new"]), run(["new"]), run(["new"])] == [OK, OK, FINDINGS]
    assert run(["check"]) == OK
    assert {path.stem for path in here.glob("meetings/bestyrelsen/2*")} == {
        *("2026-03-10", "2026-04-07", "2026-05-05"),
    }


# ---------------------------------------------------------------- files that others read


def forge_says(schema: str, file: Path) -> int:
    """0 if the forge's own schema accepts the file."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(file)]
    return subprocess.run(command, capture_output=True, check=False).returncode


@pytest.mark.parametrize(
    ("schema", "path", "wrong"),
    [
        ("vendor.github-workflows", GITHUB, ("runs-on:", "runs-at:")),
        ("custom.github-workflows-require-timeout", GITHUB, ("timeout-minutes: 10", "env: {}")),
        ("vendor.gitlab-ci", GITLAB, ("stage: test", "when: sometimes")),
    ],
)
def test_ci_is_what_the_forge_accepts(
    schema: str, path: str, wrong: tuple[str, str], here: Path
) -> None:
    run(["init", *OPTIONS, "--forge", "begge"])
    assert forge_says(schema, here / path) == 0
    text = (here / path).read_text("utf-8")
    assert wrong[0] in text
    (here / path).write_text(text.replace(*wrong), encoding="utf-8")
    assert forge_says(schema, here / path) == 1, "the schema tells right from wrong"


@pytest.mark.parametrize("path", [GITHUB, GITLAB])
def test_ci_runs_this_very_version_and_gives_the_date(path: str, here: Path) -> None:
    run(["init", *OPTIONS, "--forge", "begge"])
    text = (here / path).read_text("utf-8")
    assert set(re.findall(r"pip install (.+)", text)) == {f'"referat=={__version__}"'}
    assert "- referat check" in text or "run: referat check" in text
    assert re.search(r'referat build --out \w+ --date "\$\(TZ=Europe/Copenhagen date \+%F\)"', text)


def test_github_publishes_main_only_and_checks_everything(here: Path) -> None:
    run(["init", *OPTIONS, "--forge", "github"])
    workflow: Any = yaml.safe_load((here / GITHUB).read_text("utf-8"))
    triggers = workflow[True]  # YAML 1.1 reads `on` as true
    assert "pull_request" in triggers
    assert triggers["push"] == {"branches": ["main"]}
    assert "refs/heads/main" in workflow["jobs"]["publish"]["if"]
    assert workflow["jobs"]["publish"]["needs"] == "check"
    assert workflow["permissions"] == {"contents": "read"}


def test_pre_commit_runs_check(here: Path) -> None:
    run(["init", *OPTIONS])
    config = yaml.safe_load((here / ".pre-commit-config.yaml").read_text("utf-8"))
    (hook,) = config["repos"][0]["hooks"]
    assert config["repos"][0]["repo"] == "local"
    assert (hook["entry"], hook["language"]) == ("referat check", "system")
    assert re.search(hook["files"], "meetings/bestyrelsen/2026-03-10.yaml")
    assert not re.search(hook["files"], "README.md")


def test_the_editor_finds_the_schemas(here: Path) -> None:
    run(["init", *OPTIONS])
    settings_file = json.loads((here / ".vscode/settings.json").read_text("utf-8"))
    for schema, pattern in settings_file["yaml.schemas"].items():
        (file,) = here.glob(pattern)
        text = file.read_text("utf-8")
        comment = text.partition("\n")[0]
        assert comment.startswith("# yaml-language-server: $schema=")
        named = (file.parent / comment.partition("=")[2]).resolve()
        assert named == (here / schema).resolve()
        known = json.loads(named.read_text("utf-8"))
        jsonschema.validate(yaml.load(text, yaml.BaseLoader), known)
    assert json.loads((here / ".vscode/extensions.json").read_text("utf-8"))["recommendations"]


def test_what_is_built_is_kept_out_of_git(here: Path) -> None:
    run(["init", *OPTIONS])
    ignored = (here / ".gitignore").read_text("utf-8").splitlines()
    assert {"/site/", "/site-medlemmer/", "/.referat/"} <= set(ignored)


# ---------------------------------------------------------------- nothing is written over


@pytest.mark.parametrize("path", sorted({*ALWAYS, GITHUB, GITLAB}))
def test_one_file_in_the_way_stops_it_all(
    path: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / path).parent.mkdir(parents=True, exist_ok=True)
    (here / path).write_text("min egen", encoding="utf-8")
    assert run(["init", *OPTIONS, "--forge", "begge"]) == FINDINGS
    assert f"»{path}« findes i forvejen og er ikke rørt." in capsys.readouterr().err
    assert files_in(here) == {path}
    assert (here / path).read_text("utf-8") == "min egen"


def test_all_that_is_in_the_way_is_named(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["init", *OPTIONS])
    capsys.readouterr()
    before = {path: (here / path).read_bytes() for path in files_in(here)}
    assert run(["init", *OPTIONS]) == FINDINGS
    assert capsys.readouterr().err.count("[findes-i-forvejen]") == len(ALWAYS)
    assert {path: (here / path).read_bytes() for path in files_in(here)} == before


# ---------------------------------------------------------------- what is asked


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def answer(lines: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Terminal("".join(f"{text}\n" for text in lines)))


def test_it_asks_on_a_terminal(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answer(
        ["Tidselro", "", "Årsmødet", "7. maj", "7. maj 2026", "github", "x", "https://a.example/"],
        monkeypatch,
    )
    assert run(["init"]) == OK
    out = capsys.readouterr().out
    assert "Hvem holder møderne?" in out
    assert "mangler et årstal" in out
    assert "»x« er ikke en adresse." in out
    assert files_in(here) >= {GITHUB, "meetings/aarsmoedet/2026-05-07.yaml"}
    site = loaded(Site, (here / "referat.yaml").read_text("utf-8"))
    assert (site.organisation, site.title) == ("Tidselro", "Dagsordener og referater")
    assert site.address == "https://a.example/"


@pytest.mark.parametrize("arguments", [["--yes"], OPTIONS, ["--forge", "ingen"]])
def test_it_does_not_ask_when_it_has_been_told(
    arguments: list[str], here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer([], monkeypatch)
    assert run(["init", "sommer-udvalget", *arguments]) == OK
    site = loaded(Site, (here / "sommer-udvalget/referat.yaml").read_text("utf-8"))
    given_name = OPTIONS[1] if OPTIONS[0] in arguments else "Sommer udvalget"
    assert site.organisation == given_name


def test_it_does_not_ask_without_a_terminal(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("Nej\n"))
    assert run(["init"]) == OK
    assert (here / "referat.yaml").exists()


def test_giving_up_writes_nothing(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(["Tidselro"], monkeypatch)
    assert run(["init"]) == FINDINGS
    assert files_in(here) == set()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--date", "7. maj"], "`--date`: Datoen »7. maj« mangler et årstal."),
        (["--address", "eksempel"], "`--address`: »eksempel« er ikke en adresse."),
        (["--forge", "git"], "Værdien til `--forge` kan kun være"),
    ],
)
def test_options_that_cannot_be_used(
    arguments: list[str], told: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["init", *arguments]) == USAGE
    assert told in capsys.readouterr().err
    assert files_in(here) == set()


# ---------------------------------------------------------------- any name at all

TEXTS = st.text(max_size=40) | st.sampled_from(
    ["Bilag 1: A", "- a", "# a", "a # b", "<< x >>", "<% x %>", "{{ a }}", '"', "'", "`", "ja", "~"]
)


def loaded(model: Any, text: str) -> Any:
    """The model that a file says; not one finding is allowed."""
    plain, findings = read_text(text.encode())
    value, more = parse(plain)
    found, last = load(model, value)  # type: ignore[arg-type]
    assert [*findings, *more, *last] == []
    return found


@settings(max_examples=150, deadline=None)
@given(TEXTS.filter(line), TEXTS.filter(line), TEXTS.filter(line), st.dates(date(1900, 1, 1)))
def test_any_name_becomes_a_good_file(
    organisation: str, title: str, committee: str, day: date
) -> None:
    if day > date(9999, 6, 1):
        return
    wishes = Wishes(organisation, title, committee, "ingen", day)
    made = {output.path: output.content for output in repository(wishes)}
    texts = {path: text.decode() for path, text in made.items() if isinstance(text, bytes)}
    site = loaded(Site, texts["referat.yaml"])
    assert (site.organisation, site.title) == (line(organisation), line(title))
    (body,) = [path for path in texts if path.endswith("udvalg.yaml")]
    assert loaded(Committee, texts[body]).name == line(committee)
    (meeting,) = [path for path in texts if path.endswith(f"{day.isoformat()}.yaml")]
    assert loaded(Meeting, texts[meeting]).day == day
    assert meeting.rpartition("/")[0] == body.rpartition("/")[0]


Tree = st.recursive(
    st.text(max_size=30),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(st.text(max_size=10), inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)


def readable(tree: Any) -> Any:
    """`tree` without what no file may hold; `line` is tested for the same."""
    if isinstance(tree, str):
        return re.sub(
            "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]", "", tree
        )
    if isinstance(tree, list):
        return [readable(part) for part in tree]
    return {readable(key): readable(part) for key, part in tree.items()}


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(st.text(max_size=8), Tree, min_size=1, max_size=3).map(readable))
def test_what_is_written_reads_back(tree: dict[str, Any]) -> None:
    if "<<" in json.dumps(tree):  # refused by the language, quoted or not
        return
    text = "\n".join(lines_of(tree)) + "\n"
    plain, findings = read_text(text.encode())
    value, more = parse(plain)
    assert [*findings, *more] == []
    assert value == tree


def test_all_forges_are_tested() -> None:
    assert set(FORGES) == {"github", "gitlab", "begge", "ingen"}
