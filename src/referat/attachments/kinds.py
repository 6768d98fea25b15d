"""What kind of file it is: by its name, and by its first bytes."""

from __future__ import annotations

from referat.attachments.decoding import UTF16

OLE = "ole"
"""Microsoft's old container: `.doc`, `.xls`, and every file of theirs behind a password."""

OFFICE = ("docx", "docm", "xlsx", "xlsm", "pptx", "pptm", "ppsx")
OPEN = ("odt", "ods", "odp")
OLD = ("doc", "xls", "ppt")

_SIGNS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"{\\rtf", "rtf"),
)
_EXPECTED: dict[str, frozenset[str]] = {
    "pdf": frozenset({"pdf"}),
    "png": frozenset({"png"}),
    "jpg": frozenset({"jpeg"}),
    "jpeg": frozenset({"jpeg"}),
    "gif": frozenset({"gif"}),
    **dict.fromkeys(OFFICE, frozenset({"zip", OLE})),
    **dict.fromkeys((*OPEN, "zip"), frozenset({"zip"})),
    **dict.fromkeys(OLD, frozenset({OLE, "zip", "rtf", "html"})),
    **dict.fromkeys(("txt", "csv", "md"), frozenset({"text", "html", "rtf"})),
    **dict.fromkeys(("html", "htm"), frozenset({"html", "text"})),
    **dict.fromkeys(("eml", "rtf"), frozenset({"text", "html", "rtf"})),
}
CALLED = {
    "pdf": "en PDF",
    "zip": "en pakket fil",
    OLE: "et ældre Office-dokument",
    "png": "et billede",
    "jpeg": "et billede",
    "gif": "et billede",
    "rtf": "et RTF-dokument",
    "html": "en webside",
    "text": "ren tekst",
    "": "noget andet",
}


def kind_of(head: bytes) -> str:
    """What the first kilobyte says: `pdf`, `zip`, `ole`, `png`, …; `text`, or empty for others."""
    for sign, kind in _SIGNS:
        if head.startswith(sign):
            return kind
    if b"%PDF-" in head:  # some programs write a little before it
        return "pdf"
    if head.startswith(UTF16):
        return "text"
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:15].lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "html"
    return "" if b"\x00" in head else "text"


def lies(suffix: str, kind: str) -> bool:
    """True if a file with this suffix (without the full stop) cannot be of this kind."""
    expected = _EXPECTED.get(suffix)
    return expected is not None and kind not in expected
