"""What the editor shows about a key, a person, a rule or an item, in Danish Markdown."""

from __future__ import annotations

from collections.abc import Mapping

from referat.checks.explained.codes import explanations
from referat.danish.words import joined
from referat.lsp.contents import Entry, Listed
from referat.model.base import Model
from referat.model.fields import Field
from referat.model.item import Item, Pause
from referat.model.meeting import MeetingKeys
from referat.view.labels import LABELS
from referat.view.shown import ITEM, MEETING, PAUSE

_KINDS = ("dagsorden", "referat", "beslutningsreferat")
_MOST_EXAMPLES = 4


def key_text(key: str, model: type[Model], field: Field, headings: Mapping[str, str]) -> str:
    """What a key means, how it is written, what it is called in print and where it stands."""
    lines = [f"**{key}**", field.description, _examples(field), _print(key, model, headings)]
    return "\n\n".join(line for line in lines if line)


def _examples(field: Field) -> str:
    shown = [f"`{each}`" for each in field.examples if not isinstance(each, list | dict)]
    if not shown:
        return ""
    more = " …" if len(shown) > _MOST_EXAMPLES else ""
    return f"Eksempel: {', '.join(shown[:_MOST_EXAMPLES])}{more}"


def _print(key: str, model: type[Model], headings: Mapping[str, str]) -> str:
    table = {Item: ITEM, Pause: PAUSE}.get(model)
    if table is None and issubclass(model, MeetingKeys):
        table = MEETING
    kinds = (table or {}).get(model.names().get(key, ""), frozenset())
    shown = joined([kind for kind in _KINDS if kind in kinds])
    label = headings.get(key) or LABELS.get(key, "")
    if not shown:
        return ""
    named = f"Hedder »{label}« på tryk. " if label and label != "uden" else ""
    return f"{named}Står i {shown}."


def person_text(listed: Listed) -> str:
    """A person as they are listed."""
    person = listed.person
    reach = [text.strip() for text in (person.email, person.phone) if text]
    where = f"Står under `{listed.key}`" + (f" i {listed.path.name}." if listed.path else ".")
    lines = [f"**{listed.name}**", listed.says, ", ".join(reach), where]
    return "\n\n".join(line for line in lines if line)


def rule_text(code: str) -> str:
    """What a rule says, and why."""
    rule = explanations().get(code)
    return f"**{rule.what}**\n\n{rule.why}" if rule else ""


def entry_text(entry: Entry, number: str = "", meeting: str = "") -> str:
    """An item that is linked to."""
    head = f"**{f'{number}. ' if number else ''}{entry.title}**"
    facts = [f"Sagsnr. {entry.case}" if entry.case else "", entry.type, meeting]
    return "\n\n".join([head, *(fact for fact in facts if fact)])
