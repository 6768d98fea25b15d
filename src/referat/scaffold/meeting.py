"""The text of a new meeting: a commented file with the standing items, each with an `id`.

The standing items come as they are written in the committee's file, so that every key follows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from referat.danish.dates import long_date, short_date
from referat.danish.slugs import slug
from referat.danish.words import NBSP
from referat.danish.workdays import Notice
from referat.scaffold.render import render
from referat.scaffold.yaml_text import Tree, line, lines_of

_INDENT = 2
_OPENINGS = ("godkendelse af dagsorden", "velkomst", "valg af", "konstituering", "åbning")
_APPROVALS = ("godkendelse af referat", "referat fra", "godkendelse af seneste referat")
_CLOSINGS = ("eventuelt", "evt", "næste møde", "underskrift", "mødeevaluering", "evaluering af mød")
_FOLLOW_UP = "Opfølgning på opgaver"


class Plan(Struct, frozen=True):
    """What is known of a meeting to be. `slot` and `venue` are written only where the
    committee's file does not say so already (`has_slot`, `has_venue`), and the `usual_` ones as
    a suggestion in a comment where nothing is known; `notice` is that of the agenda;
    `unapproved` is the day and the file name of the meeting whose minutes are to be approved;
    `standing` the written value of `faste punkter`; `schema` leads to the schema's file.
    """

    day: date
    title: str = ""
    slot: str = ""
    venue: str = ""
    has_slot: bool = False
    has_venue: bool = False
    usual_slot: str = "19.00-21.00"
    usual_venue: str = "Forsamlingshuset, Bygaden 4"
    notice: Notice | None = None
    unapproved: tuple[date, str] | None = None
    open_tasks: bool = False
    standing: Any = ()
    schema: str = ""


def meeting_text(plan: Plan) -> str:
    """The meeting's file."""
    return render(
        "moede.yaml",
        skema=plan.schema,
        titel=line(plan.title),
        dato=spoken(plan.day),
        tid=line(plan.slot),
        har_tid=plan.has_slot,
        plejer_tid=line(plan.usual_slot),
        sted=line(plan.venue),
        plejer_sted=line(plan.usual_venue),
        har_sted=plan.has_venue,
        senest=spoken(deadline) if (deadline := deadline_of(plan)) else "",
        punkter="\n".join(_item_lines(items_of(plan))),
    )


def spoken(day: date) -> str:
    """`onsdag den 6. maj 2026`, with plain spaces as one types them."""
    return long_date(day).replace(NBSP, " ")


def deadline_of(plan: Plan) -> date | None:
    """The last day on which the agenda can be sent out; None if no notice is asked for."""
    return plan.notice.latest(plan.day) if plan.notice is not None else None


def items_of(plan: Plan) -> list[Tree]:
    """The meeting's items as written values, each with a unique `id`; pauses have none."""
    items = _standing(plan.standing)
    taken = set(_ids_in(items))
    added: list[Tree] = []
    if plan.unapproved and not any(_begins(item, _APPROVALS) for item in items):
        added.append(_approval(*plan.unapproved))
    if plan.open_tasks and not any(_asks_for_tasks(item) for item in items):
        added.append({"titel": _FOLLOW_UP, "type": "orientering", "åbne opgaver": "ja"})
    opening = next((n for n, item in enumerate(items) if not _begins(item, _OPENINGS)), len(items))
    items[opening:opening] = added
    return [_with_id(item, taken) for item in items]


def _standing(value: Any) -> list[Tree]:
    entries = [value] if isinstance(value, str | dict) else list(value or ())
    return [entry for entry in entries if entry != ""]


def _approval(day: date, file: str) -> Tree:
    told = short_date(day).replace(NBSP, " ")
    return {
        "titel": f"Godkendelse af referat fra mødet den {told}",
        "id": "godkendelse-af-referat",
        "type": "beslutning",
        "tekst": f"[Referat fra mødet den {told}]({file})",
        "indstilling": ["at referatet godkendes"],
    }


def _title(item: Tree) -> str:
    if isinstance(item, str):
        return item
    title = item.get("titel", "") if isinstance(item, dict) else ""
    return title if isinstance(title, str) else ""


def _begins(item: Tree, words: Sequence[str]) -> bool:
    return " ".join(_title(item).split()).casefold().startswith(tuple(words))


def _asks_for_tasks(item: Tree) -> bool:
    if not isinstance(item, dict):
        return False
    inner = item.get("punkter")
    asked = str(item.get("åbne opgaver", "")).strip().casefold() == "ja"
    return asked or any(_asks_for_tasks(sub) for sub in _standing(inner))


def _ids_in(items: Sequence[Tree]) -> Iterator[str]:
    for item in items:
        if isinstance(item, dict):
            if isinstance(item.get("id"), str):
                yield str(item["id"]).strip()
            yield from _ids_in(_standing(item.get("punkter")))


def _is_pause(item: Tree) -> bool:
    if isinstance(item, dict):
        return "pause" in item
    return _title(item).strip().casefold().split(" ")[0] == "pause"


def _with_id(item: Tree, taken: set[str]) -> Tree:
    """`item` with an `id` after its title, made from its title; those inside it too."""
    if _is_pause(item) or not isinstance(item, dict | str):
        return item
    keys: dict[str, Tree] = {"titel": item} if isinstance(item, str) else dict(item)
    title = keys.pop("titel", "")
    own = keys.pop("id", "") or _free(slug(_title({"titel": title})), taken)
    inner = keys.get("punkter")
    if inner:
        keys["punkter"] = [_with_id(sub, taken) for sub in _standing(inner)]
    return {"titel": title, "id": own, **keys}


def _free(name: str, taken: set[str]) -> str:
    """`name`, or with the first number from 2 that makes it unlike those taken; now taken."""
    if name[0].isdigit():
        name = f"punkt-om-{name}"  # an id is no number, nor like one
    free, number = name, 1
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    taken.add(free)
    return free


def _item_lines(items: list[Tree]) -> Iterator[str]:
    """The items' lines with a blank one between, and where the meeting's own belong."""
    own = len(items)
    while own and _begins(items[own - 1], _CLOSINGS):
        own -= 1
    hint = [f"{' ' * _INDENT}{row}" for row in render("eget-punkt.yaml").splitlines()]
    for number, item in enumerate(items):
        if number == own:
            yield from [*hint, ""]
        yield from lines_of([item], _INDENT)
        if number < len(items) - 1:
            yield ""
    if own == len(items):
        yield from ["", *hint] if items else hint
