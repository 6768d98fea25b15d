"""What a rule is: a function from one loaded meeting to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias

from markdown_it.token import Token
from pydantic import BaseModel

from referat.diagnostics import Diagnostic
from referat.model.base import Model
from referat.model.style import HouseStyle
from referat.project.shelf import Shelf
from referat.prose.syntax import tokens_of
from referat.prose.value import ProseList, texts_of


@dataclass(frozen=True, slots=True)
class Subject:
    """What a rule looks at: what one file says (a meeting's, a committee's or the site's),
    and the files beside it.
    """

    meeting: HouseStyle
    shelf: Shelf


Rule: TypeAlias = Callable[[Subject], Iterator[Diagnostic]]


def models_in(value: Any) -> Iterator[Model]:
    """Every model in `value`, outermost first, in the file's order."""
    if isinstance(value, Model):
        yield value
        for name in value.order:
            yield from models_in(getattr(value, name))
    elif isinstance(value, tuple | list):
        for part in value:
            yield from models_in(part)
    elif isinstance(value, dict):
        for part in value.values():
            yield from models_in(part)


def prose_in(meeting: BaseModel) -> Iterator[str]:
    """Every Markdown text of a meeting, in the file's order."""
    for model in models_in(meeting):
        for name in model.order if isinstance(model, Model) else ():
            value = getattr(model, name)
            if name in PROSE_FIELDS and isinstance(value, str | ProseList):
                yield from texts_of(value)


@lru_cache(maxsize=1024)
def tokens_in(text: str) -> Sequence[Token]:
    """The Markdown tokens of `text`, to be looked at only: several rules share them."""
    return tokens_of(text)


PROSE_FIELDS = frozenset(
    {"intro", "text", "entries", "case", "minutes", "decision", "dissent", "addendum", "remark"}
)
