"""Writes tables as Markdown: a cell is one line, so its blocks are joined by `<br>`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from referat.formats.markdown.escape import is_plain
from referat.formats.markdown.headings import Headings
from referat.formats.markdown.inline import in_cell, paragraph
from referat.formats.worded import worded
from referat.prose.numerals import markers
from referat.prose.tree import (
    Align,
    Aside,
    Block,
    Blocks,
    Bullets,
    Code,
    CodeBlock,
    Heading,
    Labelled,
    Marked,
    Numbered,
    Paragraph,
    People,
    Quote,
    Rule,
    Signatures,
    Strong,
    Table,
    Text,
)

EMPTY = "&nbsp;"
"""What stands in the header row of a table without one: Markdown knows no other table."""

RULERS: dict[Align | None, str] = {None: "---", "left": ":--", "center": ":-:", "right": "--:"}


def table(node: Table, _: int, __: Headings) -> str:
    columns = len(node.aligns)
    words = worded(node)
    rows: list[Sequence[str]]
    if words is not None and is_plain(words.every):
        rows = [*words.rows]
    else:
        rows = [list(map(cell, row)) for row in _rows(node)]
    header = rows.pop(0) if node.header else ()
    if not any(header):
        header = [EMPTY] * columns
    lines = [_row(header), _row([RULERS[align] for align in node.aligns]), *map(_row, rows)]
    source = "\n".join(lines)
    return "\n\n".join(filter(None, (paragraph(node.caption), source))) if node.caption else source


def _rows(node: Table) -> Iterable[tuple[Blocks, ...]]:
    return (node.header, *node.rows) if node.header else node.rows


def cell(content: Blocks) -> str:
    if len(content) == 1 and isinstance(content[0], Paragraph):
        return in_cell(content[0].content)
    return "<br>".join(line for block in content for line in _lines(block) if line)


def _row(cells: Sequence[str]) -> str:
    if "" in cells:
        return "|" + "".join([f" {text} |" if text else " |" for text in cells])
    return f"| {' | '.join(cells)} |"


def _lines(block: Block) -> list[str]:
    match block:
        case Paragraph(content):
            return [in_cell(content)]
        case Heading(_, content):
            return [in_cell((Strong(content),))]
        case CodeBlock(text):
            return [in_cell((Code(line),)) for line in text.split("\n")]
        case Rule():
            return []
        case Quote(blocks):
            return _all(blocks)
        case Aside(label, blocks):
            return [in_cell((Strong((Text(label),)),)), *_all(blocks)]
        case _:
            return _list_lines(block)


def _list_lines(block: Block) -> list[str]:
    match block:
        case Bullets(items):
            return [line for item in items for line in _marked("•", item)]
        case Numbered(items):
            pairs = zip(markers(block), items, strict=True)
            return [line for marker, item in pairs for line in _marked(marker, item)]
        case Marked(items) | Labelled(items):
            return [line for marker, item in items for line in _marked(marker, item)]
        case People(groups):
            return [
                line
                for group in groups
                for line in [_name(group.name), *map(in_cell, group.people)]
            ]
        case Signatures(people):
            return [in_cell(person) for person in people]
        case Table(caption, header, rows):
            lines = [in_cell(caption)] if caption else []
            return lines + [" ".join(filter(None, map(cell, row))) for row in (header or (), *rows)]
        case _:
            raise TypeError(block)


def _marked(marker: str, content: Blocks) -> list[str]:
    """The entry's first line after its marker."""
    head = in_cell((Text(marker),))
    first, *rest = _all(content) or [""]
    return [f"{head} {first}".rstrip(" "), *rest]


def _name(name: str | None) -> str:
    return in_cell((Strong((Text(name),)),)) if name else ""


def _all(content: Blocks) -> list[str]:
    return [line for block in content for line in _lines(block)]
