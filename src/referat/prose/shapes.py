"""Finished blocks: what a numbered list is, which title is a table's. Both ways of reading
(`parse` and `quick`) end here.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from referat.prose.tree import (
    Aside,
    Block,
    Blocks,
    Marked,
    Numbered,
    Paragraph,
    Table,
    Text,
    plain,
)


def numbered(
    suffix: str, items: tuple[Blocks, ...], written: Sequence[str], tight: bool
) -> Numbered | Marked | Paragraph:
    """A run is a list; so is one number again and again, Markdown's way of counting. Other numbers
    print as they were written, and an ordinal in front of a sentence (»2. behandling …«) is no
    list.
    """
    numbers = [int(number) for number in written]
    only = items[0][0] if len(items) == 1 and len(items[0]) == 1 else None
    if suffix == "." and isinstance(only, Paragraph) and plain(only.content)[:1].islower():
        return Paragraph((Text(f"{numbers[0]}. "), *only.content))
    steps = {after - before for before, after in pairwise(numbers)}
    if len(steps) < 2 and steps <= {0, 1}:
        return Numbered(items, numbers[0], "1", "", suffix, tight)
    markers = (f"{number}{suffix}" for number in numbers)
    return Marked(tuple(zip(markers, items, strict=True)))


def captioned(blocks: list[Block]) -> Blocks:
    """A paragraph starting with »Tabel« right before a table becomes its caption."""
    if len(blocks) < 2 or Table not in map(type, blocks):
        return tuple(blocks)
    out: list[Block] = []
    for block in blocks:
        before = out[-1] if out else None
        if (
            isinstance(block, Table)
            and block.caption is None
            and isinstance(before, Paragraph)
            and plain(before.content).startswith("Tabel")
        ):
            out[-1] = replace(block, caption=before.content)
        else:
            out.append(block)
    return tuple(out)


def aside(info: str, blocks: Blocks) -> Aside:
    """`::: efterskrift den 3. maj` and what it holds."""
    label = " ".join(info.split())
    return Aside(label[:1].upper() + label[1:], blocks)


def level_under(above: list[int], written: int) -> int:
    """How many headings a heading stands under, itself included. `above` are those before it."""
    above[:] = [*(level for level in above if level < written), written]
    return len(above)
