"""Fuzzes one target with atheris, which looks for inputs that reach new code.

    python -m tests.fuzz TARGET [SECONDS] [OPTIONS OF LIBFUZZER]

Starts from `tests/fuzz/corpus/TARGET`. An exception, more than a second for 100 KB or more than
512 MiB stops it, and leaves the input in `crash-…`.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

import atheris

_SLOWEST = 1.0
"""Seconds of processor time for one input."""
_LONGEST = 100_000
"""Bytes."""
_MEMORY = 512
"""MiB."""

with atheris.instrument_imports(include=["referat"]):
    from tests.fuzz.targets import TARGETS


def main(name: str, seconds: str = "60", *options: str) -> None:
    target = TARGETS[name]

    def one(data: bytes) -> None:
        begun = time.process_time()
        target(data)
        taken = time.process_time() - begun
        assert taken < _SLOWEST, f"{taken:.1f} s for {len(data)} bytes"

    here = Path(__file__).parent
    kept, words = here / "corpus" / name, here / "words.dict"
    with tempfile.TemporaryDirectory() as found:
        limits = [
            *(f"-max_total_time={seconds}", f"-max_len={_LONGEST}", f"-rss_limit_mb={_MEMORY}"),
            *(f"-dict={words}", "-timeout=10", "-print_final_stats=1", "-verbosity=0"),
        ]
        atheris.Setup([sys.argv[0], *limits, *options, found, str(kept)], one)
        atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
