"""Texts: one-line fields, prose, and prose written as lists."""

from __future__ import annotations

from typing import Annotated, Any

from referat.danish.words import joined, nearest, yes_or_no
from referat.diagnostics import Diagnostic
from referat.model.base import fail, fail_all, is_empty, listed, not_text
from referat.model.fields import FirstBy, ReadBy, Shape
from referat.prose.value import ProseList, ProseValue
from referat.source.written import Written

_SCALAR = ["string", "number", "boolean", "null"]
_MISSPELT = 2  # letters more or fewer; »til drøftelse« is no misspelt »drøftelse«


def read_text(value: Any) -> str:
    if isinstance(value, str):
        return value
    fail_all([not_text(value)])


def read_prose(value: Any) -> ProseValue:
    if isinstance(value, str):
        return value
    findings: list[Diagnostic] = []
    prose = _prose(value, findings)
    if findings:
        fail_all(findings)
    return prose


def _prose(value: Any, findings: list[Diagnostic]) -> ProseValue:
    if isinstance(value, str | ProseList):
        return value
    if isinstance(value, list):
        if _are_texts(value):
            return ProseList(tuple(value))
        return ProseList(tuple(_prose(entry, findings) for entry in value if not is_empty(entry)))
    findings.append(not_text(value, "en tekst eller en liste"))
    return ""


def _are_texts(entries: list[Any]) -> bool:
    """True for a list of texts that all say something."""
    return all(entries) and {Written}.issuperset(map(type, entries))


def read_reason(value: Any) -> str | bool:
    """`ja` is True, `nej` False, anything else the reason."""
    text = read_text(value)
    answer = yes_or_no(text)
    if answer is not None:
        return answer
    if text.strip().casefold() in ("true", "false", "yes", "no"):
        fail(
            "ja-eller-nej",
            f"Skriv `ja` eller `nej` i stedet for `{text.strip()}`.",
            "Du kan også skrive en begrundelse.",
            value,
        )
    return text


def read_yes_or_no(value: Any) -> bool:
    text = read_text(value)
    answer = yes_or_no(text)
    if answer is None:
        message = f"`{text.strip()}` er hverken ja eller nej."
        fail("ja-eller-nej", message, "Skriv `ja` eller `nej`.", value)
    return answer


def choice(*allowed: str, is_open: bool = False) -> Any:
    """A validator for one of `allowed`; if `is_open`, other words pass unless they are a letter
    or two from an allowed one.
    """

    def read(value: Any) -> str:
        text = read_text(value).strip()
        folded = text.casefold()
        if folded in allowed:
            return folded if not is_open else text
        close = nearest(text, allowed, 0.6 if not is_open else 0.85)
        if is_open and (close is None or _is_other_word(folded, close)):
            return text
        hint = f"Mente du `{close}`? " if close else ""
        fail(
            "ukendt-værdi",
            f"`{text}` kan ikke stå her.",
            f"{hint}Skriv {joined([f'`{word}`' for word in allowed], 'eller')}.",
            value,
        )

    return ReadBy(read)


def _is_other_word(word: str, known: str) -> bool:
    """True for a word too long or short to be misspelt, and for an inflection (`ordinær`)."""
    inflected = word.startswith(known) or known.startswith(word)
    return inflected or abs(len(known) - len(word)) > _MISSPELT


Text = Annotated[str, ReadBy(read_text), Shape({"type": _SCALAR})]
Prose = Annotated[
    ProseValue,
    ReadBy(read_prose),
    Shape({"type": [*_SCALAR, "array"], "items": {"type": [*_SCALAR, "array"]}}),
]
YesNo = Annotated[bool, ReadBy(read_yes_or_no), Shape({"type": ["string", "boolean", "null"]})]
Reason = Annotated[str | bool, ReadBy(read_reason), Shape({"type": _SCALAR})]


def _texts(value: Any) -> Any:
    """A text or a flat list of texts."""
    entries = listed(value)
    findings = [not_text(entry) for entry in entries if not isinstance(entry, str)]
    if findings:
        fail_all(findings)
    return entries


Texts = Annotated[
    tuple[Text, ...],
    FirstBy(_texts),
    Shape({"type": ["string", "number", "array", "null"], "items": {"type": ["string", "number"]}}),
]
