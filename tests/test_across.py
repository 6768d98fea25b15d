"""What shows only over several meetings, from small values; and files that git would spoil."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from referat.checks.across import TAKEN, TAKEN_FILES, check_repository, note
from referat.checks.ground.files import TOO_BIG
from referat.checks.noted import Noted, Stated, ToMeeting
from referat.checks.spelling import Spelled, in_doubt, rarer_spellings
from referat.checks.subject import subject_of
from referat.cli import FINDINGS, OK, run
from referat.danish.words import case_key, folded
from referat.diagnostics import Diagnostic, Place
from referat.model.cascade import cascade
from referat.model.load import load
from referat.model.meeting import Meeting
from referat.project.shelf import Shelf
from referat.site import addresses
from referat.source.parse import parse


def meeting(name: str, **more: object) -> Noted:
    """A meeting of the council, named by its day."""
    basis = Noted(f"meetings/raadet/{name}.yaml", f"raadet/{name}", name, Stated("Rådet"))
    return replace(basis, **more)


def told(findings: list[Diagnostic]) -> list[tuple[str, str, int]]:
    """(code, file's name, line) of each."""
    return [
        (f.code, f.path.stem if f.path else "", f.place.line if f.place else 0) for f in findings
    ]


def link(file: str, fragment: str = "", closed: bool = False) -> ToMeeting:
    return ToMeeting(file, fragment, closed, Place(7, 1))


MAY = meeting("2026-05-06", ids=("havn",), closed_ids=("koeb",))
REFERENCES: dict[str, tuple[ToMeeting, str]] = {
    "a meeting": (link("2026-05-06.yaml"), ""),
    "an item": (link("2026-05-06.yaml", "havn"), ""),
    "an item by another way": (link("../raadet/./2026-05-06.yaml", "havn"), ""),
    "no such meeting": (link("2026-05-07.yaml"), "Mente du `2026-05-06.yaml`?"),
    "no such folder": (link("../a/2026-05-06.yaml"), "Mente du `2026-05-06.yaml`?"),
    "no such item": (link("2026-05-06.yaml", "havnen"), "Mente du `#havn`?"),
    "an item of no likeness": (
        link("2026-05-06.yaml", "x"),
        "Skriv `id: x` i det punkt, du mener.",
    ),
    "a closed item": (
        link("2026-05-06.yaml", "koeb"),
        "Henvis til et åbent punkt eller til selve mødet, eller slet linket.",
    ),
    "a closed item from a closed one": (link("2026-05-06.yaml", "koeb", closed=True), ""),
}


@pytest.mark.parametrize("name", REFERENCES)
def test_references_lead_somewhere(name: str) -> None:
    reference, hint = REFERENCES[name]
    later = meeting("2026-06-10", references=(reference,))
    found = check_repository([later, MAY], {})
    assert [finding.hint for finding in found] == ([hint] if hint else [])
    assert told(found) == ([("henvisning", "2026-06-10", 7)] if hint else [])


def test_a_file_on_the_disk_that_was_not_asked_for_is_believed(tmp_path: Path) -> None:
    (tmp_path / "2026-05-06.yaml").write_text("dato: 2026-05-06\n", encoding="utf-8")
    path = str(tmp_path / "2026-06-10.yaml")
    later = meeting(
        "2026-06-10", path=path, references=(link("2026-05-06.yaml", "hvad-som-helst"),)
    )
    assert check_repository([later], {}, is_whole=False) == []


def test_the_rarer_spelling_of_a_case_is_told_once_a_file() -> None:
    def case(day: str, *numbers: str) -> Noted:
        return meeting(day, cases=tuple(Stated(n, Place(i, 9)) for i, n in enumerate(numbers, 1)))

    noted = [
        case("2026-03-11", "26/1482"),
        case("2026-01-14", "26-1482", "26-1482", "26/14"),
        case("2026-02-11", "26/1482", "26/1482"),
    ]
    found = check_repository(noted, {})
    assert told(found) == [("sagsnr-stavemåde", "2026-01-14", 1)]
    assert "»meetings/raadet/2026-02-11.yaml« (linje 1)" in found[0].message


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("26/1482", "26-1482", True),
        ("26/1482", "26.1482", True),
        ("26/1482", " 26 / 1482", True),
        ("S26/1482", "s26\u20131482", True),
        ("01.02.00-P16-1-26", "01.02.00-p16-1-26", True),
        ("26/1482", "26/14 82", False),
        ("26/1482", "261482", False),
        ("26/1482", "26/1483", False),
        ("26/1482", "6/1482", False),
    ],
)
def test_case_numbers(one: str, other: str, same: bool) -> None:
    assert (case_key(one) == case_key(other)) is same


