"""From a save to the new page, as a browser would fetch it from a server that watches."""

from __future__ import annotations

import http.client
import socket
import statistics
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from bench.changing import Changing
from bench.running import BenchFailure, environment

_PATIENCE = 180.0
"""Seconds until a server is given up."""
_BETWEEN = 0.01
"""Seconds between two looks."""


def seconds_to_page(
    command: Sequence[str | Path], folder: Path, port: int, page: str, change: Changing, times: int
) -> float:
    """The median time from a save until `page` has the change."""
    server = subprocess.Popen(
        [str(part) for part in command],
        cwd=folder,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _until(port, page, "</html>")
        taken = []
        for _ in range(times):
            time.sleep(1.0)  # as between two saves of a person; what the last one began ends
            begun = time.perf_counter()
            change()
            _until(port, page, change.word)
            taken.append(time.perf_counter() - begun)
        return statistics.median(taken)
    finally:
        server.terminate()
        server.wait()


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _until(port: int, page: str, word: str) -> None:
    begun = time.perf_counter()
    while time.perf_counter() - begun < _PATIENCE:
        if word in _fetched(port, page):
            return
        time.sleep(_BETWEEN)
    raise BenchFailure(f"{page} has no »{word}« after {_PATIENCE:.0f} s")


def _fetched(port: int, page: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", page)
        return connection.getresponse().read().decode("utf-8", "replace")
    except (OSError, http.client.HTTPException):  # written just now
        return ""
    finally:
        connection.close()
