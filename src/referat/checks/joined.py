"""Many texts seen as one: what can be ruled out for all of them at once need not be looked for in
each. Whoever asks here must ask for something that every finding holds.
"""

from __future__ import annotations


def folded(text: str) -> str:
    """`text` without case: it holds, as small letters, every word that a pattern which ignores
    case finds in it. Those of other alphabets that such a pattern takes for Latin ones are told
    apart by `str.lower`.
    """
    return text.lower().replace("ſ", "s").replace("ı", "i").replace("i\u0307", "i")


def has_any(text: str, *signs: str) -> bool:
    """True if `text` holds one of `signs`."""
    return any(sign in text for sign in signs)
