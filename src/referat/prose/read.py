"""The one door to prose: what a minute taker wrote, as blocks."""

from __future__ import annotations

from referat.prose.lists import list_blocks
from referat.prose.options import Options
from referat.prose.parse import parse
from referat.prose.tree import Blocks
from referat.prose.value import ProseValue


def read_prose(prose: ProseValue | None, options: Options) -> Blocks:
    """The blocks of `prose`; an empty text or list gives none."""
    if prose is None:
        return ()
    if isinstance(prose, str):
        return parse(prose, options)
    return list_blocks(prose.entries, options, parse)
