"""Rules about days, deadlines and slots."""

from __future__ import annotations

from collections.abc import Sequence

from referat.checks.rule import Rule

RULES: Sequence[Rule] = ()
