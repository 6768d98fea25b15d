"""The register of votes: who was for and who against, at meetings that have minutes."""

from __future__ import annotations

from collections.abc import Iterator

from referat.danish.dates import short_date
from referat.danish.words import joined
from referat.site import addresses
from referat.site.by_year import ByYear
from referat.site.meetings import item_link
from referat.site.pages import Votes
from referat.site.parts import Link, VoteRow
from referat.site.words import cut, one_line
from referat.view.facts import MeetingFacts, VoteFacts
from referat.view.labels import LABELS


def votes() -> ByYear[VoteRow]:
    return ByYear(
        name="Afstemninger",
        front=addresses.VOTES,
        template="site/afstemninger.html",
        description="Hvem der stemte for og imod, med link til punktet i referatet.",
        content=Votes,
        path_of=addresses.votes_of,
        rows_of=_rows,
    )


def _rows(meeting: MeetingFacts, body: Link | None) -> Iterator[VoteRow]:
    day, iso_day = short_date(meeting.day), meeting.day.isoformat()
    for item in meeting.items:
        if item.vote is not None:
            sides, text = sides_of(item.vote), cut(item.vote.text)
            if sides or text:
                yield VoteRow(day, iso_day, item_link(meeting, item), sides, text, body)


def sides_of(vote: VoteFacts) -> tuple[tuple[str, str], ...]:
    """(`For`, `A og B`), those sides that somebody was on."""
    sides = (("for", vote.ayes), ("imod", vote.noes), ("undlod", vote.abstained))
    return tuple(
        (LABELS[key], joined([one_line(name) for name in names])) for key, names in sides if names
    )
