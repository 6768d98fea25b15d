"""Lists of words, yes and no, and the nearest right word."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from referat.danish.patterns import late

NBSP = "\u00a0"
_SEPARATORS = late(r"[\s/._\-\u2010-\u2015\u2212]+")


def joined(words: Sequence[str], last: str = "og") -> str:
    """`A`, `A og B`, `A, B og C`: no comma before the last (Retskrivningsordbogen)."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def folded(text: str) -> str:
    """What two spellings of the same share: white space, Unicode form and case do not count
    (Unicode 3.13, D147: a compatibility caseless match).
    """
    caseless = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(unicodedata.normalize("NFKC", caseless).split())


@lru_cache(maxsize=1 << 14)
def case_key(number: str) -> str:
    """What two spellings of a case number share (`26/001-4`, `26-001.4`): where a separator
    stands counts, which one it is does not. Empty for no number.
    """
    return _SEPARATORS.sub("-", folded(number)).strip("-")


def yes_or_no(text: str) -> bool | None:
    """True for `ja`, False for `nej`, None for anything else."""
    return {"ja": True, "nej": False}.get(text.strip().casefold())


def _folded(word: str) -> str:
    word = word.casefold()
    for letter, plain in (("æ", "ae"), ("ø", "oe"), ("å", "aa")):
        word = word.replace(letter, plain)
    return "".join(char for char in word if char.isalnum())


def nearest(word: str, known: Iterable[str], cutoff: float = 0.7) -> str | None:
    """The known word that is most like `word`; æ/ae, case, spaces and hyphens do not count."""
    by_fold = {_folded(candidate): candidate for candidate in known}
    folded = _folded(word)
    if folded in by_fold:
        return by_fold[folded]
    import difflib  # noqa: PLC0415 - only what is misspelt is compared

    found = difflib.get_close_matches(folded, sorted(by_fold), n=1, cutoff=cutoff)
    return by_fold[found[0]] if found else None


_LAST = str.maketrans({"æ": "{a", "ø": "{b", "å": "{c"})


def in_danish(text: str) -> str:
    """A key to sort by: æ, ø and å come last, in that order; `aa` is not å in every name."""
    return text.casefold().translate(_LAST)


def file_size(size: int) -> str:
    """A file's size as Danes write it: `840 byte`, `34 kB`, `1,2 MB`."""
    if size < 1000:
        return f"{size}{NBSP}byte"
    if size < 999_500:
        return f"{round(size / 1000)}{NBSP}kB"
    return f"{size / 1_000_000:.1f}".replace(".", ",") + f"{NBSP}MB"
