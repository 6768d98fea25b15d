"""Pictures in Word: their size, their files and what they say."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from tests.formats.docx_letterhead import png
from tests.formats.docx_reading import (
    WP,
    body,
    made,
    members,
    with_blocks,
    written_inline,
)

from referat.prose.tree import (
    Paragraph,
    Picture,
)


def picture(path: Path, width: int = 0, height: int = 0, alt: str = "Kort") -> Picture:
    return Picture(alt, "kort.png", "bilag/kort.png", width, height, path)


# The size in pixels, and in the document: never wider than the text, never higher than a page.
SIZES = [
    ((96, 48), (914400, 457200)),
    ((6048, 96), (5760720, 91440)),
    ((100, 7560), (95238, 7200000)),
    ((0, 0), (38100, 19050)),
]


@pytest.mark.parametrize(("pixels", "expected"), SIZES)
def test_picture_size(tmp_path: Path, pixels: tuple[int, int], expected: tuple[int, int]) -> None:
    file = tmp_path / "kort.png"
    file.write_bytes(png(4, 2))
    data = made(with_blocks(Paragraph((picture(file, *pixels),))))
    extent = next(body(data).iter(f"{WP}extent"))
    assert (int(extent.get("cx", "")), int(extent.get("cy", ""))) == expected


@pytest.mark.parametrize("content", [b"", b"<svg/>", b"\xff\xd8\xff", None])
def test_a_file_that_word_cannot_show_becomes_its_words(
    tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "kort.png"
    if content is not None:
        file.write_bytes(content)
    written = written_inline(picture(file))
    assert (
        written
        == '<w:r><w:rPr><w:rStyle w:val="Billedtekst"/></w:rPr><w:t>[Billede: Kort]</w:t></w:r>'
    )


def test_the_same_file_is_embedded_once(tmp_path: Path) -> None:
    one, two = tmp_path / "a.png", tmp_path / "b.png"
    one.write_bytes(png(4))
    two.write_bytes(png(5))
    shown = tuple(picture(file) for file in (two, one, two))
    data = made(with_blocks(Paragraph(shown)))
    media = {name: each for name, each in members(data).items() if "media" in name}
    assert media == {"word/media/image1.png": png(5), "word/media/image2.png": png(4)}
    ids = [each.get("id") for each in body(data).iter(f"{WP}docPr")]
    assert ids == ["1", "2", "3"]


def test_a_picture_without_words_is_decorative(tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    file.write_bytes(png())
    data = made(
        with_blocks(Paragraph((picture(file, alt=" "), picture(file, alt='"Kort" & plan'))))
    )
    first, second = body(data).iter(f"{WP}docPr")
    assert [etree.QName(each).localname for each in first.iter()][-1] == "decorative"
    assert second.get("descr") == '"Kort" & plan'
