"""DOCX → text, through python-docx: paragraphs and tables in their order, list numbers put back.

Before anything is parsed the package is weighed: the sizes its directory states are summed, and then the parts that are
read are unpacked with a bound, because stated sizes can lie. A part with a DTD (billion laughs) is refused.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from loaders.documents.archives import BROKEN, directory_bytes
from loaders.documents.document import Limits, UnreadableError
from loaders.documents.text import tidy

_CHUNK = 1 << 16
_DIRECTORY_BYTES = 5_000_000
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def read_docx(file: str, data: bytes, limits: Limits) -> str:
    """The text of a DOCX. Raises UnreadableError for what is damaged, unpacks beyond the limit or is no DOCX."""
    _weigh(file, data, limits)
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError  # type: ignore[import-untyped]

    try:
        document = docx.Document(io.BytesIO(data))
        numbering = _Numbering.of(document)
        blocks = list(_blocks(document.iter_inner_content(), numbering))
    except (OpcError, LxmlError, LookupError, TypeError, ValueError, AttributeError):
        raise UnreadableError(file, "damaged") from None
    return tidy("\n".join(_spaced(blocks)))


def _weigh(file: str, data: bytes, limits: Limits) -> None:
    try:
        if directory_bytes(io.BytesIO(data)) > _DIRECTORY_BYTES:
            raise UnreadableError(file, "unpacks_too_large", limit=limits.unpacked_bytes // 1_000_000)
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            if any(part.flag_bits & 1 for part in parts):
                raise UnreadableError(file, "encrypted")
            if "word/document.xml" not in package.namelist():
                raise UnreadableError(file, "not_supported")
            if sum(part.file_size for part in parts) > limits.unpacked_bytes:
                raise UnreadableError(file, "unpacks_too_large", limit=limits.unpacked_bytes // 1_000_000)
            left = limits.unpacked_bytes
            for part in parts:
                left -= _unpacked_size(file, package, part, left, limits)
    except BROKEN:
        raise UnreadableError(file, "damaged") from None


def _unpacked_size(file: str, package: zipfile.ZipFile, part: zipfile.ZipInfo, left: int, limits: Limits) -> int:
    """Bytes that a part really unpacks to, never reading more than `left`."""
    size = 0
    with package.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            if size == 0 and part.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in chunk:
                raise UnreadableError(file, "unsafe_xml")
            size += len(chunk)
            if size > left:
                raise UnreadableError(file, "unpacks_too_large", limit=limits.unpacked_bytes // 1_000_000)
    return size


@dataclass(slots=True)
class _Block:
    """A line of the text; `close` says that it stands right under a line of its own kind (list points, table rows)."""

    text: str
    kind: str = ""


def _spaced(blocks: Iterable[_Block]) -> Iterator[str]:
    above = ""
    for number, block in enumerate(blocks):
        if number and not (block.kind and block.kind == above):
            yield ""
        yield block.text
        above = block.kind
    yield ""


def _blocks(content: Iterable[Any], numbering: _Numbering) -> Iterator[_Block]:
    for element in content:
        if hasattr(element, "rows"):
            yield from _table(element, numbering)
        else:
            yield from _paragraph(element, numbering)


def _paragraph(paragraph: Any, numbering: _Numbering) -> Iterator[_Block]:
    text = paragraph.text
    if not text.strip():
        return
    mark = numbering.mark(paragraph)
    leaders = "\t" in text and numbering.styles.is_entry(paragraph._p)
    for number, line in enumerate(text.split("\n")):
        line = " ".join(re.sub(r"\t", "\x00", line).split()).replace("\x00", "\t").strip()
        if leaders:
            line = re.sub(r"[.…\s]*\t", ".....\t", line)
        if line:
            yield _Block((mark if number == 0 else "") + line, "list" if mark else "toc" if leaders else "")


def _table(table: Any, numbering: _Numbering) -> Iterator[_Block]:
    """One line a row, its cells between tabs; a row with a cell of several paragraphs is written cell after cell."""
    for row in table.rows:
        cells = [list(_blocks(cell.iter_inner_content(), numbering)) for cell in _distinct(row.cells)]
        if all(len(cell) <= 1 for cell in cells):
            line = "\t".join("".join(block.text for block in cell) for cell in cells).rstrip("\t")
            if line.strip():
                yield _Block(line, "row")
        else:
            for cell in cells:
                yield from cell


def _distinct(cells: Iterable[Any]) -> Iterator[Any]:
    """Each cell once: python-docx gives a merged cell at every place that it covers."""
    last = None
    for cell in cells:
        if cell._tc is not last:
            yield cell
        last = cell._tc


@dataclass(slots=True)
class _Numbering:
    """The list marks that Word computes and a DOCX does not hold: counted here as Word counts them.

    `formats` gives for (list, level) its number format and where it starts.
    """

    formats: dict[tuple[str, int], tuple[str, str, int]]
    styles: _Styles
    counts: Counter[tuple[str, int]] = field(default_factory=Counter)

    @classmethod
    def of(cls, document: Any) -> _Numbering:
        formats: dict[tuple[str, int], tuple[str, str, int]] = {}
        styles = _Styles.of(document)
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return cls(formats, styles)
        abstract = {one.get(_w("abstractNumId")): one for one in root.findall(_w("abstractNum"))}
        for number in root.findall(_w("num")):
            reference = number.find(_w("abstractNumId"))
            if reference is None or reference.get(_w("val")) not in abstract:
                continue
            for level in abstract[reference.get(_w("val"))].findall(_w("lvl")):
                form, text, start = (_value(level, name) for name in ("numFmt", "lvlText", "start"))
                place = (number.get(_w("numId")), int(level.get(_w("ilvl")) or 0))
                formats[place] = (form or "bullet", text or "", int(start) if start.isdecimal() else 1)
        return cls(formats, styles)

    def mark(self, paragraph: Any) -> str:
        """`- `, `1. `, `a) ` … for a list point, "" for any other paragraph."""
        place = self._place(paragraph)
        if place is None:
            return ""
        name, level = place
        form, text, start = self.formats.get(place, ("bullet", "", 1))
        if form == "none":
            return ""
        if form == "bullet":
            return "- "
        for below in range(level + 1, 10):
            self.counts[name, below] = 0
        self.counts[place] += 1
        return self._filled(name, level, text, start) + " "

    def _filled(self, name: str, level: int, text: str, start: int) -> str:
        """`text` ("%1.%2)") with the counts of the levels it names."""

        def count(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            form, _, first = self.formats.get((name, at), ("decimal", "", start))
            return _numeral(max(self.counts[name, at], 1) + first - 1, form)

        return re.sub(r"%([1-9])", count, text) or "-"

    def _place(self, paragraph: Any) -> tuple[str, int] | None:
        """(list, level) of a list point, from the paragraph itself or its style."""
        for properties in self.styles.properties(paragraph._p):
            number = properties.find(_w("numPr"))
            if number is not None:
                name = _value(number, "numId")
                level = _value(number, "ilvl")
                return (name, int(level) if level.isdecimal() else 0) if name and name != "0" else None
        return None


@dataclass(slots=True)
class _Styles:
    """A document's styles by id. python-docx looks the default style up for each paragraph, and that takes long."""

    elements: dict[str, Any]

    @classmethod
    def of(cls, document: Any) -> _Styles:
        return cls({style.get(_w("styleId")): style for style in document.styles.element.findall(_w("style"))})

    def properties(self, paragraph: Any) -> Iterator[Any]:
        """Paragraph properties, from the paragraph outwards through the styles it is based on."""
        if paragraph.pPr is not None:
            yield paragraph.pPr
        for style in self._chain(paragraph):
            own = style.find(_w("pPr"))
            if own is not None:
                yield own

    def is_entry(self, paragraph: Any) -> bool:
        """Whether a tab in the paragraph is drawn as dots: an entry in a table of contents."""
        names = [_value(style, "name").lower() for style in self._chain(paragraph)]
        return any(name.startswith(("toc ", "indholdsfortegnelse")) for name in names) or any(
            tab.get(_w("leader")) == "dot"
            for properties in self.properties(paragraph)
            for tab in properties.iterfind(f"{_w('tabs')}/{_w('tab')}")
        )

    def _chain(self, paragraph: Any) -> Iterator[Any]:
        name = paragraph.style
        for _ in range(10):
            style = self.elements.get(name)
            if style is None:
                return
            yield style
            name = _value(style, "basedOn")


def _numeral(number: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = _LETTERS[(number - 1) % len(_LETTERS)]
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman"):
        roman = _roman(number)
        return roman if form == "lowerRoman" else roman.upper()
    return str(number)


def _roman(number: int) -> str:
    text = ""
    for value, letters in (
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ):
        text += letters * (number // value)
        number %= value
    return text


def _w(name: str) -> str:
    return "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}" + name


def _value(element: Any, name: str) -> str:
    child = element.find(_w(name))
    return "" if child is None else child.get(_w("val")) or ""
