"""Completion: what is offered at the place where the cursor is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from lsprotocol.types import (
    CompletionItem,
    CompletionItemKind,
    CompletionList,
    MarkupContent,
    MarkupKind,
    Position,
    TextEdit,
)
from msgspec.structs import replace

from referat.checks.explained.codes import known_codes
from referat.checks.registry import BY_CODE
from referat.lsp import offers
from referat.lsp.desk import Opened
from referat.lsp.explaining import key_text, rule_text
from referat.lsp.offers import Offer
from referat.lsp.where import Spot, spot_at
from referat.model.meeting import Committee, Meeting
from referat.model.people import Person
from referat.model.style import LEVELS
from referat.model.vocabulary import printable_keys

TRIGGERS = (" ", "#", "(", "[", "/", ":")
DETAIL = "referat"
_MOST = 300
_LINK = re.compile(r"\]\(<?(?P<target>[^()\s<>]*)$")
_SWITCH = re.compile(
    r"\s*undtag\s+(?:i hele filen\s+|i alle møder\s+)?(?P<codes>[^:]*)$", re.IGNORECASE
)
_PEOPLE = frozenset(
    {"tilstede", "afbud", "fraværende", "inviterede", "medlemmer", "gæster", "mødeleder"}
    | {"referent", "kontakt", "underskrifter", "formand", "ved", "ansvarlig", "for", "imod"}
    | {"undlod", "inhabile", "deltog ikke", "stedfortræder for"}
)
_KINDS = {
    "key": CompletionItemKind.Property,
    "word": CompletionItemKind.EnumMember,
    "person": CompletionItemKind.Variable,
    "item": CompletionItemKind.Reference,
    "file": CompletionItemKind.File,
    "case": CompletionItemKind.Value,
    "rule": CompletionItemKind.Constant,
}


def complete(file: Opened, position: Position) -> CompletionList:
    """What can be written at `position`, the likeliest first."""
    line, column = file.lines.spot(position)
    row = file.lines.row(line)
    link = _LINK.search(row[:column])
    found: Iterable[Offer]
    if link:
        found, start = offers.link_offers(file, link["target"]), link.start("target")
    else:
        spot = spot_at(file.model, file.lines.rows, line, column)
        found, start = _at(file, spot, row[column:])
    typed = row[start:column].casefold()
    fitting = (each for each in found if _may_be(typed, each))
    shown = list(islice(fitting, _MOST + 1))
    at = file.lines.between(line, start, column)
    return CompletionList(
        is_incomplete=len(shown) > _MOST,
        items=[
            CompletionItem(
                label=each.label,
                kind=_KINDS[each.kind],
                detail=" · ".join(part for part in (each.says, DETAIL) if part),
                documentation=MarkupContent(MarkupKind.Markdown, each.text) if each.text else None,
                sort_text=f"{number:04}",
                filter_text=each.label,
                text_edit=TextEdit(at, each.insert),
            )
            for number, each in enumerate(shown[:_MOST])
        ],
    )


def _may_be(typed: str, offer: Offer) -> bool:
    """True if the letters typed stand in the label in this order; the editor sorts out the rest."""
    letters = iter(offer.label.casefold())
    return all(letter in letters for letter in typed)


def _at(file: Opened, spot: Spot, after: str) -> tuple[Iterable[Offer], int]:
    """The offers, and the column that they replace the text from."""
    if spot.kind == "comment":
        return _in_comment(file, spot)
    if spot.kind == "prose":
        return (), spot.start
    quote = len(spot.typed) - len(spot.typed.lstrip("\"'"))
    found = _values(file, spot) if spot.kind == "value" else _inside(file, spot, after)
    if quote:  # what is inserted stands in quotation marks already
        found = (replace(each, insert=each.label) for each in found)
    return found, spot.start + quote


def _in_comment(file: Opened, spot: Spot) -> tuple[Iterable[Offer], int]:
    match = _SWITCH.match(spot.typed)
    if match is None:
        word = spot.typed.lstrip()
        offered = () if " " in word else (Offer("undtag", "undtag ", "word", "undtag noget her"),)
        return offered, spot.start + len(spot.typed) - len(word)
    last = re.split(r"[,\s]", match["codes"])[-1]
    start = spot.start + match.end("codes") - len(last)
    reach = ["i hele filen"] if "i hele filen" not in spot.typed else []
    reach += ["i alle møder"] if file.model is Committee else []
    words = (Offer(each, f"{each} ", "word") for each in reach if not match["codes"].strip())
    here = dict.fromkeys(found.code for found in file.draft.findings)
    codes = dict.fromkeys([*here, *BY_CODE, *known_codes()])
    rules = (
        Offer(code, f"{code}: ", "rule", text=rule_text(code))
        for code in codes
        if known_codes().get(code)
    )
    return chain(rules, words), start


def _inside(file: Opened, spot: Spot, after: str) -> Iterator[Offer]:
    """A key, or an entry of a list. A list that has no dash yet gets one."""
    level = spot.level
    dash = "- " if spot.kind == "key" and level.is_list and not spot.beside else ""
    if level.key in _PEOPLE and (spot.kind == "entry" or dash):
        yield from _dashed(dash, _people(file, spot))
    elif spot.kind == "entry" or dash:
        yield from _dashed(dash, _values(file, spot))
    if spot.in_brackets and spot.kind == "entry":
        return
    colon = "" if after.lstrip().startswith(":") else ": "
    yield from _dashed(dash, _keys(file, spot, colon))


def _dashed(dash: str, found: Iterable[Offer]) -> Iterator[Offer]:
    yield from (replace(each, insert=dash + each.insert) for each in found)


def _keys(file: Opened, spot: Spot, colon: str) -> Iterator[Offer]:
    level = spot.level
    if level.key == "regler" and not level.sub:
        for code, rule in BY_CODE.items():
            if code not in spot.beside:
                yield Offer(code, code + colon, "rule", rule.what, rule_text(code))
        return
    if level.key == "overskrifter" and not level.sub:
        names = sorted(printable_keys() - set(spot.beside))
        yield from (Offer(name, name + colon, "key") for name in names)
        return
    headings = file.whole.headings if file.whole else {}
    keys = level.keys(spot.beside)
    for key, (model, field) in sorted(keys.items(), key=lambda pair: not pair[1][1].is_required):
        if key not in spot.beside:
            says = field.description.split(". ")[0]
            yield Offer(key, key + colon, "key", says, key_text(key, model, field, headings))


def _values(file: Opened, spot: Spot) -> Iterator[Offer]:
    """What may follow a key's colon, or stand as an entry under it."""
    level = spot.level
    key, field = level.key, level.info
    if level.sub:
        levels = LEVELS if key == "regler" else ()
        yield from (Offer(word, word, "word") for word in levels)
    elif key in _PEOPLE or (key == "navn" and level.model is Person):
        yield from _people(file, spot)
    elif key == "id":
        yield from offers.id_offers(spot.beside.get("titel", ""))
    elif key == "dato" and level.model is Meeting:
        yield from offers.day_offers(file)
    elif key in _BY_KEY:
        yield from _BY_KEY[key](file)
    elif key == "offentligt":
        yield from offers.public_key_offers()
    elif field is not None:
        yield from offers.word_offers(key, field)


_BY_KEY = {
    "sagsnr": offers.case_offers,
    "fil": offers.file_offers,
    "udvalg": offers.body_offers,
    "afgøres i": offers.body_offers,
    "punkt": offers.number_offers,
}


def _people(file: Opened, spot: Spot) -> Iterator[Offer]:
    yield from offers.people_offers(file, tuple(spot.beside) if spot.kind == "entry" else ())
    if spot.level.key in ("for", "imod", "undlod"):
        yield from offers.party_offers(file)
