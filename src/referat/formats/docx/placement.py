"""Where on a letterhead the text goes: in place of `[indhold]`, or after what stands there."""

from __future__ import annotations

from lxml import etree

from referat.formats.docx.ooxml import W

Element = etree._Element

MARK = "[indhold]"
_EMPTY_RUN = {f"{W}rPr", f"{W}lastRenderedPageBreak"}
_SILENT = {f"{W}proofErr", f"{W}bookmarkStart", f"{W}bookmarkEnd"}


def place(house: Element, ours: Element) -> None:
    """Moves the text of `ours` into the letterhead's own document."""
    body, text = _body(house), _body(ours)
    content = [each for each in text if each.tag != f"{W}sectPr"]
    mark = next((each for each in body.iter(f"{W}p") if _is_mark(each)), None)
    if mark is not None:
        _replace(mark, content)
        return
    for paragraph in body.findall(f"{W}p"):
        if _is_blank(paragraph):
            body.remove(paragraph)
    last = body.find(f"{W}sectPr")
    at = len(body) if last is None else body.index(last)
    body[at:at] = content


def _body(document: Element) -> Element:
    body = document.find(f"{W}body")
    assert body is not None  # looked for when the letterhead was judged
    return body


def _is_mark(paragraph: Element) -> bool:
    words = "".join(text.text or "" for text in paragraph.iter(f"{W}t"))
    if words.strip().casefold() != MARK:
        return False
    return next(paragraph.iterancestors(f"{W}txbxContent"), None) is None


def _replace(mark: Element, content: list[Element]) -> None:
    """Puts `content` where `mark` is; a section that ends in `mark` still ends there."""
    parent = mark.getparent()
    assert parent is not None
    at = parent.index(mark)
    if mark.find(f"{W}pPr/{W}sectPr") is None:
        parent[at : at + 1] = content
        return
    for run in [each for each in mark if each.tag != f"{W}pPr"]:
        mark.remove(run)
    parent[at:at] = content


def _is_blank(paragraph: Element) -> bool:
    """Whether nothing would be missed: no text, picture, break, section or half a bookmark."""
    starts = {each.get(f"{W}id") for each in paragraph.iter(f"{W}bookmarkStart")}
    ends = {each.get(f"{W}id") for each in paragraph.iter(f"{W}bookmarkEnd")}
    return starts == ends and all(_says_nothing(each) for each in paragraph)


def _says_nothing(child: Element) -> bool:
    if child.tag == f"{W}pPr":
        return child.find(f"{W}sectPr") is None
    if child.tag == f"{W}r":
        return all(
            each.tag in _EMPTY_RUN or (each.tag == f"{W}t" and not (each.text or "").strip())
            for each in child
        )
    return child.tag in _SILENT
