"""What is words alone is told by signs that are sought one by one, as one pattern would tell it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from referat.prose import plain
from referat.prose.options import Options
from referat.prose.parse import parse
from tests import prose_texts

MARKS = re.compile(
    r"[*_`~\[\]<>&\\|#=@]|://|www\.|:::"
    r"|^\s*(?:[-+](?:\s|-|$)|\d{1,9}[.)]|\t| {4})",
    re.IGNORECASE | re.MULTILINE,
)
TEXTS = st.lists(
    st.sampled_from(
        (*"-+1.) \n\t:wWa", "    ", "12)", "www", "://", "\x0b", "\u2028", "\n\n", "ord", "ſ")
    )
).map("".join)


@settings(max_examples=1000)
@given(st.one_of(TEXTS, st.text(), prose_texts.texts))
def test_whatis_marked_is_what_one_pattern_finds(text: str) -> None:
    assert plain.is_marked(text) == (MARKS.search(text) is not None)


@pytest.mark.parametrize("text", ["Godkendt.", "a\nb\n\nc", "Kl. 8: ja", "a - b", " Wwo. "])
def test_words_alone_are_what_markdown_reads(text: str) -> None:
    assert plain.plain_words(text, Options()) == plain.plain_blocks(parse(text, Options()))
