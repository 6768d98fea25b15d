"""What is offered, shown and followed, without a server."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol.types import CodeAction, Position, Range, TextEdit
from msgspec.structs import replace

from referat.diagnostics import Diagnostic, Edit, Fix, Place
from referat.lsp import actions, completion, links, outline, pointing
from referat.lsp.desk import Opened, checked
from referat.lsp.known import find_out
from referat.lsp.preview import Previews, in_the_way, kinds_of, setting_for
from referat.lsp.repository import is_ours, setting_of

from .editor import applied
from .making import FILES, MARK, PATH, TEXT, after, cursor, opened, repository


def labels(root: Path, text: str, name: str = PATH) -> list[str]:
    file = opened(root, text, name)
    return [item.label for item in completion.complete(file, cursor(text)).items]


def completed(root: Path, text: str, label: str) -> str:
    """The text with an offer taken."""
    file = opened(root, text)
    items = {item.label: item for item in completion.complete(file, cursor(text)).items}
    edit = items[label].text_edit
    assert isinstance(edit, TextEdit)
    return applied(file.lines.text, [edit])


def with_line(line: str) -> str:
    """The meeting with a line of its own before the pause."""
    return TEXT.replace("  - pause", f"{line}\n  - pause", 1)


def test_keys_are_offered_where_they_may_stand(tmp_path: Path) -> None:
    found = labels(tmp_path, with_line("    ‸"))
    assert {"beslutning", "indstilling", "lukket"} <= set(found)
    assert not {"titel", "id", "ved", "referat", "dato"} & set(found)
    found = labels(tmp_path, f"{TEXT}{MARK}")
    assert {"næste møde", "hævet"} <= set(found)
    assert not {"dato", "punkter", "sagsnr"} & set(found)


def test_a_key_is_completed_with_its_colon(tmp_path: Path) -> None:
    assert "\n    beslutning: \n" in completed(tmp_path, with_line("    besl‸"), "beslutning")
    assert "\nnæste møde: " in completed(tmp_path, f"{TEXT}næste m‸", "næste møde")
    assert "\n    beslutning: X\n" in completed(tmp_path, with_line("    besl‸: X"), "beslutning")


def test_a_list_gets_its_dash(tmp_path: Path) -> None:
    text = completed(tmp_path, f"{TEXT}afbud:\n  ‸", "Villads Krogh")
    assert text.endswith("afbud:\n  - Villads Krogh")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("    type: ‸", ["beslutning", "drøftelse", "orientering"]),
        ("    lukket: ‸", ["ja", "nej"]),
        ("    åbne opgaver: ‸", ["ja", "nej"]),
        ("    afgøres i: ‸", ["Bestyrelsen"]),
    ],
)
def test_words_that_a_key_takes(tmp_path: Path, line: str, expected: list[str]) -> None:
    assert labels(tmp_path, with_line(line)) == expected


def test_values_of_the_meeting(tmp_path: Path) -> None:
    assert "godkendt" in labels(tmp_path, f"{TEXT}status: ‸")
    assert labels(tmp_path, TEXT.replace("2026-04-08", "‸", 1)) == ["2026-04-08"]
    titled = TEXT.replace("    id: regnskab", "    id: ‸")
    assert labels(tmp_path, titled) == ["regnskab"]
    assert labels(tmp_path, TEXT.replace("regnskab.txt", "‸")) == ["regnskab.txt"]


def test_people_of_the_body_and_the_meeting(tmp_path: Path) -> None:
    assert set(labels(tmp_path, TEXT.replace("Villads Krogh", "‸"))) == {
        "Asta Bruun",
        "Villads Krogh",
        "Ida Møller Frost",
    }
    beside = labels(tmp_path, TEXT.replace("  - Ida Møller", "  - ‸\n  - Ida Møller"))
    assert "Villads Krogh" in beside
    assert "Asta Bruun" not in beside
    owner = with_line("    opgaver:\n      - opgave: Y\n        ansvarlig: Vil‸")
    assert labels(tmp_path, owner) == ["Villads Krogh"]


def test_items_meetings_and_files_are_offered_in_links(tmp_path: Path) -> None:
    assert labels(tmp_path, TEXT.replace("#lodtraekning", "#‸")) == ["#regnskab", "#lodtraekning"]
    assert labels(tmp_path, TEXT.replace("yaml#ny-mole", "yaml#‸")) == ["2026-03-04.yaml#ny-mole"]
    found = labels(tmp_path, TEXT.replace("#lodtraekning", "‸"))
    assert {"#regnskab", "2026-03-04.yaml", "regnskab.txt"} <= set(found)


def test_case_numbers_of_the_repository(tmp_path: Path) -> None:
    text = with_line("    sagsnr: ‸")
    file = known(opened(tmp_path, text))
    assert [i.label for i in completion.complete(file, cursor(text)).items] == ["26/17"]


def known(file: Opened) -> Opened:
    found = find_out(file.folder.setting, file.folder.known, lambda: True)
    assert found is not None
    file.folder.known = found
    file.is_checked = False
    return checked(file)


def test_rules_are_offered_in_switches_and_levels(tmp_path: Path) -> None:
    found = labels(tmp_path, f"# undtag ‸\n{TEXT}")
    assert "dobbelt-ord" in found
    assert "i hele filen" in found
    assert "i alle møder" not in found
    assert labels(tmp_path, f"{TEXT}regler:\n  dobbelt-o‸")[:1] == ["dobbelt-ord"]
    assert labels(tmp_path, f"{TEXT}regler:\n  dobbelt-ord: ‸") == ["notits", "advarsel", "fejl"]
    body = "meetings/bestyrelsen/udvalg.yaml"
    assert "i alle møder" in labels(tmp_path, f"# undtag ‸\n{FILES[body]}", body)


def test_nothing_is_offered_in_running_text(tmp_path: Path) -> None:
    assert labels(tmp_path, TEXT.replace("Læs mere", "Læs ‸mere")) == []


def hovered(file: Opened, words: str) -> str:
    found = pointing.hover(file, after(file.lines.text, words))
    return getattr(found.contents, "value", "") if found else ""


def test_hover(tmp_path: Path) -> None:
    file = known(opened(tmp_path))
    assert "Hvem der fremlægger" in hovered(file, "    ve")
    assert "Hedder »Referat« på tryk" in hovered(file, "    refer")
    villads = hovered(file, "ved: Vill")
    assert "**Villads Krogh**" in villads
    assert "udvalg.yaml" in villads
    assert "asta@example.org" in hovered(file, "- Asta")
    assert "Ny mole" in hovered(file, "](2026-03")
    assert "2.1. Lodtrækning om pladser" in hovered(file, "(#lod")
    assert "regnskab.txt" in hovered(file, "fil: reg")
    assert hovered(file, "Læs m") == ""


def followed(file: Opened, words: str) -> list[tuple[str, int]]:
    found = pointing.definition(file, after(file.lines.text, words))
    return [(at.uri.rpartition("/")[2], at.range.start.line + 1) for at in found]


def test_definition(tmp_path: Path) -> None:
    file = opened(tmp_path)
    assert followed(file, "(#lod") == [("2026-04-08.yaml", 19)]
    assert followed(file, "](2026-03") == [("2026-03-04.yaml", 5)]
    assert followed(file, "ved: Vill") == [("udvalg.yaml", 8)]
    assert followed(file, "fil: reg") == [("regnskab.txt", 1)]
    assert followed(file, "Læs m") == []
    assert followed(opened(tmp_path, f"udvalg: X\n{TEXT}"), "udv") == [("udvalg.yaml", 1)]


def test_outline(tmp_path: Path) -> None:
    symbols = outline.outline(opened(tmp_path))
    assert [each.name for each in symbols] == ["1. Regnskab", "Pause 10.00-10.15", "2. Både"]
    inner = [each.name for each in symbols[2].children or ()]
    assert inner == ["2.1. Lodtrækning om pladser", "2.2. Eventuelt"]
    for each in symbols:
        assert each.range.start <= each.selection_range.start
        assert each.selection_range.end <= each.range.end
    flat = list(outline.flat(symbols, "file:///x"))
    assert [each.container_name for each in flat][-1] == "2. Både"


def test_document_links(tmp_path: Path) -> None:
    found = [str(link.target).rpartition("/")[2] for link in links.document_links(opened(tmp_path))]
    assert found == ["regnskab.txt", "2026-03-04.yaml#L4", "2026-04-08.yaml#L18", "moler"]


WRONG = TEXT.replace("Læs mere", "Man kan kan læse mere")
WHOLE = Range(Position(0, 0), Position(99, 0))


def found_actions(file: Opened, only: list[str] | None = None) -> list[CodeAction]:
    return actions.actions(file, WHOLE, only)


def done(file: Opened, action: CodeAction) -> str:
    assert action.edit is not None
    assert action.edit.changes is not None
    edits = [each for each in action.edit.changes[file.uri] if isinstance(each, TextEdit)]
    return applied(file.lines.text, edits)


def test_a_quick_fix_mends_the_finding(tmp_path: Path) -> None:
    file = opened(tmp_path, WRONG)
    fix = next(each for each in found_actions(file) if each.title.startswith("Slet det ene"))
    assert "Man kan læse mere" in done(file, fix)


def test_a_switch_stands_over_the_key_and_asks_for_its_reason(tmp_path: Path) -> None:
    file = opened(tmp_path, WRONG)
    switch = next(each for each in found_actions(file) if "dobbelt-ord" in each.title)
    text = done(file, switch)
    assert "\n    # undtag dobbelt-ord: \n    referat: |\n" in text
    assert [each.code for each in opened(tmp_path, text).draft.findings][:1] == [
        "ugyldig-undtagelse"
    ]
    given = opened(tmp_path, text.replace("dobbelt-ord: ", "dobbelt-ord: sådan siger vi"))
    assert "dobbelt-ord" not in [each.code for each in given.draft.findings]


def test_only_what_is_asked_for(tmp_path: Path) -> None:
    file = opened(tmp_path, WRONG)
    assert all(each.kind == "quickfix" for each in found_actions(file, ["quickfix"]))
    kinds = {each.kind for each in found_actions(file, ["source"])}
    assert kinds <= {"source.fixAll.referat"}
    assert actions.actions(file, Range(Position(0, 0), Position(0, 0)), None) == []


def test_all_that_is_certain_is_done_at_once(tmp_path: Path) -> None:
    text = TEXT
    file = opened(tmp_path, text)
    first, second = text.index("titel: Regnskab"), text.index("titel: Både")
    edits = [Edit(place_at(text, at), "titel: X") for at in (first, second)]
    findings = [Diagnostic("kode", "", fixes=(Fix("Ret", (edit,), True),)) for edit in edits]
    unsure = Fix("Måske", (Edit(Place(1, 1, 1, 5), "x"),))
    findings.append(Diagnostic("kode", "", fixes=(unsure,)))
    file.draft = replace(file.draft, findings=tuple(findings))
    (action,) = found_actions(file, ["source.fixAll"])
    expected = text.replace("titel: Regnskab\n", "titel: X\n").replace("titel: Både", "titel: X")
    assert done(file, action) == expected


def place_at(text: str, offset: int) -> Place:
    """The rest of the line at `offset`."""
    line = text.count("\n", 0, offset) + 1
    column = offset - text.rfind("\n", 0, offset)
    return Place(line, column, line, len(text.split("\n")[line - 1]) + 1)


def test_preview_of_what_is_not_saved(tmp_path: Path) -> None:
    file = opened(tmp_path, TEXT.replace("Regnskab\n", "Regnskabet for klubben\n", 1))
    previews = Previews()
    assert kinds_of(file) == ("dagsorden", "referat")
    path = previews.make(setting_for(file, "dagsorden"))
    assert isinstance(path, Path)
    assert "Regnskabet for klubben" in path.read_text(encoding="utf-8")
    assert list(path.parent.rglob("regnskab.txt"))
    previews.clear()
    assert not path.exists()


def test_a_preview_of_a_mistake_says_where_it_is(tmp_path: Path) -> None:
    file = opened(tmp_path, TEXT.replace("dato: 2026-04-08", "dato: 2026-04-31"))
    error = Previews().make(setting_for(file, "referat"))
    assert isinstance(error, Diagnostic)
    assert in_the_way(error).startswith("Dokumentet kan vises, når fejlen på linje 1 er rettet: ")


def test_which_files_are_ours(tmp_path: Path) -> None:
    root = repository(tmp_path).parents[2]
    ours = [PATH, "referat.yaml", "meetings/ny/2026-01-01.yaml", "meetings/ny/udvalg.yaml"]
    others = ["ci.yaml", ".github/x.yaml", "meetings/.x/a.yaml", "meetings/x.txt"]
    others += ["meetings/bestyrelsen/2026-04-08/data.yaml"]
    assert [name for name in ours if not is_ours(root / name, "")] == []
    assert [name for name in others if is_ours(root / name, "a: b\n")] == []
    assert is_ours(tmp_path / "et-sted.yaml", "dato: 2026-01-01\npunkter:\n  - X\n")


def test_what_other_files_say_follows_its_line(tmp_path: Path) -> None:
    text = TEXT.replace("2026-03-04.yaml#", "2026-03-05.yaml#")
    file = opened(tmp_path, text)
    file.path.write_text(text, encoding="utf-8")
    file.folder.setting = setting_of(file.folder.root)
    assert ("henvisning", 13) in places(known(file))
    moved = opened(tmp_path, f"# nyt\n{text}")
    moved.folder, moved.is_checked = file.folder, False
    assert ("henvisning", 14) in places(checked(moved))
    gone = opened(tmp_path, TEXT)
    gone.folder, gone.is_checked = file.folder, False
    assert "henvisning" not in [code for code, _ in places(checked(gone))]


def places(file: Opened) -> list[tuple[str, int]]:
    return [(each.code, each.place.line if each.place else 0) for each in file.draft.findings]
