"""Reads the other meetings of a repository in a thread, and gives way while there is typing."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

from referat.compile.request import Request
from referat.compile.setting import Setting
from referat.lsp.known import Known, find_out

_AT_REST = 0.4
"""Seconds without a keystroke before a meeting is read."""
_NAP = 0.05


class Background:
    """`done` is told what has been found out, and `failed` what went wrong, from the thread."""

    def __init__(
        self, done: Callable[[Path, Known], None], failed: Callable[[Exception], None]
    ) -> None:
        self._done, self._failed = done, failed
        self._threads: dict[Path, threading.Thread] = {}
        self._last_key = 0.0
        self._is_over = threading.Event()

    def key_was_pressed(self) -> None:
        self._last_key = time.monotonic()

    def start(self, root: Path, setting: Setting, before: Known) -> None:
        """Begins anew in `root`; an older reading of the same stops."""
        own = Setting(setting.found, Request())  # the files' bytes are let go with it
        thread = threading.Thread(target=self._run, args=(root, own, before), daemon=True)
        self._threads[root] = thread
        thread.start()

    def stop(self) -> None:
        self._is_over.set()

    def _run(self, root: Path, setting: Setting, before: Known) -> None:
        try:
            known = find_out(setting, before, lambda: self._may_go_on(root))
        except Exception as error:  # the disk changed meanwhile; the next save begins anew
            self._failed(error)
            return
        if known is not None:
            self._done(root, known)

    def _may_go_on(self, root: Path) -> bool:
        """Waits for a pause in the typing. False if nobody wants the answer any more."""
        while self._is_wanted(root) and time.monotonic() - self._last_key < _AT_REST:
            self._is_over.wait(_NAP)
        return self._is_wanted(root)

    def _is_wanted(self, root: Path) -> bool:
        is_newest = self._threads.get(root) is threading.current_thread()
        return is_newest and not self._is_over.is_set()
