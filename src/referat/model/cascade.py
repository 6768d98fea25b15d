"""Site → committee → meeting: what is stated nearest the meeting wins."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import Any, TypeVar, cast

from msgspec import Struct

from referat.model.meeting import Committee, Meeting, MeetingKeys, Site
from referat.model.people import PeopleValue, Person, each_person
from referat.model.style import HouseStyle

T = TypeVar("T")
_STYLE = tuple(name for name in HouseStyle.fields() if name not in ("headings", "rules"))
_DAY_BEFORE = "slot"  # where a meeting's own key `dato` belongs among the inherited ones


def _vocabulary() -> tuple[str, ...]:
    names = list(MeetingKeys.fields())
    names.insert(names.index(_DAY_BEFORE), "day")
    return tuple(names)


_KEYS = _vocabulary()
_INHERITED = frozenset(MeetingKeys.fields()) - frozenset(HouseStyle.fields())
_AT = {name: at for at, name in enumerate(_KEYS)}


class Whole(Struct, frozen=True, dict=True):
    """A meeting with everything that its committee and its site state for it. `order` is the
    Python names of its keys as they print; inherited keys come in the vocabulary's order.
    """

    meeting: Meeting
    order: tuple[str, ...]
    body: str
    short_body: str
    organisation: str
    headings: dict[str, str]
    address: str
    rules: dict[str, str]

    @cached_property
    def _made(self) -> dict[Callable[[Whole], Any], Any]:
        return {}

    def once(self, make: Callable[[Whole], T]) -> T:
        """What `make` draws out of this meeting; it is asked only once."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("T", self._made[make])


def cascade(meeting: Meeting, committee: Committee | None, site: Site | None) -> Whole:
    inherited = _inherited(meeting, committee)
    style = _style(meeting, committee, site)
    whole = meeting.replaced({**inherited, **style, **_implied(meeting)})
    name = meeting.body or (committee.body or committee.name if committee else None) or ""
    short = (committee.short_name if committee and not meeting.body else None) or name
    return Whole(
        whole,
        _order(meeting.order, sorted(inherited, key=_AT.__getitem__)),
        name.strip(),
        short.strip(),
        (site.organisation or "").strip() if site else "",
        _headings(meeting, committee, site),
        (site.address or "").strip() if site else "",
        rules_of(site, committee, meeting),
    )


def _implied(meeting: Meeting) -> dict[str, Any]:
    """A day of approval says that the meeting's minutes are approved."""
    is_said = meeting.approved is not None and "status" not in meeting.order
    return {"status": "godkendt"} if is_said else {}


def _inherited(meeting: Meeting, committee: Committee | None) -> dict[str, Any]:
    if committee is None:
        return {}
    found = {
        name: getattr(committee, name)
        for name in committee.order
        if name in _INHERITED and name not in meeting.order
    }
    if "members" in found:
        found["members"] = members_on(found["members"], meeting.day)
    return found


def members_on(people: PeopleValue, day: date) -> PeopleValue:
    """Those of `people` who are members on `day` (`fra` and `til` both included). The dates
    have then done their work and do not print.
    """
    if isinstance(people, dict):
        return {group: _on(part, day) for group, part in people.items()}
    return _on(people, day)


def _on(people: tuple[Person, ...], day: date) -> tuple[Person, ...]:
    return tuple(_undated(person) for person in people if _is_member(person, day))


def _is_member(person: Person, day: date) -> bool:
    begun = not isinstance(person.since, date) or person.since <= day
    ended = isinstance(person.until, date) and person.until < day
    return begun and not ended


def _undated(person: Person) -> Person:
    dates = [name for name in ("since", "until") if isinstance(getattr(person, name), date)]
    return person.replaced(dict.fromkeys(dates)) if dates else person


def _style(meeting: Meeting, committee: Committee | None, site: Site | None) -> dict[str, Any]:
    style: dict[str, Any] = {}
    for level in (site, committee, meeting):
        for name in _STYLE:
            value = getattr(level, name, None)
            if value is not None:
                style[name] = value
    return style


def _headings(meeting: Meeting, committee: Committee | None, site: Site | None) -> dict[str, str]:
    headings: dict[str, str] = {}
    for level in (site, committee, meeting):
        headings |= (level.headings or {}) if level else {}
    return headings


def rules_of(*levels: HouseStyle | None) -> dict[str, str]:
    """A rule's code → `notits`, `advarsel` or `fejl`; the last of `levels` that says so wins."""
    rules: dict[str, str] = {}
    for level in levels:
        said = (level.rules or {}) if level else {}
        rules |= {code.strip(): word.strip().casefold() for code, word in said.items()}
    return rules


def _order(own: tuple[str, ...], inherited: list[str]) -> tuple[str, ...]:
    """The own order, with each inherited key right after the own or inherited key that stands
    nearest before it in the vocabulary.
    """
    order = list(own)
    for key in inherited:
        before = [name for name in order if _AT.get(name, _AT[key]) < _AT[key]]
        nearest = max(before, key=_AT.__getitem__, default=None)
        order.insert(order.index(nearest) + 1 if nearest else 0, key)
    return tuple(order)


def known_people(whole: Whole) -> dict[str, Person]:
    """Name → the person as invited or as a member, for those with more than a name."""
    found: dict[str, Person] = {}
    for people in (whole.meeting.members, whole.meeting.invited):
        for person in each_person(people):
            if not person.is_bare and not (person.line and person.line == person.name):
                found[person.name.strip()] = person
    return found
