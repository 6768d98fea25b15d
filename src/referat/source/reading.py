"""Bytes to text: encoding, byte order marks, tabs and control characters."""

from __future__ import annotations

import re

from referat.diagnostics import Diagnostic, Place, Severity

MAX_BYTES = 10_000_000
_BOM = "\ufeff"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_ORDINARY = bytes(byte for byte in range(256) if byte in b"\n\r" or (byte >= 0x20 and byte != 0x7F))
_C1 = re.compile(b"\xc2[\x80-\x9f]")
_FORBIDDEN = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_OTHER_BREAKS = ("\x85", "\u2028", "\u2029")
_TO_SPACES = str.maketrans(dict.fromkeys(_OTHER_BREAKS, " "))
_MOST = 20  # a file full of tabs is told about in twenty lines, not in a thousand


def read_text(data: bytes) -> tuple[str, list[Diagnostic]]:
    """The text of a file, and what is wrong with its bytes. Every line end becomes a line feed;
    a break that only some programs take for one (pasted from a layout) becomes a space.
    """
    if len(data) > MAX_BYTES:
        return "", [
            Diagnostic(
                "for-stor-fil",
                f"Filen fylder {len(data) // 1_000_000} MB; højst {MAX_BYTES // 1_000_000} MB "
                "kan læses.",
                "Læg store tabeller og billeder i filer for sig, og henvis til dem som bilag.",
            )
        ]
    if data.startswith(_UTF16):
        return "", [_not_utf8(Place(1, 1), "Filen er gemt som UTF-16.")]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return "", [_not_utf8(_byte_place(data, error.start), "Filen er ikke gemt som UTF-8.")]
    findings = []
    if text.startswith(_BOM):
        text = text[1:]
        findings.append(
            Diagnostic(
                "bom",
                "Filen begynder med et usynligt mærke (BOM).",
                "Gem filen som »UTF-8« i stedet for »UTF-8 med BOM«.",
                Severity.WARNING,
                place=Place(1, 1),
            )
        )
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if any(each in text for each in _OTHER_BREAKS):
        text = text.translate(_TO_SPACES)
    return text, findings if _is_ordinary(data) else findings + _forbidden(text)


def _is_ordinary(data: bytes) -> bool:
    """True if no forbidden character can stand in `data`: the bytes are looked through much
    sooner than the text.
    """
    if data.translate(None, _ORDINARY):
        return False
    # one byte is sought many times faster than two
    may_be_c1 = b"\xc2" in data and _C1.search(data) is not None
    return not (may_be_c1 or (b"\xef" in data and b"\xef\xbf" in data))


def _not_utf8(place: Place, message: str) -> Diagnostic:
    hint = "Gem filen igen, og vælg tegnsættet UTF-8, så æ, ø og å bliver læst rigtigt."
    return Diagnostic("ikke-utf8", message, hint, place=place)


def _byte_place(data: bytes, offset: int) -> Place:
    line = data.count(b"\n", 0, offset) + 1
    before = data[data.rfind(b"\n", 0, offset) + 1 : offset]
    column = len(before.decode("utf-8", "replace")) + 1
    return Place(line, column, line, column + 1)


def _forbidden(text: str) -> list[Diagnostic]:
    findings: list[Diagnostic] = []
    last_line = 0
    for match in _FORBIDDEN.finditer(text):
        if len(findings) >= _MOST:
            break
        line = text.count("\n", 0, match.start()) + 1
        if line != last_line:
            column = match.start() - text.rfind("\n", 0, match.start())
            findings.append(_forbidden_at(match.group(), Place(line, column, line, column + 1)))
        last_line = line
    return findings


def control_characters(text: str, place: Place) -> list[Diagnostic]:
    """What is wrong with a text whose characters were written as numbers."""
    return [
        _forbidden_at(match.group(), place)
        for match in _FORBIDDEN.finditer(text)
        if match.group() != "\t"
    ][:1]


def _forbidden_at(char: str, place: Place) -> Diagnostic:
    if char == "\t":
        return Diagnostic(
            "tabulator",
            "Her står et tabulatortegn.",
            "Brug mellemrum i stedet; de fleste editorer kan indsætte mellemrum, når du trykker "
            "på tabulator.",
            place=place,
        )
    return Diagnostic(
        "kontroltegn",
        f"Her står et usynligt kontroltegn (U+{ord(char):04X}).",
        "Slet tegnet; det er som regel kommet med fra en kopi af et andet dokument.",
        place=place,
    )
