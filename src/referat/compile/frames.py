"""What a meeting's page has around it, as one build leaves it to the next.

Apart from `values`, for its values are the site's, and a check makes no site.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import asdict

from referat.compile.packed import Packed
from referat.site.parts import Link, MeetingFrame, MeetingRow, Step, Subscription
from referat.view.facts import MeetingFacts


class Hung(Struct, frozen=True, gc=False):
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
        return MeetingFrame(facts, **asdict(self))


def hung(frame: MeetingFrame) -> Packed[Hung]:
    return Packed(Hung, Hung(**{name: getattr(frame, name) for name in Hung.__struct_fields__}))
