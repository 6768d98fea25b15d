"""Short ways from YAML text to models, wholes and views."""

from __future__ import annotations

from typing import Any, TypeVar

from referat.diagnostics import Diagnostic
from referat.model.base import Model
from referat.model.cascade import Whole, cascade
from referat.model.load import load
from referat.model.meeting import Committee, Meeting, Site
from referat.prose.options import Options
from referat.report import as_text
from referat.source.parse import parse
from referat.source.written import Written, WrittenMap
from referat.view.document import Document, Edition, Kind
from referat.view.make import make_document

M = TypeVar("M", bound=Model)


def read(model: type[M], text: str) -> M:
    """The model that `text` says; there must be nothing to find."""
    found, findings = tried(model, text)
    assert found is not None, as_text(findings, {})
    assert findings == []
    return found


def tried(model: type[M], text: str) -> tuple[M | None, list[Diagnostic]]:
    value, findings = parse(text)
    assert value is not None, as_text(findings, {})
    found, more = load(model, value)
    return found, findings + more


def whole(meeting: str, committee: str = "", site: str = "") -> Whole:
    """A meeting of 8 December 2023 unless it says otherwise."""
    text = meeting if "dato:" in meeting else f"dato: 2023-12-08\n{meeting}"
    return cascade(
        read(Meeting, text),
        read(Committee, committee) if committee else None,
        read(Site, site) if site else None,
    )


def view(
    meeting: str,
    kind: Kind = "referat",
    edition: Edition = "medlemmer",
    committee: str = "",
    site: str = "",
) -> Document:
    return make_document(whole(meeting, committee, site), kind, edition, Options())


def told(value: Any) -> Any:
    """What was written, each part with its mark and its place, to be compared."""
    if isinstance(value, Written):
        return str(value), value.style, value.place, value.rows
    if isinstance(value, WrittenMap):
        places = value.key_places
        return value.place, [(key, places[key], told(part)) for key, part in value.items()]
    return value and (value.place, [told(part) for part in value])
