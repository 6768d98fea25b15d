"""`referat serve` in a real browser: the page changes by itself, and shows what is wrong."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest

from referat.serve.running import Preview, Settings
from tests.clients.conftest import HERE, output_of

pytestmark = pytest.mark.clients

MEETING = "meetings/bestyrelsen/2026-03-10.yaml"


@pytest.mark.parametrize("page", ["dagsorden.html", ""])
def test_a_page_follows_what_is_written(page: str, tmp_path: Path) -> None:
    (tmp_path / "meetings/bestyrelsen").mkdir(parents=True)
    (tmp_path / "referat.yaml").write_text("titel: Os\n", encoding="utf-8")
    file = tmp_path / MEETING
    text = "dato: 2026-03-10\npunkter:\n  - titel: Sommerfest\n    id: fest\n"
    file.write_text(text, encoding="utf-8")
    preview = Preview(Settings(tmp_path, port=0), lambda said: None)
    assert preview.open() is None
    assert preview.server is not None
    thread = threading.Thread(target=preview.run, daemon=True)
    thread.start()
    try:
        assert preview.board.wait(0, 60) is not None
        page = f"bestyrelsen/2026-03-10/{page}"
        seen = json.loads(output_of("node", HERE / "serve.cjs", preview.server.address, page, file))
    finally:
        preview.stop()
        thread.join(30)
    panel = seen.pop("panel")
    assert seen == {
        "errors": [],
        "axe": [],
        "before": 0,
        "changed": 0,
        "old": True,
        "folded": True,
        "after": 0,
    }
    assert "1 fejl i 1 fil. Siden herunder er den, der blev bygget sidst." in panel
    assert f"{MEETING}:3:5: fejl" in panel
    assert "Nøglen titell kendes ikke i et punkt." in panel
    assert "Hjælp: Mente du titel?" in panel
