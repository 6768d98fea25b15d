"""Writes block nodes as Markdown: one small function per node type.

`level` is the heading level that the text stands under. Blocks are joined by blank lines.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile
from typing import Any

from referat.formats.characters import clean
from referat.formats.markdown import layout
from referat.formats.markdown.escape import is_plain, line_start
from referat.formats.markdown.headings import Headings
from referat.formats.markdown.inline import BREAK, in_lines, labelled_lines, paragraph
from referat.formats.markdown.tables import table
from referat.formats.worded import entries_of_words, is_single_spaced
from referat.prose.numerals import markers
from referat.prose.tree import (
    Aside,
    Block,
    Blocks,
    Bullets,
    CodeBlock,
    Heading,
    Inlines,
    Labelled,
    Marked,
    Numbered,
    Paragraph,
    People,
    PersonGroup,
    Quote,
    Rule,
    Signatures,
    Strong,
    Table,
    Text,
)

NO_WORDS = Paragraph(())
OPENINGS: dict[type[Block], str] = {
    **dict.fromkeys((Bullets, People, Signatures, Labelled), "-"),
    **dict.fromkeys((Quote, Aside), ">"),
}
"""What Markdown sees at the start of a block's lines."""
AIRY = frozenset({Table, Quote, Aside, CodeBlock})
APART = "&nbsp;"
"""Between two lists or two quotes, which would else grow into one."""


def blocks(content: Blocks, level: int, headings: Headings, tight: bool = False) -> str:
    """The blocks with blank lines between them; in a tight entry a list follows at once."""
    if len(content) == 1:
        only = content[0]
        if isinstance(only, Paragraph):
            return paragraph(only.content)
        return WRITERS[type(only)](only, level, headings)
    return _joined([(block, _block(block, level, headings)) for block in content], tight)


def labelled(name: str, content: Blocks, level: int, headings: Headings) -> str:
    """A label, its paragraphs as lines after it, and other blocks below."""
    label = name.rstrip().rstrip(":")
    if label and len(content) == 1 and isinstance(content[0], Paragraph):  # as most are
        return labelled_lines(f"{label}:", [content[0].content])
    paragraphs = takewhile(lambda block: isinstance(block, Paragraph), content)
    lines = [block.content for block in paragraphs if isinstance(block, Paragraph)]
    head = labelled_lines(f"{label}:", lines) if label else paragraph(in_lines(lines))
    rest = [(block, _block(block, level, headings)) for block in content[len(lines) :]]
    return _joined([(NO_WORDS, head), *rest], tight=True)


def _block(block: Block, level: int, headings: Headings) -> str:
    if isinstance(block, Paragraph):
        return paragraph(block.content)
    return WRITERS[type(block)](block, level, headings)


def _joined(written: list[tuple[Block, str]], tight: bool = False) -> str:
    source = ""
    before: Block | None = None
    for block, own in written:
        if own:
            source += (between(before, block, tight) if before is not None else "") + own
            before = block
    return source


def between(before: Block, block: Block, tight: bool) -> str:
    begins = opening(block)
    if begins is not None and closing(before) == begins:
        return f"\n\n{APART}\n\n"
    hangs = tight and isinstance(before, Paragraph) and begins in ("-", ".")
    return "\n" if hangs else "\n\n"


def opening(block: Block) -> str | None:
    """What Markdown sees at the start of the block's lines."""
    if isinstance(block, Numbered):
        return block.suffix if _native(block) else None
    return OPENINGS.get(type(block))


def closing(block: Block) -> str | None:
    """What Markdown sees at the block's end: words with a marker may end in another block."""
    if isinstance(block, Numbered) and block.items and not _native(block):
        last = block.items[-1]
    elif isinstance(block, Marked) and block.items:
        last = block.items[-1][1]
    else:
        return opening(block)
    return closing(last[-1]) if last else None


def _native(node: Numbered) -> bool:
    """Markdown numbers from 1, with `.` or `)`, and says nothing else."""
    plain = node.numerals == "1" and not node.prefix
    return plain and node.start == 1 and node.suffix in (".", ")")


