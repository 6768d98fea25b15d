"""Pictures as Word embeds them: the file once, a drawing for each place it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import NamedTuple

from referat.formats.docx.wordml import attribute
from referat.prose.tree import Picture

EMU_PER_PIXEL = 9525  # at 96 dpi
EMU_PER_TWIP = 635
MAX_HEIGHT = 7_200_000  # 20 cm: a page's text and its caption

_KINDS = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg", b"GIF8": "gif"}
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_DECORATIVE = (
    f'<a:extLst xmlns:a="{_A}"><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"'
    ' val="1"/></a:ext></a:extLst>'
)


class Media(NamedTuple):
    """A picture file in the package."""

    id: str
    name: str
    data: bytes
    width: int
    height: int


def fresh(stem: str, taken: frozenset[str]) -> Iterator[str]:
    """`stem` with the numbers from 1, without the names that are taken."""
    return (name for number in count(1) if (name := f"{stem}{number}") not in taken)


class Drawings:
    """Gathers the pictures of one document."""

    def __init__(self, first: int, taken_ids: frozenset[str], taken_stems: frozenset[str]) -> None:
        self._next = first
        self._ids = fresh("billede", taken_ids)
        self._stems = fresh("image", taken_stems)
        self._media: dict[Path, Media | None] = {}

    @property
    def media(self) -> list[Media]:
        return [media for media in self._media.values() if media]

    def drawing(self, picture: Picture, width: int) -> str:
        """The drawing, at most `width` twips wide; empty if Word cannot show the file."""
        media = self._load(picture)
        if media is None:
            return ""
        number, self._next = self._next, self._next + 1
        return _inline(media, number, picture.alt, width)

    def _load(self, picture: Picture) -> Media | None:
        if picture.file is None:
            return None
        if picture.file not in self._media:
            self._media[picture.file] = self._read(picture, picture.file)
        return self._media[picture.file]

    def _read(self, picture: Picture, file: Path) -> Media | None:
        try:
            data = file.read_bytes()
        except OSError:  # gone since it was found: the alt text still stands
            return None
        kind = next((kind for magic, kind in _KINDS.items() if data.startswith(magic)), None)
        width, height = _size(picture, data) if kind else (0, 0)
        if width <= 0 or height <= 0:
            return None
        return Media(next(self._ids), f"{next(self._stems)}.{kind}", data, width, height)


def _size(picture: Picture, data: bytes) -> tuple[int, int]:
    if picture.width > 0 and picture.height > 0:
        return picture.width, picture.height
    import imagesize  # noqa: PLC0415 - slow; most pictures say how large they are

    try:
        width, height = imagesize.get(BytesIO(data))
    except ValueError:  # a picture that is cut short
        return 0, 0
    return int(width), int(height)


def _inline(media: Media, number: int, alt: str, room: int) -> str:
    wide, high = _fit(media.width * EMU_PER_PIXEL, media.height * EMU_PER_PIXEL, room)
    told = attribute(alt)
    text = f' descr="{told}"/>' if told else f' descr="">{_DECORATIVE}</wp:docPr>'
    return (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{wide}" cy="{high}"/><wp:docPr id="{number}" name="Billede {number}"{text}'
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{_A}" noChangeAspect="1"/>'
        f'</wp:cNvGraphicFramePr><a:graphic xmlns:a="{_A}"><a:graphicData uri="{_PIC}">'
        f'<pic:pic xmlns:pic="{_PIC}"><pic:nvPicPr><pic:cNvPr id="{number}" '
        f'name="{media.name}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{media.id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def _fit(wide: int, high: int, room: int) -> tuple[int, int]:
    """The size in the picture's own proportions, within the room and the page."""
    scale = min(1.0, room * EMU_PER_TWIP / wide, MAX_HEIGHT / high)
    return max(1, round(wide * scale)), max(1, round(high * scale))
