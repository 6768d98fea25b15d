"""What it was measured on, in one line."""

from __future__ import annotations

import os
import platform
import subprocess
from importlib import metadata
from pathlib import Path

from bench.peers import hugo_program


def machine() -> str:
    """The processor, its cores, Python and the others' versions."""
    hugo = subprocess.run(
        [hugo_program(), "version"], capture_output=True, text=True, check=True
    ).stdout.split()[1]
    return (
        f"{_processor()}, {len(os.sched_getaffinity(0))} cores, {platform.system()}, "
        f"Python {platform.python_version()}; Hugo {hugo.split('-')[0]}, "
        f"docxtpl {metadata.version('docxtpl')}, "
        f"pandoc as in pypandoc-binary {metadata.version('pypandoc-binary')}"
    )


def _processor() -> str:
    """The processor's name where Linux tells it, else its kind."""
    facts = Path("/proc/cpuinfo")
    for line in facts.read_text(encoding="utf-8").splitlines() if facts.is_file() else ():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()
