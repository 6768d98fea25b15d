"""An item that lists the body's open tasks (`åbne opgaver: ja`)."""

from __future__ import annotations

from datetime import date

import pytest

from referat.danish.words import NBSP
from referat.formats import markdown
from referat.formats.templates import Templates, shipped_templates
from referat.prose.options import Options
from referat.prose.tree import Paragraph, Table
from referat.view.document import Item, Kind, Section
from referat.view.facts import OpenTask, TaskFacts
from referat.view.make import make_document
from tests.reading import view, whole

MEETING = "punkter: [{titel: Opfølgning, åbne opgaver: ja, tekst: Gennemgang}]\n"
TASKS = (
    OpenTask(
        TaskFacts("Bestille lamper", ("Jannik Tveskov", "Bo Lund"), date(2026, 6, 1), "i gang"),
        "råd/2026-05-06",
        "lys",
        date(2026, 5, 6),
        "3.",
        "Lys",
    ),
    OpenTask(TaskFacts("Se https://example.org"), "andre/2026-04-01", "", date(2026, 4, 1)),
    OpenTask(TaskFacts("Ringe", words="løbende"), "", "", date(2026, 3, 4)),
)


def printed(folder: str, tasks: tuple[OpenTask, ...] = TASKS, kind: Kind = "dagsorden") -> str:
    document = make_document(whole(MEETING), kind, "offentlig", Options(), folder, open_tasks=tasks)
    text = markdown.render(document, Templates(shipped_templates(), None)).decode("utf-8")
    return text.replace(NBSP, " ").partition("Opfølgning")[2].strip()


@pytest.mark.parametrize("kind", ["dagsorden", "referat"])
def test_the_tasks_and_the_meetings_that_they_are_from(kind: Kind) -> None:
    assert (
        printed("råd/2026-06-10", kind=kind)
        == """\
### Åbne opgaver

| Opgave | Ansvarlig | Frist | Status | Fra |
| --- | --- | --- | --- | --- |
| Bestille lamper | Jannik Tveskov og Bo Lund | 1. juni 2026 | i gang | \
[6. maj 2026](../2026-05-06/index.html#lys) |
| Se <https://example.org> | | | | [1. april 2026](../../andre/2026-04-01/index.html) |
| Ringe | | løbende | | 4. marts 2026 |

Gennemgang"""
    )


def test_nothing_is_linked_where_there_is_no_site() -> None:
    assert "[" not in printed("")
    assert "6. maj 2026" in printed("")


def test_columns_that_nobody_uses_are_left_out() -> None:
    assert "| Opgave | Fra |\n" in printed("", (TASKS[1],))


def test_none_open() -> None:
    assert printed("", ()) == "### Åbne opgaver\n\nIngen åbne opgaver.\n\nGennemgang"


def parts(text: str, kind: Kind) -> list[Section]:
    (item,) = view(text, kind).items
    assert isinstance(item, Item)
    return [part for part in item.parts if isinstance(part, Section)]


def test_decisions_leave_them_out_and_so_does_no() -> None:
    assert parts(MEETING, "beslutningsreferat") == []
    assert parts("punkter: [{titel: A, åbne opgaver: nej}]", "referat") == []


def test_the_house_may_name_them_itself() -> None:
    text = "overskrifter: {åbne opgaver: Udestående}\n" + MEETING
    assert parts(text, "referat")[0].heading == "Udestående"


def test_a_closed_item_lists_none_in_public() -> None:
    text = whole("punkter: [{titel: A, lukket: ja, åbne opgaver: ja}]\n")
    public = make_document(text, "referat", "offentlig", Options(), open_tasks=TASKS)
    assert "lamper" not in repr(public)
    members = make_document(text, "referat", "medlemmer", Options(), open_tasks=TASKS)
    assert "lamper" in repr(members)


def test_they_are_a_table_in_the_tree() -> None:
    document = make_document(whole(MEETING), "referat", "offentlig", Options(), open_tasks=TASKS)
    (item,) = document.items
    assert isinstance(item, Item)
    kinds = [type(part.blocks[0]) for part in item.parts if isinstance(part, Section)]
    assert kinds == [Table, Paragraph]
