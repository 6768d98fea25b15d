"""Which document shows which key: the table of the meeting language, as data."""

from __future__ import annotations

from collections.abc import Mapping

from referat.view.document import Kind

ALL: frozenset[Kind] = frozenset({"dagsorden", "referat", "beslutningsreferat"})
BEFORE: frozenset[Kind] = frozenset({"dagsorden", "referat"})
AFTER: frozenset[Kind] = frozenset({"referat", "beslutningsreferat"})
MINUTES: frozenset[Kind] = frozenset({"referat"})

MEETING: Mapping[str, frozenset[Kind]] = {
    "type": ALL,
    "number": ALL,
    "day": ALL,
    "slot": ALL,
    "venue": ALL,
    "form": ALL,
    "link": ALL,
    "sent": ALL,
    "chair": ALL,
    "secretary": ALL,
    "contact": ALL,
    "invited": ALL,
    "members": ALL,
    "guests": ALL,
    "attachments": ALL,
    "present": AFTER,
    "apologies": AFTER,
    "absent": AFTER,
    "ended": AFTER,
    "next_meetings": AFTER,
    "signatures": AFTER,
    "approved": AFTER,
    "corrections": AFTER,
    "intro": MINUTES,
}

ITEM: Mapping[str, frozenset[Kind]] = {
    "type": ALL,
    "case_number": ALL,
    "document_number": ALL,
    "decided_in": ALL,
    "items": ALL,
    "text": BEFORE,
    "recommendation": BEFORE,
    "case": BEFORE,
    "sections": BEFORE,
    "history": BEFORE,
    "attachments": BEFORE,
    "open_tasks": BEFORE,
    "decision": AFTER,
    "vote": AFTER,
    "dissent": AFTER,
    "tasks": AFTER,
    "minutes": MINUTES,
    "did_not_attend": MINUTES,
    "disqualified": MINUTES,
    "absent": MINUTES,
    "addendum": MINUTES,
    "remark": MINUTES,
}

PAUSE: Mapping[str, frozenset[Kind]] = {"slot": BEFORE, "held": MINUTES, "remark": MINUTES}
