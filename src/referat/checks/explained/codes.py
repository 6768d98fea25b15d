"""Every code that referat can give, with what stands behind it: the rules and all the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TypeAlias

from referat.checks.explained.explained import Explained
from referat.checks.registry import BY_CODE
from referat.checks.rule import Rule
from referat.diagnostics import Severity

Explanation: TypeAlias = Rule | Explained

EXPLAINED: Sequence[Explained] = ()


@cache
def explanations() -> Mapping[str, Explanation]:
    """Code → what stands behind it, rules first, in the order of the families."""
    return {**BY_CODE, **{each.code: each for each in EXPLAINED}}


@cache
def known_codes() -> Mapping[str, bool]:
    """Each code, and whether a switch may take its findings away: all but those that tell that a
    file cannot be read or its documents not be made.
    """
    return {
        code: isinstance(each, Rule) or each.severity is not Severity.ERROR
        for code, each in explanations().items()
    }
