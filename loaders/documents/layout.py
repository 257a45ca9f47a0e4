"""Lines with positions → paragraphs, list points and table rows, in reading order. Shared by PDF text and scans.

The order in which a PDF writes its lines is the order in which its author wrote them, so that order is kept:

    blocks      a line to the right of the one before opens a new cell of the same row; one back to the left, a new row
    paragraphs  in each cell, lines of one style at the document's own line distance are one paragraph, where the next
                line's first word would not have fitted on the line before
    rows        a row of one-paragraph cells becomes one line with tabs; cells of several paragraphs (attendance in two
                columns) follow one another, a line a person, also where such a row runs on over a page

Text comes out with a form feed where each page begins; `with_page_starts` turns these into offsets.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from loaders.documents.lines import PAGE, Line, joined

_SENTENCE_END = re.compile(r"[.:?!…][)\"”»']?$")
_LEADERS = re.compile(r"[ \t]*[.…·]{4,}[ \t]*")
_ENTRY_END = re.compile(r"[.…·]{4,}\s*\d{0,4}$")  # of a line in a table of contents
_SLACK = 0.25  # font sizes: how much the distance between lines of one paragraph varies (other fonts, rounding)
_WIDER = 1.4  # times as far apart may lines of a heading be, reckoned in sizes of the running text
_SAME_PLACE = 6.0  # points: cells of one column begin this close to each other


@dataclass(slots=True)
class Row:
    """Cells side by side, each the lines it holds; a row of one cell is running text."""

    cells: list[list[Line]]

    @property
    def columns(self) -> list[float]:
        """Left edge of each cell, in points."""
        return [min(line.left for line in cell) for cell in self.cells]


@dataclass(slots=True)
class Measures:
    """What one document's own lines say of it.

    `leading` is the distance between lines of a paragraph in font sizes; `right_edge` how far lines reach, in points.
    """

    leading: float
    right_edge: float


@dataclass(slots=True)
class _Output:
    """Text under way: knows the page it is on, and marks the first line of each."""

    page: int = 0
    parts: list[str] = field(default_factory=list)

    def mark(self, page: int) -> str:
        """A form feed for each page that begins at or before `page` and has not begun yet."""
        feeds = PAGE * max(0, page - self.page)
        self.page = max(self.page, page)
        return feeds

    def write(self, text: str, *, close: bool) -> None:
        """A paragraph of its own, after a blank line unless it stands `close` to the one before."""
        if self.parts:
            self.parts.append("\n" if close else "\n\n")
        self.parts.append(_LEADERS.sub(".....\t", text))


def text_of(pages: Sequence[Sequence[Line]]) -> str:
    """The text of a document's lines, page by page, with a form feed where each page begins."""
    measures = _measures(pages)
    rows = _over_pages([row for lines in pages for row in _rows(lines)])
    output = _Output()
    column_edge: float | None = None
    number = 0
    while number < len(rows):
        row = rows[number]
        if len(row.cells) == 1:
            _write_flow(output, _flow(rows, number), measures, column_edge)
            column_edge = None
            number += _flow_length(rows, number)
        else:
            table = _table(rows, number)
            _write_table(output, table, measures)
            column_edge = _edge(table[-1], 0, measures)
            number += len(table)
    output.parts.append("\n" + output.mark(len(pages)))
    return "".join(output.parts)


def with_page_starts(text: str) -> tuple[str, tuple[int, ...]]:
    """`text` without its form feeds, and the offset in it at which each page begins."""
    pages = text.split(PAGE)
    starts: list[int] = []
    offset = len(pages[0])
    for page in pages[1:]:
        starts.append(offset)
        offset += len(page)
    return "".join(pages), tuple(starts)


def _measures(pages: Sequence[Sequence[Line]]) -> Measures:
    distances: Counter[float] = Counter()
    for lines in pages:
        for above, below in pairwise(lines):
            distance = (above.baseline - below.baseline) / above.size
            if 0.8 < distance < 2.2 and abs(above.left - below.left) < _SAME_PLACE and _same_style(above, below):
                distances[round(distance * 20) / 20] += len(above.text)
    rights = sorted(line.right for lines in pages for line in lines if not _ENTRY_END.search(line.text))
    # A few lines stick out into the margin; the edge is where most of the longest lines end.
    edge = rights[int(len(rights) * 0.98)] if rights else 0.0
    return Measures(distances.most_common(1)[0][0] if distances else 1.2, edge)


