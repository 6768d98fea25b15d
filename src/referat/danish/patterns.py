"""Patterns that are compiled when they are first used: the rules know hundreds, and a file asks
for few of them.
"""

from __future__ import annotations

import re
from typing import Any, cast

_USES = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split", "pattern", "flags")


class _Late:
    """Stands for a pattern until it is used; then it hands over to the pattern itself."""

    def __init__(self, source: str, flags: int) -> None:
        self._said = source, flags

    def __getattr__(self, name: str) -> Any:
        if name not in _USES:
            raise AttributeError(name)
        compiled = re.compile(*self._said)
        self.__dict__.update((use, getattr(compiled, use)) for use in _USES)
        return self.__dict__[name]


def late(source: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, but a mistake in `source` shows only when the pattern is used."""
    return cast("re.Pattern[str]", _Late(source, flags))