def _only_words(items: tuple[Blocks, ...]) -> bool:
    """Tables, quotes and code need air around them, also in a tight list."""
    for item in items:
        for block in item:
            if type(block) in AIRY:
                return False
    return True


def _first_paragraph(content: Blocks) -> tuple[Inlines, Blocks]:
    if content and isinstance(content[0], Paragraph):
        return content[0].content, content[1:]
    return (), content


def _paragraph(node: Paragraph, _: int, __: Headings) -> str:
    return paragraph(node.content)


def _heading(node: Heading, level: int, headings: Headings) -> str:
    return headings.heading(level + node.level, node.content)


def _bullets(node: Bullets, level: int, headings: Headings) -> str:
    lines = _lines_of_words(node.items)
    if lines:
        return ("\n" if node.tight else "\n\n").join([f"- {line}" for line in lines])
    hung = [("-", blocks(item, level, headings, node.tight)) for item in node.items]
    return layout.entries(hung, node.tight and _only_words(node.items))


def _lines_of_words(items: tuple[Blocks, ...]) -> list[str] | None:
    """The lines of entries that are words with nothing to escape inside; None of others."""
    words = entries_of_words(items)
    every = " ".join(words) if words else ""
    if not words or not every or not is_single_spaced(every) or not is_plain(every):
        return None
    return [each if each[0].isalpha() else line_start(each) for each in words]


def _numbered(node: Numbered, level: int, headings: Headings) -> str:
    marked = tuple(zip(markers(node), node.items, strict=True))
    if not _native(node):
        return _with_markers(marked, level, headings)
    hung = [(marker, blocks(item, level, headings, node.tight)) for marker, item in marked]
    return layout.entries(hung, node.tight and _only_words(node.items))


def _marked(node: Marked, level: int, headings: Headings) -> str:
    return _with_markers(node.items, level, headings)


def _with_markers(items: tuple[tuple[str, Blocks], ...], level: int, headings: Headings) -> str:
    """Markers that Markdown does not know stand as words, a line or a paragraph each."""
    heads, rests = [], []
    for marker, content in items:
        first, rest = _first_paragraph(content)
        heads.append(paragraph((Text(f"{marker} "), *first)))
        rests.append(blocks(rest, level, headings))
    if not any(rests):
        return BREAK.join(heads)
    parts = (part for pair in zip(heads, rests, strict=True) for part in pair if part)
    return "\n\n".join(parts)


def _quote(node: Quote, level: int, headings: Headings) -> str:
    inner = blocks(node.blocks, level, headings)
    return layout.quote(inner) if inner else ""


def _code_block(node: CodeBlock, _: int, __: Headings) -> str:
    return layout.fence(clean(node.text))


def _rule(_: Rule, __: int, ___: Headings) -> str:
    return "---"


def _aside(node: Aside, level: int, headings: Headings) -> str:
    name: Blocks = (Paragraph((Strong((Text(node.label),)),)),) if node.label else ()
    return layout.quote(blocks(name + node.blocks, level, headings))


def _labelled(node: Labelled, level: int, headings: Headings) -> str:
    hung = [("-", labelled(name, content, level, headings)) for name, content in node.entries]
    return layout.entries(hung, tight=True)


def _people(node: People, _: int, __: Headings) -> str:
    return "\n".join(filter(None, map(_group, node.groups)))


def _group(group: PersonGroup) -> str:
    people = layout.entries((("-", paragraph(person)) for person in group.people), tight=True)
    if not group.name:
        return people
    name = paragraph((Text(group.name),))
    return layout.entry("-", f"{name}\n{people}" if people else name)


def _signatures(node: Signatures, _: int, __: Headings) -> str:
    return layout.entries((("-", paragraph(person)) for person in node.people), tight=True)


WRITERS: dict[type[Block], Callable[[Any, int, Headings], str]] = {
    Paragraph: _paragraph,
    Heading: _heading,
    Bullets: _bullets,
    Numbered: _numbered,
    Marked: _marked,
    Table: table,
    Quote: _quote,
    CodeBlock: _code_block,
    Rule: _rule,
    Aside: _aside,
    Labelled: _labelled,
    People: _people,
    Signatures: _signatures,
}
