"""HTML: what each node becomes, side by side."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.formats.nodes import inline, para, points, words

from referat.formats.html.blocks import WRITERS as BLOCK_WRITERS
from referat.formats.html.blocks import blocks
from referat.formats.html.inline import WRITERS as INLINE_WRITERS
from referat.formats.html.inline import inlines
from referat.prose.tree import (
    Align,
    Aside,
    Block,
    Blocks,
    Break,
    Bullets,
    Code,
    CodeBlock,
    Emphasis,
    Heading,
    Inline,
    Labelled,
    Link,
    Marked,
    New,
    Numbered,
    Paragraph,
    People,
    PersonGroup,
    Picture,
    Quote,
    Rule,
    Signatures,
    Strike,
    Strong,
    Table,
    Text,
)

T = (Text("ord"),)

INLINE: list[tuple[str | Inline, str]] = [
    ("a < b & \"c\" 'd'", "a &lt; b &amp; &#34;c&#34; &#39;d&#39;"),
    (Emphasis(T), "<em>ord</em>"),
    (Strong(T), "<strong>ord</strong>"),
    (Strike(T), "<del>ord</del>"),
    (New(T), "<ins>ord</ins>"),
    (Code("a<b"), "<code>a&lt;b</code>"),
    (Break(), "<br>"),
    (Link("https://a.dk/?a=1&b=2", T), '<a href="https://a.dk/?a=1&amp;b=2">ord</a>'),
    (Link("bilag/a b.pdf", T), '<a href="bilag/a%20b.pdf">ord</a>'),
    (Link("100%.pdf", T), '<a href="100%25.pdf">ord</a>'),
    (Link('https://a.dk/"onclick="x', T), '<a href="https://a.dk/%22onclick=%22x">ord</a>'),
    (Link("https://[::1]/[a]#b#c", T), '<a href="https://[::1]/%5Ba%5D#b%23c">ord</a>'),
    (Link("JavaScript:alert(1)", T), "ord"),
    (Link("data:text/html,x", T), "ord"),
    (Link("", T), "ord"),
    (
        Picture("Kort", "k.png", "b/k.png", 6, 4),
        '<img src="b/k.png" alt="Kort" width="6" height="4">',
    ),
    (Picture("Kort", "k.png", "b/k.png"), '<img src="b/k.png" alt="Kort">'),
    (Picture("Kort", "k.png"), '<span class="billede-mangler">[Billede: Kort]</span>'),
    (Picture("", "k.png"), '<span class="billede-mangler">[Billede]</span>'),
]

BLOCK: list[tuple[Block, str]] = [
    (para("ord"), "<p>ord</p>"),
    (Heading(1, T), "<h4>ord</h4>"),
    (Heading(9, T), "<h6>ord</h6>"),
    (points("a", "b"), "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
    (points("a", tight=False), "<ul>\n<li><p>a</p></li>\n</ul>"),
    (Bullets(((),)), "<ul>\n<li></li>\n</ul>"),
    (
        Bullets(((para("a"), points("b")),)),
        "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul></li>\n</ul>",
    ),
    (Numbered((words("a"),)), "<ol>\n<li>a</li>\n</ol>"),
    (Numbered((words("a"),), start=3), '<ol start="3">\n<li>a</li>\n</ol>'),
    (Numbered((words("a"),), numerals="A"), '<ol type="A">\n<li>a</li>\n</ol>'),
    (
        Numbered((words("a"), words("b")), numerals="i", prefix="At ", suffix=")"),
        '<ol class="maerker">\n<li><span class="maerke">At i)</span> <div>a</div></li>\n'
        '<li><span class="maerke">At ii)</span> <div>b</div></li>\n</ol>',
    ),
    (
        Marked((("C)", (para("a"), para("b"))),)),
        '<ol class="maerker">\n<li><span class="maerke">C)</span> '
        "<div><p>a</p>\n<p>b</p></div></li>\n</ol>",
    ),
    (Quote(words("a")), "<blockquote>\n<p>a</p>\n</blockquote>"),
    (CodeBlock("\n<a>\n b"), "<pre>\n<code>\n&lt;a&gt;\n b</code></pre>"),
    (Rule(), "<hr>"),
    (
        Aside("Efterskrift", words("a")),
        '<div class="tilfoejelse" role="note"><p class="etiket">Efterskrift</p>\n<p>a</p>\n</div>',
    ),
    (
        Labelled((("For:", words("A, B")),)),
        '<dl class="etiketter">\n<div><dt>For:</dt><dd>A, B</dd></div>\n</dl>',
    ),
    (
        People((PersonGroup("Gruppe", (T,)), PersonGroup(None, (T,)))),
        '<div class="personer">\n<div class="gruppe">\n<p class="gruppenavn">Gruppe</p>\n'
        "<ul>\n<li>ord</li>\n</ul>\n</div>\n"
        '<div class="gruppe">\n<ul>\n<li>ord</li>\n</ul>\n</div>\n</div>',
    ),
    (Signatures((T,)), '<ul class="underskrifter">\n<li>ord</li>\n</ul>'),
]


def table(inner: str, name: str = "Tabel") -> str:
    return (
        f'<div class="tabel" role="group" tabindex="0" aria-label="{name}">\n'
        f"<table>\n{inner}\n</table>\n</div>"
    )


TABLES: list[tuple[Table, str]] = [
    (
        Table(None, None, ((words("a"), ()),), (None, "right")),
        table('<tbody>\n<tr><td>a</td><td class="hoejre"></td></tr>\n</tbody>'),
    ),
    (
        Table(
            (Text("Tabel <1>"),), ((), words("H")), ((words("r"), words("1")),), (None, None), True
        ),
        table(
            "<caption>Tabel &lt;1&gt;</caption>\n"
            '<thead>\n<tr><td></td><th scope="col">H</th></tr>\n</thead>\n'
            '<tbody>\n<tr><th scope="row">r</th><td>1</td></tr>\n</tbody>',
            "Tabel &lt;1&gt;",
        ),
    ),
    (
        Table(None, ((Heading(1, T), para("b")),), (((para("a"), para("b")),),), ("center",)),
        table(
            '<thead>\n<tr><th scope="col" class="midt"><p><strong>ord</strong></p>\n<p>b</p></th>'
            '</tr>\n</thead>\n<tbody>\n<tr><td class="midt"><p>a</p>\n<p>b</p></td></tr>\n</tbody>'
        ),
    ),
]


@pytest.mark.parametrize(("node", "expected"), INLINE)
def test_inline(node: str | Inline, expected: str) -> None:
    assert inlines((inline(node),)) == expected


@pytest.mark.parametrize(("node", "expected"), [*BLOCK, *TABLES])
def test_block(node: Block, expected: str) -> None:
    assert blocks((node,), level=3) == expected


def test_every_node_is_tried() -> None:
    tried = {type(inline(node)) for node, _ in INLINE} | {type(node) for node, _ in BLOCK}
    assert tried | {Table} == set(BLOCK_WRITERS) | set(INLINE_WRITERS)


def test_blocks_stand_below_each_other() -> None:
    assert blocks((Paragraph(T), Rule()), 1) == "<p>ord</p>\n<hr>"


CELLS = st.lists(st.sampled_from([None, "", "a", "a < b", "100 %s", "–"]), min_size=3, max_size=3)


@given(
    header=st.none() | CELLS,
    rows=st.lists(CELLS, max_size=3),
    aligns=st.lists(st.sampled_from([None, "left", "right"]), min_size=3, max_size=3),
    named=st.booleans(),
)
def test_a_table_of_words_is_written_as_one_of_more_than_words(
    header: list[str | None] | None, rows: list[list[str | None]], aligns: list[Align], named: bool
) -> None:
    def cells(row: list[str | None], *more: Inline) -> tuple[Blocks, ...]:
        return tuple(() if each is None else words(Text(each), *more) for each in row)

    def written(*more: Inline) -> str:
        top = cells(header, *more) if header else None
        body = tuple(cells(row, *more) for row in rows)
        return blocks((Table(None, top, body, tuple(aligns), named),), 3)

    assert written() == written(Text(""))
