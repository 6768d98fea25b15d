"""Rules about what must not be published."""

from __future__ import annotations

from collections.abc import Sequence

from referat.checks.rule import Rule
from referat.checks.rules.secrecy import (
    closed_case,
    closed_title,
    cpr,
    cpr_in_attachment,
    empty_closed_title,
    lying_attachment,
    private_detail,
    unread_attachment,
)

RULES: Sequence[Rule] = (
    cpr.RULE,
    cpr_in_attachment.RULE,
    private_detail.RULE,
    closed_title.RULE,
    empty_closed_title.RULE,
    closed_case.RULE,
    unread_attachment.RULE,
    lying_attachment.RULE,
)
