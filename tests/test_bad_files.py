"""Files that git or an editor would spoil, and disks that say no: made here, from a table."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from referat.cli import FINDINGS, OK, run
from referat.compile import sources
from referat.output import disk
from tests.injected import count

MEETING = "dato: 2026-01-31\npunkter:\n  - Eventuelt\n"
BOMB = "a: &a [x, x]\n" + "".join(
    f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)}, *{chr(97 + i)}]\n" for i in range(20)
)

BAD_BYTES: dict[str, tuple[bytes, str, str]] = {
    "latin-1": (
        "dato: 2026-01-31\ntitel: Møde\n".encode("latin-1"),
        "moede.yaml:2:9: fejl: Filen er ikke gemt som UTF-8. [ikke-utf8]",
        "Gem filen igen, og vælg tegnsættet UTF-8, så æ, ø og å bliver læst rigtigt.",
    ),
    "utf-16": (
        MEETING.encode("utf-16"),
        "moede.yaml:1:1: fejl: Filen er gemt som UTF-16. [ikke-utf8]",
        "Gem filen igen, og vælg tegnsættet UTF-8, så æ, ø og å bliver læst rigtigt.",
    ),
    "utf-16-be": (
        b"\xfe\xff" + MEETING.encode("utf-16-be"),
        "moede.yaml:1:1: fejl: Filen er gemt som UTF-16. [ikke-utf8]",
        "Gem filen igen, og vælg tegnsættet UTF-8, så æ, ø og å bliver læst rigtigt.",
    ),
    "a cut off character": (
        "dato: 2026-01-31\ntitel: Mø".encode()[:-1],
        "moede.yaml:2:9: fejl: Filen er ikke gemt som UTF-8. [ikke-utf8]",
        "Gem filen igen, og vælg tegnsættet UTF-8, så æ, ø og å bliver læst rigtigt.",
    ),
    "tab as indentation": (
        b"dato: 2026-01-31\npunkter:\n\t- Eventuelt\n",
        "moede.yaml:3:1: fejl: Her står et tabulatortegn. [tabulator]",
        "Brug mellemrum i stedet; de fleste editorer kan indsætte mellemrum, når du trykker på "
        "tabulator.",
    ),
    "tab in a text": (
        b"dato: 2026-01-31\ntitel: Et\tbord\n",
        "moede.yaml:2:10: fejl: Her står et tabulatortegn. [tabulator]",
        "Brug mellemrum i stedet; de fleste editorer kan indsætte mellemrum, når du trykker på "
        "tabulator.",
    ),
    "vertical tab": (
        b"dato: 2026-01-31\ntitel: Et\x0bbord\n",
        "moede.yaml:2:10: fejl: Her står et usynligt kontroltegn (U+000B). [kontroltegn]",
        "Slet tegnet; det er som regel kommet med fra en kopi af et andet dokument.",
    ),
    "nul": (
        b"dato: 2026-01-31\ntitel: \x00\n",
        "moede.yaml:2:8: fejl: Her står et usynligt kontroltegn (U+0000). [kontroltegn]",
        "Slet tegnet; det er som regel kommet med fra en kopi af et andet dokument.",
    ),
    "not a character": (
        "dato: 2026-01-31\ntitel: \ufffe\n".encode(),
        "moede.yaml:2:8: fejl: Her står et usynligt kontroltegn (U+FFFE). [kontroltegn]",
        "Slet tegnet; det er som regel kommet med fra en kopi af et andet dokument.",
    ),
    "too big": (
        b"#" * 10_000_001,
        "moede.yaml: fejl: Filen fylder 10 MB; højst 10 MB kan læses. [for-stor-fil]",
        "Læg store tabeller og billeder i filer for sig, og henvis til dem som bilag.",
    ),
    "10 000 levels of brackets": (
        b"dato: 2026-01-31\npunkter: " + b"[" * 10_000 + b"]" * 10_000 + b"\n",
        "moede.yaml:2:69: fejl: Her ligger lister og nøgler mere end 60 lag inde i hinanden. "
        "[for-dybt]",
        "Ret indrykningen; så dybt er et møde aldrig.",
    ),
    "10 000 levels of dashes": (
        b"dato: 2026-01-31\npunkter:\n" + b"- " * 10_000 + b"x\n",
        "moede.yaml:3:119: fejl: Her ligger lister og nøgler mere end 60 lag inde i hinanden. "
        "[for-dybt]",
        "Ret indrykningen; så dybt er et møde aldrig.",
    ),
    "3 000 levels of keys": (
        b"dato: 2026-01-31\n" + b"".join(b" " * i + b"a:\n" for i in range(3_000)),
        "moede.yaml:62:61: fejl: Her ligger lister og nøgler mere end 60 lag inde i hinanden. "
        "[for-dybt]",
        "Ret indrykningen; så dybt er et møde aldrig.",
    ),
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "møder"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize("name", BAD_BYTES)
def test_bad_bytes(name: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, first, hint = BAD_BYTES[name]
    (here / "moede.yaml").write_bytes(data)
    count("ødelagt fil")
    started = time.monotonic()
    assert run(["check"]) == FINDINGS
    assert time.monotonic() - started < 5
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == first
    assert f"    hjælp: {hint}" in lines
    assert lines[-1] == "1 fejl i 1 fil."


def test_alias_bomb_never_grows(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "moede.yaml").write_text(f"dato: 2026-01-31\n{BOMB}", encoding="utf-8")
    started = time.monotonic()
    assert run(["check"]) == FINDINGS
    assert time.monotonic() - started < 5
    out = capsys.readouterr().err
    assert "moede.yaml:2:4: fejl: En tekst kan ikke begynde med `&` uden anførselstegn." in out
    assert len(out) < 40_000


def test_a_file_full_of_tabs_is_told_about_briefly(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "moede.yaml").write_text("a:\tb\n" * 1_000, encoding="utf-8")
    assert run(["check"]) == FINDINGS
    assert capsys.readouterr().err.endswith("\n20 fejl i 1 fil.\n")


def test_bom_is_only_a_warning(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "moede.yaml").write_bytes(b"\xef\xbb\xbf" + MEETING.encode())
    assert run(["check"]) == OK
    assert capsys.readouterr().err == (
        "moede.yaml:1:1: advarsel: Filen begynder med et usynligt mærke (BOM). [bom]\n"
        "    1 | dato: 2026-01-31\n"
        "      | ^^^^^^^^^^^^^^^^\n"
        "    hjælp: Gem filen som »UTF-8« i stedet for »UTF-8 med BOM«.\n"
        "\n"
        "1 advarsel i 1 fil.\n"
    )


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_other_line_ends_are_read_as_line_ends(
    end: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = f"{MEETING}  - titel: Budget\n    beslutninger: Ja\n".replace("\n", end)
    (here / "moede.yaml").write_bytes(text.encode())
    assert run(["check"]) == FINDINGS
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "moede.yaml:5:5: fejl: Nøglen `beslutninger` kendes ikke i et punkt. " + (
        "[ukendt-nøgle]"
    )
    assert lines[1] == "    5 |     beslutninger: Ja"


def test_no_final_line_end(here: Path) -> None:
    (here / "moede.yaml").write_text(MEETING.rstrip(), encoding="utf-8")
    assert run(["check"]) == OK


@pytest.mark.parametrize("link", ["file", "folder"])
def test_symbolic_link_out_of_the_repository(
    link: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outside = here.parent / "hemmeligt"
    outside.mkdir()
    (outside / "løn.pdf").write_bytes(b"HEMMELIGT")
    (here / "moede").mkdir()
    if link == "file":
        (here / "moede" / "løn.pdf").symlink_to(outside / "løn.pdf")
    else:
        (here / "moede" / "mappe").symlink_to(outside)
    name = "løn.pdf" if link == "file" else "mappe/løn.pdf"
    (here / "moede.yaml").write_text(f"{MEETING}bilag:\n  - fil: {name}\n", encoding="utf-8")
    assert run(["build", "--out", "ud"]) == FINDINGS
    assert capsys.readouterr().err.startswith(
        f"moede.yaml:5:10: fejl: Filen »{name}« ligger uden for mappen med møderne. [fil-udenfor]"
    )
    assert not (here / "ud").exists()


def test_symbolic_link_inside_the_repository_is_followed(here: Path) -> None:
    (here / "fælles").mkdir()
    (here / "fælles" / "kort.txt").write_text("Her.", encoding="utf-8")
    (here / "moede").mkdir()
    (here / "moede" / "kort.txt").symlink_to(here / "fælles" / "kort.txt")
    (here / "moede.yaml").write_text(f"{MEETING}bilag:\n  - fil: kort.txt\n", encoding="utf-8")
    assert run(["build", "--out", "ud", "--format", "markdown"]) == OK
    assert (here / "ud" / "moede" / "kort.txt").read_text(encoding="utf-8") == "Her."
    assert not (here / "ud" / "moede" / "kort.txt").is_symlink()


@pytest.mark.parametrize("name", ["a" * 5_000, '"a\\0b"', "a/" * 2_000 + "b", '"\\U0001F600"'])
def test_names_that_no_file_can_have(
    name: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "moede.yaml").write_text(f"{MEETING}bilag:\n  - fil: {name}\n", encoding="utf-8")
    assert run(["check"]) == FINDINGS
    assert "[intern-fejl]" not in capsys.readouterr().err


def test_link_to_a_name_that_no_file_can_have(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "moede.yaml").write_text(
        f"{MEETING}indledning: '[x]({'a' * 5_000}) ![x]({'b' * 5_000})'\n", encoding="utf-8"
    )
    assert run(["check"]) == FINDINGS
    assert "[intern-fejl]" not in capsys.readouterr().err


def test_unreadable_file(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "moede.yaml").write_text(MEETING, encoding="utf-8")
    refuse(monkeypatch, sources, "read_file", errno.EACCES, lambda path: path.suffix == ".yaml")
    assert run(["check"]) == FINDINGS
    assert capsys.readouterr().err == (
        "moede.yaml: fejl: Filen kan ikke åbnes. [kan-ikke-læses]\n"
        "    hjælp: Se, om du har lov til at læse den, og om den er åben i et andet program.\n"
        "\n"
        "1 fejl i 1 fil.\n"
    )


def refuse(
    monkeypatch: pytest.MonkeyPatch,
    owner: object,
    name: str,
    number: int,
    when: Callable[[Path], bool],
) -> None:
    """Lets something that is done with a path fail as the system would."""
    real = getattr(owner, name)

    def changed(path: Path, *args: object) -> object:
        if when(path):
            count("disk, der siger nej")
            raise OSError(number, os.strerror(number), str(path))
        return real(path, *args)

    monkeypatch.setattr(owner, name, changed)


def test_full_disk_leaves_what_was_there(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "moede.yaml").write_text(MEETING, encoding="utf-8")
    assert run(["build", "--out", "ud"]) == OK
    before = {path: path.read_bytes() for path in (here / "ud").rglob("*") if path.is_file()}
    assert len(before) > 3
    (here / "moede.yaml").write_text(f"{MEETING}titel: Nyt møde\n", encoding="utf-8")
    (here / "andet.yaml").write_text(MEETING, encoding="utf-8")
    capsys.readouterr()
    refuse(monkeypatch, disk, "write", errno.ENOSPC, lambda _: True)
    assert run(["build", "--out", "ud"]) == FINDINGS
    assert capsys.readouterr().err == (
        "referat: fejl: Der er ikke plads på disken til »ud«. [kan-ikke-skrives]\n"
        "    hjælp: Skaf plads, og prøv igen. Det, der blev bygget sidst, ligger der stadig.\n"
        "\n"
        "1 fejl.\n"
    )
    monkeypatch.undo()
    after = {
        path: path.read_bytes() for path in (here.parent / "møder/ud").rglob("*") if path.is_file()
    }
    assert after == before
    assert not (here / "ud" / "andet").exists()


def test_disk_that_fills_up_half_way(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "moede.yaml").write_text(MEETING, encoding="utf-8")
    written: list[Path] = []

    def third(path: Path | str) -> bool:
        written.append(Path(path))
        return len(written) >= 3 and Path(path).suffix != ".gitignore"

    refuse(monkeypatch, disk, "write", errno.ENOSPC, third)
    assert run(["build", "--out", "dybt/ud"]) == FINDINGS
    assert len(written) >= 3
    assert "ikke plads på disken" in capsys.readouterr().err
    left = {path.name for path in here.iterdir()} - {".referat"}
    assert left == {"moede.yaml"}


def test_unwritable_output_folder(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "moede.yaml").write_text(MEETING, encoding="utf-8")
    refuse(
        monkeypatch,
        disk,
        "make_new_folder",
        errno.EACCES,
        lambda path: path.name.startswith(".ud."),
    )
    refuse(monkeypatch, disk, "make_folder", errno.EACCES, lambda path: path.name == "ud")
    assert run(["build", "--out", "ud"]) == FINDINGS
    assert capsys.readouterr().err == (
        "referat: fejl: »ud« kan ikke skrives eller læses. [kan-ikke-skrives]\n"
        "    hjælp: Se, om du har lov til at skrive i mappen, eller vælg en anden med --out. "
        "Det, der blev bygget sidst, ligger der stadig.\n"
        "\n"
        "1 fejl.\n"
    )


def test_file_in_the_way_that_cannot_be_read(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "moede.yaml").write_text(MEETING, encoding="utf-8")
    assert run(["build", "--out", "ud"]) == OK
    capsys.readouterr()
    os.utime(here / "ud/index.html", (0, 0))  # so that it must be read to be known
    refuse(monkeypatch, disk, "digest", errno.EACCES, lambda path: str(path).endswith("index.html"))
    assert run(["build", "--out", "ud"]) == FINDINGS
    assert "ud/index.html«" in capsys.readouterr().err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_folder_without_write_permission(here: Path) -> None:
    (here / "moede.yaml").write_text(MEETING, encoding="utf-8")
    (here / "ud").mkdir(mode=0o500)
    assert run(["build", "--out", "ud"]) == FINDINGS


def test_two_meetings_whose_names_differ_by_case(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "a.yaml").write_text(MEETING, encoding="utf-8")
    (here / "A.yaml").write_text(MEETING, encoding="utf-8")
    if len(list(here.iterdir())) < 2:
        pytest.skip("this file system does not tell them apart")
    assert run(["check"]) == FINDINGS
    assert capsys.readouterr().err.startswith(
        "a.yaml: fejl: Mødets dokumenter får samme adresse som dem fra »A.yaml«. [samme-adresse]"
    )


def test_template_that_is_not_text(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "referat.yaml").write_text("organisation: Os\n", encoding="utf-8")
    (here / "moede.yaml").write_text(MEETING, encoding="utf-8")
    (here / "templates" / "markdown").mkdir(parents=True)
    (here / "templates" / "markdown" / "hoved.md").write_bytes(b"# M\xf8de\n")
    assert run(["build", "--out", "ud", "--format", "markdown"]) == FINDINGS
    assert capsys.readouterr().err.startswith("templates/markdown/hoved.md: fejl: ")
    assert not (here / "ud").exists()
