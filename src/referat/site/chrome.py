"""What stands around every page, from the site's own file."""

from __future__ import annotations

from referat.danish.times import TimeStyle
from referat.model.meeting import Site
from referat.model.people import Person
from referat.site.colours import dark_variables, light_variables
from referat.site.parts import Chrome, Logo
from referat.site.words import one_line
from referat.view.document import Edition
from referat.view.labels import Labels
from referat.view.people import PeopleWriter

TITLE = "Dagsordener og referater"
_MARKS = {"offentlig": "", "medlemmer": "Kun for medlemmer: kan indeholde lukkede punkter"}


def make_chrome(
    site: Site | None, logo: Logo | None, edition: Edition, has_search: bool = False
) -> Chrome:
    """`navigation` is empty until `plan_site` knows which registers there are."""
    mark = _MARKS[edition]
    if site is None:
        return Chrome(TITLE, "", logo=logo, edition_mark=mark, has_search=has_search)
    colour = site.colour
    return Chrome(
        title=one_line(site.title or "") or TITLE,
        organisation=one_line(site.organisation or ""),
        address=f"{site.address.rstrip('/')}/" if site.address else "",
        logo=logo,
        light=light_variables(colour) if colour else (),
        dark=dark_variables(colour) if colour else (),
        contact=_lines(site.contact or ()),
        edition_mark=mark,
        has_search=has_search,
    )


def _lines(people: tuple[Person, ...]) -> tuple[str, ...]:
    writer = PeopleWriter(Labels({}, {}), TimeStyle(), {})
    return tuple(" ".join(writer.line(person).split()) for person in people)
