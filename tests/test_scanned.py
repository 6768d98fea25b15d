"""Where a page leads is sorted out by sets: the same as each of its leads looked at by itself."""

from __future__ import annotations

import posixpath

from hypothesis import given
from hypothesis import strategies as st

from referat.compile.links import scanned
from referat.formats.leads import Leads, target_of, written

PAGE = "raad/møde/index.html"
WORDS = st.sampled_from(["", "a", "å", "index.html", "index.html#a", "index.htmlx", "../x#a", "#a"])
PATHS = st.sampled_from([written(PAGE), f"{written(PAGE)}#a", f"{written(PAGE)}x", "x#å", "x", ""])
PLACES = st.frozensets(st.sampled_from(["a", "å", "a#b", "b"]))


def led_to(leads: Leads) -> set[str]:
    here = written(PAGE)
    found = set()
    links = [target_of(each, posixpath.dirname(PAGE)) for each in leads.addresses]
    for link in [*links, *leads.paths, *[f"#{place}" for place in leads.places]]:
        path, mark, anchor = link.partition("#")
        if path and path != here:
            found.add(link)
        elif mark and anchor not in leads.anchors:
            found.add(f"{here}#{anchor}")
    return found


@given(st.builds(Leads, st.frozensets(WORDS), st.frozensets(PATHS), PLACES, PLACES))
def test_all_that_it_leads_to(leads: Leads) -> None:
    made = scanned(PAGE, "", b"", leads)
    assert made.links == tuple(sorted(led_to(leads)))
    assert made.anchors == tuple(sorted(leads.anchors))
