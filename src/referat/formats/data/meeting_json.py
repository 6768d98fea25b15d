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
    listed,
    or_none,
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
    return pretty(
        {
            "format": FORMAT,
            "version": VERSION,
            "udgave": main.edition if main else "offentlig",
            "id": facts.address,
            "adresse": page_link(facts, here, chrome),
            "organisation": or_none(chrome.organisation),
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
                _item(item, texts.get(item.anchor, []), facts, here, chrome) for item in facts.items
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
        "type": or_none(facts.type),
        "nummer": or_none(facts.number),
        "status": or_none(facts.status),
        "har_referat": facts.minuted,
        "dato": iso(facts.day),
        "start": begins(facts.day, facts.start),
        "slut": ends(facts.day, facts.start, facts.end),
        "tidspunkt": or_none(facts.when),
        "sted": or_none(facts.venue),
        "form": or_none(facts.form),
        "link": or_none(facts.link),
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
            "tekst": or_none(event.text),
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
        "titel": or_none(person.title),
        "rolle": or_none(person.role),
        "parti": or_none(person.party),
        "organisation": or_none(person.organisation),
        "fremmøde": person.presence,
    }


def _item(
    item: ItemFacts, texts: Sequence[Item], facts: MeetingFacts, here: str, chrome: Chrome
) -> Object:
    shown = texts[0] if texts else None
    return {
        "id": item.anchor,
        "fast": item.permanent,
        "adresse": page_link(facts, here, chrome, item.anchor),
        "niveau": item.depth,
        "nummer": or_none(item.number),
        "titel": item.title,
        "efter_titlen": listed(shown.tail) if shown else [],
        "mærker": listed(shown.marks) if shown else [],
        "type": or_none(item.type),
        "sagsnr": or_none(item.case_number),
        "lukket": item.closed,
        "udgår": item.withdrawn,
        "fakta": [field(part) for part in shown.fields] if shown else [],
        "afsnit": sections_of(texts),
        "beslutning": or_none(item.decision),
        "afstemning": _vote(item.vote) if item.vote else None,
        "opgaver": [_task(task) for task in item.tasks],
        "bilag": [_file(file, here, chrome) for file in item.files],
    }


def _vote(vote: VoteFacts) -> Object:
    return {
        "tekst": or_none(vote.text),
        "for": listed(vote.ayes),
        "imod": listed(vote.noes),
        "undlod": listed(vote.abstained),
    }


def _task(task: TaskFacts) -> Object:
    words = isinstance(task.deadline, str)
    return {
        "opgave": task.task,
        "ansvarlige": listed(task.owners),
        "frist": None if words else iso(_day(task.deadline)),
        "frist_tekst": or_none(str(task.deadline)) if words else None,
        "status": or_none(task.state),
        "åben": task.is_open,
    }


def _day(deadline: date | str) -> date | None:
    return deadline if isinstance(deadline, date) else None


def _file(file: FileFacts, here: str, chrome: Chrome) -> Object:
    """An attachment. Both addresses are empty where the file is named but not there."""
    return {
        "titel": file.title,
        "adresse": link(file.path, here, chrome) if file.path else or_none(file.url),
        "type": or_none(file.media_type),
        "størrelse": file.size if file.path else None,
    }


def _correction(correction: CorrectionFacts) -> Object:
    return {
        "dato": iso(correction.day),
        "punkt": or_none(correction.point),
        "tekst": correction.text,
    }
