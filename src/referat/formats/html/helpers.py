"""Small answers that the HTML templates need and cannot well give themselves."""

from __future__ import annotations

import re

from referat.view.document import Item


def css_class(key: str) -> str:
    """A YAML key as a class name (`næste møde` is `næste-møde`)."""
    return re.sub(r"[^\w-]+", "-", key).strip("-")


def permalink_label(item: Item) -> str:
    """What an item's permanent link is called: by its number, else by its title."""
    number = item.number.strip().rstrip(".:)").strip()
    if not number:
        return f"Link til {item.title}"
    if number[0].isalpha() and len(number) > 2:
        return f"Link til {number[0].lower()}{number[1:]}"
    return f"Link til punkt {number}"
