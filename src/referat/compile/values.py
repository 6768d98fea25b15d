"""What is known of a build's parts, small enough to be kept until the next one.

All of it is plain: text, numbers, tuples and the facts, so that it can be written as JSON. What
is seldom asked for is `Packed`. Paths of sources run from the repository's root, those of
outputs from the site's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct, field

from referat.checks.noted import Noted
from referat.checks.switches import Switch
from referat.compile.asked import Answer
from referat.compile.packed import Packed
from referat.compile.sources import Seen
from referat.diagnostics import Diagnostic

if TYPE_CHECKING:
    from referat.compile.frames import Hung
    from referat.site.parts import Chrome
    from referat.view.facts import MeetingFacts


class Reading(Struct, frozen=True):
    """What came of reading and checking one meeting. `closed` are the files that it keeps from
    the public, `foreign` those it refers to that another meeting closes. `findings` name no
    file. A spoilt meeting has neither facts nor `noted`. `outline` is the digest of what
    `noted` says, wherever it stands in the file; `refers` tells that it leads to other meetings.
    `folder` is its body's, `seen` the file that was read, `switches` those that stand in it.
    """

    seen: Seen
    findings: tuple[Diagnostic, ...]
    switches: tuple[Switch, ...] = ()
    outline: str = ""
    folder: str = ""
    refers: bool = False
    wants_tasks: bool = False
    closed: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    packed_facts: Packed[MeetingFacts] | None = None
    packed_noted: Packed[Noted] | None = None

    @property
    def facts(self) -> MeetingFacts | None:
        return self.packed_facts.value if self.packed_facts else None

    @property
    def noted(self) -> Noted | None:
        return self.packed_noted.value if self.packed_noted else None


class Made(Struct, frozen=True, gc=False):
    """A file that has been made: its digest, and for a page where it leads (`path#fragment`),
    what can be led to in it, and whether searches look through it.
    """

    path: str
    digest: str
    links: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    searched: bool = False


class Laid(Struct, frozen=True, array_like=True, gc=False):
    """A file of the site, as far as every build must know it."""

    path: str
    digest: str
    searched: bool = False


class Leads(Struct, frozen=True, gc=False):
    """The pages among some files: where each leads, and what can be led to in it."""

    pages: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = ()


class Copied(Struct, frozen=True, array_like=True, gc=False):
    """A file that is copied as it is from `source`, as the disk described it."""

    path: str
    source: Answer


class Group(Struct, frozen=True, gc=False):
    """Files that are made together, and the digest of all that they depend on."""

    key: str
    files: tuple[Laid, ...]
    copies: tuple[Copied, ...]
    leads: Packed[Leads]

    def pages(self) -> list[Made]:
        """Those with links or places to be led to."""
        return [Made(path, "", links, anchors) for path, links, anchors in self.leads.value.pages]


def group_of(key: str, made: Iterable[Made], copies: Sequence[Copied] = ()) -> Group:
    """Where the files lead is packed at once: others are at work now, and none will be later."""
    made = tuple(made)
    leads = Leads(tuple([(m.path, m.links, m.anchors) for m in made if m.links or m.anchors]))
    files = tuple([Laid(each.path, each.digest, each.searched) for each in made])
    packed = Packed(Leads, leads)
    packed.pack()
    return Group(key, files, tuple(copies), packed)


class Kept(Struct, frozen=True, gc=False):
    """A meeting: `key` is the digest of all that its reading depends on, `beside` of the files
    that it has or asks for. `frame` is what its page has around it.
    """

    key: str
    beside: str
    reading: Reading
    documents: Group | None = None
    page: Group | None = None
    frame: Packed[Hung] | None = None


class Across(Struct, frozen=True):
    """What was found over several meetings. `loose` is the digest of all that it depends on but
    the places in their files, `exact` of those as well.
    """

    loose: str = ""
    exact: str = ""
    findings: tuple[Diagnostic, ...] = ()


class Memory(Struct):
    """What one build leaves the next: meetings by their source, pages by their path, what a
    copy was made from by its path. `search` is the key of the search index. `around` is the
    digest of what the meetings' documents show of each other, `plan` of all that the pages
    depend on, `chrome` what is around them. `is_whole` tells that all of it is of one site that
    was built.
    """

    meetings: dict[str, Kept] = field(default_factory=dict)
    pages: dict[str, Group] = field(default_factory=dict)
    copies: dict[str, Answer] = field(default_factory=dict)
    search: str = ""
    around: str = ""
    plan: str = ""
    chrome: Chrome | None = None
    across: Across = Across()
    is_whole: bool = False
