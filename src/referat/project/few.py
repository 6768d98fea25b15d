"""One mistake can put a whole file out of shape (a missing `punkter:`); then a few findings say so,
and not one for every line below it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec.structs import replace

from referat.diagnostics import Diagnostic, in_order

_OF_SHAPE = frozenset({"dobbelt-nøgle", "forkert-form", "mangler-nøgle", "ukendt-nøgle"})
_MOST = 10


def few(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """`findings`, with no more than ten of each code about the file's shape; the last of them
    tells how many are left out. A key that is only misspelt has nothing to do with the shape.
    """
    found = list(findings)
    counts = Counter(each.code for each in found if _is_of_shape(each))
    crowded = {code for code, count in counts.items() if count > _MOST}
    if not crowded:
        return tuple(found)
    kept = [each for each in found if each.code not in crowded or not _is_of_shape(each)]
    for code in sorted(crowded):
        same = in_order([each for each in found if each.code == code and _is_of_shape(each)])
        more = f"Der er {len(same) - _MOST} fund mere af samme slags; ret de første, og prøv igen."
        last = same[_MOST - 1]
        kept += [*same[: _MOST - 1], replace(last, hint=f"{last.hint} {more}".strip())]
    return tuple(kept)


def _is_of_shape(finding: Diagnostic) -> bool:
    return finding.code in _OF_SHAPE and not finding.hint.startswith("Mente du")
