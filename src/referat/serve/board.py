"""What the pages in the browser are told: which build they show, and what is wrong now.

Shared between the thread that builds and those that answer; a page waits here for news.
"""

from __future__ import annotations

import threading

from msgspec import Struct

from referat.diagnostics import Diagnostic


class News(Struct, frozen=True):
    """`number` counts the news, `build` names the build that the served files are of (empty:
    none yet). `findings` are those of the newest attempt, whether it became a build or not.
    """

    number: int = 0
    build: str = ""
    findings: tuple[Diagnostic, ...] = ()


class Board:
    """The newest news. `run` tells one run of the server from another, so that a page left
    open from yesterday is never taken for a page of today.
    """

    def __init__(self, run: str) -> None:
        self._run = run
        self._news = News()
        self._changed = threading.Condition()
        self._closed = False

    @property
    def news(self) -> News:
        with self._changed:
            return self._news

    @property
    def closed(self) -> bool:
        with self._changed:
            return self._closed

    def tell(self, findings: tuple[Diagnostic, ...], built: bool) -> News:
        """A new attempt: with `built`, the served files are new ones."""
        with self._changed:
            number = self._news.number + 1
            build = f"{self._run}-{number}" if built else self._news.build
            self._news = News(number, build, findings)
            self._changed.notify_all()
            return self._news

    def wait(self, after: int, seconds: float) -> News | None:
        """The news once they are newer than number `after`; None if the time is up, or if
        nothing more will come.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._news.number > after, seconds)
            return self._news if self._news.number > after and not self._closed else None

    def close(self) -> None:
        """Sends everybody home who waits."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
