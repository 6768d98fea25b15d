"""Markdown: what each node becomes, side by side."""

from __future__ import annotations

import pytest
from tests.formats.nodes import inline, para, points, words

from referat.formats.markdown.blocks import WRITERS
from referat.formats.markdown.headings import Headings
from referat.formats.markdown.inline import paragraph
from referat.formats.markdown.layout import tidied
from referat.formats.markdown.texts import prose_of
from referat.prose.tree import (
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

PLAIN = [
    "a_b_c og R&D, 5 & 6, 10 < 20 > 5",
    "kl. 8.30-9.15 (100 %) – §§ 3-4; ja!",
    "C# og F#",
    "Se punkt 3: referat",
    "{{ 7+7 }} ^2 50€",
    "-5 grader",
    "1.235 kr.",
]
"""Words that need no escape."""

ESCAPED = [
    ("4 * 3", r"4 \* 3"),
    (r"a\b", r"a\\b"),
    ("_a_ b_c", r"\_a\_ b_c"),
    ("[x](y)", r"\[x\](y)"),
    ("<b> a<3", r"\<b> a<3"),
    ("&amp; &#65; &", r"\&amp; \&#65; \&"),
    ("~10 `x` $y$", r"\~10 \`x\` \$y\$"),
    ("https://dr.dk www.dr.dk a@b.dk", r"https\://dr.dk www\.dr.dk a\@b.dk"),
    ("a@.rm.dk", r"a\@.rm.dk"),
    (":smile: 12:30:45", r"\:smile: 12\:30:45"),
    ("14. marts", r"14\. marts"),
    ("1) a", r"1\) a"),
    ("1234567890. a", "1234567890. a"),
    ("- a", r"\- a"),
    ("+ a", r"\+ a"),
    ("---", r"\---"),
    ("===", r"\==="),
    ("# a", r"\# a"),
    ("#a", r"\#a"),
    ("> a", r"\> a"),
    ("| a |", r"\| a |"),
    (":-|-", r"\:-|-"),
    ("a\x00b\ud800", "a\ufffdb\ufffd"),
    ("  a  b\tc ", "a b c"),
]

INLINE: list[tuple[tuple[str | Inline, ...], str]] = [
    ((Emphasis(T),), "*ord*"),
    ((Strong(T),), "**ord**"),
    ((Strike(T),), "~~ord~~"),
    ((New(T),), "***ord***"),
    ((Strong((Emphasis(T),)),), "***ord***"),
    ((Emphasis((Text("a"), Strong((Text(" b"),)))),), "*a **b***"),
    ((Strong((Text(" a "),)), "b"), "**a** b"),
    ((Strong((Text("Fed:"),)), "tekst"), "**Fed:**&#116;ekst"),
    (("tekst", Strong((Text("(fed)"),))), "teks&#116;**(fed)**"),
    ((Strong(T), Strong(T)), "**ordord**"),
    ((Strong(T), Emphasis(T)), "**ord**ord"),
    ((Strike(T), Strong(T), " ", Emphasis(T)), "~~ord~~ord *ord*"),
    ((Strong((Text("a"), Break(), Text("b"))),), "**a**\\\n**b**"),
    ((Break(), "a", Break(), "1. b", Break()), "a\\\n1\\. b"),
    ((Code("a`b"),), "``a`b``"),
    ((Code("`a"),), "`` `a ``"),
    ((Code("a"), Code("b")), "`ab`"),
    ((Link("https://a.dk/x", T),), "[ord](https://a.dk/x)"),
    ((Link("https://a.dk/x_(y)", T),), "[ord](<https://a.dk/x_(y)>)"),
    ((Link("bilag/a b.pdf", T),), "[ord](bilag/a%20b.pdf)"),
    ((Link("https://a.dk/x", (Text("https://a.dk/x"),)),), "<https://a.dk/x>"),
    ((Link("mailto:a@b.dk", (Text("a@b.dk"),)),), "<a@b.dk>"),
    ((Link("https://a.dk", (Text("link"),)),), "[lin&#107;](https://a.dk)"),
    ((Link("javascript:x", T),), "ord"),
    (("Hør!", Link("a", T)), "Hør\\![ord](a)"),
    ((Picture("Kort", "k.png", "b/Å.png"),), "![Kort](b/%C3%85.png)"),
    ((Picture("", "k.png", "k.png"),), "![k.png](k.png)"),
    ((Picture("Kort", "k.png"),), r"\[Billede: Kort\]"),
]

BLOCK: list[tuple[Blocks, str]] = [
    ((para("a"), para("b")), "a\n\nb"),
    ((para(Strong(T)),), "**or&#100;**"),
    ((Heading(1, T), Heading(9, T)), "### ord\n\n###### ord"),
    ((Heading(1, (Text("Hvad. nu."),)),), "### Hvad. nu&#46;"),
    ((Heading(1, T), Heading(1, T)), "### ord\n\n### or&#100;"),
    ((Heading(1, (Text("F#"), Break(), Text("C #"))),), "### F# C &#35;"),
    ((points("a", "1. b"),), "- a\n- 1\\. b"),
    ((points("a", "b", tight=False),), "- a\n\n- b"),
    ((Bullets(((para("a"), points("b")),)),), "- a\n  - b"),
    ((points("a"), points("b")), "- a\n\n&nbsp;\n\n- b"),
    ((Numbered((words("a"), words("b"))),), "1. a\n2. b"),
    ((Numbered((words("a"), words("b")), suffix=")"),), "1) a\n2) b"),
    ((Numbered((words("a"), words("b")), start=3),), "3\\. a\\\n4\\. b"),
    ((Numbered((words("a"),), numerals="a", suffix=")"),), "a) a"),
    (
        (Marked((("At 1)", (para("a"), points("b"))), ("C)", words("c")))),),
        "At 1) a\n\n- b\n\nC) c",
    ),
    ((Quote((para("a"), points("b"))),), "> a\n>\n> - b"),
    ((Quote(words("a")), Quote(words("b"))), "> a\n\n&nbsp;\n\n> b"),
    ((CodeBlock("a\n\n\n```\tb  "),), "````text\na\n\n\n``` b\n````"),
    ((Bullets(((para("a"), CodeBlock("b\n\nc")),)),), "- a\n\n  ```text\n  b\n\n  c\n  ```"),
    ((Rule(),), "---"),
    ((Aside("Efterskrift", words("a")),), "> **Efterskrift**\n>\n> a"),
    ((Labelled((("For:", (para("A"), para("1. B"))),)),), "- **For:** A\\\n  1\\. B"),
    ((Labelled((("For:", words("A")), ("Imod", ()))),), "- **For:** A\n- **Imod:**"),
    (
        (People((PersonGroup("Gruppe", (T,)), PersonGroup(None, (T,)))),),
        "- Gruppe\n  - ord\n- ord",
    ),
    ((Signatures((T, T)),), "- ord\n- ord"),
]

TABLES: list[tuple[Table, str]] = [
    (
        Table(T, (words("H"), ()), ((words("a|b"), ()),), ("left", "right")),
        "ord\n\n| H | |\n| :-- | --: |\n| a\\|b | |",
    ),
    (
        Table(None, None, (((para("a", Break(), "b"), points("c")),),), ("center",)),
        "| &nbsp; |\n| :-: |\n| a<br>b<br>• c |",
    ),
    (
        Table(None, (words(Code("a|b")),), ((words(Code("c")),),), (None,)),
        "| a\\|b |\n| --- |\n| `c` |",
    ),
]


def written(content: Blocks) -> str:
    return tidied(prose_of(content).source(2, Headings())).removesuffix("\n")


@pytest.mark.parametrize("text", PLAIN)
def test_ordinary_words_stay_as_they_are(text: str) -> None:
    assert paragraph((Text(text),)) == text


@pytest.mark.parametrize(("text", "expected"), ESCAPED)
def test_escape(text: str, expected: str) -> None:
    assert paragraph((Text(text),)) == expected


@pytest.mark.parametrize(("nodes", "expected"), INLINE)
def test_inline(nodes: tuple[str | Inline, ...], expected: str) -> None:
    assert paragraph(tuple(map(inline, nodes))) == expected


@pytest.mark.parametrize(("content", "expected"), BLOCK)
def test_block(content: Blocks, expected: str) -> None:
    assert written(content) == expected


@pytest.mark.parametrize(("node", "expected"), TABLES)
def test_table(node: Block, expected: str) -> None:
    assert written((node,)) == expected


def test_every_block_is_tried() -> None:
    tried = {type(block) for content, _ in BLOCK for block in content}
    assert tried | {Table, Paragraph} == set(WRITERS)
