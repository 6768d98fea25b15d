"""`docs/noegler.md` is what the models say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from referat.model.base import Model
from referat.model.style import HouseStyle
from referat.model.vocabulary import MODELS
from referat.reference import CHAPTERS, key_reference

PAGE = Path(__file__).parents[1] / "docs" / "noegler.md"
COMMAND = "python -m referat.reference > docs/noegler.md"


def test_page_is_up_to_date() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert text == key_reference(), f"docs/noegler.md er forældet. Kør: {COMMAND}"


def test_page_says_how_it_is_made() -> None:
    assert COMMAND in key_reference()


def test_every_model_has_a_chapter() -> None:
    assert {chapter.model for chapter in CHAPTERS} == {*MODELS, HouseStyle}


@pytest.mark.parametrize("model", [*MODELS, HouseStyle], ids=lambda model: model.__name__)
def test_every_key_is_told_about(model: type[Model]) -> None:
    told = set(re.findall(r"^\| `([^`]+)` \|", key_reference(), re.MULTILINE))
    assert set(model.names()) <= told


def test_every_row_has_as_many_cells_as_its_table() -> None:
    rows = [line for line in key_reference().split("\n") if line.startswith("|")]
    assert {line.count("|") for line in rows} == {3, 5, 6}
