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
