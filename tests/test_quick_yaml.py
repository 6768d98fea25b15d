"""What is read line by line is what libyaml reads: each text, its mark and its place."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from referat.source.parse import parse
from referat.source.quick import quickly
from referat.source.reading import read_text
from tests.reading import told
from tests.strategies import HOSTILE, meetings
from tests.yaml_out import Tree, to_yaml

COMMON = """\
titel: Møde i Byrådet  
dato: 2026-03-11

# hvem der kom
tilstede:
- Else Lyngsø (F)
-   "Finn: Lyngsø"
hævet:
punkter:
    - titel: 'Sag 12'
      id: sag
      tekst: |
        Første linje: den er lang.

          Rykket ind # ingen kommentar
        - en liste
                  
        Sidste.


      afsnit:
        - Økonomi: |
            | A | B |

            | 1 | 2 |
        - Høring:
            tekst: http://example.org/a:b?c=[d]
    - Eventuelt, kl. 10:30
noter:
  a b.c: Ja
  for: [V, Det Konservative Folkeparti,Ø ]  
  nr:
    - [ 3, 4-5]
    - 'Sag #12'
"""  # noqa: W291, W293 - as people leave them
UNUSUAL = (
    *(
        "",
        "\n",
        "a\n",
        "a: b",
        "- - a\n",
        "-\n",
        "- \n",
        "---\na: b\n",
        "a: b\n...\n",
        "a: b\n---\n",
    ),
    *(
        "a: b: c\n",
        "a: b:\n",
        "a : b\n",
        "a: b\na: c\n",
        "<<: a\n",
        "a: &b c\n",
        "a: *b\n",
        "!b a: c\n",
    ),
    *("a: b # c\n", "a: |\n\n  b\n", "a: |-\n  b\n", "a: >\n  b\n", "a: |\nb: c\n", "a: [b\n"),
    *(
        "a: {b: c}\n",
        'a: "b\\n"\n',
        'a: "b" c\n',
        "a: 'b''c'\n",
        '"a": b\n',
        "a: b\n  c\n",
        "- a\n  b\n",
    ),
    *(
        "a: b\n c: d\n",
        "a:\n  b: c\n d: e\n",
        "a: b\n- c\n",
        "- a\nb: c\n",
        "- a: |\n b\n",
        "a: - b\n",
    ),
    *(
        "a:\n    - b\n  - c\n",
        "a: |\n   b\n  c\n",
        "a: |\n   b\n  # c\n   d\n",
        "a: b\n|\n  # c\n",
        "a: |\n  b\n |\n  # c\n",
        "a: ? b\n",
        "? a\n: b\n",
    ),
    *(
        "a: @b\n",
        "a: `b`\n",
        "a: %b\n",
        "%b\n",
        "a: |\n  b\n \n   \n  c\n",
        "a: 'b\n  c'\n",
        "a:b\n",
    ),
    *("a: []\n", "a: [b, ]\n", "a: [b,, c]\n", "a: [b] c\n", "a: [b]: c\n", "a: [b: c]\n"),
    *("a: [b, -c]\n", "a: [b #c]\n", "a: [[b]]\n", "a: ['b']\n", "a: [b,\n  c]\n", "[b]\n"),
    "".join(f"{'  ' * depth}a:\n" for depth in range(25)),
)


def check_same(text: str) -> None:
    quick = quickly(text)
    if quick is not None:
        slow, findings = parse(text)
        assert findings == []
        assert told(quick) == told(slow)


def test_what_is_common_is_read_at_once() -> None:
    assert quickly(COMMON) is not None
    check_same(COMMON)


@pytest.mark.parametrize("text", UNUSUAL)
def test_what_is_not_is_left(text: str) -> None:
    assert quickly(text) is None


LINES = (
    *("l: [m, n o]", "- [p]", "q: [r,s ] ", "t: [u: v]", "[w, x]", "|"),
    *("a: b", "b:", "c: |", "- a", "- b: c", "- d:", "- e: |", "ord", "# ord", "", " ", "- ", "-"),
    *(
        'd: "b"',
        "e: 'c'",
        "f:  g ",
        "g: [h]",
        "h: >",
        "i: b: c",
        "j: k #l",
        "<<: a",
        "æ ø: å–\u00a0",
    ),
)
INDENTS = st.integers(0, 6).map(" ".__mul__)
TEXTS = st.lists(st.tuples(INDENTS, st.sampled_from(LINES)).map("".join), max_size=9).map("\n".join)


@given(TEXTS, st.sampled_from(["\n", "", "\n\n", "  \n"]))
@example("a:\n- b\nc: d", "\n")
@example("a: |\n   b\n \n    # c", "\n")
@example("a: |\n  b\n |\n  # c", "\n")
@example("a:\n  b:\nc:\n- d:\n  e: |\n     f\n   - g", "\n")
@settings(max_examples=1000)
def test_any_lines_at_all(text: str, end: str) -> None:
    check_same(text + end)


@given(st.lists(st.sampled_from((*HOSTILE, "a: ", "- ", "\n", "\n  ", ":", " ", '"')), max_size=9))
def test_hostile_lines(parts: list[str]) -> None:
    text, findings = read_text("".join(parts).encode("utf-8", "replace"))
    if not findings:
        check_same(text)


@given(meetings())
def test_whole_meetings(tree: Tree) -> None:
    check_same(to_yaml(tree))
