"""Text to written values: what is common is read line by line, the rest by libyaml."""

from __future__ import annotations

from referat.diagnostics import Diagnostic
from referat.source.quick import quickly
from referat.source.written import Value


def parse(text: str, is_faultless: bool = False) -> tuple[Value | None, list[Diagnostic]]:
    """The document in `text` (None: it is empty or cannot be read), and its findings. It is
    sooner read if `read_text` is known to have found nothing in it.
    """
    value = quickly(text) if is_faultless else None
    if value is not None:
        return value, []
    from referat.source.events import from_events  # noqa: PLC0415 - slow; few files need it

    return from_events(text)
