"""OParl 1.1 of the whole site: the system, its body, its organisations, its meetings, the lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial

from referat.formats.data.jsons import Object, dense
from referat.formats.data.oparl import SCHEMA, days_of, meeting_object, since_and_last
from referat.formats.feeds.words import one_line
from referat.formats.late import Late, ready
from referat.site import addresses
from referat.site.addresses import whole
from referat.site.meetings import has_page
from referat.site.parts import Chrome
from referat.view.facts import BodyFacts, MeetingFacts

PER_PAGE = 50
"""Objects in a part of a list. Meetings stand oldest first, so that a list grows at its end."""


def late_oparl_files(
    meetings: Sequence[MeetingFacts], bodies: Sequence[BodyFacts], chrome: Chrome
) -> Iterator[Late]:
    """All of it, to be made when it is wanted; a meeting's own file with the part of the list that
    says the same. Nothing without an address, and no meeting of which nothing is published.
    """
    if not chrome.address:
        return
    meetings = [facts for facts in meetings if has_page(facts)]
    days: dict[str, list[date]] = {}
    for facts in meetings:
        days.setdefault(facts.folder, []).extend(days_of(facts))
    every = [day for each in days.values() for day in each]
    body = dense(_body(chrome, every))
    yield ready(addresses.SYSTEM, _file(dense(_system(chrome, every))))
    yield ready(addresses.OPARL_BODY, _file(body))
    yield from _list(addresses.OPARL_BODIES, [body], chrome)
    organisations = {
        each.folder: dense(_organisation(each, days.get(each.folder, []), chrome))
        for each in bodies
    }
    for folder, text in organisations.items():
        yield ready(addresses.organisation_of(folder), _file(text))
    yield from _list(addresses.OPARL_ORGANISATIONS, list(organisations.values()), chrome)
    oldest_first = sorted(meetings, key=lambda facts: (facts.day, facts.address))
    yield from _meeting_list(oldest_first, chrome)


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


def _list(path: str, texts: Sequence[str], chrome: Chrome) -> Iterator[Late]:
    """An external list of finished objects, in parts (OParl 1.1, 2.5)."""
    for part, (number, content) in _parts(path, texts, chrome).items():
        yield ready(part, content(texts[number * PER_PAGE : (number + 1) * PER_PAGE]))


def _meeting_list(meetings: Sequence[MeetingFacts], chrome: Chrome) -> Iterator[Late]:
    """The list of meetings, each part of which depends on its own alone, and their own files."""
    parts = _parts(addresses.OPARL_MEETINGS, meetings, chrome)
    for path, (number, content) in parts.items():
        here = tuple(meetings[number * PER_PAGE : (number + 1) * PER_PAGE])
        make = partial(_of_meetings, path, here, chrome, content)
        yield Late(path, make, (number, len(parts)), here)


def _of_meetings(
    path: str,
    meetings: Sequence[MeetingFacts],
    chrome: Chrome,
    content: Callable[[Sequence[str]], bytes],
) -> Iterator[tuple[str, bytes]]:
    texts = [dense(meeting_object(facts, chrome)) for facts in meetings]
    yield path, content(texts)
    for facts, text in zip(meetings, texts, strict=True):
        yield addresses.meeting_oparl(facts.address), _file(text)


def _parts(
    path: str, objects: Sequence[object], chrome: Chrome
) -> dict[str, tuple[int, Callable[[Sequence[str]], bytes]]]:
    """The path of each part of a list, its number, and what makes it of its finished objects."""
    pages = max(1, -(-len(objects) // PER_PAGE))
    paths = [addresses.numbered(path, page + 1) for page in range(pages)]
    names = [whole(chrome.address, each) for each in paths]
    return {paths[page]: (page, partial(_part, page, names)) for page in range(pages)}


def _part(page: int, names: Sequence[str], texts: Sequence[str]) -> bytes:
    data = ",\n".join(texts)
    pagination = {"elementsPerPage": PER_PAGE, "currentPage": page + 1}
    links = {"first": names[0], "self": names[page]}
    if page:
        links["prev"] = names[page - 1]
    if page + 1 < len(names):
        links["next"] = names[page + 1]
    rest = f'"pagination":{dense(pagination)},"links":{dense(links)}'
    return _file(f'{{"data":[\n{data}\n],{rest}}}')
