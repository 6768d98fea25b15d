"""Half-written files: what can be known is told, nothing is told twice, and nothing breaks."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referat.compile import Request
from referat.compile.draft import Draft, check_draft
from referat.compile.setting import Setting
from referat.project.find import Found, find

WHOLE = """\
dato: 2026-03-11
tid: 8.30-10.00
punkter:
  - titel: Sommerfest
    indstilling:
      - at festen holdes den 13. juni
    referat: |
      Formanden sagde, at der er er plads i haven.
    beslutning: Festen holdes den 13. juni.
  - titel: Regnskab
    tid: 8.45-9.00
    referat: Kassereren gennemgik regnskabet.
  - Eventuelt
"""


@pytest.fixture
def setting(tmp_path: Path) -> Setting:
    (tmp_path / "møde.yaml").write_text(WHOLE, encoding="utf-8")
    found = find((tmp_path,))
    assert isinstance(found, Found)
    return Setting(found, Request())


def drafted(setting: Setting, text: str) -> Draft:
    return check_draft(setting, setting.found.root / "møde.yaml", text)


def said(draft: Draft) -> list[str]:
    return [f"{f.place.line if f.place else 0} {f.code}" for f in draft.findings]


def test_a_whole_file_is_whole(setting: Setting) -> None:
    draft = drafted(setting, WHOLE)
    assert draft.is_whole
    assert said(draft) == ["8 dobbelt-ord"]


@pytest.mark.parametrize(
    ("typed", "instead", "expected"),
    [
        ("    tid: 8.45-9.00\n", "    ti\n", ["8 dobbelt-ord", "11 mangler-kolon"]),
        ("    tid: 8.45-9.00\n", "    tid: 8.\n", ["8 dobbelt-ord", "11 tid-uden-for-mødet"]),
        ("    tid: 8.45-9.00\n", "    tid: 28.45\n", ["8 dobbelt-ord", "11 umuligt-klokkeslæt"]),
        ("    tid: 8.45-9.00\n", "    tiid: 8.45\n", ["8 dobbelt-ord", "11 ukendt-nøgle"]),
        ("    tid: 8.45-9.00\n", '    ved: "Anja\n', ["8 dobbelt-ord", "11 anførselstegn"]),
        ("    tid: 8.45-9.00\n", "    bilag: [a, b\n", ["8 dobbelt-ord", "11 klammer"]),
        ("    tid: 8.45-9.00\n", "   tid: 8.45-9.00\n", ["8 dobbelt-ord", "11 indrykning"]),
        ("  - titel: Regnskab\n", "  - tit: Regnskab\n", ["8 dobbelt-ord", "10 ukendt-nøgle"]),
        ("  - Eventuelt\n", "  -\n", ["8 dobbelt-ord"]),
        ("  - Eventuelt\n", "  - titel:\n", ["8 dobbelt-ord", "13 mangler-nøgle"]),
        ("dato: 2026-03-11\n", "dato: 2026-02-30\n", ["1 umulig-dato"]),
        ("tid: 8.30-10.00\n", "\ttid: 8.30\n", ["2 tabulator", "8 dobbelt-ord"]),
    ],
)
def test_the_rest_is_checked(
    setting: Setting, typed: str, instead: str, expected: list[str]
) -> None:
    assert typed in WHOLE
    assert said(drafted(setting, WHOLE.replace(typed, instead))) == expected


def test_every_beginning_of_a_file_says_little(setting: Setting) -> None:
    """As it is typed from the top, one letter at a time."""
    for end in range(len(WHOLE) + 1):
        draft = drafted(setting, WHOLE[:end])
        assert len(draft.findings) <= 3, (WHOLE[:end], said(draft))


def test_every_letter_left_out_says_little(setting: Setting) -> None:
    for at in range(len(WHOLE)):
        draft = drafted(setting, WHOLE[:at] + WHOLE[at + 1 :])
        assert len(draft.findings) <= 4, (at, said(draft))


@given(st.text(alphabet=st.characters(), max_size=200), st.integers(0, len(WHOLE)))
def test_anything_typed_anywhere_is_taken(text: str, at: int) -> None:
    found = Found(Path("/nowhere"), None, ())
    check_draft(Setting(found, Request()), Path("/nowhere/m.yaml"), WHOLE[:at] + text + WHOLE[at:])


@pytest.mark.parametrize("name", ["udvalg.yaml", "referat.yaml"])
def test_the_other_files_are_checked_too(setting: Setting, name: str) -> None:
    text = "navn: Udvalget\nregler:\n  dobelt-ord: fejl\n"
    draft = check_draft(setting, setting.found.root / name, text)
    assert "3 ukendt-regel" in said(draft)


def test_a_file_out_of_shape_is_told_about_in_a_few_findings(setting: Setting) -> None:
    item = "  - titel: Sag\n    referat: Intet.\n    sagsnr: 1\n"
    text = f"dato: 2026-03-11\nafbud:\n  - Bo Lind\n{item * 15}"
    found = drafted(setting, text).findings
    assert Counter(each.code for each in found) == {"ukendt-nøgle": 10, "mangler-nøgle": 10}
    assert sum("fund mere af samme slags" in each.hint for each in found) == 2


def test_keys_that_come_to_stand_together_are_no_duplicates(setting: Setting) -> None:
    text = WHOLE.replace("  - titel: Regnskab", " - titel: Regnskab")
    codes = [each.code for each in drafted(setting, text).findings]
    assert "dobbelt-nøgle" not in codes
    assert len(codes) < 4
