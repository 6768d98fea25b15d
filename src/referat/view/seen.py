"""A meeting as the readers of one edition may see it, in its house's style: what its documents
and its facts share.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from referat.danish.dates import short_date
from referat.danish.times import TimeStyle
from referat.model.cascade import Whole
from referat.model.item_numbers import ItemPath, item_numbers, numbering_of
from referat.model.meeting import Meeting
from referat.model.numbering import Numbering
from referat.prose.options import Options
from referat.view.closed import for_public
from referat.view.document import Edition
from referat.view.items import anchors_of
from referat.view.labels import Labels


class Seen(Struct, frozen=True):
    """`styles` number items and sub-items; `numbers` (bare) and `anchors` by the items' paths."""

    meeting: Meeting
    clock: TimeStyle
    labels: Labels
    styles: tuple[Numbering, Numbering]
    numbers: Mapping[ItemPath, str]
    anchors: Mapping[ItemPath, str]

    def of(self, options: Options) -> Options:
        """`options` for the texts of this meeting: they lead to its own items only."""
        return replace(options, anchors=frozenset(self.anchors.values()))

    def printed_number(self, path: ItemPath) -> str:
        return self.styles[1 if len(path) > 1 else 0].printed(self.numbers[path])


def seen(whole: Whole, edition: Edition) -> Seen:
    """What readers of `edition` see: closed things are gone, the numbers are everybody's."""
    return whole.once(_by_all if edition == "offentlig" else _by_members)


def _by_all(whole: Whole) -> Seen:
    return _seen(whole, is_public=True)


def _by_members(whole: Whole) -> Seen:
    return _seen(whole, is_public=False)


def _seen(whole: Whole, *, is_public: bool) -> Seen:
    meeting = whole.meeting
    styles = numbering_of(meeting.numbering, meeting.sub_numbering)
    numbers = item_numbers(meeting.items or (), *styles)
    if is_public:
        meeting = for_public(meeting, numbers)
    return Seen(
        meeting,
        meeting.clock or TimeStyle(),
        Labels(whole.headings, {}).filled(whole.short_body, short_date(meeting.day)),
        styles,
        numbers,
        anchors_of(meeting.items or (), is_public, numbers),
    )
