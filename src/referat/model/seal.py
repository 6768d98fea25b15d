"""The seal of a meeting: a short digest of its own words, which tells if they have been changed.

Computed from what is written, not from what it is read as, so that a later version of referat
gives the same seal. The order of keys, line breaks and spaces, comments, quoting and the style of
a slot are no words; what is added after approval, and what says who may see it, is left out. No
file beside the meeting is opened.
"""

from __future__ import annotations

import unicodedata
from typing import Any

from referat.danish.times import parse_slot
from referat.model.base import is_empty
from referat.model.meeting import Meeting
from referat.model.style import HouseStyle

_LATER = frozenset({"sent", "status", "approved", "signatures", "corrections"})
_NO_WORDS = frozenset({"id", "status", "efterskrift", "lukket", "offentligt", "offentlig titel"})
_LENGTH = 16


def seal_of(meeting: Meeting) -> str:
    """The seal of what the meeting's own file says: sixteen hexadecimal digits."""
    import json  # noqa: PLC0415 - few meetings have a seal
    from hashlib import sha256  # noqa: PLC0415

    names = {*meeting.order} - _LATER - set(HouseStyle.fields())
    fields = Meeting.fields()
    words = {fields[name].alias: meeting.as_written(name) for name in names}
    text = json.dumps(_folded(words), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]


def _folded(value: Any) -> Any:
    """`value` with its texts in one form and without what is no words."""
    if isinstance(value, dict):
        said = {key: part for key, part in value.items() if key not in _NO_WORDS}
        return {_one_form(key): _folded(part) for key, part in said.items() if not is_empty(part)}
    if isinstance(value, list | tuple):
        return [_folded(part) for part in value if not is_empty(part)]
    return _one_form(str(value))


def _one_form(text: str) -> str:
    """One spelling of a text; of a slot too, which `check --fix` may put in the house style."""
    words = " ".join(unicodedata.normalize("NFC", text).split())
    slot = parse_slot(words) if words[-1:].isdecimal() else None
    times = [slot.start, slot.end] if slot else []
    return "-".join(f"{time.hour}.{time.minute:02}" for time in times if time) or words
