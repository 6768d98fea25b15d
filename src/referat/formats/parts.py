"""What templates ask about the parts of a document, whatever the format.

Knows the view's types and the Danish words that stand in for what is not there.
"""

from __future__ import annotations

from collections.abc import Iterable

from referat.prose.tree import Picture
from referat.view.document import Field, Item, Pause, Section

Part = Field | Item | Pause | Section

SORTS: dict[type[Part], str] = {Field: "felt", Item: "punkt", Pause: "pause", Section: "afsnit"}


def sort_of(part: Part) -> str:
    """The name of the template that writes `part`."""
    return SORTS[type(part)]


def items_of(parts: Iterable[Part]) -> list[Item]:
    """The parts that can be led to: neither pauses nor facts."""
    return [part for part in parts if isinstance(part, Item)]


def marks_of(item: Item) -> tuple[str, ...]:
    """The item's notes; a closed one is never without."""
    return item.marks or (("Lukket punkt",) if item.closed else ())


def placeholder(picture: Picture) -> str:
    """What stands for a picture without a file. Its name may be closed and is not shown."""
    return f"[Billede: {picture.alt}]" if picture.alt.strip() else "[Billede]"
