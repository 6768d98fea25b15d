"""Every rule, family by family. A rule is added by its line in its family's package."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from referat.checks.rule import Rule
from referat.checks.rules import flow, form, people, references, secrecy, text, time

RULES: Sequence[Rule] = (
    *time.RULES,
    *people.RULES,
    *flow.RULES,
    *text.RULES,
    *references.RULES,
    *secrecy.RULES,
    *form.RULES,
)

BY_CODE: Mapping[str, Rule] = {rule.code: rule for rule in RULES}
