"""Hypothesis strategies for texts: words that look like markup, and every inline node."""

from __future__ import annotations

from hypothesis import strategies as st

from referat.formats.characters import clean
from referat.prose.tree import (
    Blocks,
    Break,
    Bullets,
    Code,
    Emphasis,
    Inline,
    Inlines,
    Link,
    Marked,
    New,
    Numbered,
    Paragraph,
    Quote,
    Strike,
    Strong,
    Table,
    Text,
    plain,
)

TRICKY = st.text(alphabet="ab å1.\u00a0€–*_`~[]()<>&#+-|\\!$:@=;/{}^\"'", min_size=1, max_size=12)
SNIPPETS = st.sampled_from(
    [
        "14. marts",
        "1) ",
        "# nr",
        "- ",
        "+ ",
        "> ",
        "---",
        "===",
        "| a | b |",
        "&amp;",
        "&#65;",
        "<b>",
        "<!--",
        "</style>",
        "]]>",
        "{{ 7*7 }}",
        "www.dr.dk",
        "https://dr.dk/a_b",
        "a@b.dk",
        "a_b_c",
        "[x](y)",
        "![",
        "![x](y)",
        "[^1]",
        "[ ] opgave",
        "**fed**",
        "~~væk~~",
        "~10",
        "```",
        "~~~",
        ":smile:",
        "$x$",
        "C#",
        "word",
        " ",
        "(kl. 8.30)",
    ]
)
ANYTHING = st.text(min_size=1, max_size=12)
TEXTS = st.one_of(TRICKY, SNIPPETS, ANYTHING).map(Text)
TARGETS = st.sampled_from(["https://a.dk/x_(y)", "b/c d.pdf", "mailto:a@b.dk"])
CODES = st.one_of(TRICKY, SNIPPETS).map(Code)


def _nested(inner: st.SearchStrategy[Inlines]) -> st.SearchStrategy[Inline]:
    link = st.builds(
        Link, st.sampled_from(["https://a.dk/x_(y)", "b/c d.pdf", "mailto:a@b.dk"]), _worded(inner)
    )
    marks = [st.builds(node, inner) for node in (Emphasis, Strong, Strike, New)]
    return st.one_of(TEXTS, CODES, st.just(Break()), link, *marks)


def _worded(inner: st.SearchStrategy[Inlines]) -> st.SearchStrategy[Inlines]:
    """A link without words shows its address, which would be more than was written."""
    return inner.filter(lambda content: bool(letters(content)))


def _several(node: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inlines]:
    return st.lists(node, min_size=1, max_size=4).map(tuple)


INLINES: st.SearchStrategy[Inlines] = st.recursive(
    _several(TEXTS), lambda inner: _several(_nested(inner)), max_leaves=8
)
PARAGRAPHS = INLINES.map(lambda content: (Paragraph(content),))


def _blocks(inner: st.SearchStrategy[Blocks]) -> st.SearchStrategy[Blocks]:
    items = st.lists(inner, min_size=1, max_size=3).map(tuple)
    marked = st.tuples(st.sampled_from(["A)", "At 1)", "1."]), inner)
    table = st.lists(st.tuples(inner, inner), min_size=1, max_size=3).map(
        lambda rows: Table(None, None, tuple(rows), (None, "right"))
    )
    block = st.one_of(
        INLINES.map(Paragraph),
        st.builds(Bullets, items, st.booleans()),
        st.builds(Numbered, items, tight=st.booleans()),
        st.builds(Numbered, items, start=st.just(3), suffix=st.just(")")),
        st.lists(marked, min_size=1, max_size=2).map(lambda found: Marked(tuple(found))),
        st.builds(Quote, inner),
        table,
    )
    return st.lists(block, min_size=1, max_size=3).map(tuple)


BLOCKS: st.SearchStrategy[Blocks] = st.recursive(PARAGRAPHS, _blocks, max_leaves=6)


def letters(content: Inlines) -> str:
    """The words without white space, for comparing what was read with what was written."""
    return squeezed(clean(plain(content)))


def squeezed(text: str) -> str:
    return "".join(text.split())
