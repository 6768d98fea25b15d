"""Makes every fault there is a test for, and tells how many there were of each kind.

python -m tests.faults
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

FILES = ("test_bad_files", "test_engine_killed", "test_faults", "test_hostile")


def main() -> int:
    here = Path(__file__).parent
    return pytest.main([*(str(here / f"{name}.py") for name in FILES), "--faults", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
