"""How fast referat is, as ratios against others in the same run.

    .venv/bin/python -m bench [--meetings 1000] [--many 10000] [--times 3]

Everything is made in a temporary folder. `--many 0` leaves out the large repository.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from bench.ground import Repository
from bench.machine import machine
from bench.rows import Bench
from bench.running import BenchFailure
from bench.table import table


def main() -> int:
    options = argparse.ArgumentParser(prog="bench", description=__doc__.splitlines()[0])
    options.add_argument("--meetings", type=int, default=1000)
    options.add_argument("--many", type=int, default=10_000)
    options.add_argument("--times", type=int, default=3)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="referat-bench-") as name:
        folder = Path(name)
        try:
            repository = Repository(folder / "repository", chosen.meetings)
            many = Repository(folder / "many", chosen.many) if chosen.many else None
            rows = []
            for row in Bench(repository, folder, chosen.times, many).rows():
                print(row, file=sys.stderr, flush=True)
                rows.append(row)
        except BenchFailure as failure:
            print(failure, file=sys.stderr)
            return 1
    print(machine())
    print()
    print(table(rows))
    return int(any(row.verdict == "missed" for row in rows))


if __name__ == "__main__":
    sys.exit(main())
