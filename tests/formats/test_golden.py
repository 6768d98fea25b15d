"""Whole documents against those that a person has read and found right."""

from __future__ import annotations

import pytest
from tests.formats.golden_documents import FOLDER, golden

WRITTEN = golden()


@pytest.mark.parametrize("name", WRITTEN)
def test_golden(name: str, request: pytest.FixtureRequest) -> None:
    """If the change is meant: run pytest with `--update`, then read the difference."""
    path = FOLDER / name
    if request.config.getoption("--update"):
        path.write_bytes(WRITTEN[name])
    assert WRITTEN[name].decode("utf-8") == path.read_text(encoding="utf-8")


def test_no_golden_file_is_left_over() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(WRITTEN)
