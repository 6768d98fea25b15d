"""Rules about how the words are put."""

from __future__ import annotations

from collections.abc import Sequence

from referat.checks.rule import Rule
from referat.checks.rules.text import (
    between_dash,
    broken_characters,
    dash_for_hyphen,
    doubled_word,
    hyphen_for_dash,
    mixed_quotes,
    name_case,
    number_and_unit,
    percent_sign,
    placeholder,
    repeated_word,
    said_twice,
    small_after_stop,
    split_word,
    the_date,
    two_spellings,
)

RULES: Sequence[Rule] = (
    doubled_word.RULE,
    repeated_word.RULE,
    said_twice.RULE,
    placeholder.RULE,
    mixed_quotes.RULE,
    hyphen_for_dash.RULE,
    dash_for_hyphen.RULE,
    number_and_unit.RULE,
    percent_sign.RULE,
    two_spellings.RULE,
    small_after_stop.RULE,
    the_date.RULE,
    name_case.RULE,
    split_word.RULE,
    between_dash.RULE,
    broken_characters.RULE,
)