@given(st.text())
def test_a_name_is_one_in_every_unicode_form(name: str) -> None:
    assert folded(unicodedata.normalize("NFD", name)) == folded(name)


def test_bodies_that_look_alike() -> None:
    committees = {
        Path("meetings/a/udvalg.yaml"): "Ånd- og Kulturudvalget",
        Path("meetings/b/udvalg.yaml"): "Ånd- og kulturudvalget",
        Path("meetings/c/udvalg.yaml"): unicodedata.normalize("NFD", "Ånd- og Kulturudvalget"),
        Path("meetings/d/udvalg.yaml"): "Åndsudvalget",
    }
    found = check_repository([], committees)
    assert [f.path.parent.name for f in found if f.path] == ["b", "c"]
    assert "ser ens ud" in found[1].hint


def test_a_meeting_without_a_body() -> None:
    alone = meeting("2026-01-14", body=Stated(""))
    assert told(check_repository([alone], {})) == []
    assert told(check_repository([alone, MAY], {})) == [("uden-udvalg", "2026-01-14", 0)]
    assert told(check_repository([alone, MAY], {}, is_whole=False)) == []


def test_the_site_s_own_folders_are_taken() -> None:
    constants = {name: value for name, value in vars(addresses).items() if name.isupper()}
    own = {path.partition("/")[0] for path in constants.values() if isinstance(path, str)}
    assert own == TAKEN | TAKEN_FILES
    assert told(check_repository([meeting("2026-01-14", address="Sager/2026-01-14")], {})) == [
        ("optaget-navn", "2026-01-14", 0)
    ]


def test_the_site_s_own_files_are_taken() -> None:
    paths = (addresses.FRONT, addresses.NOT_FOUND, addresses.SUBSCRIBE, addresses.SEARCH)
    machines = (addresses.FEED, addresses.CALENDAR, addresses.SITEMAP, addresses.ROBOTS)
    for name in (*paths, *machines, addresses.SYSTEM, addresses.DATA):
        found = check_repository([meeting("2026-01-14", address=f"{name}/2026-01-14")], {})
        assert [each.message for each in found] == [
            f"»{name}« er navnet på en af hjemmesidens egne filer."
        ]


DROPPINGS = (".DS_Store", "~$notat.docx", "notat.txt~", "Thumbs.db", ".~lock.a.odt#", "a.bak")


def test_unused_files(tmp_path: Path) -> None:
    folder = tmp_path / "2026-05-06"
    (folder / "billeder").mkdir(parents=True)
    for name in ("brugt.txt", "a.txt", "billeder/b.png", "fra-juni.txt", *DROPPINGS):
        (folder / name).write_bytes(b"x")
    may = meeting(
        "2026-05-06", path=str(folder.with_suffix(".yaml")), files=(str(folder / "brugt.txt"),)
    )
    june = meeting("2026-06-10", files=(str(tmp_path / "x/../2026-05-06/fra-juni.txt"),))
    found = check_repository([may, june], {})
    assert [(f.code, f.message) for f in found] == [
        (
            "ubrugt-bilag",
            "Filerne »a.txt« og »billeder/b.png« ligger i mødets bilagsmappe, men mødet bruger "
            "dem ikke.",
        )
    ]
    for number in range(9):
        (folder / f"b{number}.txt").write_bytes(b"x")
    (many,) = check_repository([may, june], {})
    assert many.message.startswith("Filerne »a.txt«, »b0.txt«, »b1.txt« og 8 til ligger")
    assert check_repository([may, june], {}, is_whole=False) == []
    assert check_repository([replace(may, misses=True), june], {}) == []


