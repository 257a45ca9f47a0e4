"""Running headers, footers and page numbers: found by what comes back at the edge of page after page, and taken out.

Only the outermost lines of a page are looked at, from the edge inwards, and the first line that is the page's own ends
the search; so a heading that many items share ("Beslutning") stays, because something of the page's own stands over it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from loaders.documents.lines import Line

_DEPTH = 4  # lines at each edge that may be header or footer
_BAND = 0.16  # share of the page's height at each edge
_NUMBER_ALONE = re.compile(r"(?:[Ss]ide\s*)?[-–]?\s*\d{1,4}\s*[-–]?(?:\s*(?:/|af|of)\s*\d{1,4})?$")
_NUMBER = re.compile(r"\d+")


def without_margins(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """Each page's lines in their order, without headers, footers and page numbers. `heights` of the pages in points."""
    edges = [_edges(lines, height) for lines, height in zip(pages, heights, strict=True)]
    seen: Counter[tuple[bool, str]] = Counter()
    for number, page in enumerate(edges, 1):
        seen.update({(top, _key(line, number)) for top, lines in page.items() for line in lines})
    needed = max(2, round(0.4 * len(pages)))
    kept: list[list[Line]] = []
    for number, (lines, page) in enumerate(zip(pages, edges, strict=True), 1):
        drop: set[int] = set()
        for top, outer in page.items():
            for line in outer:
                alone = _NUMBER_ALONE.match(line.text) and (
                    len(pages) == 1 or str(number) in _NUMBER.findall(line.text)
                )
                if seen[top, _key(line, number)] < needed and not alone:
                    break
                drop.add(id(line))
        kept.append([line for line in lines if id(line) not in drop])
    return kept


def _edges(lines: Sequence[Line], height: float) -> dict[bool, list[Line]]:
    """The outermost lines in the upper (True) and lower (False) band, from the edge inwards."""
    upper = (line for line in lines if line.baseline > height * (1 - _BAND))
    lower = (line for line in lines if line.baseline < height * _BAND)
    return {True: _outermost(upper, descending=True), False: _outermost(lower, descending=False)}


def _outermost(lines: Iterable[Line], *, descending: bool) -> list[Line]:
    return sorted(lines, key=lambda line: line.baseline, reverse=descending)[:_DEPTH]


def _key(line: Line, page: int) -> str:
    """What a line says, at its place, with a number that follows the page's number made the same for all pages."""
    text = " ".join(_NUMBER.sub(lambda match: "#" if int(match[0]) == page else match[0], line.text).split())
    return f"{round(line.baseline / 4)} {text}"
