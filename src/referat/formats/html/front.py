"""What the front page shows: the site's bodies, their meetings and their documents."""

from __future__ import annotations

from dataclasses import dataclass

from referat.prose.tree import Blocks


@dataclass(frozen=True, slots=True)
class Paper:
    """A document (`Referat`) and where each format of it lies (`PDF` → address)."""

    label: str
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting; `status` only where it must not be overlooked (`Aflyst`)."""

    date: str
    title: str
    status: str
    papers: tuple[Paper, ...]


@dataclass(frozen=True, slots=True)
class MeetingBody:
    name: str
    meetings: tuple[Meeting, ...]


@dataclass(frozen=True, slots=True)
class FrontPage:
    """`contact` is whom to ask."""

    title: str
    organisation: str
    bodies: tuple[MeetingBody, ...]
    contact: Blocks = ()
