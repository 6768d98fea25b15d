"""A file that one meeting closes is let out by no other."""

from __future__ import annotations

from pathlib import Path

from referat.cli import run

MEETINGS = {
    "2026-01-10": """\
dato: 2026-01-10
punkter:
  - titel: Salg
    lukket: ja
    bilag:
      - titel: Vurdering
        fil: vurdering.txt
""",
    "2026-02-10": """\
dato: 2026-02-10
punkter:
  - titel: Opfølgning
    tekst: "Se [vurderingen](../2026-01-10/vurdering.txt#side-2) og [notatet](notat.txt#side-2)."
""",
}


def test_a_file_closed_in_one_meeting_is_closed_in_all(tmp_path: Path) -> None:
    for name, text in MEETINGS.items():
        folder = tmp_path / "meetings/råd" / name
        folder.mkdir(parents=True)
        folder.with_suffix(".yaml").write_text(text, encoding="utf-8")
    (tmp_path / "meetings/råd/2026-01-10/vurdering.txt").write_text("dyrt", encoding="utf-8")
    (tmp_path / "meetings/råd/2026-02-10/notat.txt").write_text("åbent", encoding="utf-8")
    (tmp_path / "referat.yaml").write_text("formater: [markdown]\n", encoding="utf-8")
    assert run(["build", str(tmp_path), "--out", str(tmp_path / "ud")]) == 0
    made = sorted(path.name for path in (tmp_path / "ud").rglob("*.txt"))
    assert made == ["notat.txt"]
    text = (tmp_path / "ud/råd/2026-02-10/dagsorden.md").read_text(encoding="utf-8")
    assert "Se vurderingen og [notatet](notat.txt#side-2)." in text


def test_also_where_the_meeting_that_closes_it_is_not_built(tmp_path: Path) -> None:
    (tmp_path / "referat.yaml").write_text("formater: [markdown]\n", encoding="utf-8")
    for name, text in MEETINGS.items():
        folder = tmp_path / "meetings" / name / "råd"
        folder.mkdir(parents=True)
        (folder / f"{name}.yaml").write_text(
            text.replace("../2026-01-10/", "../../2026-01-10/råd/2026-01-10/"), encoding="utf-8"
        )
        (folder / name).mkdir()
    (tmp_path / "meetings/2026-01-10/råd/2026-01-10/vurdering.txt").write_text(
        "dyrt", encoding="utf-8"
    )
    (tmp_path / "meetings/2026-02-10/råd/2026-02-10/notat.txt").write_text(
        "åbent", encoding="utf-8"
    )
    part = tmp_path / "meetings/2026-02-10"
    for asked in (part, part / "råd/2026-02-10.yaml"):
        out = tmp_path / f"ud-{asked.name}"
        assert run(["build", str(asked), "--out", str(out)]) == 0
        assert [path.name for path in out.rglob("*.txt")] == ["notat.txt"]


def test_guests_and_corrections_of_a_closed_item_however_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "2026-03-03.yaml").write_text(
        """\
dato: 2026-03-03
gæster:
  - Skjult Et (pkt. 2)
  - Skjult To, deltog under punkt 2
  - {navn: Skjult Tre, punkt: salget}
  - {navn: Skjult Fire, punkt: Salg af grund}
  - {navn: Skjult Fem, deltog: punkt 2}
  - {navn: Skjult Seks, bemærkning: kun under punkt nr. 2}
  - Synlig Et (pkt. 1 og 2)
  - Synlig To, 2. suppleant
bilag:
  - {titel: Skjult syv, punkt: salget}
rettelser:
  - {dato: 2026-04-01, punkt: salget, tekst: Skjult otte.}
punkter:
  - titel: Budget
    referat: Drøftet.
  - titel: Salg af grund
    id: salget
    lukket: ja
""",
        encoding="utf-8",
    )
    out = tmp_path / "ud"
    asked = ["build", str(tmp_path / "2026-03-03.yaml"), "-f", "markdown", "-o", str(out)]
    assert run(asked) == 0
    text = (out / "2026-03-03-referat.md").read_text(encoding="utf-8")
    assert "Skjult" not in text
    assert "salget" not in text
    assert "Synlig Et" in text
    assert "Synlig To" in text
