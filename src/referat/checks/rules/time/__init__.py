"""Rules about days, deadlines and slots."""

from __future__ import annotations

from collections.abc import Sequence

from referat.checks.rule import Rule
from referat.checks.rules.time import (
    attendance,
    backwards,
    deadline,
    far_year,
    gap,
    holiday,
    impossible_date,
    next_before,
    not_there,
    outside,
    overlap,
    sent_before,
    sent_late,
    slot_style,
    wrong_weekday,
    wrong_year,
)

RULES: Sequence[Rule] = (
    wrong_weekday.RULE,
    impossible_date.RULE,
    wrong_year.RULE,
    far_year.RULE,
    deadline.RULE,
    next_before.RULE,
    holiday.RULE,
    backwards.RULE,
    overlap.RULE,
    gap.RULE,
    outside.RULE,
    attendance.RULE,
    not_there.RULE,
    sent_late.RULE,
    sent_before.RULE,
    slot_style.RULE,
)
