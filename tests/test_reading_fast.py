"""What is worked out late, or passed over where it cannot be, is what looking would have found."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import yaml
from hypothesis import given
from hypothesis import strategies as st

from referat.checks.ground.links import links_in
from referat.checks.subject import tokens_in
from referat.checks.walking import models_in, walk
from referat.diagnostics import Place
from referat.model.base import Model
from referat.model.item import Item
from referat.prose.links import is_local, with_scheme
from referat.prose.value import ProseList, texts_of
from referat.source.parse import parse
from referat.source.reading import read_text
from referat.source.written import Value, Written, WrittenMap
from tests.strategies import HOSTILE, meetings
from tests.test_properties import TEXTS, whole_of
from tests.yaml_out import Tree, to_yaml

BREAKS = "\x85\u2028\u2029"


def test_every_character_that_may_not_stand_in_a_file_is_found() -> None:
    for number in range(0x11000):
        char = chr(number)
        if unicodedata.category(char) == "Cs" or char in "\r\n\ufeff":
            continue
        text, findings = read_text(f"a{char}b".encode())
        is_odd = unicodedata.category(char) == "Cc" and char not in BREAKS
        assert bool(findings) is (is_odd or number in (0xFFFE, 0xFFFF)), hex(number)
        assert text == ("a b" if char in BREAKS else f"a{char}b"), hex(number)


# ---------------------------------------------------------------- places


def _marked(text: str) -> Iterator[tuple[str, Place]]:
    """Each text and each beginning of a list or of keys, as the reader tells of them."""
    for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            marks: Any = event
            start, end = marks.start_mark, marks.end_mark
            place = Place(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
            yield getattr(event, "value", ""), _begin(getattr(event, "style", "") == "|", place)


def _begin(is_literal: bool, place: Place) -> Place:
    """A literal block's end is told as where its text begins."""
    return Place(place.line, place.column) if is_literal else place


def _placed(value: Value) -> Iterator[tuple[str, Place]]:
    if isinstance(value, Written):
        yield str(value), _begin(value.style == "|", value.place)
        return
    yield "", value.place
    if isinstance(value, WrittenMap):
        for (key, part), place in zip(value.items(), value.key_places.values(), strict=True):
            yield key, place
            yield from _placed(part)
    else:
        for part in value:
            yield from _placed(part)


def _check_places(text: str) -> None:
    value, findings = parse(text)
    assert value is not None, findings
    assert list(_placed(value)) == list(_marked(text))


def test_places_of_the_examples() -> None:
    for text in TEXTS:
        _check_places(text)


@given(meetings())
def test_places_of_any_meeting(tree: Tree) -> None:
    _check_places(to_yaml(tree))


def test_a_mapping_tells_of_its_keys_while_one_is_doubled() -> None:
    _, findings = parse("a: 1\nb:\n  c: 1\n  c: 2\na: 3\n")
    assert [(each.place, re.findall(r"\d+", each.message)) for each in findings] == [
        (Place(4, 3, 4, 4), ["3"]),
        (Place(5, 1, 5, 2), ["1"]),
    ]


# ---------------------------------------------------------------- links


def _read_links(text: str) -> Iterator[tuple[str, str]]:
    """The same as `links_in`, from every text's tokens."""
    for token in tokens_in(text):
        for child in token.children or ():
            if child.type in ("image", "link_open"):
                attr = "src" if child.type == "image" else "href"
                target = with_scheme(str(child.attrs.get(attr, "")))
                if target.startswith("#") or is_local(target):
                    name, _, fragment = target.partition("#")
                    yield unquote(name), unquote(fragment)


TARGETS = (
    "[a](b.pdf)", "![x](y.png)", "[a](#punkt)", "[a](https://example.org)", "[a](<c d.pdf>)",
    "[a]( HTTP://x.dk )", "[a](\nhttps://x.dk)", "[a](www.x.dk)", "[a](mailto:a@b.dk)", "](", "[a]",
    "(b)", "[a](\u00a0https://x.dk)", "[a](htt\\ps://x)", "[a](&#104;ttps://x.dk)", "<https://x.dk>",
    "[![i](j.png)](https://x.dk)", "| a | [b](c\\|d.pdf) |\n| - | - |", "> ", "- ", "`", "[a](<",
    ">)", "[a]()", "[a](https:x)", "[a](httpss://x)", "[a](/b)", "[a](www)", "[a](<www.x.dk>)",
)  # fmt: skip


@given(st.lists(st.sampled_from((*TARGETS, *HOSTILE, "\n", "\n\n", " ", "ord")), max_size=9))
def test_a_link_that_is_passed_over_is_none_of_ours(parts: list[str]) -> None:
    text = "".join(parts)
    assert [(each.name, each.fragment) for each in links_in(text)] == [*_read_links(text)]


def test_each_target_alone() -> None:
    for text in TARGETS:
        assert [(each.name, each.fragment) for each in links_in(text)] == [*_read_links(text)]


# ---------------------------------------------------------------- walks


def _walk(value: Any, shut: bool = False) -> Iterator[tuple[Model, str, bool]]:
    """Every field of every model, looked for everywhere."""
    if isinstance(value, Model):
        yield value, "", shut
        for name in value.order:
            opened = isinstance(value, Item) and {key.strip() for key in value.public_keys or ()}
            key = value.fields()[name].alias
            is_shut = isinstance(value, Item) and value.is_closed
            here = shut or (is_shut and (name == "id" or key not in (opened or ())))
            yield value, name, here
            yield from _walk(getattr(value, name), here)
    elif isinstance(value, tuple | list | dict):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _walk(part, shut)


def _is_text(model: Model, name: str) -> bool:
    value = getattr(model, name) if name else None
    if isinstance(value, ProseList):
        return any(True for _ in texts_of(value))
    first = value[0] if isinstance(value, tuple) and value else value
    return isinstance(first, str)


@given(meetings())
def test_no_model_is_passed_by(tree: Tree) -> None:
    meeting = whole_of(tree).meeting
    walked = list(_walk(meeting))
    assert [id(model) for model in models_in(meeting)] == [
        id(m) for m, name, _ in walked if not name
    ]
    texts = [(id(model), name, shut) for model, name, shut in walked if _is_text(model, name)]
    met = [(id(model), name, shut) for _, model, name, _, shut, _ in walk(meeting).texts]
    assert list(dict.fromkeys(met)) == texts
    assert [id(model) for model in walk(meeting).models] == [
        id(model) for model, name, _ in walked if not name
    ]


def test_a_mapping_of_another_kind_is_no_model() -> None:
    assert models_in({"a": "b", "c": WrittenMap(Place(1, 1))}) == []
