"""What the client tests share: the example site as built, and where the clients lie."""

from __future__ import annotations

import functools
import http.server
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from referat.cli import run

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def node_tool(name: str) -> str:
    """A command that npm installed here."""
    path = HERE / "node_modules" / ".bin" / name
    assert path.exists(), f"{name} is not installed: .ci/run installs it"
    return str(path)


def output_of(
    *command: str | Path, accept: tuple[int, ...] = (0,), folder: Path | None = None
) -> str:
    """What a client printed; it must end with one of `accept`."""
    done = subprocess.run(
        [str(word) for word in command],
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
        cwd=folder,
    )
    assert done.returncode in accept, f"{command[0]}: {done.stderr}{done.stdout}"
    return done.stdout + done.stderr


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example repository's public site."""
    out = tmp_path_factory.mktemp("built") / "site"
    build = ["build", str(ROOT), "--out", str(out), "--date", "2026-11-20", "--no-cache"]
    assert run(build) == 0
    return out


@pytest.fixture(scope="session")
def server(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site served under a sub-path on this machine."""
    root = tmp_path_factory.mktemp("served")
    shutil.copytree(site, root / "repo-navn")
    handler = functools.partial(_Quiet, directory=str(root))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as httpd:
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{httpd.server_port}/repo-navn/"
        httpd.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        del format, args
