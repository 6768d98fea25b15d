"""The one door to the view: a whole meeting as one document for one kind of reader."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from urllib.parse import quote

from msgspec import Struct
from msgspec.structs import replace

from referat.danish.dates import short_date
from referat.model.cascade import Whole, known_people
from referat.model.item import AnyItem, Item, Pause
from referat.model.meeting import Meeting
from referat.prose.options import Options
from referat.view.document import Document, Edition, Kind, Properties
from referat.view.facts import OpenTask
from referat.view.head import HeadWriter, sent_with
from referat.view.items import ItemWriter
from referat.view.labels import KINDS
from referat.view.open_tasks import open_task_blocks
from referat.view.parts import PartWriter
from referat.view.people import PeopleWriter
from referat.view.seen import Seen, seen

_AFTER = frozenset(
    {
        "minutes",
        "decision",
        "vote",
        "dissent",
        "tasks",
        "disqualified",
        "did_not_attend",
        "absent",
        "addendum",
    }
)
_MEETING_AFTER = frozenset({"present", "ended", "intro", "signatures", "corrections"})
_MINUTED_STATUS = frozenset({"udkast", "endeligt", "godkendt"})


def has_minutes(meeting: Meeting) -> bool:
    """True once something is minuted, or the status says so."""
    if meeting.status:
        return meeting.status in _MINUTED_STATUS
    noted = any(getattr(meeting, name) is not None for name in _MEETING_AFTER)
    return noted or any(_is_minuted(item) for item in meeting.items or ())


def _is_minuted(item: AnyItem) -> bool:
    if isinstance(item, Pause):
        return item.held is not None
    return any(getattr(item, name) is not None for name in _AFTER) or any(
        _is_minuted(sub) for sub in item.items or ()
    )


def make_document(  # noqa: PLR0913
    whole: Whole,
    kind: Kind,
    edition: Edition,
    options: Options,
    folder: str = "",
    *,
    open_tasks: Sequence[OpenTask] = (),
) -> Document:
    """The document of `kind` that a reader of `edition` may see. `folder` is where its files
    lie on the site, `open_tasks` what an item with `åbne opgaver` lists.
    """
    writers = options.once(
        (id(whole), edition, folder, id(open_tasks)),
        lambda: _writers(whole, edition, options, folder, open_tasks),
    )
    meeting, title = writers.view.meeting, title_of(whole)
    before, after = writers.head.fields(kind)
    return Document(
        kind=kind,
        edition=edition,
        label=KINDS[kind],
        title=title,
        organisation=whole.organisation,
        body=whole.body if whole.body != title else "",
        mark=_mark(meeting, kind),
        edition_mark=_edition_mark(meeting, edition),
        head=before,
        lead=writers.head.lead(kind),
        items_label=writers.view.labels.of("punkter"),
        items=writers.items.all(meeting.items or (), kind),
        closing=after,
        properties=_properties(whole, meeting, kind, title),
        address=f"{whole.address.rstrip('/')}/{quote(folder)}/" if whole.address and folder else "",
        mark_tone="rolig" if meeting.status in ("endeligt", "godkendt") else "varsel",
    )


class _Writers(Struct, frozen=True):
    """What writes a meeting's documents. `made_of` is what they are known by; it is kept, so
    that nothing else can take its identity.
    """

    view: Seen
    head: HeadWriter
    items: ItemWriter
    made_of: tuple[Whole, Sequence[OpenTask]]


def _writers(
    whole: Whole, edition: Edition, options: Options, folder: str, tasks: Sequence[OpenTask]
) -> _Writers:
    view = seen(whole, edition)
    clock, labels = view.clock, view.labels
    parts = PartWriter(
        labels, PeopleWriter(labels, clock, whole.once(known_people)), view.of(options)
    )
    open_blocks = open_task_blocks(tasks, labels, folder)
    return _Writers(
        view,
        HeadWriter(replace(whole, meeting=view.meeting), parts, clock),
        ItemWriter(parts, clock, view.styles, view.numbers, view.anchors, open_blocks),
        (whole, tasks),
    )


def title_of(whole: Whole) -> str:
    """The meeting's own title, else its body's name."""
    return " ".join((whole.meeting.title or whole.body or "Møde").split())


def _mark(meeting: Meeting, kind: Kind) -> str:
    """A status that must not be overlooked. An agenda is not a draft of minutes."""
    status = meeting.status or ""
    if status == "aflyst":
        return "Aflyst"
    if kind == "dagsorden":
        return "Foreløbig dagsorden" if status == "planlagt" else ""
    return {"udkast": "Udkast", "endeligt": "Endeligt", "godkendt": "Godkendt"}.get(status, "")


def _edition_mark(meeting: Meeting, edition: Edition) -> str:
    if edition == "offentlig":
        return ""
    return (
        "Kun for medlemmer: indeholder lukkede punkter"
        if _any_closed(meeting.items or ()) or any(a.is_closed for a in meeting.attachments or ())
        else "Medlemmernes udgave"
    )


def _any_closed(items: tuple[AnyItem, ...]) -> bool:
    return any(
        isinstance(item, Item)
        and (
            item.is_closed
            or any(a.is_closed for a in item.attachments or ())
            or _any_closed(item.items or ())
        )
        for item in items
    )


def _properties(whole: Whole, meeting: Meeting, kind: Kind, title: str) -> Properties:
    day = short_date(meeting.day).replace("\u00a0", " ")
    sent = sent_with(meeting.sent, kind)
    created = sent if isinstance(sent, date) else meeting.day
    return Properties(
        title=f"{KINDS[kind]}: {title}, {day}",
        author=whole.organisation or whole.body,
        subject=whole.body,
        created=created,
    )
