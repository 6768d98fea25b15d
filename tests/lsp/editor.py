"""A real client (pygls') that drives `referat lsp` over standard input and output, one step at a
time; the tests and the benchmark share it.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient

PATIENCE = 20.0
"""Seconds before a test gives up; far more than anything takes."""


def capabilities(
    *, encodings: tuple[str, ...] = ("utf-16",), shows: bool = True
) -> types.ClientCapabilities:
    """Those of an ordinary editor."""
    return types.ClientCapabilities(
        general=types.GeneralClientCapabilities(position_encodings=list(encodings)),
        window=types.WindowClientCapabilities(
            show_document=types.ShowDocumentClientCapabilities(support=shows)
        ),
        text_document=types.TextDocumentClientCapabilities(
            document_symbol=types.DocumentSymbolClientCapabilities(
                hierarchical_document_symbol_support=True
            )
        ),
    )


@dataclass
class Editor:
    """One editor with its server. To be used in a `with`."""

    root: Path
    can: types.ClientCapabilities = field(default_factory=capabilities)
    published: list[types.PublishDiagnosticsParams] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    logged: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    versions: dict[str, int] = field(default_factory=dict)

    def __enter__(self) -> Editor:
        self.loop = asyncio.new_event_loop()
        self.client = LanguageClient("prøve", "1")
        self._listen()
        self._wait(self.client.start_io(sys.executable, "-m", "referat", "lsp"))
        params = types.InitializeParams(self.can, root_uri=self.root.as_uri())
        self.said: types.InitializeResult = self._wait(self.client.initialize_async(params))
        self.client.initialized(types.InitializedParams())
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        del error, trace
        if self.process.returncode is None and kind is None:
            self._wait(self.client.shutdown_async(None))
            self.client.exit(None)
        elif self.process.returncode is None:
            self.process.kill()
        self._wait(self.client.stop())  # type: ignore[no-untyped-call]
        self.loop.close()
        assert kind or self.process.returncode == 0

    @property
    def process(self) -> asyncio.subprocess.Process:
        assert self.client._server is not None
        return self.client._server

    def _listen(self) -> None:
        heard: Mapping[str, Callable[[Any], Any]] = {
            types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS: self.published.append,
            types.WINDOW_SHOW_MESSAGE: lambda params: self.messages.append(params.message),
            types.WINDOW_LOG_MESSAGE: lambda params: self.logged.append(params.message),
            types.WINDOW_SHOW_DOCUMENT: self._show,
        }
        for name, hear in heard.items():
            self.client.feature(name)(_handler(hear))

    def _show(self, params: types.ShowDocumentParams) -> types.ShowDocumentResult:
        self.shown.append(params.uri)
        return types.ShowDocumentResult(True)

    def _wait(self, answer: Any) -> Any:
        return self.loop.run_until_complete(asyncio.wait_for(answer, PATIENCE))

    def until(self, is_so: Callable[[], bool]) -> None:
        """Lets the server talk until something is so."""

        async def look() -> None:
            while not is_so():
                await asyncio.sleep(0.001)

        self._wait(look())

    def pause(self, seconds: float) -> None:
        self._wait(asyncio.sleep(seconds))

    def open(self, path: Path, text: str | None = None) -> str:
        """Opens a file; its address. Without a text, as it is on the disk."""
        uri = path.as_uri()
        text = path.read_text(encoding="utf-8") if text is None else text
        self.texts[uri], self.versions[uri] = text, 1
        document = types.TextDocumentItem(uri, types.LanguageKind.Yaml, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(document))
        return uri

    def change(self, uri: str, text: str) -> int:
        """The whole text anew; its version."""
        self.texts[uri] = text
        self.versions[uri] += 1
        document = types.VersionedTextDocumentIdentifier(self.versions[uri], uri)
        change = types.TextDocumentContentChangeWholeDocument(text)
        params = types.DidChangeTextDocumentParams(document, [change])
        self.client.text_document_did_change(params)
        return self.versions[uri]

    def save(self, uri: str, path: Path) -> None:
        path.write_text(self.texts[uri], encoding="utf-8")
        self.client.text_document_did_save(
            types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri))
        )

    def close(self, uri: str) -> None:
        self.client.text_document_did_close(
            types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri))
        )

    def findings(self, uri: str) -> list[types.Diagnostic]:
        """What is found in the newest version."""

        def newest() -> types.PublishDiagnosticsParams | None:
            mine = [each for each in self.published if each.uri == uri]
            return mine[-1] if mine and mine[-1].version == self.versions[uri] else None

        self.until(lambda: newest() is not None)
        found = newest()
        assert found is not None
        return list(found.diagnostics)

    def codes(self, uri: str) -> list[str]:
        return [str(each.code) for each in self.findings(uri)]

    def at(self, name: str, uri: str, after: str) -> Any:
        """Asks about the place right after the first `after` in the text."""
        text = self.texts[uri]
        before = text[: text.index(after) + len(after)]
        row = before.rpartition("\n")[2]
        position = types.Position(before.count("\n"), len(row.encode("utf-16-le")) // 2)
        document = types.TextDocumentIdentifier(uri)
        kind = {
            "completion": types.CompletionParams,
            "hover": types.HoverParams,
            "definition": types.DefinitionParams,
        }[name]
        return self.ask(f"text_document_{name}", kind(document, position))

    def ask(self, name: str, params: Any) -> Any:
        return self._wait(getattr(self.client, f"{name}_async")(params))

    def labels(self, uri: str, after: str) -> list[str]:
        return [item.label for item in self.at("completion", uri, after).items]

    def actions(
        self, uri: str, at: types.Range, only: list[str] | None = None
    ) -> list[types.CodeAction]:
        context = types.CodeActionContext([], only)
        document = types.TextDocumentIdentifier(uri)
        answer = self.ask(
            "text_document_code_action", types.CodeActionParams(document, at, context)
        )
        return list(answer or ())

    def show(self, uri: str, kind: str = "referat") -> Any:
        params = types.ExecuteCommandParams("referat.preview", [uri, kind])
        return self.ask("workspace_execute_command", params)


def _handler(hear: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def handle(params: Any) -> Any:
        return hear(params)

    return handle


def applied(text: str, edits: list[types.TextEdit]) -> str:
    """`text` with the edits done, as an editor that counts in UTF-16 would."""
    rows = text.split("\n")

    def offset(position: types.Position) -> int:
        row = rows[position.line].encode("utf-16-le")[: position.character * 2]
        return sum(len(each) + 1 for each in rows[: position.line]) + len(row.decode("utf-16-le"))

    for edit in sorted(edits, key=lambda each: offset(each.range.start), reverse=True):
        text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
    return text
