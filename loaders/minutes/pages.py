"""A document's lines, each with what it may be: an item's heading, a section's opening.

Lines that extraction ran together are taken apart here: page number, heading, section name and text in one line, a
table of contents in one line, an agenda printed as a table. What belongs to the page (page numbers, links) is left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from loaders.minutes.layouts import Opening, is_furniture, key, opening, section_named
from loaders.minutes.lines import Line, split_lines
from loaders.minutes.model import SectionKind
from loaders.minutes.numbering import Numbered, numbered
from loaders.rules import rules
from loaders.span import Span

_TITLE = 3  # letters that a title has at least
_COUNTED, _NEAR = 3, 8  # headings that make a lost count, and lines within which each has a section
_STRONG = 1.0  # a heading's form above this weight is no section name, whatever its words
_CELL = re.compile(r"\s*[\t|]+\s*")
_LIST = re.compile(r"(?<!\S)(\d{1,2})[.)]\s(?=\s?[A-ZÆØÅ\"»])")
_PAGE_NUMBER = re.compile(
    r"\d{1,3}\s+(?=(?:(?:[Aa]d|[Pp]kt\.?|[Pp]unkt|[Ss]ag)\s*)?\d{1,3}[.:)]?\s+[A-ZÆØÅ]"
    r"|(?:REFERAT|DAGSORDEN|Referat|Dagsorden|Beslutningsprotokol)\s+[A-ZÆØÅ])"
)


@dataclass(slots=True)
class Page:
    """The text, its lines, and for each line its readings."""

    text: str
    lines: list[Line]
    readings: list[Numbered | None]
    openings: list[Opening | None]

    def add(self, line: Line, reading: Numbered | None, opened: Opening | None) -> None:
        """Put a line at the end."""
        self.lines.append(line)
        self.readings.append(reading)
        self.openings.append(opened)


@dataclass(slots=True)
class _Piece:
    line: Line
    kind: SectionKind | None = None  # of a table's cell: the section that its column names


def read_page(text: str, span: Span) -> Page:
    """The lines of `span` in `text`, read one by one."""
    pieces: list[_Piece] = []
    columns: list[str] = []
    parted = False
    for line in split_lines(text, span):
        if is_furniture(line.text):
            parted = True
            continue
        if parted:
            line, parted = line._replace(gap=max(line.gap, 1)), False
        if line.text[0] == "|":
            line = line.part(1, len(line.text.rstrip("|")))
        cells = _CELL.split(line.text) if "\t" in line.text or "|" in line.text else [line.text]
        if len(cells) > 2 and _is_table_head(cells):
            columns = cells
        pieces += _row(line, columns) if len(cells) == len(columns) else [_Piece(part) for part in _taken_apart(line)]
    readings = [None if piece.kind else numbered(piece.line.text) for piece in pieces]
    openings = [_opening(piece, reading) for piece, reading in zip(pieces, readings, strict=True)]
    lines = [piece.line for piece in pieces]
    for index, opened in enumerate(openings[:-1]):
        if opened and opened.listed and not _begins_list(lines[index + 1].text):
            openings[index] = None
    page = Page(text, lines, readings, openings)
    _count_on(page)
    return page


def _count_on(page: Page) -> None:
    """Number headings one by one that all say '1.': a web page's list, the counting of which extraction has lost."""
    first = [
        index
        for index, (line, reading) in enumerate(zip(page.lines, page.readings, strict=True))
        if reading
        and (reading.number, reading.delimiter) == ("1", ".")
        and line.gap
        and line.text[reading.start : reading.start + 1].isupper()
    ]
    again = any(reading and (reading.number, reading.delimiter) == ("2", ".") for reading in page.readings)
    opening = [index for index in first if any(page.openings[index + 1 : index + _NEAR])]
    if again or len(opening) < _COUNTED or 2 * len(opening) < len(first):
        return
    for count, index in enumerate(first, 1):
        page.readings[index] = page.readings[index]._replace(number=str(count))  # type: ignore[union-attr]


