"""Abbreviations against ends of sentences."""

from __future__ import annotations

import pytest

from referat.danish.abbreviations import is_abbreviation, is_plain_word


@pytest.mark.parametrize("word", ["Evt", "kr", "pkt", "Sekt", "telefonnr", "hovedbest", "mdr"])
def test_an_abbreviation_is_known(word: str) -> None:
    assert is_abbreviation(word)
    assert not is_plain_word(word)


@pytest.mark.parametrize("word", ["Fonden", "sig", "skolerne", "vedtaget", "bedre", "foreningen"])
def test_a_plain_word_ends_a_sentence(word: str) -> None:
    assert is_plain_word(word)
    assert not is_abbreviation(word)


@pytest.mark.parametrize("word", ["belysn", "personreg", "underv", "dagl", "kommunaldir", "borgm"])
def test_an_unknown_abbreviation_is_not_taken_for_a_word(word: str) -> None:
    assert not is_plain_word(word)
