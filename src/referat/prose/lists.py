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
    items = tuple([parse(body, options) for body in bodies])
    if any(nested):
        under = [_under(lists, options, parse) for lists in nested]
        items = tuple([own + more for own, more in zip(items, under, strict=True)])
    return (_list(items, [marker for marker, _ in marked or []]),) if items else ()


def _under(lists: Sequence[ProseList], options: Options, parse: ParseText) -> Blocks:
    return tuple([block for each in lists for block in list_blocks(each.entries, options, parse)])


def marked_bullets(bullets: Bullets) -> Block:
    """A bullet list in a text; the entries' own markers stand instead of bullets here too."""
    marked = split_blocks(bullets.items)
    if marked is None:
        return bullets
    return _list(tuple(item for _, item in marked), [marker for marker, _ in marked])


def _list(items: tuple[Blocks, ...], markers: Sequence[str]) -> Block:
    tight = not any(map(_is_long, items))
    if not markers:
        return Bullets(items, tight)
    run = as_run(markers)
    if run is None:
        return Marked(tuple(zip(markers, items, strict=True)))
    prefix, numerals, start, suffix = run
    return Numbered(items, start, numerals, prefix, suffix, tight)


def _is_long(item: Blocks) -> bool:
    """Whether it has more than one paragraph."""
    return len(item) > 1 and [type(block) for block in item].count(Paragraph) > 1
