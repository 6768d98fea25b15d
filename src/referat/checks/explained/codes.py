"""Every code that referat can give, with what stands behind it: the rules and all the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TypeAlias

from msgspec import Struct

from referat.checks.explained import content, dates, files, keys, making, prose, switching, writing
from referat.checks.explained.explained import Explained
from referat.checks.registry import BY_CODE, RULES
from referat.checks.rule import Family, Rule
from referat.diagnostics import Severity

Explanation: TypeAlias = Rule | Explained

_THEMES = (files, writing, keys, dates, content, prose, switching, making)

EXPLAINED: Sequence[Explained] = tuple(each for theme in _THEMES for each in theme.CODES)


class Group(Struct, frozen=True):
    """Codes that are told about together. `are_rules`: their level can be chosen."""

    title: str
    explanations: Sequence[Explanation]
    are_rules: bool


@cache
def groups() -> Sequence[Group]:
    """The rules family by family, then the other codes theme by theme."""
    families = [
        Group(family.value, [rule for rule in RULES if rule.family is family], True)
        for family in Family
    ]
    themes = [Group(theme.TITLE, theme.CODES, False) for theme in _THEMES]
    return tuple(group for group in (*families, *themes) if group.explanations)


@cache
def explanations() -> Mapping[str, Explanation]:
    """Code → what stands behind it, rules first, in the order of the families."""
    return {**BY_CODE, **{each.code: each for each in EXPLAINED}}


@cache
def known_codes() -> Mapping[str, bool]:
    """Each code, and whether a switch may take its findings away: all but those that tell that a
    file cannot be read or its documents not be made.
    """
    return {code: may_be_excepted(each) for code, each in explanations().items()}


def may_be_excepted(each: Explanation) -> bool:
    return isinstance(each, Rule) or each.severity is not Severity.ERROR