SOURCE = """\
dato: 2026-05-06
punkter:
  - titel: Havn
    id: havn
    sagsnr: 26/1
    tekst: |
      Se [juni](2026-06-10.yaml#kaj) og [notatet](notat.txt) og ![kort](kort.png).

      ```tabel
      fil: tal.csv
      ```
    bilag:
      - fil: bilag.txt
  - titel: Køb
    id: koeb
    lukket: ja
    offentligt: [titel, beslutning]
    tekst: Jf. [juni](2026-06-10.yaml).
    beslutning: Jf. [juli](2026-07-10.yaml).
    punkter:
      - titel: Pris
        id: pris
"""


def test_a_meeting_is_noted_and_survives_json(tmp_path: Path) -> None:
    folder = tmp_path / "2026-05-06"
    folder.mkdir()
    for name in ("notat.txt", "kort.png", "tal.csv", "bilag.txt"):
        (folder / name).write_bytes(b"a;b\n")
    value, _ = parse(SOURCE)
    assert value is not None
    loaded, findings = load(Meeting, value)
    assert loaded is not None and findings == []
    shelf = Shelf(tmp_path, (folder, tmp_path))
    whole = cascade(loaded, None, None)
    noted = note(folder.with_suffix(".yaml"), "2026-05-06", whole, subject_of(whole, shelf))
    assert noted.ids == ("havn",)
    assert noted.closed_ids == ("koeb", "pris")
    assert [(case.text, case.place and case.place.line) for case in noted.cases] == [("26/1", 5)]
    assert [(r.file, r.fragment, r.closed) for r in noted.references] == [
        ("2026-06-10.yaml", "kaj", False),
        ("2026-06-10.yaml", "", True),
        ("2026-07-10.yaml", "", False),
    ]
    assert [Path(file).name for file in noted.files] == [
        "bilag.txt",
        "kort.png",
        "notat.txt",
        "tal.csv",
    ]
    assert msgspec.json.decode(msgspec.json.encode(noted))["ids"] == ["havn"]


# ------------------------------------------------------------------ files that git would spoil


def checked(
    folder: Path, files: dict[str, int], capsys: pytest.CaptureFixture[str]
) -> tuple[int, str]:
    """What is said of a meeting that lists `files` (name → size in bytes; sparse)."""
    (folder / "moede").mkdir()
    for name, size in files.items():
        with (folder / "moede" / name).open("wb") as file:
            os.truncate(file.fileno(), size)
    listed = "".join(f"  - fil: {name}\n" for name in files)
    text = f"dato: 2026-05-06\npunkter: [Eventuelt]\nbilag:\n{listed}"
    (folder / "moede.yaml").write_text(text, encoding="utf-8")
    code = run(["check", str(folder / "moede.yaml")])
    out = capsys.readouterr()
    return code, out.out + out.err


def test_an_attachment_of_500_mb_is_told_about_and_not_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {"film.mp4": 500_000_000, "stor.pdf": TOO_BIG, "for-stor.pdf": TOO_BIG + 1}
    code, said = checked(tmp_path, files, capsys)
    assert code == OK
    assert said.count("[stort-bilag]") == 2
    assert "Filen »film.mp4« fylder 500,0\u00a0MB. [stort-bilag]" in said
    assert "Filen »for-stor.pdf« fylder 100,0\u00a0MB. [stort-bilag]" in said


@pytest.mark.parametrize(
    ("one", "other"),
    [("Notat.txt", "notat.txt"), ("årsag.txt", unicodedata.normalize("NFD", "årsag.txt"))],
)
def test_files_a_case_or_a_form_apart(
    one: str, other: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said = checked(tmp_path, {one: 1, other: 1}, capsys)
    if len(os.listdir(tmp_path / "moede")) < 2:  # noqa: PTH208 - the disk takes them for one
        pytest.skip("this disk holds no two such files")
    assert code == FINDINGS
    assert said.count("[bilag-ens-navne]") == 1


@given(st.lists(st.sampled_from(["Bo Ek", "bo ek", "Bo  Ek", "BO EK", "Al", "Ål"])))
def test_what_is_written_in_one_way_need_not_be_looked_at(names: list[str]) -> None:
    all_of_them = [Spelled(name, folded(name), str(at)) for at, name in enumerate(names)]
    doubtful = in_doubt(names, folded)
    some = [each for each in all_of_them if each.text in doubtful]
    assert list(rarer_spellings(some)) == list(rarer_spellings(all_of_them))
