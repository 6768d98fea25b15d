"""An editor's language server over our schemas: no complaint, keys offered, Danish hover."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from .conftest import ROOT, node_tool

pytestmark = pytest.mark.clients

MEETING = ROOT / "meetings/klima-og-miljoeudvalget/2026-05-06.yaml"


class Editor:
    """The least of an editor: opens one file and asks about a place in it."""

    def __init__(self, path: Path, text: str) -> None:
        self.uri, self.text, self.number = path.as_uri(), text, 0
        self.process = subprocess.Popen(
            [node_tool("yaml-language-server"), "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self.diagnostics: list[Any] = []
        folder = path.parent.as_uri()
        self.ask("initialize", {"processId": None, "rootUri": folder, "capabilities": {}})
        self.tell("initialized", {})
        document = {"uri": self.uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        while self._receive().get("method") != "textDocument/publishDiagnostics":
            pass

    def tell(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def ask(self, method: str, params: Any) -> Any:
        self.number += 1
        self._send({"id": self.number, "method": method, "params": params})
        while (message := self._receive()).get("id") != self.number or "method" in message:
            pass
        return message.get("result")

    def at(self, method: str, after: str) -> Any:
        """Asks about the place right after the first `after` in the text."""
        before = self.text[: self.text.index(after) + len(after)]
        place = {"line": before.count("\n"), "character": len(before.rpartition("\n")[2])}
        return self.ask(method, {"textDocument": {"uri": self.uri}, "position": place})

    def close(self) -> None:
        self.process.kill()
        self.process.wait()

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        assert self.process.stdout
        length = 0
        while (line := self.process.stdout.readline().strip()) or not length:
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        if "method" in message and "id" in message:
            self._send({"id": message["id"], "result": None})
        if message.get("method") == "textDocument/publishDiagnostics":
            self.diagnostics = message["params"]["diagnostics"]
        return message


def test_an_editor_helps_in_danish() -> None:
    text = MEETING.read_text(encoding="utf-8")
    editor = Editor(MEETING, text.replace("punkter:\n", "punkter:\n  - titel: Prøve\n    \n", 1))
    try:
        offered = editor.at("textDocument/completion", "- titel: Prøve\n    ")
        items = offered["items"] if isinstance(offered, dict) else offered
        labels = {item["label"] for item in items}
        assert {"indstilling", "beslutning", "sagsfremstilling", "lukket"} <= labels
        hover = editor.at("textDocument/hover", "  - tit")
        assert "Punktets titel" in json.dumps(hover, ensure_ascii=False)
        assert editor.diagnostics == []
    finally:
        editor.close()
