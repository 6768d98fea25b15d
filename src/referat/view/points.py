"""»Punkt 3.a«: which items a `punkt` names, in the ways people write it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from referat.danish.patterns import late
from referat.model.item_numbers import ItemPath

_RANGE = late(r"(?<![\w.])(\d{1,4})\s*(?:-|–|til)\s*(\d{1,4})(?![\w.])")


def names_of(path: ItemPath, numbers: Mapping[ItemPath, str]) -> Iterator[str]:
    """What the item at `path` may be called: its own number, and with its parents' before it."""
    own = numbers[path]
    if own:
        yield own
    parent = numbers.get(path[:-1], "") if own else ""
    if parent and not own.startswith(f"{parent}."):
        for name in names_of(path[:-1], numbers):
            yield f"{name}.{own}"


def names_any(point: str | None, numbers: Sequence[str]) -> bool:
    """True if `point` (`5`, `5.1`, `3 og 5`, `4-6`) names one of `numbers` or a sub-item of one."""
    if not numbers:
        return False
    text = " ".join((point or "").split()).casefold()
    spans = [(int(first), int(last)) for first, last in _RANGE.findall(text)]
    return any(
        _names(text, number.casefold())
        or (number.isdecimal() and any(first <= int(number) <= last for first, last in spans))
        for number in numbers
    )


def _names(text: str, number: str) -> bool:
    """A number may be written without its full stop (`3a`, `3 a`). A letter alone is a number
    only where nothing else stands; elsewhere it is part of another one.
    """
    if number.isalpha():
        return text.strip(" .)") == number
    pattern = r"[.\s]?".join(re.escape(part) for part in number.split("."))
    return re.search(rf"(?<!\w)(?<!\d\.){pattern}(?!\w)", text) is not None
