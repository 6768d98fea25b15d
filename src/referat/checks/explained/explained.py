"""What stands behind a code that is no rule."""

from __future__ import annotations

from msgspec import Struct

from referat.checks.rule import Example, Family
from referat.diagnostics import Severity


class Explained(Struct, frozen=True):
    """As `Rule` has it; the finding itself is made where the file is read, built or published.
    `command` is what gives it, if not `referat check`; `fails` is empty where no example can be
    printed (a broken file, a full disk).
    """

    code: str
    family: Family
    severity: Severity
    what: str
    why: str
    fails: Example = ""
    passes: Example = ""
    source: str = ""
    command: str = "referat check"
