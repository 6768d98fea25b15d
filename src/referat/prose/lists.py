"""A list of Markdown texts as list blocks: bullets, or the markers the entries bring."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from referat.prose.markers import as_run, split_blocks, split_markers
from referat.prose.options import Options
from referat.prose.tree import Block, Blocks, Bullets, Marked, Numbered, Paragraph
from referat.prose.value import ProseList

ParseText = Callable[[str, Options], Blocks]


def list_blocks(entries: Sequence[str | ProseList], options: Options, parse: ParseText) -> Blocks:
    """One list block; a list among `entries` hangs under the entry before it."""
    texts: list[str] = []
    nested: list[list[ProseList]] = []
    for entry in entries:
        if isinstance(entry, str):
            texts.append(entry)
            nested.append([])
        elif nested:
            nested[-1].append(entry)
        else:
            texts.append("")
            nested.append([entry])
    marked = split_markers(texts)
    bodies = [text for _, text in marked] if marked else texts
    items = tuple(
        parse(body, options)
        + tuple(block for sub in subs for block in list_blocks(sub.entries, options, parse))
        for body, subs in zip(bodies, nested, strict=True)
    )
    return (_list(items, [marker for marker, _ in marked or []]),) if items else ()


def marked_bullets(bullets: Bullets) -> Block:
    """A bullet list in a text; the entries' own markers stand instead of bullets here too."""
    marked = split_blocks(bullets.items)
    if marked is None:
        return bullets
    return _list(tuple(item for _, item in marked), [marker for marker, _ in marked])


def _list(items: tuple[Blocks, ...], markers: Sequence[str]) -> Block:
    tight = all(sum(isinstance(block, Paragraph) for block in item) < 2 for item in items)
    if not markers:
        return Bullets(items, tight)
    run = as_run(markers)
    if run is None:
        return Marked(tuple(zip(markers, items, strict=True)))
    prefix, numerals, start, suffix = run
    return Numbered(items, start, numerals, prefix, suffix, tight)
