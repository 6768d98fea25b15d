"""An item without a permanent name."""

from __future__ import annotations

from collections.abc import Iterator

from referat.checks.rule import Family, Found, Rule
from referat.checks.rules.form.ids import free_id, id_from
from referat.checks.rules.form.written_items import (
    WrittenItem,
    is_flow,
    last_line,
    written_items,
)
from referat.checks.subject import Subject
from referat.checks.walking import shuts
from referat.danish.cpr import masked
from referat.danish.patterns import late
from referat.diagnostics import Edit, Fix, Place
from referat.model.base import shortened
from referat.model.item import Item
from referat.source.written import Written, WrittenMap

_BY_PLACE = late(r"#(punkt(?:-\d+)+)(?![\w-])")


def check(subject: Subject) -> Iterator[Found]:
    meeting = subject.own
    if meeting is None or meeting.status == "godkendt":
        return
    taken = {item.id.strip() for item in subject.each(Item) if item.id}
    linked = _linked_by_place(subject)
    end = last_line(written) if (written := meeting.as_written("items")) else 0
    for each in written_items(meeting):
        title = _public_title(each)
        name = id_from(title)
        if each.item.id is not None or not name or each.name in linked:
            continue
        name = free_id(name, taken)
        taken.add(name)
        yield Found(
            each.item.at("title"),
            f"Punktet »{shortened(title)}« har intet id.",
            f"Skriv `id: {name}` under titlen; så holder et link til punktet, også når det "
            "bliver flyttet.",
            tuple(_fixes(each, name, end)),
        )


def _linked_by_place(subject: Subject) -> set[str]:
    """Items that a link names by their place: an id would make the link lead nowhere."""
    texts = (text.text for text in subject.prose if "#punkt-" in text.text)
    return {name for text in texts for name in _BY_PLACE.findall(text)}


def _public_title(each: WrittenItem) -> str:
    """What everybody may see of the title: an id stands in addresses."""
    if each.is_hidden:
        return ""
    title = each.item.public_title or ""
    title = title if shuts(each.item, "title") else each.item.title
    return title if masked(title) == title else ""


def _fixes(each: WrittenItem, name: str, end: int) -> Iterator[Fix]:
    written = each.written
    edits = _in_line(each, written, name, end) if isinstance(written, Written) else ()
    if isinstance(written, WrittenMap):
        edits = _in_mapping(written, name, end)
    if edits:
        yield Fix(f"Skriv `id: {name}`", edits, is_certain=True)


def _in_line(each: WrittenItem, line: Written, name: str, end: int) -> tuple[Edit, ...]:
    """`- Eventuelt` becomes a mapping; a title over several lines is left to the referent."""
    place = line.place
    if place.line != place.end_line or line.style in ("|", ">"):
        return ()
    if each.in_flow:
        return Edit(_start(place), "{titel: "), Edit(_end(place), f", id: {name}}}")
    below = _below(line, place.column, name, end)
    return (Edit(_start(place), "titel: "), *below) if below else ()


def _in_mapping(keys: WrittenMap, name: str, end: int) -> tuple[Edit, ...]:
    title = keys["titel"]
    if not isinstance(title, Written):
        return ()
    if "id" in keys:
        empty = keys.key_places["id"]
        at = Place(empty.end_line, empty.end_column + 1, empty.end_line, empty.end_column + 1)
        return () if is_flow(keys.place) else (Edit(at, f" {name}"),)
    if is_flow(keys.place):
        return (Edit(_end(title.place), f", id: {name}"),)
    return _below(title, keys.place.column, name, end)


def _below(title: Written, column: int, name: str, end: int) -> tuple[Edit, ...]:
    """A line of its own after the title and the comment beside it; only where the title stands on
    the file's last line, right after it.
    """
    line = f"{' ' * (column - 1)}id: {name}"
    after = _line_after(title)
    if after <= end:
        return (Edit(Place(after, 1, after, 1), f"{line}\n"),)
    return (Edit(_end(title.place), f"\n{line}"),) if title.style not in ("|", ">") else ()


def _line_after(title: Written) -> int:
    place = title.place
    if title.style == "|":
        return place.end_line + title.rstrip("\n").count("\n") + 1
    return place.end_line if title.style == ">" else place.end_line + 1


def _start(place: Place) -> Place:
    return Place(place.line, place.column, place.line, place.column)


def _end(place: Place) -> Place:
    return Place(place.end_line, place.end_column, place.end_line, place.end_column)


RULE = Rule(
    code="punkt-uden-id",
    family=Family.FORM,
    severity=None,
    what="Et punkt har intet `id`",
    why="Uden `id` hedder punktet i adresser efter sin plads, og et link til det fører et andet "
    "sted hen, så snart dagsordenen får et punkt mere. Et `id` følger punktet, også når det "
    "bliver flyttet eller får en ny titel. I godkendte referater siger reglen intet: Dér ligger "
    "rækkefølgen fast, og andre kan have linket til punktets plads.",
    fails="""\
dato: 2026-03-11
punkter:
  - titel: Budget for 2027
    referat: |
      Kassereren gennemgik budgettet.
""",
    passes="""\
dato: 2026-03-11
punkter:
  - titel: Budget for 2027
    id: budget-2027
    referat: |
      Kassereren gennemgik budgettet.
""",
    check=check,
)
