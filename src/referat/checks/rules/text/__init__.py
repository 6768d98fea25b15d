"""Rules about how the words are put."""

from __future__ import annotations

from collections.abc import Sequence

from referat.checks.rule import Rule
from referat.checks.rules.text import (
    between_dash,
    broken_characters,
    dash_for_hyphen,
    day_and_month,
    doubled_word,
    hyphen_for_dash,
    missing_genitive,
    misspelling,
    mixed_quotes,
    name_case,
    number_and_unit,
    percent_sign,
    placeholder,
    repeated_word,
    said_twice,
    small_after_stop,
    spacing,
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
    misspelling.RULE,
    two_spellings.RULE,
    small_after_stop.RULE,
    spacing.RULE,
    the_date.RULE,
    day_and_month.RULE,
    name_case.RULE,
    split_word.RULE,
    missing_genitive.RULE,
    between_dash.RULE,
    broken_characters.RULE,
)
