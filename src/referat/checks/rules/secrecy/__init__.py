"""Rules about what must not be published."""

from __future__ import annotations

from collections.abc import Sequence

from referat.checks.rule import Rule

RULES: Sequence[Rule] = ()
