"""What is known of a build's parts, small enough to be kept until the next one.

All of it is plain: text, numbers, tuples and the facts, so that it can be written as JSON.
Paths of sources run from the repository's root, those of outputs from the site's.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from referat.checks.noted import Noted
from referat.compile.asked import Answer
from referat.diagnostics import Diagnostic
from referat.view.facts import MeetingFacts


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading and checking one meeting. `closed` are the files that it keeps from
    the public, `foreign` those it refers to that another meeting closes. `findings` name no
    file. A spoilt meeting has neither facts nor `noted`.
    """

    findings: tuple[Diagnostic, ...]
    facts: MeetingFacts | None = None
    noted: Noted | None = None
    wants_tasks: bool = False
    closed: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """A file that has been made: its digest, and for a page where it leads (`path#fragment`),
    what can be led to in it, and whether searches look through it.
    """

    path: str
    digest: str
    links: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    searched: bool = False


@dataclass(frozen=True, slots=True)
class Copied:
    """A file that is copied as it is from `source`, as the disk described it."""

    path: str
    source: Answer


@dataclass(frozen=True, slots=True)
class Group:
    """Files that are made together, and the digest of all that they depend on."""

    key: str
    files: tuple[Made, ...] = ()
    copies: tuple[Copied, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """A meeting: `key` is the digest of all that its reading depends on."""

    key: str
    reading: Reading
    documents: Group | None = None
    page: Group | None = None


@dataclass(slots=True)
class Memory:
    """What one build leaves the next: meetings by their source, pages by their path, what a
    copy was made from by its path. `search` is the key of the search index.
    """

    meetings: dict[str, Kept] = field(default_factory=dict)
    pages: dict[str, Group] = field(default_factory=dict)
    copies: dict[str, Answer] = field(default_factory=dict)
    search: str = ""