def _same_style(one: Line, other: Line) -> bool:
    return one.bold == other.bold and abs(one.size - other.size) <= 0.12 * max(one.size, other.size)


def _rows(lines: Sequence[Line]) -> Iterator[Row]:
    """Lines in the order they were written → rows of cells."""
    row = Row([])
    for line in lines:
        last = row.cells[-1][-1] if row.cells else None
        if last is None:
            row.cells.append([line])
        elif _beside(last, line):
            before, row = _split_at(row, line)
            if before:
                yield before
            row.cells.append([line])
        elif len(row.cells) > 1 and line.left < min(one.left for one in row.cells[-1]) - _SAME_PLACE:
            yield row
            row = Row([[line]])
        elif line.baseline > last.baseline + last.size:
            yield row  # back to the top without being beside: a new column of the page
            row = Row([[line]])
        else:
            row.cells[-1].append(line)
    if row.cells:
        yield row


def _beside(last: Line, line: Line) -> bool:
    """Whether `line` begins a cell to the right of the one `last` is in."""
    return line.baseline > last.baseline - 0.6 * last.size and line.left >= last.left + 2 * last.size


def _split_at(row: Row, line: Line) -> tuple[Row | None, Row]:
    """Running text above a row's first line is no part of the row: (that text, the row that `line` belongs to)."""
    if len(row.cells) > 1:
        return None, row
    cell = row.cells[0]
    first = _centred_on(cell, line)
    if first is None:
        first = next((i for i, one in enumerate(cell) if one.baseline < line.baseline + 0.5 * line.size), len(cell) - 1)
    return (Row([cell[:first]]) if first else None), Row([cell[first:]])


def _centred_on(cell: Sequence[Line], line: Line) -> int | None:
    """Where the lines begin whose middle is at `line`: cells of a row may be aligned at their middles."""
    for first in range(len(cell) - 2, -1, -1):
        above, below = cell[first], cell[first + 1]
        if above.baseline - below.baseline > 1.7 * below.size or not _same_style(above, below):
            return None
        if abs((above.baseline + cell[-1].baseline) / 2 - line.baseline) < 0.2 * line.size:
            return first
    return None


def _over_pages(rows: list[Row]) -> list[Row]:
    """A row of cells that runs on over a page is one row: each cell's second half belongs to its first."""
    merged: list[Row] = []
    for row in rows:
        above = merged[-1] if merged else None
        if above and _runs_on(above, row):
            for left, cell in zip(row.columns, row.cells, strict=True):
                _at_column(above, left).extend(cell)
        else:
            merged.append(row)
    return merged


def _runs_on(above: Row, below: Row) -> bool:
    if len(above.cells) < 2 or len(below.cells) < 2 or below.cells[0][0].page == above.cells[0][0].page:
        return False
    if any(cell[0].bold for cell in below.cells) or all(len(cell) == 1 for cell in above.cells):
        return False
    return all(any(abs(left - column) < _SAME_PLACE for column in above.columns) for left in below.columns)


def _at_column(row: Row, left: float) -> list[Line]:
    return min(zip(row.columns, row.cells, strict=True), key=lambda pair: abs(pair[0] - left))[1]


def _table(rows: Sequence[Row], start: int) -> list[Row]:
    end = start
    while end < len(rows) and len(rows[end].cells) > 1:
        end += 1
    return list(rows[start:end])


def _flow_length(rows: Sequence[Row], start: int) -> int:
    end = start
    while end < len(rows) and len(rows[end].cells) == 1:
        end += 1
    return end - start


def _flow(rows: Sequence[Row], start: int) -> list[Line]:
    return [line for row in rows[start : start + _flow_length(rows, start)] for line in row.cells[0]]