def cut_titles(page: Page, titles: dict[str, str]) -> Page:
    """The page with headings cut where the table of contents (number to title) says that their titles end.

    What follows such a title without a break, beginning with a capital, is a line of its own.
    """
    cut = Page(page.text, [], [], [])
    for line, reading, opened in zip(page.lines, page.readings, page.openings, strict=True):
        title = titles.get(reading.number, "") if reading else ""
        end = reading.start + len(title) if reading else 0
        rest = line.text[end:]
        cut.add(line, reading, opened)
        if reading and title and line.text.startswith(title, reading.start) and rest[:1] == " " and rest[1:2].isupper():
            head = line.part(0, end)
            cut.lines[-1], cut.readings[-1] = head, numbered(head.text)
            cut.add(line.part(end, len(line.text)), None, opening(rest.strip()))
    return cut


def _opening(piece: _Piece, reading: Numbered | None) -> Opening | None:
    if piece.kind:
        return Opening(piece.kind, 0, 0)
    return None if reading and reading.weight > _STRONG else opening(piece.line.text)


def _begins_list(words: str) -> bool:
    return re.match(r"(?i)[•·●○▪■–—*>\uf0b7-]|\(?(?:\d{1,2}|[a-h])[.)]|at\b", words) is not None


@cache
def _columns(which: str) -> frozenset[str]:
    return frozenset(key(name) for name in rules("layouts")["table"][which])


def _is_table_head(cells: list[str]) -> bool:
    return key(cells[0]) in _columns("numbers") and any(key(cell) in _columns("titles") for cell in cells[1:])


def _row(line: Line, columns: list[str]) -> list[_Piece]:
    """An agenda's row as its heading (number, title, time) and a piece for each cell whose column names a section."""
    pieces: list[_Piece] = []
    begin = 0
    ends = [*(found.span() for found in _CELL.finditer(line.text)), (len(line.text), len(line.text))]
    for column, (end, following) in zip(columns, ends, strict=True):
        kind = section_named(column)
        part = line.part(begin, end)
        if kind and part.text:
            pieces.append(_Piece(part, kind))
        elif pieces and pieces[-1].kind is None:
            pieces[-1] = _Piece(line.part(pieces[-1].line.start - line.start, end))
        else:
            pieces.append(_Piece(part))
        begin = following
    return pieces


@cache
def _inside() -> re.Pattern[str]:
    """Section names and case numbers in the middle of a heading's line, in capitals' company."""
    names = "|".join(re.escape(name) for name in rules("layouts")["flattened"]["names"])
    return re.compile(
        rf"(?<=\S)\s+(?=(?:{names})(?:\s+[A-ZÆØÅ\d]|:))|(?<=[a-zæøå0-9])(?=Bilag\s\d)"
        rf"|(?<=\s)(?:{names})(\s+)(?=[A-ZÆØÅ\d])"
    )


def _taken_apart(line: Line) -> list[Line]:
    """A heading's line, or a list in one line, as the lines it was printed in, without the page's number before it."""
    page = _PAGE_NUMBER.match(line.text)
    if page:
        line = line.part(page.end(), len(line.text))._replace(gap=line.gap)
    reading = numbered(line.text)
    cuts = _cuts(line.text, reading.start + _TITLE) if reading else []
    cuts = cuts or _list_cuts(line.text) or _decision_cuts(line.text)
    edges = [(0, 0), *cuts, (len(line.text), len(line.text))]
    parts = [line.part(before[1], after[0]) for before, after in pairwise(edges)]
    return [part for part in parts if part.text]


def _cuts(words: str, begin: int) -> list[tuple[int, int]]:
    """Where the line is to be cut: ends of the part before, and beginnings of the part after."""
    return [found.span(1) if found.group(1) is not None else found.span() for found in _inside().finditer(words, begin)]


@cache
def _behind() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in rules("layouts")["flattened"]["behind"])
    return re.compile(rf"(?<=[.!?»”)])\s+(?=(?:[A-ZÆØÅ][\w-]*s\s)?(?i:{names})\s?:\s)")


def _decision_cuts(words: str) -> list[tuple[int, int]]:
    """Where a line is to be cut before a decision that its own words announce behind others ('… Konklusion: Ja.')."""
    if ":" not in words or _begins_list(words):
        return []
    return [found.span() for found in _behind().finditer(words)]


def _list_cuts(words: str) -> list[tuple[int, int]]:
    """Where a list in one line is cut: before each of its numbers, which count on from 1 to at least 3."""
    if "3." not in words and "3)" not in words:
        return []
    found = list(_LIST.finditer(words))
    if len(found) < 3 or [int(number[1]) for number in found] != list(range(1, len(found) + 1)):
        return []
    return [(number.start(), number.start()) for number in found if number.start()]
