"""Where in the language a place is, told from lines that may be half-written."""

from __future__ import annotations

import pytest
from lsprotocol.types import Position

from referat.diagnostics import Place
from referat.lsp.lines import Lines, block_end
from referat.lsp.where import key_under, spot_at
from referat.model.meeting import Committee, Meeting, Site

from .making import MARK

ITEM = "punkter:\n  - titel: X\n    "


@pytest.mark.parametrize(
    ("text", "kind", "model", "key", "typed"),
    [
        ("‸", "key", "Meeting", "", ""),
        ("dato: 2026-01-01\nti‸", "key", "Meeting", "", "ti"),
        ("status: ‸", "value", "Meeting", "status", ""),
        ("status: ud‸", "value", "Meeting", "status", "ud"),
        ("næste mø‸", "key", "Meeting", "", "næste mø"),
        ("tilstede:\n  - An‸", "entry", "Meeting", "tilstede", "An"),
        ("tilstede:\n- ‸", "entry", "Meeting", "tilstede", ""),
        ("tilstede: [Ane Vang, B‸", "entry", "Meeting", "tilstede", "B"),
        ("inviterede:\n  Klubben:\n    - A‸", "entry", "Meeting", "inviterede", "A"),
        ("tilstede:\n  - navn: Ane\n    ro‸", "key", "Meeting", "tilstede", "ro"),
        ("tilstede:\n  - navn: A‸", "value", "Person", "navn", "A"),
        (ITEM + "‸", "key", "Meeting", "punkter", ""),
        (ITEM + "ved: ‸", "value", "Item", "ved", ""),
        ("punkter:\n- titel: X\n  type: ‸", "value", "Item", "type", ""),
        (ITEM + "punkter:\n      - id: ‸", "value", "Item", "id", ""),
        ("punkter:\n  - pause: 10.00\n    af‸", "key", "Meeting", "punkter", "af"),
        (ITEM + "referat: |\n      Se ‸", "prose", "Item", "referat", "Se "),
        (ITEM + "referat: |\n      Se\n\n      ‸", "prose", "Item", "referat", ""),
        (ITEM + "referat: |\n      Se\n    ‸", "key", "Meeting", "punkter", ""),
        (ITEM + "bilag:\n      - {titel: A, fil: ‸", "value", "Attachment", "fil", ""),
        (ITEM + "bilag:\n      - {titel: A, f‸", "key", "Item", "bilag", "f"),
        (ITEM + "afstemning:\n      for:\n        - ‸", "entry", "Vote", "for", ""),
        (ITEM + "opgaver:\n      - ansvarlig: ‸", "value", "Task", "ansvarlig", ""),
        ("regler:\n  dob‸", "key", "Meeting", "regler", "dob"),
        ("regler:\n  dobbelt-ord: ‸", "value", "Meeting", "regler", ""),
        ("# undtag ‸", "comment", "Meeting", "", " undtag "),
        ("titel: X # und‸", "comment", "Meeting", "", " und"),
        ("titel: Se [x](#‸", "value", "Meeting", "titel", "Se [x](#"),
    ],
)  # fmt: skip
def test_a_place(text: str, kind: str, model: str, key: str, typed: str) -> None:
    before = text[: text.index(MARK)]
    rows = Lines(text.replace(MARK, "")).rows
    spot = spot_at(Meeting, rows, before.count("\n"), len(before.rpartition("\n")[2]))
    assert (spot.kind, spot.level.model.__name__, spot.level.key, spot.typed) == (
        kind,
        model,
        key,
        typed,
    )


def test_keys_that_are_there_are_known() -> None:
    rows = Lines("punkter:\n  - titel: Mole\n    ved: Bo\n    \n    id: x\n  - nr: 3\n").rows
    spot = spot_at(Meeting, rows, 3, 4)
    assert spot.beside == {"titel": "Mole", "ved": "Bo", "id": "x"}


def test_other_entries_are_known() -> None:
    rows = Lines("tilstede:\n  - Ane Vang\n  - \n  - Bo Lund, formand\nafbud:\n  - Eva\n").rows
    assert list(spot_at(Meeting, rows, 2, 4).beside) == ["Ane Vang", "Bo Lund, formand"]


@pytest.mark.parametrize("model", [Meeting, Committee, Site])
def test_no_place_is_too_odd(model: type[Meeting]) -> None:
    texts = [
        "",
        "-",
        "- - -",
        ":",
        "a:b: c",
        '"',
        "{",
        "[",
        "}: ]",
        "\t- x",
        "  - {a: [b",
        "#",
        "|",
        "- |",
    ]
    for text in texts:
        for other in texts:
            rows = Lines(f"{text}\n{other}").rows
            for line, row in enumerate(rows):
                for column in range(len(row) + 1):
                    spot_at(model, rows, line, column)
                    key_under(model, rows, line, column)


@pytest.mark.parametrize(("encoding", "units"), [("utf-8", 11), ("utf-16", 7), ("utf-32", 6)])
def test_columns_are_counted_as_the_editor_counts(encoding: str, units: int) -> None:
    lines = Lines("æ: 😀å ord\n", encoding)  # six characters up to the second space
    assert lines.position(0, 6) == Position(0, units)
    assert lines.spot(Position(0, units)) == (0, 6)


def test_places_outside_the_text_are_moved_into_it() -> None:
    lines = Lines("ab\r\ncd\u2028e\rf")
    assert lines.rows == ("ab", "cd\u2028e", "f")
    assert lines.spot(Position(99, 99)) == (2, 1)
    assert lines.spot(Position(0, 99)) == (0, 2)
    assert Lines("").spot(Position(0, 5)) == (0, 0)
    assert lines.shown(Place(9, 9)).start == Position(2, 0)


def test_what_is_shown_is_never_more_than_a_line_nor_nothing() -> None:
    lines = Lines("punkter: |\n  et\n  to")
    assert lines.shown(Place(1, 10, 3, 3)) == lines.between(0, 9, 10)
    assert lines.shown(Place(2, 3, 2, 3)) == lines.between(1, 2, 3)
    assert lines.shown(Place(3, 3)) == lines.between(2, 2, 4)
    assert lines.shown(None) == lines.between(0, 0, 10)


def test_a_block_ends_with_what_is_further_in() -> None:
    rows = Lines("a:\n  - b\n    c\n\n  - d\ne").rows
    assert [block_end(rows, line) for line in (0, 1, 2, 4, 5)] == [4, 2, 2, 4, 5]
