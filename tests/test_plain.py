"""A text's words alone: for registers, feeds and data."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from referat.prose.options import Options
from referat.prose.parse import parse
from referat.prose.plain import plain_blocks, plain_words
from referat.prose.value import ProseList, ProseValue

PLAIN: list[tuple[ProseValue | None, str]] = [
    (None, ""),
    ("", ""),
    ("Godkendt.", "Godkendt."),
    ("  To\n  linjer\n\nog   et afsnit. ", "To linjer og et afsnit."),
    ("2,4\u00a0mio. kr.", "2,4 mio. kr."),
    ("**Godkendt** med *ét* forbehold, jf. `§ 2`.", "Godkendt med ét forbehold, jf. § 2."),
    ("Se [notatet](https://example.org/a).", "Se notatet."),
    ("Fristen er ~~1. maj~~ [1. juni]{.ny}.", "Fristen er 1. juni."),
    ("**~~Nej~~ Ja**", "Ja"),
    ("Udvalget:\n\n- godkender\n- sender", "Udvalget: – godkender – sender"),
    ("1. Ja\n2. Nej", "1. Ja 2. Nej"),
    ("Den 8. december", "Den 8. december"),
    ("8. december 2026 mødes vi", "8. december 2026 mødes vi"),
    (
        ProseList(("At 1) det godkendes", "At 2) det sendes")),
        "At 1) det godkendes At 2) det sendes",
    ),
    (ProseList(("A) ja", "C) nej")), "A) ja C) nej"),
    (ProseList(("ja", ProseList(("med forbehold",)))), "– ja – med forbehold"),
    ("# Økonomi\nIngen", "Økonomi Ingen"),
    ("> Citat", "Citat"),
    ("a\n\n---\n\nb", "a b"),
    ("::: efterskrift\nSenere.\n:::", "Efterskrift: Senere."),
    ("::: efterskrift den 3. maj\nSenere.\n:::", "Efterskrift den 3. maj: Senere."),
    ("Tabel 1\n\n| Post | Kr. |\n| --- | --- |\n| Leje | 8 |", "Tabel 1 Post, Kr.; Leje, 8"),
    ("![Et kort](kort.png)", "Et kort"),
    ("    kode", "kode"),
    ("A &amp; B", "A & B"),
    ("-", "-"),
]


@pytest.mark.parametrize(("text", "words"), PLAIN, ids=[repr(text)[:40] for text, _ in PLAIN])
def test_plain_words(text: ProseValue | None, words: str) -> None:
    assert plain_words(text, Options()) == words


_WORDISH = st.lists(
    st.sampled_from(
        [
            *("ord", "Ord.", "ø", "8", "8.", "1)", "3. maj", "–", "-", "--", "+", ":", "::", ";"),
            *(",", "(", ")", "»", "«", '"', "'", "/", "§", "%", "!", "?", "\u00a0", "  ", "\t"),
            *("\n", "\n\n", "\n    ", "\n- ", "\n1. ", "Tabel", "kl. 8.30", "www.b.dk", "…"),
        ]
    ),
    max_size=12,
).map("".join)


@given(_WORDISH | st.text(max_size=60))
@example("ord\n---")
@example("1)")
@example("    a")
def test_the_short_way_gives_what_the_long_way_gives(text: str) -> None:
    """Texts without Markdown's marks are not parsed; nobody may see the difference."""
    text = text.replace("\x00", "").replace("\r", "\n")
    assert plain_words(text, Options()) == plain_blocks(parse(text, Options()))
