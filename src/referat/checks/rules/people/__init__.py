"""Rules about who was there, who said what, who voted."""

from __future__ import annotations

from collections.abc import Sequence

from referat.checks.rule import Rule

RULES: Sequence[Rule] = ()
