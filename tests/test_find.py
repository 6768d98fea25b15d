"""Which files are meant: repository, folder, file; and where their documents go."""

from __future__ import annotations

from pathlib import Path

import pytest

from referat.compile import check
from referat.diagnostics import Diagnostic
from referat.project.find import Found, find
from referat.project.load import load_repository
from referat.project.shelf import Shelf, Trouble

MEETING = "dato: 2026-01-31\npunkter:\n  - Eventuelt\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lay(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        texts = {"udvalg.yaml": "navn: Os\n", "referat.yaml": "organisation: Os\n"}
        path.write_text(texts.get(path.name, MEETING), encoding="utf-8")


def found_in(*paths: str) -> Found:
    found = find([Path(path) for path in paths])
    assert isinstance(found, Found), found
    return found


def addresses(found: Found) -> list[str]:
    return [str(meeting.address) for meeting in found.meetings]


REPOSITORY = (
    "referat.yaml",
    "meetings/a/udvalg.yaml",
    "meetings/a/2026-01-31.yaml",
    "meetings/a/2026-02-28.yml",
    "meetings/a/2026-01-31/tal.yaml",
    "meetings/b/2026-03-31.yaml",
)


def test_whole_repository(here: Path) -> None:
    lay(here, *REPOSITORY)
    found = found_in()
    assert addresses(found) == ["a/2026-01-31", "a/2026-02-28", "b/2026-03-31"]
    assert [m.committee for m in found.meetings] == [
        Path("meetings/a/udvalg.yaml"),
        Path("meetings/a/udvalg.yaml"),
        None,
    ]
    assert found.site == Path("referat.yaml")
    assert not found.single


