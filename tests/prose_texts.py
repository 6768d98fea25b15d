"""Texts like those that people write, and some that nobody would: for the quick reader of prose
beside the full one.
"""

from __future__ import annotations

from hypothesis import strategies as st

WORDS = (
    "a", "Økonomi", "ÆØÅ", "i", "2", "2.", "1)", "8.", "8. december", "1. maj", "3. sal",
    "kl. 8.30", "A)", "b.", "At 1)", "iv.", "tabel", "Tabel", "Tabel 1. Udgifter", "efterskrift",
    "R&D", "a_b", "a_b_c", "snake_", "_x", "(en)", "»en«", "\"to\"", "100 %", "1.000", "–", "—",
    "§ 4", "x:y", "ordet", "2026", "😀", "é", "\u0301", "²", "①", "½", "ﬁ",
)  # fmt: skip
SIGNS = (
    "*", "**", "***", "_", "__", "~", "~~", "~~~", "`", "``", "```", "[", "]", "(", ")", "](",
    "]{", "{", "}", "{.ny}", "]{.ny}", "!", "![", "<", ">", "&", "&amp;", "&#42;", "&nbsp;",
    "\\", "\\*", "\\|", "\\\n", "|", "||", "-", "--", "---", "+", "=", "===", "#", "##", "###",
    ":", "::", ":::", "://", "@", "$", "%", "^", "'", '"', ".", ",", ";", "?", "/",
)  # fmt: skip
SPACES = (
    " ", " ", " ", "  ", "   ", "    ", "     ", "\t", "\n", "\n", "\n", "\n\n", "\n\n", "  \n",
    " \n", "   \n", "\n ", "\n  ", "\n   ", "\n    ", "\n\n  ", "\n\n    ", "\u00a0",
    "\n\u00a0\n", "\n  \n",
)  # fmt: skip
STRANGE = (
    "\r", "\r\n", "\0", "\u0085", "\u200b", "\u200d", "\u2028", "\u202f", "\u3000", "\ufeff",
    "\u00ad", "\x0b", "\x0c", "\x1c", "\u202e", "\ufffd", "\ue000",
)  # fmt: skip
SPANS = (
    "**fed**", "*kursiv*", "_kursiv_", "__fed__", "~~udgår~~", "`kode`", "` kode `", "`a``b`",
    "``a`b``", "**Økonomi:**", "**a.**", "*a*,", "**a**.", "**a**b", "a**b**", "(**a**)",
    "**a *b* c**", "*a **b** c*", "***a***", "**a\nb**", "*a\n  b*", "**a_b**", "_a_b_",
    "~~a ~ b~~", "[ny tekst]{.ny}", "[ny\ntekst]{.ny}", "[ny **x**]{.ny}", "[x](https://y.dk)",
    "[x y](https://y.dk/a_b?c=d)", "[x](notat.pdf)", "[x](lukket.pdf)", "[x](#punkt-2)",
    "[x](#andet)", "[x](../r/2026-05-06.yaml#a)", "[x](../r/x.yaml)", "[x](notat.pdf#side=2)",
    "[x](javascript:a)", "[x](data:image/png;base64,a)", "[x](www.y.dk)", "[x](ÅÆ.pdf)",
    "[x](a%20b.pdf)", '[x](https://y.dk "titel")', "[x](<a b.pdf>)", "[x]()", "[](https://y.dk)",
    "[x](mailto:a@b.dk)", "[https://a.dk](https://b.dk)", "[[a](b)](c)",
    "[a [b](https://c.dk) d]", "[x] (y)", "[x][y]", "[sic]", "![alt](billede.png)", "![](x.png)",
    "[![a](b.png)](https://c.dk)", "<https://y.dk>", "<a@b.dk>", "<b>", "https://y.dk/a_b_c",
    "https://y.dk/*a*", "_https://y.dk_", "**https://y.dk**", "~~https://y.dk~~", "www.y.dk",
    "WWW.Y.dk", "wWw.y.dk", "a@b.dk", "a_b@c.dk", "ftp://y.dk", "httpſ://y.dk", "http://",
    "@b.dk",
)  # fmt: skip
LINES = (
    "# A", "## B", "### C ##", "#", "####### x", "#x", " ## D", "- a", "- b", "* a", "+ a", "-",
    "- ", "*  b", "-    c", "-     d", "1. a", "2. b", "3. c", "1) a", "2) b", "10. a",
    "1. 8. december", "- 8. december", "- - a", "- 1) a", "- A) a", "- B) b", "- # A", "  - a",
    "    - b", "   1. a", "   b", "  b", "     c", "      - d", "> a", "> - a", ">a", ">",
    "> > a", ">  a", " > a", "> # A", "---", "***", "* * *", "- - -", "___", "===", "=", "--",
    "| a | b |", "|---|---|", "| --- | ---: |", "|:-:|:--|", "| c | d |", "| c |",
    "| c | d | e |", "a | b", "--- | ---", "|", "||", "| `a|b` | c |", "| **a** | a@b.dk |",
    "|---|", "::: efterskrift", "::: efterskrift den 3. maj", ":::", "::::", "::: andet", "```",
    "````", "~~~", "```tabel", "~~~ tabel", "```py", "fil: a.csv", "kolonner: [a, b]", "rækker:",
    "  - [a, '**b**']", "Tabel 1. Udgifter", "    kode", "2. behandling af sagen", "2015. Det",
    "a", "b", "a\\", "a  ", "1.", "1)", "8. december 2023", "12. maj:",
)  # fmt: skip

pieces = st.sampled_from(WORDS * 3 + SIGNS + SPACES * 2 + SPANS)
anything = st.one_of(pieces, st.sampled_from(STRANGE), st.characters())
lines = st.one_of(
    st.sampled_from(LINES),
    st.sampled_from(LINES),
    st.lists(st.sampled_from(WORDS + SPANS), min_size=1, max_size=4).map(" ".join),
)
starts = st.sampled_from(("", "", "", " ", "  ", "   ", "    ", "> ", "- "))
ends = st.sampled_from(("\n", "\n", "\n\n"))
blocks = st.lists(st.tuples(starts, lines, ends).map("".join), max_size=9).map("".join)
signs = st.sampled_from(
    (
        "a \n-1.)",
        "ab \n*_.~",
        "a \n|-:",
        "a[]()!{}.ny\n *_`",
        "a`\n ~:-",
        "ab _*:/.h@w\n",
        "a \n=-#>",
    )
)
crowded = signs.flatmap(lambda some: st.text(st.sampled_from(some), max_size=24))
texts = st.one_of(
    crowded,
    blocks,
    st.lists(pieces, max_size=14).map("".join),
    st.lists(pieces, max_size=10).map(" ".join),
    st.lists(anything, max_size=10).map("".join),
)
