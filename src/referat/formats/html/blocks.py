"""Writes block nodes as HTML: one small function per node type.

`level` is the heading level that the text stands under. Tables and lists have their own modules.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from referat.formats.escape import escaped
from referat.formats.html.inline import inlines
from referat.formats.html.lists import bullets, marked, numbered
from referat.formats.html.tables import table
from referat.prose.tree import (
    Aside,
    Block,
    Blocks,
    Bullets,
    CodeBlock,
    Heading,
    Labelled,
    Marked,
    Numbered,
    Paragraph,
    People,
    PersonGroup,
    Quote,
    Rule,
    Signatures,
    Table,
)

DEEPEST = 6


def blocks(content: Blocks, level: int) -> str:
    if len(content) == 1:  # most texts are one paragraph, list or table
        return WRITERS[type(content[0])](content[0], level)
    return "\n".join([WRITERS[type(block)](block, level) for block in content])


def heading_tag(level: int) -> str:
    return f"h{min(level, DEEPEST)}"


def _paragraph(node: Paragraph, _: int) -> str:
    return f"<p>{inlines(node.content)}</p>"


def _heading(node: Heading, level: int) -> str:
    tag = heading_tag(level + node.level)
    return f"<{tag}>{inlines(node.content)}</{tag}>"


def _quote(node: Quote, level: int) -> str:
    return f"<blockquote>\n{blocks(node.blocks, level)}\n</blockquote>"


def _code_block(node: CodeBlock, _: int) -> str:
    # HTML drops one line break right after <pre>, so a leading one of the text needs company.
    return f"<pre>\n<code>{escaped(node.text)}</code></pre>"


def _rule(_: Rule, __: int) -> str:
    return "<hr>"


def _aside(node: Aside, level: int) -> str:
    label = f'<p class="etiket">{escaped(node.label)}</p>' if node.label else ""
    return f'<div class="tilfoejelse" role="note">{label}\n{blocks(node.blocks, level)}\n</div>'


def _labelled(node: Labelled, level: int) -> str:
    rows = "\n".join(
        [
            f"<div><dt>{escaped(label)}</dt><dd>{single(content, level)}</dd></div>"
            for label, content in node.entries
        ]
    )
    return f'<dl class="etiketter">\n{rows}\n</dl>'


def _people(node: People, _: int) -> str:
    return f'<div class="personer">\n{"".join(map(_group, node.groups))}</div>'


def _group(group: PersonGroup) -> str:
    name = f'<p class="gruppenavn">{escaped(group.name)}</p>\n' if group.name else ""
    entries = "".join(f"<li>{inlines(person)}</li>\n" for person in group.people)
    return f'<div class="gruppe">\n{name}<ul>\n{entries}</ul>\n</div>\n'


def _signatures(node: Signatures, _: int) -> str:
    entries = "".join(f"<li>{inlines(person)}</li>\n" for person in node.people)
    return f'<ul class="underskrifter">\n{entries}</ul>'


def single(content: Blocks, level: int) -> str:
    """A lone paragraph without its tag, where a cell or an entry says enough."""
    if len(content) == 1 and isinstance(content[0], Paragraph):
        return inlines(content[0].content)
    return blocks(content, level)


WRITERS: dict[type[Block], Callable[[Any, int], str]] = {
    Paragraph: _paragraph,
    Heading: _heading,
    Bullets: lambda node, level: bullets(node, level, blocks),
    Numbered: lambda node, level: numbered(node, level, blocks),
    Marked: lambda node, level: marked(node, level, blocks),
    Table: lambda node, level: table(node, level, blocks),
    Quote: _quote,
    CodeBlock: _code_block,
    Rule: _rule,
    Aside: _aside,
    Labelled: _labelled,
    People: _people,
    Signatures: _signatures,
}
