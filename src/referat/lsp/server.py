"""The language server: open files are checked as they are written, and the findings shown.

A keystroke only notes the text. It is checked as soon as no more arrive, or at the latest when
`_PATIENCE` has passed, so that a burst of keystrokes is one check and a long one is still seen.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from referat import __version__
from referat.danish.cpr import masked
from referat.lsp import findings
from referat.lsp.background import Background
from referat.lsp.desk import Desk, Folder, Opened, checked
from referat.lsp.known import Known
from referat.lsp.preview import Previews
from referat.lsp.protocol import Protocol

_PAUSE = 0.005
_PATIENCE = 0.1
_DISK_PAUSE = 0.1
"""Seconds: without a keystroke before a text is checked, that it may wait at the most, and without
a change on the disk before everything is read again."""


class Server(LanguageServer):
    """One editor's server."""

    def __init__(self) -> None:
        super().__init__(
            "referat",
            __version__,
            text_document_sync_kind=types.TextDocumentSyncKind.Full,
            protocol_cls=Protocol,
        )
        self.desk = Desk()
        self.previews = Previews()
        self.background = Background(self._from_thread, self._failed_in_thread)
        self._waiting: dict[str, tuple[asyncio.TimerHandle, float]] = {}
        self._disk: asyncio.TimerHandle | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    def report_server_error(self, error: Exception, source: Any) -> None:
        """What goes wrong stands in the editor's log and never in a window."""
        del source
        self.tell(error)

    def tell(self, error: Exception) -> None:
        text = masked(f"referat: {type(error).__name__}: {error}", is_quoted=True)
        self.window_log_message(types.LogMessageParams(types.MessageType.Error, text))

    def file_at(self, uri: str) -> Opened | None:
        """An open file of ours, checked as it is now."""
        file = self.desk.opened.get(uri)
        return checked(file) if file is not None else None

    def wrote(self, uri: str, text: str, version: int | None) -> None:
        """A file was opened or changed."""
        path = to_fs_path(uri) if uri.startswith("file:") else None
        is_new = uri not in self.desk.opened
        file = self.desk.put(uri, Path(path), text, version) if path else None
        if file is None:
            return
        self.background.key_was_pressed()
        if is_new:
            self.show(uri)
            self._read_others(file.folder)
        else:
            self._check_soon(uri)

    def _check_soon(self, uri: str) -> None:
        self._loop = asyncio.get_running_loop()
        now = since = self._loop.time()
        if uri in self._waiting:
            handle, since = self._waiting.pop(uri)
            handle.cancel()
        wait = max(min(_PAUSE, since + _PATIENCE - now), 0)
        self._waiting[uri] = self._loop.call_later(wait, self._check, uri), since

    def _check(self, uri: str) -> None:
        self._waiting.pop(uri, None)
        try:
            self.show(uri)
        except Exception as error:  # the next keystroke is checked all the same
            self.tell(error)

    def show(self, uri: str) -> None:
        """Checks a file and shows what was found."""
        file = self.file_at(uri)
        if file is not None:
            self._publish(uri, findings.shown(file), file.version)

    def _publish(self, uri: str, found: list[types.Diagnostic], version: int | None) -> None:
        params = types.PublishDiagnosticsParams(uri, found, version)
        self.text_document_publish_diagnostics(params)

    def closed(self, uri: str) -> None:
        if uri in self._waiting:
            self._waiting.pop(uri)[0].cancel()
        if self.desk.drop(uri):
            self._publish(uri, [], None)

    def disk_changed(self) -> None:
        """A file was saved, or somebody else changed one: soon all is read again."""
        loop = asyncio.get_running_loop()
        if self._disk is not None:
            self._disk.cancel()
        self._disk = loop.call_later(_DISK_PAUSE, self._read_again)

    def _read_again(self) -> None:
        self._disk = None
        try:
            self.desk.forget()
        except OSError as error:  # a folder that has just gone away
            self.tell(error)
        for uri in list(self.desk.opened):
            self._check_soon(uri)
        for folder in self.desk.folders.values():
            self._read_others(folder)

    def _read_others(self, folder: Folder) -> None:
        self._loop = asyncio.get_running_loop()
        self.background.start(folder.root, folder.setting, folder.known)

    def _from_thread(self, root: Path, known: Known) -> None:
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._knows, root, known)

    def _failed_in_thread(self, error: Exception) -> None:
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self.tell, error)

    def _knows(self, root: Path, known: Known) -> None:
        """The other meetings are read: files that they say something about are checked again."""
        folder = self.desk.folders[root]
        before, folder.known = folder.known, known
        for uri, file in self.desk.opened.items():
            touched = file.path in before.across or file.path in known.across
            if file.folder is folder and touched:
                file.is_checked = False
                self._check_soon(uri)

    def end(self) -> None:
        self.background.stop()
        self.previews.clear()
