"""Rules about who was there, who said what, who voted."""

from __future__ import annotations

from collections.abc import Sequence

from referat.checks.rule import Rule
from referat.checks.rules.people import (
    chair_away,
    disqualified_votes,
    dissent,
    name_near,
    nobody_present,
    present_and_absent,
    quorum,
    shared_first_name,
    stand_in,
    twice,
    unknown_owner,
    unknown_presenter,
    unknown_to_body,
    vote_counts,
)

RULES: Sequence[Rule] = (
    present_and_absent.RULE,
    nobody_present.RULE,
    twice.RULE,
    chair_away.RULE,
    unknown_to_body.RULE,
    stand_in.RULE,
    unknown_presenter.RULE,
    unknown_owner.RULE,
    name_near.RULE,
    shared_first_name.RULE,
    disqualified_votes.RULE,
    dissent.RULE,
    vote_counts.RULE,
    quorum.RULE,
)
