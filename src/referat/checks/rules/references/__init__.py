"""Rules about what the words point to: attachments, items, tables, links and colours."""

from __future__ import annotations

from collections.abc import Sequence

from referat.checks.rule import Rule
from referat.checks.rules.references import (
    adding_up,
    colour_alone,
    contradiction,
    false_list,
    links,
    lone_caption,
    missing_attachment,
    missing_table,
    pasted_table,
    pictures,
    skipped_heading,
    two_spans,
    unknown_item,
    unmentioned_attachment,
)

RULES: Sequence[Rule] = (
    missing_attachment.RULE,
    unmentioned_attachment.RULE,
    unknown_item.RULE,
    missing_table.RULE,
    lone_caption.RULE,
    adding_up.RULE,
    contradiction.RULE,
    two_spans.RULE,
    pasted_table.RULE,
    colour_alone.RULE,
    links.RULE,
    pictures.RULE,
    skipped_heading.RULE,
    false_list.RULE,
)
