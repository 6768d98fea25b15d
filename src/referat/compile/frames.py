"""What a meeting's page has around it, as one build leaves it to the next.

Apart from `values`, for its values are the site's, and a check makes no site.
"""

from __future__ import annotations

from msgspec import Struct

from referat.compile.packed import Packed
from referat.site.parts import Link, MeetingFrame, MeetingRow, Step, Subscription
from referat.view.facts import MeetingFacts


class Hung(Struct, frozen=True):
    """A meeting's frame but for the facts, which are kept anyway."""

    body: Link
    row: MeetingRow
    steps: tuple[Step, ...]
    previous: Link | None
    following: Link | None
    subscription: Subscription
    data: tuple[Link, ...]
    short_body: str = ""

    def around(self, facts: MeetingFacts) -> MeetingFrame:
        return MeetingFrame(
            facts,
            self.body,
            self.row,
            self.steps,
            self.previous,
            self.following,
            self.subscription,
            self.data,
            self.short_body,
        )


def hung(frame: MeetingFrame) -> Packed[Hung]:
    own = Hung(
        frame.body,
        frame.row,
        frame.steps,
        frame.previous,
        frame.following,
        frame.subscription,
        frame.data,
        frame.short_body,
    )
    return Packed(Hung, own)
