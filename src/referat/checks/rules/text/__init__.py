"""Rules about how the words are put."""

from __future__ import annotations

from collections.abc import Sequence

from referat.checks.rule import Rule
from referat.checks.rules.text import doubled_word

RULES: Sequence[Rule] = (doubled_word.RULE,)
