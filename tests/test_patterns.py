"""Patterns that are compiled late: all of them can be."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from typing import Any

import pytest

import referat.attachments
import referat.checks
import referat.danish
import referat.model
import referat.prose
import referat.source
import referat.view
from referat.danish.patterns import late

LATE = type(late(""))
PACKAGES = (
    *(referat.attachments, referat.checks, referat.danish, referat.model),
    *(referat.prose, referat.source, referat.view),
)


def _modules() -> Iterator[str]:
    for package in PACKAGES:
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            yield module.name


def _patterns(value: Any) -> Iterator[Any]:
    if isinstance(value, LATE):
        yield value
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _patterns(part)
    elif isinstance(value, dict):
        yield from _patterns(list(value.values()))


@pytest.mark.parametrize("name", list(_modules()))
def test_every_pattern_can_be_compiled(name: str) -> None:
    for value in vars(importlib.import_module(name)).values():
        for pattern in _patterns(value):
            assert re.compile(pattern.pattern, pattern.flags & ~re.UNICODE)


def test_it_is_used_as_a_pattern() -> None:
    pattern = late("a+", re.IGNORECASE)
    assert [match[0] for match in pattern.finditer("bAa a")] == ["Aa", "a"]
    assert pattern.sub("-", "bAa") == "b-"
    assert not hasattr(pattern, "nothing")
