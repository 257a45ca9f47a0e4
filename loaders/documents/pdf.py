"""PDF → text, through pypdfium2: characters with their boxes → lines → `layout`. Pages without text go to `scan`."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from typing import Any

from loaders.documents.document import Limits, UnreadableError
from loaders.documents.layout import text_of, with_page_starts
from loaders.documents.lines import Line, unstretched
from loaders.documents.margins import without_margins
from loaders.documents.text import tidy

_DISCS = frozenset("•●◦○▪■□▫‣⁃∙·–-*➢►▶✓\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf02d\uf0a8o")
_DISC = re.compile(r"[•●◦○▪■□▫‣⁃∙➢►▶✓\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf02d\uf0a8]\s*(?=\S)")
_DASH = re.compile(r"[–—\-*]\s+\S")
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z])[.)]\s+\S")
_NUMBER_ALONE = re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zA-Z])[.)]?$")
_SPACES = frozenset((0, 9, 10, 13, 32, 160))
_CELL_GAP = 1.2  # font sizes: a wider space on one baseline is a new column


def read_pdf(file: str, data: bytes, limits: Limits) -> tuple[str, str, tuple[int, ...]]:
    """(kind, text, page starts); kind is `scan` where most pages held pictures only.

    Raises UnreadableError for encrypted, damaged and over-long files, and for scans that nothing can read here.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(file, "encrypted" if "password" in str(error).lower() else "damaged") from None
    try:
        return _read(file, document, limits)
    except pypdfium2.PdfiumError:
        raise UnreadableError(file, "damaged") from None
    finally:
        document.close()


def _read(file: str, document: Any, limits: Limits) -> tuple[str, str, tuple[int, ...]]:
    count = len(document)
    if not count:
        raise UnreadableError(file, "damaged")
    if count > limits.pages:
        raise UnreadableError(file, "too_many_pages", pages=count, limit=limits.pages)
    pages: list[list[Line]] = []
    heights: list[float] = []
    scanned: list[int] = []
    for number in range(1, count + 1):
        page = document[number - 1]
        heights.append(page.get_height())
        pages.append(list(_lines(page, number)))
        if not pages[-1] and _has_picture(page):
            scanned.append(number)
        page.close()
    if scanned:
        from loaders.documents.scan import read_pages

        for number, lines in read_pages(file, document, scanned, limits):
            pages[number - 1] = lines
    text, starts = with_page_starts(text_of(without_margins(pages, heights)))
    return ("scan" if len(scanned) > count // 2 else "pdf"), text, starts


def _has_picture(page: Any) -> bool:
    from pypdfium2 import raw

    return any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))


def _lines(page: Any, number: int) -> Iterator[Line]:
    """The lines of a page in the order they were written, list discs and numbers put before their text."""
    lines = unstretched(list(_runs(page, number)))
    _mark_points(lines)
    if any(not line.point for line in lines):
        _mark_drawn_discs(page, lines)
    return (line for line in lines if line.text)


def _runs(page: Any, number: int) -> Iterator[Line]:
    """Characters → lines: a run ends at another baseline or a wide space."""
    from pypdfium2 import raw

    textpage = page.get_textpage()
    handle = textpage.raw
    x, y = ctypes.c_double(), ctypes.c_double()
    to_x, to_y = ctypes.byref(x), ctypes.byref(y)
    unicode_at, origin_at = raw.FPDFText_GetUnicode, raw.FPDFText_GetCharOrigin
    characters: list[str] = []
    first = last = 0
    size = baseline = last_x = 0.0
    for index in range(raw.FPDFText_CountChars(handle)):
        code = unicode_at(handle, index)
        if code in _SPACES:
            if characters:
                characters.append(" ")
            continue
        origin_at(handle, index, to_x, to_y)
        if characters and (
            abs(y.value - baseline) > 0.45 * size
            or x.value < last_x - size
            or (x.value - last_x > size and x.value - _edges(handle, last)[1] > _CELL_GAP * size)
        ):
            yield _line(handle, characters, (first, last), (baseline, size), number)
            characters = []
        if not characters:
            first, baseline, size = index, y.value, _size(handle, index)
        characters.append(chr(code))
        last, last_x = index, x.value
    if characters:
        yield _line(handle, characters, (first, last), (baseline, size), number)
    textpage.close()


