"""Why nothing can be written, as findings with a way out."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Sequence
from pathlib import Path

from referat.diagnostics import Diagnostic

TEMPORARY = ".referat-ny-"
"""What files that are not in place yet are called."""

_KEPT = "Det, der blev bygget sidst, ligger der stadig."


def cannot_write(out: Path, error: OSError) -> Diagnostic:
    """Why `out` could not be written; a temporary file's name would tell nobody anything."""
    place = error.filename or out
    if f".{out.name}.ny-" in str(place) or TEMPORARY in str(place):
        place = out
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        message = f"Der er ikke plads på disken til »{out}«."
        hint = "Skaf plads, og prøv igen."
    elif error.errno in (errno.ENOTDIR, errno.EEXIST):
        message = f"»{place}« er en fil, men der skal være en mappe."
        hint = "Flyt filen, eller vælg en anden mappe med --out."
    else:
        message = f"»{place}« kan ikke skrives eller læses."
        hint = "Se, om du har lov til at skrive i mappen, eller vælg en anden med --out."
    return Diagnostic("kan-ikke-skrives", message, f"{hint} {_KEPT}")


def other_edition(out: Path, there: str, wanted: str) -> list[Diagnostic]:
    """`there` is the edition that lies in `out`; empty if none does."""
    if there in ("", wanted):
        return []
    return [
        Diagnostic(
            "anden-udgave",
            f"I »{out}« ligger den udgave, der hedder »{there}«.",
            f"Byg »{wanted}« i en anden mappe med --out, så udgaverne ikke bliver blandet.",
        )
    ]


def may_clash(paths: Sequence[str]) -> bool:
    """True if `same_path` may have something to say: it looks at each, this at all at once."""
    return len(set("\0".join(paths).casefold().split("\0"))) != len(paths)


def same_path(files: Iterable[tuple[str, object]]) -> list[Diagnostic]:
    """Two files with one path (also if they differ only by case) would hide each other. `files`
    are paths, each with what tells contents apart.
    """
    seen: dict[str, object] = {}
    found = []
    for path, content in files:
        if seen.setdefault(path.casefold(), content) != content:
            found.append(
                Diagnostic(
                    "samme-adresse",
                    f"To filer ville få samme adresse: »{path}«.",
                    "Giv den ene et andet navn; store og små bogstaver gør ingen forskel.",
                )
            )
    return found


def in_the_way(out: Path, foreign: Sequence[str], edited: Sequence[str]) -> list[Diagnostic]:
    """Paths that referat did not write, and paths that somebody has edited since."""
    if foreign:
        what = _first_of(out, foreign)
        return [
            Diagnostic(
                "fremmed-fil",
                f"{what} i forvejen og er ikke lavet af referat.",
                "Flyt, hvad der ligger der, eller vælg en anden mappe med --out.",
            )
        ]
    if edited:
        what = _first_of(out, edited)
        return [
            Diagnostic(
                "ændret-fil",
                f"{what} der med ændringer, som nogen har lavet, siden referat skrev den.",
                "Ret i mødets fil i stedet, og flyt eller slet den ændrede fil, før du bygger.",
            )
        ]
    return []


def _first_of(out: Path, paths: Sequence[str]) -> str:
    more = f" og {len(paths) - 1} til ligger alle" if len(paths) > 1 else " ligger"
    return f"»{out / paths[0]}«{more}"