@pytest.mark.parametrize("path", [".", "meetings", "../repo", "meetings/a/.."])
def test_the_same_repository_by_other_ways(
    path: str, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(here / "repo", *REPOSITORY)
    monkeypatch.chdir(here / "repo")
    assert addresses(found_in(path)) == ["a/2026-01-31", "a/2026-02-28", "b/2026-03-31"]


def test_one_committee(here: Path) -> None:
    lay(here, *REPOSITORY)
    assert addresses(found_in("meetings/a")) == ["a/2026-01-31", "a/2026-02-28"]


def test_one_file(here: Path) -> None:
    lay(here, *REPOSITORY)
    found = found_in("meetings/a/2026-01-31.yaml")
    assert addresses(found) == ["a/2026-01-31"]
    assert found.single
    assert found.meetings[0].committee == Path("meetings/a/udvalg.yaml")


def test_several_files_once_each(here: Path) -> None:
    lay(here, *REPOSITORY)
    found = found_in("meetings/b/2026-03-31.yaml", "meetings/b", "meetings/b/2026-03-31.yaml")
    assert addresses(found) == ["b/2026-03-31"]
    assert not found.single


def test_from_a_folder_further_in(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay(here, *REPOSITORY, "meetings/udvalg.yaml")
    monkeypatch.chdir(here / "meetings" / "b")
    found = found_in()
    assert addresses(found) == ["b/2026-03-31"]
    assert found.site == Path("../../referat.yaml")
    assert found.meetings[0].committee == Path("../udvalg.yaml")


def test_a_file_that_stands_alone(here: Path) -> None:
    lay(here, "moede.yaml")
    found = found_in("moede.yaml")
    assert addresses(found) == ["moede"]
    assert found.site is None
    assert found.meetings[0].committee is None


def test_one_body_without_folders(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay(here / "bestyrelsen", "udvalg.yaml", "2026-01-31.yaml")
    monkeypatch.chdir(here / "bestyrelsen")
    found = found_in()
    assert addresses(found) == ["bestyrelsen/2026-01-31"]
    assert found.meetings[0].committee == Path("udvalg.yaml")


def test_folders_that_hold_no_meetings_are_left_alone(here: Path) -> None:
    lay(here, "referat.yaml", "a/m.yaml", "templates/x.yaml", "site/x.yaml", ".github/x.yaml")
    lay(here, "a/.skjult.yaml", "schemas/x.yaml", "node_modules/x.yaml", "site-medlemmer/x.yaml")
    assert addresses(found_in()) == ["a/m"]


def test_a_body_may_be_called_as_a_folder_at_the_top(here: Path) -> None:
    lay(here, "referat.yaml", "meetings/site/a.yaml", "meetings/templates/b.yaml")
    assert addresses(found_in()) == ["site/a", "templates/b"]


@pytest.mark.parametrize(
    ("path", "code"),
    [("findes/ikke", "findes-ikke"), ("tom", "ingen-møder"), ("a" * 5000, "findes-ikke")],
)
def test_nothing_there(path: str, code: str, here: Path) -> None:
    (here / "tom").mkdir()
    found = find([Path(path)])
    assert isinstance(found, Diagnostic)
    assert found.code == code


def test_a_committee_with_an_error_is_told_about_once(here: Path) -> None:
    lay(here, "meetings/a/udvalg.yaml", "meetings/a/1.yaml", "meetings/a/2.yaml")
    (here / "meetings/a/udvalg.yaml").write_text("navnet: Os\n", encoding="utf-8")
    assert [finding.code for finding in check(found_in()).findings] == ["ukendt-nøgle"]


def test_a_meeting_with_an_error_keeps_no_other_from_being_read(here: Path) -> None:
    lay(here, "a.yaml", "b.yaml")
    (here / "a.yaml").write_text("titel: A\n", encoding="utf-8")
    repository = load_repository(found_in())
    assert [str(meeting.address) for meeting in repository.meetings] == ["b"]
    assert set(repository.sources) == {Path("a.yaml"), Path("b.yaml")}


# ---------------------------------------------------------------- the meeting's own files


@pytest.fixture
def shelf(here: Path) -> Shelf:
    lay(here, "repo/m/notat.pdf", "repo/m/under/b.pdf", "repo/beside.pdf", "udenfor.pdf")
    lay(here, "repo/m/Rødgrød.pdf")
    root = here / "repo"
    return Shelf(root, (root / "m", root), "m/")


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("notat.pdf", "repo/m/notat.pdf"),
        ("./notat.pdf", "repo/m/notat.pdf"),
        ("under/b.pdf", "repo/m/under/b.pdf"),
        ("under/../notat.pdf", "repo/m/notat.pdf"),
        ("beside.pdf", "repo/beside.pdf"),
        ("../beside.pdf", "repo/beside.pdf"),
        ("Ro\u0308dgrød.pdf", None),
        ("R\u00f8dgr\u00f8d.pdf", "repo/m/Rødgrød.pdf"),
        ("findes-ikke.pdf", Trouble.MISSING),
        ("under", Trouble.FOLDER),
        ("", Trouble.FOLDER),
        ("../../udenfor.pdf", Trouble.OUTSIDE),
        ("/etc/passwd", Trouble.OUTSIDE),
        ("../../../../../../etc/passwd", Trouble.OUTSIDE),
        ("~/x", Trouble.MISSING),
        ("a\x00b", Trouble.MISSING),
        ("a" * 5000, Trouble.MISSING),
    ],
)
def test_where_a_name_leads(name: str, wanted: object, shelf: Shelf, here: Path) -> None:
    found = shelf.locate(name)
    if isinstance(wanted, str):
        assert found == here / wanted
    elif wanted is not None:
        assert found is wanted
    else:
        assert isinstance(found, Path | Trouble)


def test_a_name_in_another_unicode_form(shelf: Shelf, here: Path) -> None:
    lay(here, "repo/m/a\u030a.pdf")
    found = shelf.locate("å.pdf")
    assert isinstance(found, Path)
    published = shelf.published("å.pdf")
    assert published is not None
    assert published.path == "m/%C3%A5.pdf"


def test_published_files(shelf: Shelf, here: Path) -> None:
    found = shelf.published("under/b.pdf")
    assert found is not None
    assert (found.path, found.size) == ("m/under/b.pdf", len(MEETING))
    assert shelf.published("../beside.pdf") is not None
    assert shelf.used == {
        "m/under/b.pdf": here / "repo/m/under/b.pdf",
        "m/beside.pdf": here / "repo/beside.pdf",
    }


def test_closed_files_are_neither_published_nor_read(shelf: Shelf, here: Path) -> None:
    shelf.closed = frozenset({here.resolve() / "repo/m/notat.pdf"})
    assert shelf.published("notat.pdf") is None
    assert shelf.published("under/../notat.pdf") is None
    assert shelf.data("notat.pdf") is None
    assert shelf.is_closed("notat.pdf")
    assert not shelf.is_closed("beside.pdf")
    assert not shelf.is_closed("findes-ikke.pdf")
    assert shelf.used == {}


@pytest.mark.parametrize(
    ("name", "beside"),
    [
        ("notatt.pdf", ["Rødgrød.pdf", "notat.pdf", "under"]),
        ("under/c.pdf", ["under/b.pdf"]),
        ("../x", []),
        ("../../x", []),
        ("findes/ikke", []),
        ("/etc/x", []),
    ],
)
def test_what_could_have_been_meant(name: str, beside: list[str], shelf: Shelf) -> None:
    assert shelf.names_beside(name) == beside


def test_nor_are_its_meetings_without_a_body_for_that(here: Path) -> None:
    lay(here, "meetings/a/udvalg.yaml", "meetings/a/1.yaml", "meetings/b/udvalg.yaml")
    (here / "meetings/a/udvalg.yaml").write_text("navnet: Os\n", encoding="utf-8")
    (here / "meetings/b/udvalg.yaml").write_text("navn: Dem\n", encoding="utf-8")
    (here / "meetings/b/2.yaml").write_text("dato: 2026-01-10\n", encoding="utf-8")
    (here / "meetings/a/1.yaml").write_text("dato: 2026-01-10\n", encoding="utf-8")
    assert [finding.code for finding in check(found_in()).findings] == ["ukendt-nøgle"]
