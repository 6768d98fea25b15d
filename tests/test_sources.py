"""The files of one build: what is forgotten and read again is told as it is now."""

from __future__ import annotations

from pathlib import Path

from referat.compile.sources import Sources


def test_a_file_that_was_forgotten_is_seen_as_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"en")
    sources = Sources()
    assert sources(file) == b"en"
    first = sources.seen(file)
    sources.forget(file)
    assert sources.seen(file) == first
    file.write_bytes(b"to og tre")
    assert sources(file) == b"to og tre"
    assert sources.seen(file) != first
