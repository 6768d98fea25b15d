"""What stands inside a paragraph: the node and its runs side by side."""

from __future__ import annotations

from typing import get_args

import pytest
from tests.formats.docx_reading import (
    written_inline,
)

from referat.formats.docx.links import uri
from referat.prose.tree import (
    Break,
    Code,
    Emphasis,
    Inline,
    Link,
    New,
    Picture,
    Strike,
    Strong,
    Text,
)


def t(words: str) -> tuple[Text]:
    return (Text(words),)


def styled(style: str, words: str) -> str:
    return f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr><w:t>{words}</w:t></w:r>'


INLINES: list[tuple[Inline, str]] = [
    (Text("ord"), "<w:r><w:t>ord</w:t></w:r>"),
    (Text(" ord"), '<w:r><w:t xml:space="preserve"> ord</w:t></w:r>'),
    (Text("ord\xa0"), '<w:r><w:t xml:space="preserve">ord\xa0</w:t></w:r>'),
    (Text("\x1ford"), '<w:r><w:t xml:space="preserve">\ufffdord</w:t></w:r>'),
    (Text("<script> & ]]>"), "<w:r><w:t>&lt;script&gt; &amp; ]]&gt;</w:t></w:r>"),
    (Text("a\x07b\ud800c\uffff"), "<w:r><w:t>a\ufffdb\ufffdc\ufffd</w:t></w:r>"),
    (Text("for\xadening"), "<w:r><w:t>for</w:t><w:softHyphen/><w:t>ening</w:t></w:r>"),
    (Text(""), ""),
    (Break(), "<w:r><w:br/></w:r>"),
    (Emphasis(t("ord")), styled("Emphasis", "ord")),
    (Strong(t("ord")), styled("Strong", "ord")),
    (Strike(t("ord")), styled("Udgaaet", "ord")),
    (New(t("ord")), styled("Nytekst", "ord")),
    (
        Code("a\tb"),
        '<w:r><w:rPr><w:rStyle w:val="Kode"/></w:rPr><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>',
    ),
    (Emphasis((Strong(t("ord")),)), styled("StrongEmphasis", "ord")),
    (Strong((Emphasis((Strong(t("ord")),)),)), styled("StrongEmphasis", "ord")),
    (
        Link("https://skive.dk/a b", t("ord")),
        f'<w:hyperlink r:id="link1" w:history="1">{styled("Hyperlink", "ord")}</w:hyperlink>',
    ),
    (
        Link("mailto:a@b.dk", (Strong(t("ord")),)),
        f'<w:hyperlink r:id="link1" w:history="1">{styled("HyperlinkStrong", "ord")}</w:hyperlink>',
    ),
    (
        Link("https://skive.dk", ()),
        '<w:hyperlink r:id="link1" w:history="1">'
        f"{styled('Hyperlink', 'https://skive.dk')}</w:hyperlink>",
    ),
    (Link("http://", t("ord")), "<w:r><w:t>ord</w:t></w:r>"),
    (Link("#findes-ikke", t("ord")), "<w:r><w:t>ord</w:t></w:r>"),
    (Picture("Kort", "kort.svg"), styled("Billedtekst", "[Billede: Kort]")),
]


@pytest.mark.parametrize(("node", "expected"), INLINES)
def test_inline(node: Inline, expected: str) -> None:
    assert written_inline(node) == expected


TARGETS = [
    ("https://skive.dk/æ ø?a=1&b=[2]#x#y", "https://skive.dk/%C3%A6%20%C3%B8?a=1&b=%5B2%5D#x%23y"),
    ("https://skive.dk/50%", "https://skive.dk/50%25"),
    ("https://skive.dk/50%25", "https://skive.dk/50%25"),
    ("https://a:99999/", ""),
    ("https:///sti", ""),
    ("javascript:alert(1)", ""),
    ("mailto:a@b.dk?subject=Hej du", "mailto:a@b.dk?subject=Hej%20du"),
    ("mailto:ikke en adresse", ""),
    ("tel:+45 12 34", "tel:+45%2012%2034"),
    ("bilag/Budget 2024.pdf", "bilag/Budget%202024.pdf"),
    ("./kl. 8:30.pdf", "./kl.%208%3A30.pdf"),
]


@pytest.mark.parametrize(("target", "expected"), TARGETS)
def test_uri(target: str, expected: str) -> None:
    assert uri(target) == expected


def test_every_kind_of_node_is_tried() -> None:
    assert {type(node) for node, _ in INLINES} == set(get_args(Inline))
