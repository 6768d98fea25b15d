"""What a build leaves the next: pieces beside an index, believed only as far as they are whole."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from referat.checks.noted import Noted, Stated, ToMeeting, anywhere
from referat.compile.memory import Shelved, Stand, recall, remember
from referat.compile.packed import Packed, decoded, encoded
from referat.compile.pieces import Unreadable
from referat.compile.sources import Seen
from referat.compile.values import Group, Kept, Leads, Memory, Reading
from referat.diagnostics import Diagnostic, Place, Severity
from referat.output.survey import Left, State
from referat.source.written import Written
from referat.view.facts import ItemFacts, MeetingFacts, TaskFacts

NOT_UTF8 = "b\udce5d.pdf"
FACTS = MeetingFacts(
    "raad/2026-01-10",
    "meetings/raad/2026-01-10.yaml",
    "raad",
    "Rådet",
    "Møde",
    date(2026, 1, 10),
    time(18, 30),
    items=(
        ItemFacts("a", True, "1", "Hække", tasks=(TaskFacts("Klip", day=date(2026, 2, 1)),)),
        ItemFacts("b", False, "2", NOT_UTF8, tasks=(TaskFacts("Ring", words="2026-02-30"),)),
    ),
)
FINDING = Diagnostic("kode", "Galt.", "", Severity.NOTE, Path(f"a/{NOT_UTF8}"), Place(1, 2))


def leads(path: str) -> Packed[Leads]:
    return Packed(Leads, Leads(((path, ("x.html",), ()),)))


def shelved(pages: int) -> Shelved:
    seen = Seen("d", (1, 2))
    facts = Packed(MeetingFacts, FACTS)
    reading = Reading(seen, (FINDING,), asked=(NOT_UTF8,), packed_facts=facts)
    stand = Stand("program", left=Left({NOT_UTF8: State(1, 2, "e")}), findings=(FINDING,))
    kept = Kept("n", "b", reading, documents=Group("k", (), (), leads("a")))
    groups = {f"{at}": Group("q", (), (), leads(f"{at}" * 4000)) for at in range(pages)}
    return Shelved(stand, Memory({"m.yaml": kept}, groups))


@pytest.mark.parametrize("value", [FACTS, FINDING])
def test_a_value_comes_back_as_it_was(value: object) -> None:
    assert decoded(type(value), encoded(value)) == value


def test_a_text_forgets_where_it_stood() -> None:
    text = Written.make("Hække", Place(1, 2), "")
    assert decoded(ItemFacts, encoded(ItemFacts("a", True, "1", text))).title == "Hække"


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'"a"', b"[" * 10_000, b"\xff", b'"\xed'])
def test_what_is_not_ours_is_unreadable(content: bytes) -> None:
    with pytest.raises(Unreadable):
        decoded(MeetingFacts, content)


def test_a_memory_comes_back_as_it_was(tmp_path: Path) -> None:
    left = shelved(1)
    remember(tmp_path / "r/m.json", left)
    found = recall(tmp_path / "r/m.json", "program")
    assert found.stand == left.stand
    kept = found.memory.meetings["m.yaml"]
    assert kept.reading.facts == FACTS
    assert kept.reading.findings == (FINDING,)
    assert kept.documents is not None
    assert kept.documents.leads.value == leads("a").value
    assert not recall(tmp_path / "r/m.json", "another").stand.program


def test_what_is_new_is_laid_behind_the_rest_until_too_much_lies_unused(tmp_path: Path) -> None:
    path = tmp_path / "r/m.json"
    remember(path, shelved(300))
    sizes = []
    for word in range(400):
        found = recall(path, "program")
        found.memory.pages["1"] = Group("q", (), (), leads(f"{word}" * 4000))
        remember(path, found)
        sizes.append(path.with_suffix(".dele").stat().st_size)
    pages = recall(path, "program").memory.pages
    assert pages["1"].leads.value == leads("399" * 4000).value
    assert pages["299"].leads.value == leads("299" * 4000).value
    assert sizes[1] > sizes[0]
    assert max(sizes) > sizes[-1]


def test_a_piece_is_believed_only_with_its_digest(tmp_path: Path) -> None:
    path = tmp_path / "r/m.json"
    remember(path, shelved(1))
    pieces = path.with_suffix(".dele")
    pieces.write_bytes(pieces.read_bytes().replace(b"Klip", b"Kl1p"))
    found = recall(path, "program").memory
    assert found.pages["0"].leads.value == leads("0" * 4000).value
    with pytest.raises(Unreadable):
        assert found.meetings["m.yaml"].reading.facts


def test_only_the_places_are_left_out_of_what_is_said_anywhere() -> None:
    def noted(line: int, case: str = "1", place: bool = True) -> Noted:
        where = Place(line, 1) if place else None
        link = ToMeeting("a.yaml", "", False, where)
        said = (Stated(case, where),)
        return Noted("", "a", "2026-01-10", Stated("Rådet", where), cases=said, references=(link,))

    assert anywhere(noted(1)) == anywhere(noted(2)) != anywhere(noted(1, "2"))
    assert anywhere(noted(1)) != anywhere(noted(1, place=False))
