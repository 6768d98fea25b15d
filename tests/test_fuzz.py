"""Every input that fuzzing has kept still comes to an end, quickly and without an exception."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.fuzz.targets import TARGETS

CORPUS = Path(__file__).parent / "fuzz" / "corpus"


@pytest.mark.parametrize("name", TARGETS)
def test_kept_inputs(name: str) -> None:
    kept = sorted((CORPUS / name).iterdir())
    assert len(kept) >= 5
    for path in kept:
        begun = time.process_time()
        TARGETS[name](path.read_bytes())
        assert time.process_time() - begun < 1, path
