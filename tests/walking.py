"""All words of a view, in the order in which a document prints them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from tests.yaml_out import Tree

_WORD = re.compile(r"(?:ord|hem)\d+")
_UNPRINTED = frozenset({"anchor", "target", "source", "path", "file", "key", "kind", "properties"})


def words_in(value: object) -> list[str]:
    """The marked words of any value, in order."""
    return [word for text in _texts(value) for word in _WORD.findall(text)]


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _texts(key)
            yield from _texts(part)
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, Struct):
        for each in value.__struct_fields__:
            if each not in _UNPRINTED:
                yield from _texts(getattr(value, each))
    else:
        assert value is None or isinstance(value, bool | int | date), repr(value)


# ---------------------------------------------------------------- what a meeting should print

_SETTINGS = frozenset(
    {"status", "linjeskift", "nummerering", "undernummerering", "klokkeslæt", "overskrifter"}
)
_TAIL, _MARKS = ("ved", "tid", "varighed"), ("udgår", "lukket")
_FACTS = ("type", "sagsnr", "dok.nr", "afgøres i")
_NEVER = ("id", "offentligt", "offentlig titel", "nr")


def expected_minutes(meeting: dict[str, Tree]) -> list[str]:
    """The words of the minutes for members, as the language's own page orders them: title, head,
    what happened before, items, and what comes after; within each the file's order.
    """
    order = [key for key in meeting if key not in (*_SETTINGS, "titel", "udvalg", "indledning")]
    at = order.index("punkter")
    found = words_in(meeting["titel"]) + words_in(meeting.get("udvalg"))
    found += [word for key in order[:at] for word in words_in(meeting[key])]
    found += words_in(meeting.get("indledning"))
    items = meeting["punkter"]
    assert isinstance(items, list)
    found += [word for item in items for word in _item(item)]
    return found + [word for key in order[at + 1 :] for word in words_in(meeting[key])]


def _item(item: Tree) -> list[str]:
    if not isinstance(item, dict) or "pause" in item:
        return words_in(item)
    found = words_in(item["titel"])
    found += [word for key in item if key in _TAIL for word in words_in(item[key])]
    found += [word for key in _MARKS for word in words_in(item.get(key))]
    found += [word for key in item if key in _FACTS for word in words_in(item[key])]
    for key in item:
        if key == "punkter":
            subs = item[key]
            assert isinstance(subs, list)
            found += [word for sub in subs for word in _item(sub)]
        elif key not in ("titel", *_TAIL, *_MARKS, *_FACTS, *_NEVER):
            found += words_in(item[key])
    return found
