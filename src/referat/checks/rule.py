"""What a rule is: its code, what it is for, an example each way, and a function to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from referat.diagnostics import Fix, Place, Severity

if TYPE_CHECKING:
    from referat.checks.noted import Noted
    from referat.checks.subject import Subject


class Family(Enum):
    """What a rule is about; the value is the heading in the user guide."""

    TIME = "Tid"
    PEOPLE = "Personer"
    FLOW = "Sagsgang"
    TEXT = "Tekst"
    SECRECY = "Fortrolighed"
    FORM = "Form"


class Found(Struct, frozen=True, gc=False):
    """What a rule has found at a place: what is wrong, what to do, and how it could be mended."""

    place: Place | None
    message: str
    hint: str = ""
    fixes: tuple[Fix, ...] = ()


class FoundIn(Struct, frozen=True):
    """What a rule over several meetings has found in the file `path`."""

    path: str
    found: Found


Check: TypeAlias = Callable[["Subject"], Iterator[Found]]
"""Judges one file."""

Across: TypeAlias = Callable[[Sequence["Noted"]], Iterator[FoundIn]]
"""Judges all meetings together. They come in the order of their days."""

Example: TypeAlias = str | Mapping[str, str]
"""A meeting's YAML; or files by their path, where it takes more than one (`udvalg.yaml`,
`2026-03-11.yaml`, `2026-03-11/brev.txt`).
"""


class Rule(Struct, frozen=True):
    """One rule, whole: what it is called, why it is there and how it is decided.

    `severity` None: off until `regler` in a file turns it on. `why` is one paragraph in Danish,
    `source` the law, standard or style guide behind it, if any. `fails` gives at least one
    finding of this code and `passes` none of any: both are printed by `referat explain` and tested.
    `is_local` rules judge each text by itself: they also read half-written files, `udvalg.yaml`
    and `referat.yaml`. One of `check` and `across` is there.
    """

    code: str
    family: Family
    severity: Severity | None
    what: str
    why: str
    fails: Example
    passes: Example
    check: Check | None = None
    across: Across | None = None
    source: str = ""
    is_local: bool = False
