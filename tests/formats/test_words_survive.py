"""Any text, however hostile, comes out as the same words: read back with other parsers."""

from __future__ import annotations

from hypothesis import given
from lxml import html as lxml_html
from markdown_it import MarkdownIt
from markdown_it.token import Token
from tests.formats.trees import BLOCKS, INLINES, letters, squeezed

from referat.formats.characters import clean
from referat.formats.html.blocks import blocks as html_blocks
from referat.formats.markdown.headings import Headings
from referat.formats.markdown.inline import in_cell, in_heading, paragraph
from referat.formats.markdown.layout import tidied
from referat.formats.markdown.texts import prose_of
from referat.prose.tree import Blocks, Inlines, Paragraph, Text

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def read(tokens: list[Token]) -> str:
    """The words of a parsed Markdown text; raw HTML other than <br> shows itself."""
    found = ""
    for token in tokens:
        if token.children is not None:
            found += read(token.children)
        elif token.content != "<br>":
            found += token.content
    return squeezed(found)


def top(tokens: list[Token]) -> list[str]:
    return [token.type for token in tokens if token.level == 0 and token.nesting >= 0]


@given(INLINES)
def test_markdown_paragraph(content: Inlines) -> None:
    tokens = PARSER.parse(paragraph(content))
    assert read(tokens) == letters(content)
    assert top(tokens) in (["paragraph_open"], [])


@given(INLINES)
def test_markdown_heading(content: Inlines) -> None:
    tokens = PARSER.parse(f"## {in_heading(content, lambda words: words.endswith('#'))}\n")
    assert read(tokens) == letters(content)
    assert top(tokens) == ["heading_open"]


@given(INLINES)
def test_markdown_cell(content: Inlines) -> None:
    source = f"| x |\n| --- |\n| {in_cell(content)} |\n"
    tokens = PARSER.parse(source)
    assert read(tokens) == "x" + letters(content)
    assert top(tokens) == ["table_open"]
    assert sum(token.type == "td_open" for token in tokens) == 1


@given(BLOCKS)
def test_markdown_blocks_are_whole(content: Blocks) -> None:
    """A text after the blocks is still a paragraph of its own: nothing was left open."""
    last = Paragraph((Text("SLUT"),))
    tokens = PARSER.parse(tidied(prose_of((*content, last)).source(2, Headings())))
    assert top(tokens)[-1] == "paragraph_open"
    assert tokens[-2].content == "SLUT"


@given(INLINES)
def test_html_paragraph(content: Inlines) -> None:
    page = clean(html_blocks((Paragraph(content),), 1))
    tree = lxml_html.fragment_fromstring(page)
    assert tree.tag == "p"
    assert squeezed(tree.text_content()) == letters(content)
