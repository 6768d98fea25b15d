"""A Word file is the same, whether its text goes through the template or is put together."""

from __future__ import annotations

import shutil
from pathlib import Path
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.formats.docx_reading import EMPTY
from tests.formats.trees import BLOCKS

from referat.formats.docx import render
from referat.formats.docx.links import PLAIN, uri
from referat.formats.templates import Templates, shipped_templates
from referat.prose.tree import Blocks, Paragraph, Text
from referat.view.document import Document, Field, Item, Pause, Properties, Section

TOGETHER = Templates(shipped_templates())

NAMES = st.sampled_from(["", "Byen", "BYEN", "Rådet", "Referat", "a & <b>", " \t", "\x00"])
WORDS: Blocks = (Paragraph((Text("ord"),)),)
PROSE = st.one_of(st.sampled_from([(), WORDS]), BLOCKS)
FIELDS = st.lists(st.builds(Field, st.just("k"), NAMES, PROSE), max_size=2).map(tuple)
SECTION = st.builds(Section, st.just("k"), NAMES, PROSE)
ITEM = st.builds(
    Item,
    anchor=st.sampled_from(["a", "b", "æ-ø"]),
    number=NAMES,
    title=NAMES,
    tail=st.lists(NAMES, max_size=2).map(tuple),
    marks=st.lists(NAMES, max_size=1).map(tuple),
    fields=FIELDS,
    parts=st.lists(SECTION, max_size=1).map(tuple),
    closed=st.booleans(),
)
PAUSE = st.builds(Pause, NAMES, st.just(("(10 min)",)), PROSE)
DOCUMENTS: st.SearchStrategy[Document] = st.builds(
    lambda properties, **values: replace(EMPTY, properties=Properties(*properties), **values),
    properties=st.tuples(NAMES, NAMES, NAMES, st.dates()),
    title=NAMES,
    organisation=NAMES,
    body=NAMES,
    label=NAMES,
    items_label=NAMES,
    mark=NAMES,
    mark_tone=st.sampled_from(["varsel", "rolig"]),
    edition_mark=NAMES,
    head=FIELDS,
    lead=st.lists(SECTION, max_size=1).map(tuple),
    items=st.one_of(
        st.lists(st.one_of(ITEM, PAUSE), max_size=2), st.lists(ITEM, min_size=5, max_size=7)
    ).map(tuple),
    closing=st.lists(
        st.one_of(st.builds(Field, st.just("k"), NAMES, PROSE), SECTION), max_size=2
    ).map(tuple),
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Templates:
    """Templates of one's own that are the shipped ones: each is filled in."""
    own = tmp_path_factory.mktemp("skabeloner")
    shutil.copytree(shipped_templates() / "docx", Path(own) / "docx")
    return Templates(shipped_templates(), own)


@given(DOCUMENTS)
def test_any_document(filled: Templates, document: Document) -> None:
    assert render(document, TOGETHER) == render(document, filled)


@given(st.from_regex(PLAIN, fullmatch=True), st.sampled_from(["", "https://a.dk/x/", "http://b/"]))
def test_a_plain_address_stands_as_it_is(target: str, base: str) -> None:
    assert uri(urljoin(base, target)) == target
