"""How many faults of each kind the tests have made, and how many tests lost something by one."""

from __future__ import annotations

from collections import Counter

made: Counter[str] = Counter()
lost: Counter[str] = Counter()
_before: Counter[str] = Counter()


def count(kind: str, times: int = 1) -> None:
    made[kind] += times


def begin() -> None:
    """A test begins."""
    _before.clear()
    _before.update(made)


def lose() -> None:
    """The test has failed, by what it made."""
    lost.update((made - _before).keys())


def table() -> list[str]:
    width = max(map(len, made), default=0)
    rows = [("fejl", "antal", "tab"), *((kind, made[kind], lost[kind]) for kind in made)]
    rows.append(("i alt", made.total(), lost.total()))
    return [f"{kind:<{width}}  {number!s:>6}  {losses!s:>4}" for kind, number, losses in rows]
