"""OParl 1.1 about the whole site: the system, its body, its organisations, and the lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from referat.formats.data.jsons import Object, dense
from referat.formats.data.oparl import SCHEMA, days_of, meeting_object, since_and_last
from referat.formats.feeds.words import one_line
from referat.site import addresses
from referat.site.addresses import whole
from referat.site.meetings import has_page
from referat.site.parts import Chrome
from referat.view.facts import BodyFacts, MeetingFacts

PER_PAGE = 50
"""Objects in a part of a list. Meetings stand oldest first, so that a list grows at its end."""


def oparl_files(
    meetings: Sequence[MeetingFacts], bodies: Sequence[BodyFacts], chrome: Chrome
) -> Iterator[tuple[str, bytes]]:
    """(path, bytes) of all but the meetings' own files. Nothing without an address, and no
    meeting of which nothing is published.
    """
    if not chrome.address:
        return
    meetings = [facts for facts in meetings if has_page(facts)]
    days: dict[str, list[date]] = {}
    for facts in meetings:
        days.setdefault(facts.folder, []).extend(days_of(facts))
    every = [day for each in days.values() for day in each]
    body = dense(_body(chrome, every))
    yield addresses.SYSTEM, _file(dense(_system(chrome, every)))
    yield addresses.OPARL_BODY, _file(body)
    yield from _list(addresses.OPARL_BODIES, [body], chrome)
    organisations = {
        each.folder: dense(_organisation(each, days.get(each.folder, []), chrome))
        for each in bodies
    }
    for folder, text in organisations.items():
        yield addresses.organisation_of(folder), _file(text)
    yield from _list(addresses.OPARL_ORGANISATIONS, list(organisations.values()), chrome)
    oldest_first = sorted(meetings, key=lambda facts: (facts.day, facts.address))
    texts = [dense(meeting_object(facts, chrome)) for facts in oldest_first]
    yield from _list(addresses.OPARL_MEETINGS, texts, chrome)


def _file(text: str) -> bytes:
    return f"{text}\n".encode()


def _system(chrome: Chrome, days: Sequence[date]) -> Object:
    return {
        "id": whole(chrome.address, addresses.SYSTEM),
        "type": f"{SCHEMA}System",
        "oparlVersion": SCHEMA,
        "body": whole(chrome.address, addresses.OPARL_BODIES),
        "name": one_line(chrome.title),
        "website": chrome.address,
        **since_and_last(days),
    }


def _body(chrome: Chrome, days: Sequence[date]) -> Object:
    return {
        "id": whole(chrome.address, addresses.OPARL_BODY),
        "type": f"{SCHEMA}Body",
        "system": whole(chrome.address, addresses.SYSTEM),
        "name": one_line(chrome.organisation) or one_line(chrome.title),
        "organization": whole(chrome.address, addresses.OPARL_ORGANISATIONS),
        "meeting": whole(chrome.address, addresses.OPARL_MEETINGS),
        "legislativeTerm": [],
        **since_and_last(days),
        "web": chrome.address,
    }


def _organisation(body: BodyFacts, days: Sequence[date], chrome: Chrome) -> Object:
    name, short = one_line(body.name), one_line(body.short_name)
    return {
        "id": whole(chrome.address, addresses.organisation_of(body.folder)),
        "type": f"{SCHEMA}Organization",
        "body": whole(chrome.address, addresses.OPARL_BODY),
        "name": name,
        **({"shortName": short} if short not in ("", name) else {}),
        "organizationType": "Gremium",
        **since_and_last(days),
        "web": whole(chrome.address, addresses.body_page(body.folder)),
    }


def _list(path: str, texts: Sequence[str], chrome: Chrome) -> Iterator[tuple[str, bytes]]:
    """An external list of finished objects, in parts (OParl 1.1, 2.5)."""
    pages = max(1, -(-len(texts) // PER_PAGE))
    names = [whole(chrome.address, addresses.numbered(path, page + 1)) for page in range(pages)]
    for page in range(pages):
        data = ",\n".join(texts[page * PER_PAGE : (page + 1) * PER_PAGE])
        pagination = {"elementsPerPage": PER_PAGE, "currentPage": page + 1}
        links = {"first": names[0], "self": names[page]}
        if page:
            links["prev"] = names[page - 1]
        if page + 1 < pages:
            links["next"] = names[page + 1]
        rest = f'"pagination":{dense(pagination)},"links":{dense(links)}'
        yield addresses.numbered(path, page + 1), _file(f'{{"data":[\n{data}\n],{rest}}}')
