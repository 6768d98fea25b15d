"""Writes lists as HTML: with the browser's own markers where they say the same, else with ours."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from referat.formats.escape import escaped
from referat.formats.html.inline import inlines
from referat.prose.numerals import markers
from referat.prose.tree import Blocks, Bullets, Marked, Numbered, Paragraph

Writer = Callable[[Blocks, int], str]


def bullets(node: Bullets, level: int, write: Writer) -> str:
    return _list("ul", "", _plain(node, level, write))


def numbered(node: Numbered, level: int, write: Writer) -> str:
    if node.prefix or node.suffix != ".":
        return _with_markers(zip(markers(node), node.items, strict=True), node.tight, level, write)
    kind = f' type="{node.numerals}"' if node.numerals != "1" else ""
    start = f' start="{node.start}"' if node.start != 1 else ""
    return _list("ol", kind + start, _plain(node, level, write))


def marked(node: Marked, level: int, write: Writer) -> str:
    return _with_markers(node.items, True, level, write)


def _with_markers(
    items: Iterable[tuple[str, Blocks]], tight: bool, level: int, write: Writer
) -> str:
    entries = (
        f'<li><span class="maerke">{escaped(marker)}</span> '
        f"<div>{_entry(content, tight, level, write)}</div></li>"
        for marker, content in items
    )
    return _list("ol", ' class="maerker"', entries)


def _plain(node: Bullets | Numbered, level: int, write: Writer) -> list[str]:
    return [f"<li>{_entry(item, node.tight, level, write)}</li>" for item in node.items]


def _list(tag: str, attributes: str, entries: Iterable[str]) -> str:
    return f"<{tag}{attributes}>\n" + "\n".join(entries) + f"\n</{tag}>"


def _entry(content: Blocks, tight: bool, level: int, write: Writer) -> str:
    """An entry's blocks; in a tight list the one paragraph is only its words."""
    if tight and len(content) == 1 and isinstance(content[0], Paragraph):
        return inlines(content[0].content)
    if not tight or sum(isinstance(block, Paragraph) for block in content) > 1:
        return write(content, level)
    return "\n".join(
        inlines(block.content) if isinstance(block, Paragraph) else write((block,), level)
        for block in content
    )
