"""Rules about how the file itself is written."""

from __future__ import annotations

from collections.abc import Sequence

from referat.checks.rule import Rule

RULES: Sequence[Rule] = ()
