"""The register of decisions: what was decided at meetings that have minutes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from referat.danish.dates import short_date
from referat.site import addresses
from referat.site.by_year import ByYear
from referat.site.cases import loose_key
from referat.site.meetings import item_link
from referat.site.pages import Decisions
from referat.site.parts import DecisionRow, Link
from referat.site.words import cut
from referat.view.facts import MeetingFacts


def decisions(cases: Mapping[str, Link]) -> ByYear[DecisionRow]:
    """`cases` are the cases' pages by their keys."""

    def rows_of(meeting: MeetingFacts, body: Link | None) -> Iterator[DecisionRow]:
        day, iso_day = short_date(meeting.day), meeting.day.isoformat()
        for item in meeting.items:
            text = cut(item.decision)
            if text:
                case = cases.get(loose_key(item.case_number)) if item.case_number else None
                yield DecisionRow(day, iso_day, item_link(meeting, item), text, body, case)

    return ByYear(
        name="Beslutninger",
        front=addresses.DECISIONS,
        template="site/beslutninger.html",
        description="Hvad der er besluttet, med link til punktet i referatet.",
        content=Decisions,
        path_of=addresses.decisions_of,
        rows_of=rows_of,
    )
