"""What a site may know of one meeting and of one body: small values, all of one edition.

Made once per meeting by `referat.view.make_facts`, after what is closed is gone; registers,
feeds and pages are derived from them and from nothing else. They can be written as JSON and
read back unchanged.
"""

from __future__ import annotations

from datetime import date, time
from typing import Literal, TypeAlias

from msgspec import Struct

from referat.danish.workdays import Notice

Presence: TypeAlias = Literal["inviteret", "medlem", "tilstede", "afbud", "fraværende", "gæst"]


class TaskFacts(Struct, frozen=True, omit_defaults=True, gc=False):
    """A task as one meeting states it. It is due on a `day`, or when the words say that stand
    for one.
    """

    task: str
    owners: tuple[str, ...] = ()
    day: date | None = None
    state: str = ""
    is_open: bool = True
    words: str = ""

    @property
    def deadline(self) -> date | str:
        return self.day or self.words


class VoteFacts(Struct, frozen=True, omit_defaults=True, gc=False):
    """A vote: in words, or who was on which side (names or parties)."""

    text: str = ""
    ayes: tuple[str, ...] = ()
    noes: tuple[str, ...] = ()
    abstained: tuple[str, ...] = ()


class FileFacts(Struct, frozen=True, omit_defaults=True, gc=False):
    """An attachment. `path` is where its file lies on the site (from the root, not encoded;
    empty if it has none), `url` an address elsewhere, `size` in bytes.
    """

    title: str
    path: str = ""
    url: str = ""
    media_type: str = ""
    size: int = 0


class ItemFacts(Struct, frozen=True, omit_defaults=True, gc=False):
    """An item; sub-items follow their parent with a greater `depth` (0 is the outermost).
    `number` prints as in the documents (`4.`, `Punkt 4.a:` or empty). `permanent` tells that
    `anchor` is the item's own `id` and will always lead to it. `decision` is plain text.
    """

    anchor: str
    permanent: bool
    number: str
    title: str
    depth: int = 0
    type: str = ""
    case_number: str = ""
    decision: str = ""
    vote: VoteFacts | None = None
    tasks: tuple[TaskFacts, ...] = ()
    files: tuple[FileFacts, ...] = ()
    closed: bool = False
    withdrawn: bool = False


class PersonFacts(Struct, frozen=True, omit_defaults=True, gc=False):
    """A person as a meeting or a body names one. `since` and `until` hold for members."""

    name: str
    title: str = ""
    role: str = ""
    party: str = ""
    organisation: str = ""
    presence: Presence = "medlem"
    since: date | None = None
    until: date | None = None


class CorrectionFacts(Struct, frozen=True, omit_defaults=True, gc=False):
    """A correction after the approval, in plain text."""

    day: date | None
    point: str
    text: str


class MeetingFacts(Struct, frozen=True, omit_defaults=True, gc=False):
    """One meeting. `address` is its folder on the site (`udvalget/2026-05-06`, composed
    Unicode, not encoded), `folder` its body's (`udvalget`; never empty),
    `source` its file from the repository's root. `when` is its time as it prints. `status` is
    as written or empty; `minuted` tells that there are minutes. `sent_agenda`, `sent_minutes`
    and `approved` are dates that the file states. `kinds` are the documents that are made, and
    `formats` (`html`, `docx`, `markdown`) what each of them is made in.
    """

    address: str
    source: str
    folder: str
    body: str
    title: str
    day: date
    start: time | None = None
    end: time | None = None
    when: str = ""
    venue: str = ""
    form: str = ""
    link: str = ""
    type: str = ""
    number: str = ""
    status: str = ""
    minuted: bool = False
    sent_agenda: date | None = None
    sent_minutes: date | None = None
    approved: date | None = None
    kinds: tuple[str, ...] = ()
    items: tuple[ItemFacts, ...] = ()
    people: tuple[PersonFacts, ...] = ()
    files: tuple[FileFacts, ...] = ()
    corrections: tuple[CorrectionFacts, ...] = ()
    formats: tuple[str, ...] = ()


class OpenTask(Struct, frozen=True, gc=False):
    """A task that was open when a meeting began. `address` and `anchor` lead to the item that
    last stated it, `day` is that meeting's, `number` and `title` the item's.
    """

    task: TaskFacts
    address: str
    anchor: str
    day: date
    number: str = ""
    title: str = ""


class PlannedFacts(Struct, frozen=True, gc=False):
    """A planned meeting of a body that may not have a file yet."""

    day: date
    start: time | None = None
    end: time | None = None
    venue: str = ""
    remark: str = ""


class BodyFacts(Struct, frozen=True, gc=False):
    """A body (committee, board …) as its own file states it. `folder` is its folder on the
    site, `leader` and `contact` lines of text, `notice` how long before a meeting, `plan` its
    planned meetings. A body that has no file has a name and a folder only.
    """

    folder: str
    name: str
    short_name: str = ""
    leader: tuple[str, ...] = ()
    members: tuple[PersonFacts, ...] = ()
    contact: tuple[str, ...] = ()
    notice: Notice | None = None
    plan: tuple[PlannedFacts, ...] = ()
