"""The site's bodies: those with a file of their own, and those that only meetings know of."""

from __future__ import annotations

from collections.abc import Sequence

from referat.compile.setting import Setting, body_folder
from referat.danish.slugs import slug
from referat.model.meeting import Committee
from referat.view.facts import BodyFacts, MeetingFacts
from referat.view.make_facts import body_facts

UNNAMED = "Møder"


def bodies_of(setting: Setting, meetings: Sequence[MeetingFacts]) -> list[BodyFacts]:
    """Every body, by folder. A body without a file has the name that its newest meeting gives
    it, else its folder's.
    """
    committees = _committees(setting)
    names = dict.fromkeys(committees, "")
    for meeting in sorted(meetings, key=lambda each: (each.day, each.address)):
        names[meeting.folder] = meeting.body or names.get(meeting.folder, "")
    return [
        body_facts(committees.get(folder), folder=folder, name=name or _name_of(folder, setting))
        for folder, name in sorted(names.items())
    ]


def _committees(setting: Setting) -> dict[str, Committee]:
    """Folder on the site → the committee whose file lies there."""
    places = {each.path: each.folder for each in setting.found.committees}
    for meeting in setting.found.meetings:
        if meeting.committee is not None:
            places[meeting.committee] = meeting.body
    found = {}
    for path, folder in places.items():
        committee = setting.committee_file(path).value
        if committee is not None:
            found[folder or slug(committee.body or committee.name)] = committee
    return found


def _name_of(folder: str, setting: Setting) -> str:
    """A folder's own name, as a name; the site's where the meetings lie in no folder."""
    if not any(body_folder(each, "") == folder and each.body for each in setting.found.meetings):
        return UNNAMED
    name = folder.rpartition("/")[2]
    return name[:1].upper() + name[1:]
