"""Links from one meeting's prose to another meeting: where they lead on the site."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from referat.compile.setting import Setting
from referat.compile.values import Reading
from referat.project.find import MeetingPath, composed
from referat.view.facts import MeetingFacts


class Around(Struct, frozen=True, dict=True):
    """The whole repository, also if only a part of it is built: `readings` are of all meetings
    in `setting`, in their order.
    """

    setting: Setting
    readings: Sequence[Reading]

    @cached_property
    def facts(self) -> list[MeetingFacts]:
        return [reading.facts for reading in self.readings if reading.facts is not None]

    def facts_in(self, folder: str) -> list[MeetingFacts]:
        """Those of one body."""
        here = (reading for reading in self.readings if reading.folder == folder)
        return [reading.facts for reading in here if reading.facts is not None]

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """Meeting files, from the top of the disk, to their numbers."""
        meetings = self.setting.found.meetings
        return {_full(str(meeting.path)): number for number, meeting in enumerate(meetings)}


def references_of(
    reading: Reading, meeting: MeetingPath, around: Around
) -> Mapping[str, tuple[str, tuple[str, ...]]]:
    """For each file name that a meeting refers to another one by: that meeting's folder on the
    site, and the ids of the items that readers of this edition may know of. Empty where no
    site is made.
    """
    if not reading.refers or not around.setting.makes_site:
        return {}
    noted, readings = reading.noted, around.readings
    if noted is None:
        return {}
    folder = meeting.path.parent
    found = {}
    for reference in noted.references:
        other = around.numbers.get(_full(str(folder / reference.file)))
        target = readings[other].noted if other is not None else None
        facts = readings[other].facts if other is not None else None
        if target is not None and facts is not None and facts.kinds:
            ids = target.ids
            if around.setting.request.edition != "offentlig":
                ids = (*ids, *target.closed_ids)
            found[os.path.normpath(reference.file)] = (facts.address, ids)
    return found


def _full(path: str) -> str:
    return composed(os.path.abspath(path))  # noqa: PTH100 - resolves `..`
