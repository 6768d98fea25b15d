"""Whatever is written: it comes out once, in its order, in a file that Word can read."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from tests.formats.docx_reading import body, made, roots, text, with_blocks
from tests.formats.trees import BLOCKS

from referat.formats.characters import clean
from referat.formats.docx import wordml
from referat.formats.docx.collector import bookmark_names
from referat.prose.numerals import markers
from referat.prose.tree import (
    Blocks,
    Bullets,
    Marked,
    Numbered,
    Paragraph,
    Quote,
    Table,
    plain,
)


def said(blocks: Blocks) -> str:
    """The words of a text by another road than the one that is tried."""
    found = ""
    for block in blocks:
        match block:
            case Paragraph(content):
                found += plain(content)
            case Bullets(items):
                found += "".join(map(said, items))
            case Numbered(items):
                typed = markers(block) if " " in block.prefix else [""] * len(items)
                found += "".join(m + said(i) for m, i in zip(typed, items, strict=True))
            case Marked(entries):
                found += "".join(marker + said(entry) for marker, entry in entries)
            case Quote(inner):
                found += said(inner)
            case Table(_, header, rows):
                found += "".join(said(cell) for row in (header or (), *rows) for cell in row)
            case _:
                raise AssertionError(block)
    return found


def letters(words: str) -> str:
    return "".join(clean(words.replace("\r", "\n")).replace("\xad", "").split())


@given(
    st.text(st.one_of(st.sampled_from(" \u00a0\t\r\n\xad\x00\x85&<>\ud800–🙂æ"), st.characters()))
)
def test_a_run_of_common_words_is_written_as_any(words: str) -> None:
    assert wordml.said(words) == wordml.run(words).encode()
    assert wordml.said(words, "Etiket") == wordml.run(words, "Etiket").encode()


@given(BLOCKS)
def test_every_word_once_and_in_order(blocks: Blocks) -> None:
    data = made(with_blocks(*blocks))
    assert all(root is not None for root in roots(data).values())
    written = letters(text(body(data)))
    assert written.removeprefix("ReferatMødePunkt") == letters(said(blocks))


@given(st.text(alphabet="ab1-_ .æ·ˍ\u0301\u203f", max_size=8))
def test_a_bookmark_is_an_anchor_without_what_is_no_letter(anchor: str) -> None:
    stem = re.sub(r"\W", "_", anchor)
    wanted = stem if stem[:1].isalpha() else f"p_{stem}"
    assert bookmark_names((anchor,), frozenset())[anchor] == wanted
