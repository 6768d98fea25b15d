"""Files with every key of the language in every shape it may have, as the schemas tell: what the
next key is called does not matter, it is filled too.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

from referat.model.vocabulary import printable_keys
from referat.schema import schemas
from tests.yaml_out import Tree, to_yaml

Path: TypeAlias = tuple[str | int, ...]
Texts: TypeAlias = Callable[[Path], str | None]
"""What is to stand at a place; None for nothing."""

SHAPES = 3
"""How many shapes the key with most of them has: a text, a list, groups with a list each."""
NAME = "«navn»"
"""The last step of the path to a name that anyone may choose, as that of a group of people."""
_DEEPEST = 2  # of items in items


@cache
def _schema(kind: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(schemas()[f"{kind}.schema.json"])
    return found


def examples(kind: str) -> dict[str, str]:
    """What the language's own page shows at each key."""
    schema = _schema(kind)
    return {
        key: str(shape["examples"][0])
        for model in (*schema["$defs"].values(), schema)
        for key, shape in model["properties"].items()
        if isinstance(next(iter(shape.get("examples", ())), None), str | int)
    }


@dataclass(frozen=True)
class Filler:
    """Fills a file. `shape` chooses among the shapes of each key."""

    kind: str
    shape: int
    text: Texts
    without: frozenset[str] = frozenset()
    """Keys of the file itself that are left out."""

    def file(self) -> Tree:
        schema = _schema(self.kind)
        keys = {k: each for k, each in schema["properties"].items() if k not in self.without}
        return self._model({"properties": keys}, ())

    def _model(self, model: dict[str, Any], path: Path) -> dict[str, Tree]:
        found: dict[str, Tree] = {}
        for key, shape in model["properties"].items():
            value = self._value(shape, (*path, key))
            if value:
                found[key] = value
        return found

    def _value(self, shape: dict[str, Any], path: Path) -> Tree | None:
        if path[-1] == "overskrifter":
            return self._of({key: {"type": "string"} for key in sorted(printable_keys())}, path)
        if [str(step) for step in path].count("punkter") > _DEEPEST:
            return None
        made = list(self._shapes(shape, path))
        return made[self.shape % len(made)]() if made else None

    def _of(self, keys: dict[str, Any], path: Path) -> dict[str, Tree]:
        values = {key: self._value(shape, (*path, key)) for key, shape in keys.items()}
        return {key: value for key, value in values.items() if value}

    def _shapes(self, shape: dict[str, Any], path: Path) -> Iterator[Callable[[], Tree | None]]:
        """The ways to write what `shape` allows."""
        if "anyOf" in shape:
            for each in shape["anyOf"]:
                yield from self._shapes(each, path)
            return
        if "$ref" in shape:
            model = _schema(self.kind)["$defs"][shape["$ref"].rpartition("/")[2]]
            yield lambda: self._model(model, path)
            yield from self._shapes({"type": [t for t in _types(model) if t == "string"]}, path)
            return
        types = _types(shape)
        if "string" in types:
            yield lambda: self._leaf(path)
        if "array" in types:
            yield lambda: self._list(shape.get("items", {"type": "string"}), path)
        if "object" in types:
            yield lambda: self._group(shape, path)

    def _leaf(self, path: Path) -> Leaf | None:
        text = self.text(path)
        return None if text is None else Leaf.make(text, path)

    def _list(self, shape: dict[str, Any], path: Path) -> Tree | None:
        """Each shape of an entry, one after the other."""
        count = len(list(self._shapes(shape, path)))
        made = [list(self._shapes(shape, (*path, at)))[at]() for at in range(count)]
        return [each for each in made if each] or None

    def _group(self, shape: dict[str, Any], path: Path) -> Tree | None:
        """One under a name that anyone may choose."""
        name = self._leaf((*path, NAME))
        inner = shape.get("additionalProperties") or {"type": "string"}
        value = self._value(inner, (*path, 0))
        return {name: value} if name and value else None


def _types(shape: dict[str, Any]) -> list[str]:
    if "enum" in shape:
        return ["string"]
    found = shape.get("type", [])
    return [found] if isinstance(found, str) else found


class Leaf(str):
    """A text that knows where it stands."""

    path: Path

    @classmethod
    def make(cls, text: str, path: Path) -> Leaf:
        leaf = cls(text)
        leaf.path = path
        return leaf


def written(tree: Tree) -> tuple[str, dict[int, list[Path]]]:
    """The file, and which places each of its lines holds, counted from 1."""
    lines: list[str] = []
    places: dict[int, list[Path]] = {}

    def add(line: str, *values: Tree) -> None:
        lines.append(line)
        places[len(lines)] = [value.path for value in values if isinstance(value, Leaf)]

    def entry(lead: str, value: Tree, indent: int, *more: Tree) -> None:
        if isinstance(value, str):
            add(f"{lead} {_quoted(value)}", value, *more)
        else:
            add(lead, *more)
            walk(value, indent + 1)

    def walk(value: Tree, indent: int) -> None:
        pad = "  " * indent
        if isinstance(value, dict):
            for key, part in value.items():
                entry(f"{pad}{_quoted(key)}:", part, indent, key)
        else:
            for part in value:
                entry(f"{pad}-", part, indent)

    walk(tree, 0)
    return "\n".join(lines) + "\n", places


def _quoted(text: str) -> str:
    return to_yaml(text).rstrip("\n")