def _edges(handle: Any, index: int) -> tuple[float, float]:
    """Left and right edge of a character with the space around it, in points."""
    from pypdfium2 import raw

    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(handle, index, ctypes.byref(box))
    return box.left, box.right


def _size(handle: Any, index: int) -> float:
    """Size of a character's font as printed, in points."""
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(handle, index, ctypes.byref(matrix))
    size = raw.FPDFText_GetFontSize(handle, index) * (math.hypot(matrix.c, matrix.d) or 1.0)
    return float(size) if 1.0 < size < 500.0 else 10.0


def _line(handle: Any, characters: list[str], ends: tuple[int, int], place: tuple[float, float], page: int) -> Line:
    text = "".join(characters).strip()
    # A hyphen that divides a word at the line's end is U+0002 here; anywhere else it is a hyphen like any other.
    tail = text[-1] if text[-1:] in ("\x02", "\xad", "‐") else ""
    body = text[: len(text) - len(tail)].replace("\x02", "-").replace("\xad", "").replace("‐", "-").replace("‑", "-")
    text = " ".join(tidy(body).split()) + ("-" if tail == "\x02" else tail)
    left, right = _edges(handle, ends[0])[0], _edges(handle, ends[1])[1]
    bold = all(_is_bold(handle, index) for index in ends)
    return Line(text, left, right, *place, page, bold)


def _is_bold(handle: Any, index: int) -> bool:
    """By the font's name: the flag in the font is often wrong."""
    from pypdfium2 import raw

    name = ctypes.create_string_buffer(128)
    raw.FPDFText_GetFontInfo(handle, index, name, 128, ctypes.byref(ctypes.c_int()))
    return any(mark in name.value for mark in (b"Bold", b"bold", b"Black", b"Heavy", b"Semibold"))


def _mark_points(lines: list[Line]) -> None:
    """List points: a disc becomes `point`, a disc or number that stands alone is put before the text beside it."""
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else None
        beside = (
            following is not None
            and abs(following.baseline - line.baseline) < 0.45 * max(line.size, following.size)
            and 0 < following.left - line.right < 5 * line.size
        )
        if beside and following and line.text in _DISCS:
            following.point, line.text = "-", ""
        elif beside and following and _NUMBER_ALONE.match(line.text):
            following.text, line.text = f"{line.text} {following.text}", ""
            following.left, following.point = line.left, "1"
        elif not line.point and (disc := _DISC.match(line.text)):
            line.point, line.text = "-", line.text[disc.end() :]
        elif not line.point and _DASH.match(line.text):
            line.point = "–"
        elif not line.point and _NUMBERED.match(line.text):
            line.point = "1"


def _mark_drawn_discs(page: Any, lines: list[Line]) -> None:
    """Browsers draw list discs as small shapes, not as text: a line just right of such a shape is a list point."""
    from pypdfium2 import raw

    edges = [ctypes.c_float() for _ in range(4)]
    left, bottom, right, top = edges
    to_edges = [ctypes.byref(edge) for edge in edges]
    for index in range(raw.FPDFPage_CountObjects(page.raw)):
        shape = raw.FPDFPage_GetObject(page.raw, index)
        if raw.FPDFPageObj_GetType(shape) != raw.FPDF_PAGEOBJ_PATH or not raw.FPDFPageObj_GetBounds(shape, *to_edges):
            continue
        width, height = right.value - left.value, top.value - bottom.value
        if not (1 < width < 7 and 1 < height < 7 and 0.7 < width / height < 1.4):
            continue
        middle = (top.value + bottom.value) / 2
        for line in lines:
            if line.baseline < middle < line.baseline + line.size and 0 < line.left - right.value < 2 * line.size:
                line.point = line.point or "-"
