"""Rules about how the file itself is written."""

from __future__ import annotations

from collections.abc import Sequence

from referat.checks.rule import Rule
from referat.checks.rules.form import key_order, no_id

RULES: Sequence[Rule] = (no_id.RULE, key_order.RULE)