def _edge(row: Row, cell: int, measures: Measures) -> float:
    """How far right text in a cell can reach: to the next column, less the usual padding."""
    columns = row.columns
    limit = columns[cell + 1] if cell + 1 < len(columns) else measures.right_edge
    return limit - 8.0


def _write_flow(output: _Output, lines: list[Line], measures: Measures, column_edge: float | None) -> None:
    """Running text. Straight after a table its first lines may still stand in the table's first column."""
    in_column = 0
    if column_edge is not None:
        while in_column < len(lines) and lines[in_column].right <= column_edge:
            in_column += 1
    narrow = column_edge if column_edge is not None else measures.right_edge
    edges = [narrow if number < in_column else measures.right_edge for number in range(len(lines))]
    _write_paragraphs(output, _paragraphs(lines, edges, measures), measures)


def _write_table(output: _Output, rows: list[Row], measures: Measures) -> None:
    columns: list[float] = []
    for left in sorted(left for row in rows for left in row.columns):
        if not columns or left - columns[-1] > _SAME_PLACE:
            columns.append(left)
    for row in rows:
        cells = [
            _paragraphs(cell, [_edge(row, number, measures)] * len(cell), measures)
            for number, cell in enumerate(row.cells)
        ]
        if all(len(paragraphs) == 1 for paragraphs in cells):
            values = [""] * len(columns)
            for left, (paragraph,) in zip(row.columns, cells, strict=True):
                place = max(number for number, column in enumerate(columns) if column <= left)
                values[place] = (values[place] + " " + _text(output, paragraph)).strip(" ")
            output.write("\t".join(values).rstrip("\t"), close=row is not rows[0])
        else:
            for paragraphs in cells:
                _write_paragraphs(output, paragraphs, measures)


def _paragraphs(lines: Sequence[Line], edges: Sequence[float], measures: Measures) -> list[list[Line]]:
    paragraphs: list[list[Line]] = []
    for number, line in enumerate(lines):
        if paragraphs and _continues(paragraphs[-1], line, edges[number - 1], measures):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return paragraphs


def _continues(paragraph: Sequence[Line], line: Line, edge: float, measures: Measures) -> bool:
    """Whether `line` is the next line of `paragraph`."""
    last = paragraph[-1]
    # A dash that opens a line right under running text is the sentence's own.
    begins = line.point and not (line.point == "–" and not paragraph[0].point and abs(line.left - last.left) < 1)
    # A sentence under way may be set wider than the running text (a heading), and a scan misjudges sizes.
    under_way = last.bold == line.bold and line.text[:1].islower()
    divided = last.ends_in_hyphen and under_way
    if begins or not (divided or _same_style(last, line)) or _ENTRY_END.search(last.text):
        return False
    # The second line of a list point or an entry may hang in or out a little, never far.
    start = paragraph[1].left if len(paragraph) > 1 else paragraph[0].left
    crosses_page = line.page != last.page
    if abs(line.left - start) > (3 if len(paragraph) > 1 and not crosses_page else 2.5 * line.size):
        return False
    apart = (last.baseline - line.baseline) / last.size
    if not crosses_page and apart > (measures.leading + _SLACK) * (_WIDER if under_way else 1.0):
        return False
    if last.ends_in_hyphen:
        return True
    in_column = edge < measures.right_edge
    if crosses_page and not line.text[:1].islower() and (in_column or _SENTENCE_END.search(last.text)):
        return False
    return last.right + 1.1 * line.first_word_width > edge


def _write_paragraphs(output: _Output, paragraphs: list[list[Line]], measures: Measures) -> None:
    above: Line | None = None
    for paragraph in paragraphs:
        first = paragraph[0]
        close = (
            above is not None
            and above.page == first.page
            and above.bold == first.bold
            and (above.baseline - first.baseline) / first.size <= measures.leading + _SLACK
        )
        output.write(_text(output, paragraph), close=close)
        above = paragraph[-1]


def _text(output: _Output, paragraph: Sequence[Line]) -> str:
    text = ""
    for line in paragraph:
        feeds = output.mark(line.page)
        text = joined(text, line.text, feeds) if text else feeds + line.with_mark
    return text
