"""What is fuzzed: each target takes any bytes, and must come to an end without an exception.

A target also holds what must be true of every answer: a date that was read is read the same when
it has been printed, and so on.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from referat.attachments.read import content_of
from referat.danish.dates import long_date, parse_date, short_date
from referat.danish.running_dates import dates_in
from referat.danish.times import TimeStyle, format_slot, parse_slot, parse_style
from referat.model.load import load
from referat.model.meeting import Committee, Meeting, Site
from referat.model.people import parse_person
from referat.prose.options import Options
from referat.prose.read import read_prose
from referat.report import as_text
from referat.source.parse import parse
from referat.source.quick import quickly
from referat.source.reading import read_text
from tests.reading import told

_SUFFIXES = ("pdf", "docx", "xlsx", "pptx", "odt", "ods", "txt", "html", "rtf", "csv", "eml", "svg")


def dates(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    found = parse_date(text)
    if isinstance(found, date):
        assert parse_date(short_date(found)) == found
        assert parse_date(long_date(found)) == found
    else:
        assert found.code and found.message.endswith(".") and found.hint
    for each in dates_in(text):
        assert 0 <= each.start < each.end <= len(text)


def times(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    parse_style(text)
    slot = parse_slot(text)
    if slot is not None:
        again = parse_slot(format_slot(slot, TimeStyle()))
        assert again is not None
        assert (again.start, again.end) == (slot.start, slot.end)


def people(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    person = parse_person(text)
    assert "navn" in person
    kept = "".join(str(value) for value in person.values())
    assert set(kept) - set(text) <= {" "}, "nothing is made up"


def loader(data: bytes) -> None:
    """Any file as a meeting, a body and a site; every finding can be printed where it stands.
    What can be read line by line is what libyaml reads.
    """
    text, findings = read_text(data)
    value, more = parse(text)
    quick = None if findings else quickly(text)
    assert quick is None or (told(quick), []) == (told(value), more)
    findings += more
    if value is not None:
        for model in (Meeting, Committee, Site):
            findings += load(model, value)[1]
    as_text([each.at(_HERE) for each in findings], {_HERE: text})


def prose(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    for keep_breaks in (False, True):
        read_prose(text, Options(keep_breaks=keep_breaks))


def attachments(data: bytes) -> None:
    """The first byte chooses what the file is called."""
    if not data:
        return
    suffix = _SUFFIXES[data[0] % len(_SUFFIXES)]
    with tempfile.NamedTemporaryFile(suffix=f".{suffix}") as file:
        file.write(data[1:])
        file.flush()
        content = content_of(Path(file.name))
    assert all(piece.text for piece in content.pieces)


_HERE = Path("moede.yaml")
TARGETS: dict[str, Callable[[bytes], None]] = {
    each.__name__: each for each in (dates, times, people, loader, prose, attachments)
}
