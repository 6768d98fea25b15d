"""Rules about how a case goes from recommendation to decision to task."""

from __future__ import annotations

from collections.abc import Sequence

from referat.checks.rule import Rule
from referat.checks.rules.flow import (
    approved_too_early,
    approved_unsent,
    changed_after,
    contradicted_type,
    decided_at_the_end,
    missing_decision,
    missing_recommendation,
    no_answer,
    no_outcome,
    still_open,
    task_deadline,
    task_owner,
    unknown_meeting,
    unsealed,
)

RULES: Sequence[Rule] = (
    missing_decision.RULE,
    missing_recommendation.RULE,
    no_answer.RULE,
    no_outcome.RULE,
    contradicted_type.RULE,
    decided_at_the_end.RULE,
    task_owner.RULE,
    task_deadline.RULE,
    still_open.RULE,
    approved_too_early.RULE,
    approved_unsent.RULE,
    unknown_meeting.RULE,
    changed_after.RULE,
    unsealed.RULE,
)
