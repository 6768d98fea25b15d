"""Names of pages that many things of one sort compete for."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

from referat.danish.slugs import slug

_SHORTEST = 6


def page_names(printed: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Key → page name, for (key, what it is called): the slug for the first that wants it, and
    for each later one the slug and a mark made from its key, so that it keeps its name when
    others come and go. A slug has no underscore, so no mark makes a name that is a slug.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for key, text in printed:
        name, length = slug(text), _SHORTEST
        plain = name
        while name in taken:
            name = f"{plain}_{_mark(key)[:length]}"
            length += 1
        taken.add(name)
        names[key] = name
    return names


def _mark(key: str) -> str:
    return blake2b(key.encode("utf-8", "replace"), digest_size=16).hexdigest()
