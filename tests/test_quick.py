"""What is read quickly is what Pydantic would have read; what it finds fault with is not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referat.model.base import Model
from referat.model.meeting import Committee, Meeting, Site
from referat.model.quick import quickly
from referat.model.validated import validated
from referat.model.vocabulary import MODELS
from referat.source.parse import parse
from referat.source.reading import read_text
from tests.strategies import meetings
from tests.yaml_out import Tree, to_yaml

ROOT = Path(__file__).parents[1]
FILES = sorted(
    path
    for folder in (ROOT / "meetings", ROOT / "tests")
    for path in folder.rglob("*.yaml")
    if path.stat().st_size < 100_000
)
ODD: tuple[Tree, ...] = (
    "", "ja", "nej", "true", "0", "8.30", "25.99", "2026-02-30", "2026-02-28", "løbende", "uden",
    "Pause", "Pause 10.10-10.20", "a\nb\n", "- a\n- b\n", "https://example.org", "[a](https://x.dk)",
    "Ida Holm (A), formand", "godkendt", "advarsel", "{udvalg}", "{ukendt}", "#fff", "4 hverdage",
    [], {}, ["a", ""], [["a"], "b"], [{}], {"a": "b"}, {"a": "b", "c": "d"}, {"titel": "a"},
    {"navn": "a"}, {"pause": "8-9"}, {"dato": "2026-01-01"}, {"Gruppe": ["a", {"navn": "b"}]},
    {"Gruppe": {"a": "b"}}, {"tekst": ["a", {"b": "c"}]}, {"titel": "a", "titl": "b"}, {"fil": "x"},
    {"dagsorden": "2026-01-01"}, {"for": "alle", "imod": ["A", "B"]}, {"opgave": ""},
)  # fmt: skip


def _content(value: Any) -> Any:
    """All that can be told of a value and of how it was written."""
    if isinstance(value, Model):
        fields = [(name, _content(part)) for name, part in vars(value).items()]
        origin = value.origin
        written = (origin.order, _content(origin.value), _content(origin.keys))
        return type(value), fields, written
    if isinstance(value, tuple | list):
        return type(value), [_content(part) for part in value]
    if isinstance(value, dict):
        return type(value), [(type(key), key, _content(part)) for key, part in value.items()]
    return type(value), value, getattr(value, "place", None)


def _agree(model: type[Model], value: Any) -> bool:
    """True if there is nothing wrong with the value."""
    found = quickly(model, value)
    slowly, wrong = validated(model, value)
    if slowly is None:
        assert wrong
        assert found is None
        return False
    assert found is not None
    assert _content(found) == _content(slowly)
    assert found == slowly
    assert hash(found) == hash(slowly)
    return True


def _values(paths: list[Path]) -> Iterator[Any]:
    for path in paths:
        text, findings = read_text(path.read_bytes())
        value = parse(text)[0] if not findings else None
        if value is not None:
            yield value


@pytest.mark.parametrize("model", MODELS)
def test_files(model: type[Model]) -> None:
    for value in _values(FILES):
        _agree(model, value)


def test_good_files_are_read_quickly() -> None:
    meant: dict[str, type[Model]] = {"udvalg.yaml": Committee, "referat.yaml": Site}
    paths = [path for path in FILES if ROOT / "meetings" in path.parents]
    for path, value in zip(paths, _values(paths), strict=True):
        assert _agree(meant.get(path.name, Meeting), value)


@pytest.mark.parametrize("model", MODELS)
def test_every_key_with_odd_values(model: type[Model]) -> None:
    for key in model.names():
        needed = {
            other: "2026-01-01"
            for other, name in model.names().items()
            if model.fields()[name].is_required
        }
        for odd in ODD:
            value, _ = parse(to_yaml({**needed, key: odd}))
            _agree(model, value)


@pytest.mark.parametrize("model", MODELS)
def test_odd_values_themselves(model: type[Model]) -> None:
    for odd in ODD:
        value, _ = parse(to_yaml(odd))
        _agree(model, value)


@given(meetings())
def test_any_meeting(tree: Tree) -> None:
    assert _agree(Meeting, parse(to_yaml(tree))[0])


@given(meetings(), st.integers(0, 400), st.sampled_from(ODD))
def test_any_meeting_with_something_odd_in_it(tree: Tree, at: int, odd: Tree) -> None:
    _agree(Meeting, parse(to_yaml(_with(tree, iter(range(at, -1, -1)), odd)))[0])


def _with(tree: Tree, left: Iterator[int], odd: Tree) -> Tree:
    """The tree with one of its parts another."""
    if next(left, 1) == 0:
        return odd
    if isinstance(tree, dict):
        return {key: _with(part, left, odd) for key, part in tree.items()}
    return [_with(part, left, odd) for part in tree] if isinstance(tree, list) else tree
