"""moede.json: one meeting for machines, in plain JSON with Danish keys.

Made from what one edition may see and from nothing else. `docs/data.md` explains each key and
`shape` says the same as a JSON Schema: a key is never left out, what is not known is `null`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from referat.formats.data.jsons import (
    Object,
    begins,
    ends,
    iso,
    link,
    page_link,
    pretty,
)
from referat.formats.data.markdown_texts import (
    any_part,
    field,
    fullest_first,
    items_by_anchor,
    section,
    sections_of,
)
from referat.site.addresses import (
    DATA,
    body_page,
    data_of,
    document_file,
    meeting_data,
    quoted,
)
from referat.site.events import events_of
from referat.site.meetings import is_stated
from referat.site.parts import Chrome
from referat.view.document import Document, Item
from referat.view.facts import (
    CorrectionFacts,
    FileFacts,
    ItemFacts,
    MeetingFacts,
    PersonFacts,
    TaskFacts,
    VoteFacts,
)
from referat.view.labels import KINDS

FORMAT, VERSION = "referat/moede", 1
"""`VERSION` grows when a key changes its meaning or goes away; new keys do not change it."""


def meeting_json(facts: MeetingFacts, documents: Sequence[Document], chrome: Chrome) -> bytes:
    """The file that lies at `addresses.meeting_data`. `documents` are the meeting's, all of
    one edition.
    """
    ordered = fullest_first(documents)
    here = meeting_data(facts.address)
    main = ordered[0] if ordered else None
    texts = items_by_anchor(ordered)
    page = page_link(facts, here, chrome)
    return pretty(
        {
            "format": FORMAT,
            "version": VERSION,
            "udgave": main.edition if main else "offentlig",
            "id": facts.address,
            "adresse": page,
            "organisation": chrome.organisation or None,
            "udvalg": {
                "navn": facts.body,
                "mappe": facts.folder,
                "adresse": link(body_page(facts.folder), here, chrome),
                "data": link(data_of(facts.folder), here, chrome),
            },
            **_head(facts),
            "hændelser": _events(facts),
            "dokumenter": _documents(facts, here, chrome),
            "personer": [_person(person) for person in facts.people],
            "fakta": [field(part) for part in main.head] if main else [],
            "indledning": [section(part) for part in main.lead] if main else [],
            "punkter": [
                _item(item, texts.get(item.anchor, []), page, here, chrome) for item in facts.items
            ],
            "bilag": [_file(file, here, chrome) for file in facts.files],
            "afslutning": [any_part(part) for part in main.closing] if main else [],
            "rettelser": [_correction(correction) for correction in facts.corrections],
            "samling": link(DATA, here, chrome),
        }
    )


def _head(facts: MeetingFacts) -> Object:
    return {
        "titel": facts.title,
        "type": facts.type or None,
        "nummer": facts.number or None,
        "status": facts.status or None,
        "har_referat": facts.minuted,
        "dato": iso(facts.day),
        "start": begins(facts.day, facts.start),
        "slut": ends(facts.day, facts.start, facts.end),
        "tidspunkt": facts.when or None,
        "sted": facts.venue or None,
        "form": facts.form or None,
        "link": facts.link or None,
        "dagsorden_udsendt": iso(facts.sent_agenda),
        "referat_udsendt": iso(facts.sent_minutes),
        "godkendt": iso(facts.approved),
    }


def _events(facts: MeetingFacts) -> list[Object]:
    return [
        {
            "art": event.kind,
            "navn": event.what,
            "dato": iso(event.day) if is_stated(event) else None,
            "tekst": event.text or None,
        }
        for event in events_of(facts)
    ]


def _documents(facts: MeetingFacts, here: str, chrome: Chrome) -> list[Object]:
    return [
        {
            "art": kind,
            "navn": name,
            "format": made,
            "adresse": link(document_file(facts.address, kind, made), here, chrome),
        }
        for kind, name in KINDS.items()
        if kind in facts.kinds
        for made in facts.formats
    ]


def _person(person: PersonFacts) -> Object:
    return {
        "navn": person.name,
        "titel": person.title or None,
        "rolle": person.role or None,
        "parti": person.party or None,
        "organisation": person.organisation or None,
        "fremmøde": person.presence,
    }


def _item(
    item: ItemFacts, texts: Sequence[Item], page: str | None, here: str, chrome: Chrome
) -> Object:
    shown = texts[0] if texts else None
    return {
        "id": item.anchor,
        "fast": item.permanent,
        "adresse": f"{page}#{quoted(item.anchor)}" if page else None,
        "niveau": item.depth,
        "nummer": item.number or None,
        "titel": item.title,
        "efter_titlen": shown.tail if shown else [],
        "mærker": shown.marks if shown else [],
        "type": item.type or None,
        "sagsnr": item.case_number or None,
        "lukket": item.closed,
        "udgår": item.withdrawn,
        "fakta": [field(part) for part in shown.fields] if shown else [],
        "afsnit": sections_of(texts),
        "beslutning": item.decision or None,
        "afstemning": _vote(item.vote) if item.vote else None,
        "opgaver": [_task(task) for task in item.tasks],
        "bilag": [_file(file, here, chrome) for file in item.files],
    }


def _vote(vote: VoteFacts) -> Object:
    return {
        "tekst": vote.text or None,
        "for": vote.ayes,
        "imod": vote.noes,
        "undlod": vote.abstained,
    }


def _task(task: TaskFacts) -> Object:
    words = isinstance(task.deadline, str)
    return {
        "opgave": task.task,
        "ansvarlige": task.owners,
        "frist": None if words else iso(_day(task.deadline)),
        "frist_tekst": str(task.deadline) or None if words else None,
        "status": task.state or None,
        "åben": task.is_open,
    }


def _day(deadline: date | str) -> date | None:
    return deadline if isinstance(deadline, date) else None


def _file(file: FileFacts, here: str, chrome: Chrome) -> Object:
    """An attachment. Both addresses are empty where the file is named but not there."""
    return {
        "titel": file.title,
        "adresse": link(file.path, here, chrome) if file.path else file.url or None,
        "type": file.media_type or None,
        "størrelse": file.size if file.path else None,
    }


def _correction(correction: CorrectionFacts) -> Object:
    return {
        "dato": iso(correction.day),
        "punkt": correction.point or None,
        "tekst": correction.text,
    }
