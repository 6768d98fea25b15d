"""The text of a file as it stands in an editor: what it says so far, and what is wrong with it."""

from __future__ import annotations

import re
from typing import Generic, TypeVar

from msgspec import Struct

from referat.diagnostics import Diagnostic
from referat.model.base import Model, is_empty
from referat.model.drafts import load_draft
from referat.project.few import few
from referat.source.drafts import parse_draft
from referat.source.reading import read_text
from referat.source.written import Value

M = TypeVar("M", bound=Model)
_CONTROL = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


class LoadedDraft(Struct, Generic[M], frozen=True):
    """`value` is None if too little is there to say anything. `tree` is what was read, as it was
    written; `is_whole` is false if parts had to be left out.
    """

    value: M | None
    tree: Value | None
    findings: tuple[Diagnostic, ...]
    is_whole: bool


def load_text(model: type[M], text: str) -> LoadedDraft[M]:
    """The value of a text, without the parts that cannot be read. Its findings name no file."""
    plain, findings = read_text(text.encode("utf-8", "replace"))
    tree, more, is_read = parse_draft(_CONTROL.sub(" ", plain))
    findings += [] if findings and not is_read else more  # a tab breaks the YAML too
    if tree is None or is_empty(tree):
        return LoadedDraft(None, tree, tuple(findings), False)
    value, more, is_understood = load_draft(model, tree)
    return LoadedDraft(value, tree, few([*findings, *more]), is_read and is_understood)
