"""Rules about how a case goes from recommendation to decision to task."""

from __future__ import annotations

from collections.abc import Sequence

from referat.checks.rule import Rule

RULES: Sequence[Rule] = ()
