"""A day on the command line, in any of the forms that a meeting's file may use."""

from __future__ import annotations

from datetime import date


def read_day(text: str) -> date:
    """The day that `text` names. Raises: ValueError with a Danish message."""
    from referat.danish.dates import DateProblem, parse_date  # noqa: PLC0415

    found = parse_date(text)
    if isinstance(found, DateProblem):
        raise ValueError(f"{found.message} {found.hint}")
    return found
