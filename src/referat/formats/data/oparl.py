"""A meeting as OParl 1.1 has it, with its items inside.

Every `id` is the whole address of the file where the object lies; an object inside another has
the other's address and a name after `#`. `docs/data.md` says what is there and what is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from urllib.parse import quote

from msgspec import Struct

from referat.formats.data.jsons import Object, begins, ends
from referat.formats.feeds.copenhagen import stamp
from referat.formats.feeds.words import item_title, meeting_name, one_line
from referat.site.addresses import (
    document_file,
    meeting_oparl,
    meeting_page,
    organisation_of,
    quoted,
    whole,
)
from referat.site.events import events_of
from referat.site.meetings import is_stated
from referat.site.parts import Chrome
from referat.view.facts import FileFacts, ItemFacts, MeetingFacts

SCHEMA = "https://schema.oparl.org/1.1/"

_STATES = {"planlagt": "terminiert", "aflyst": "terminiert"}
_PROTOCOLS = ("referat", "beslutningsreferat")


def meeting_object(facts: MeetingFacts, chrome: Chrome) -> Object:
    """oparl:Meeting, which lies at `addresses.meeting_oparl`; the site must have an address. One
    without a time begins at midnight: OParl knows no day alone.
    """
    here = whole(chrome.address, meeting_oparl(facts.address))
    when = since_and_last(days_of(facts))
    page = whole(chrome.address, meeting_page(facts.address))
    return _Writer(facts, chrome.address, here, page, when).meeting()


def days_of(facts: MeetingFacts) -> list[date]:
    """The days when something happened to the meeting's documents, as the file states them."""
    return [event.day for event in events_of(facts) if is_stated(event)]


def since_and_last(days: Sequence[date]) -> Object:
    """`created` and `modified`, or neither: a day that nobody stated is not made up."""
    return {"created": stamp(min(days)), "modified": stamp(max(days))} if days else {}


class _Writer(Struct, frozen=True):
    """Writes one meeting. `site` is the site's address, `here` the file's, `page` the meeting's
    page; `when` stands on every object.
    """

    facts: MeetingFacts
    site: str
    here: str
    page: str
    when: Object

    def meeting(self) -> Object:
        facts = self.facts
        found: Object = {
            "id": self.here,
            "type": f"{SCHEMA}Meeting",
            "name": meeting_name(facts.title, facts.body),
            "meetingState": self._state(),
            "cancelled": facts.status == "aflyst",
            "start": begins(facts.day, facts.start) or stamp(facts.day),
            "end": ends(facts.day, facts.start, facts.end),
            "location": self._location(),
            "organization": [whole(self.site, organisation_of(facts.folder))],
            **self._documents(),
            "auxiliaryFile": self._files(facts.files),
            "agendaItem": [self._item(item, order) for order, item in enumerate(facts.items)],
            **self.when,
            "web": self.page,
        }
        return {key: value for key, value in found.items() if value is not None and value != []}

    def _state(self) -> str:
        """Planned, called together, or held (OParl's own words)."""
        if self.facts.minuted and self.facts.status != "udkast":
            return "durchgeführt"
        return _STATES.get(self.facts.status, "eingeladen")

    def _location(self) -> Object | None:
        if not self.facts.venue:
            return None
        return {
            "id": f"{self.here}#sted",
            "type": f"{SCHEMA}Location",
            "description": one_line(self.facts.venue),
            **self.when,
        }

    def _documents(self) -> Object:
        """The agenda is the invitation, the minutes the protocol: each as a file of its own,
        or as the meeting's page where that is the only place it stands.
        """
        facts = self.facts
        protocol = next((kind for kind in _PROTOCOLS if kind in facts.kinds), "")
        found: Object = {}
        for key, kind in (("invitation", "dagsorden"), ("resultsProtocol", protocol)):
            if kind not in facts.kinds:
                continue
            if "html" in facts.formats:
                found[key] = self._document(kind, document_file(facts.address, kind, "html"))
            elif facts.minuted == (kind == protocol):
                found[key] = self._document(kind, meeting_page(facts.address))
        return found

    def _document(self, kind: str, path: str) -> Object:
        return {
            "id": f"{self.here}#{kind}",
            "type": f"{SCHEMA}File",
            "name": kind.capitalize(),
            "mimeType": "text/html",
            "accessUrl": whole(self.site, path),
            **self.when,
        }

    def _files(self, files: Sequence[FileFacts]) -> list[Object]:
        return [self._file(file) for file in files if file.path or file.url]

    def _file(self, file: FileFacts) -> Object:
        found: Object = {
            "id": f"{self.here}#bilag/{quote(file.path or file.url)}",
            "type": f"{SCHEMA}File",
            "name": one_line(file.title),
            "accessUrl": whole(self.site, file.path) if file.path else file.url,
        }
        if file.path:
            found["fileName"] = file.path.rpartition("/")[2]
            found["mimeType"] = file.media_type or "application/octet-stream"
            found["size"] = file.size
        return {**found, **self.when}

    def _item(self, item: ItemFacts, order: int) -> Object:
        anchor = quoted(item.anchor)
        found: Object = {
            "id": f"{self.here}#punkt/{anchor}",
            "type": f"{SCHEMA}AgendaItem",
            "meeting": self.here,
            "order": order,
        }
        if item.number:
            found["number"] = one_line(item.number)
        found["name"] = item_title(item) or one_line(item.number)
        found["public"] = not item.closed
        if item.decision:
            found["resolutionText"] = item.decision
        files = self._files(item.files)
        if files:
            found["auxiliaryFile"] = files
        return {**found, **self.when, "web": f"{self.page}#{anchor}"}
