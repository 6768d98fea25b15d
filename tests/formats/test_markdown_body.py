"""A document is the same text, whether it goes through the templates or is put together."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.formats.example_document import AGENDA, MINUTES
from tests.formats.trees import BLOCKS, SNIPPETS, TRICKY

from referat.formats.markdown import render
from referat.formats.templates import Templates, shipped_templates
from referat.prose.tree import Blocks, Heading, Paragraph, Text
from referat.view.document import Document, Field, Item, Pause, Section

TOGETHER = Templates(shipped_templates())
LONG_WAY = Templates(shipped_templates(), Path(__file__).parent)
"""Templates of one's own, though none of a name that is used: nothing is put together here."""

WORDS = st.one_of(
    st.just(""), st.sampled_from(["Høring", "Slut.", "\x00", "\ud800", "{{ x }}"]), TRICKY, SNIPPETS
)
SHORT = st.sampled_from(["a", "1. b"]).map(lambda text: (Paragraph((Text(text),)),))
HEADED = WORDS.map(lambda text: (Heading(1, (Text(text),)), Paragraph((Text("x"),))))
PROSE: st.SearchStrategy[Blocks] = st.one_of(st.just(()), SHORT, HEADED, BLOCKS)
SEVERAL = st.lists(WORDS, max_size=2).map(tuple)
FIELDS = st.builds(Field, st.just("k"), WORDS, PROSE)
SECTIONS = st.recursive(
    st.builds(Section, st.just("k"), WORDS, PROSE),
    lambda inner: st.builds(
        Section, st.just("k"), WORDS, PROSE, st.lists(inner, max_size=2).map(tuple)
    ),
    max_leaves=3,
)


def _items(inner: st.SearchStrategy[Item | Section]) -> st.SearchStrategy[Item]:
    return st.builds(
        Item,
        anchor=st.just("a"),
        number=WORDS,
        title=WORDS,
        tail=SEVERAL,
        marks=SEVERAL,
        fields=st.lists(FIELDS, max_size=2).map(tuple),
        parts=st.lists(inner, max_size=2).map(tuple),
        closed=st.booleans(),
    )


ITEMS = _items(st.one_of(SECTIONS, _items(SECTIONS)))
PAUSES = st.builds(Pause, WORDS, SEVERAL, PROSE)
HEADS = st.builds(
    lambda title, organisation, body, label, mark, fields: replace(
        MINUTES,
        title=title,
        organisation=organisation,
        body=body,
        items_label=label,
        edition_mark=mark,
        head=tuple(fields),
    ),
    WORDS,
    st.sampled_from(["", "Byen", "Rådet"]),
    st.sampled_from(["", "Byen", "Rådet"]),
    st.sampled_from(["", "Referat", "Punkter"]),
    WORDS,
    st.lists(FIELDS, max_size=2),
)
DOCUMENTS = st.builds(
    lambda head, lead, items, closing: replace(
        head, lead=tuple(lead), items=tuple(items), closing=tuple(closing)
    ),
    HEADS,
    st.lists(SECTIONS, max_size=1),
    st.lists(st.one_of(ITEMS, PAUSES), max_size=2),
    st.lists(st.one_of(FIELDS, SECTIONS), max_size=2),
)


@settings(deadline=None)
@given(DOCUMENTS)
def test_any_document(document: Document) -> None:
    assert render(document, TOGETHER) == render(document, LONG_WAY)


@pytest.mark.parametrize("document", [AGENDA, MINUTES], ids=["agenda", "minutes"])
def test_the_examples(document: Document) -> None:
    assert render(document, TOGETHER) == render(document, LONG_WAY)
