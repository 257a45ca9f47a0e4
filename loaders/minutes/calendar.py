"""Days and clock times as heads of minutes write them.

Days: '7. maj 2024', 'd. 08. maj 2024', '08-05-2024', '12.11.2019', '1/12 2020', '2024-05-08', '28. februar, 2026'.
Times: 'kl. 14', '14:00 - 16:30', 'kl 9-11.30', '10:30:00', 'fra 14 til 16'.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from loaders.span import Span

_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTH = (
    r"(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept|sep|okt|nov|dec)\b\.?"
)
_DAY = re.compile(
    rf"(?<![\d.,/-])(?P<d1>\d{{1,2}})(?:\s?\.|te|e)?\s?(?P<m1>{_MONTH}),?\s*(?P<y1>\d{{4}}|[’']\d\d)(?!\d)"
    r"|(?<![\d.,/-])(?P<y2>(?:19|20)\d\d)-(?P<m2>\d\d)-(?P<d2>\d\d)(?![\d-])"
    r"|(?<![\d.,/-])(?P<d3>\d{1,2})\s?[-./]\s?(?P<m3>\d{1,2})\s?(?:[-./]\s?|\s)(?P<y3>(?:19|20)\d\d|\d\d)(?![\d/]|[.:]\d)",
    re.IGNORECASE,
)
_YEARLESS = re.compile(rf"(?<![\d.,/-])(?P<d>\d{{1,2}})(?:\s?\.|te|e)?\s?(?P<m>{_MONTH})", re.IGNORECASE)
_CLOCK = r"(\d{1,2})(?:[.:](\d\d))?(?:[.:]\d\d)?"
_TIMES = re.compile(
    rf"(?<![\d.,/-])(?P<mark>kl\.?|klokken|fra|tid(?:spunkt)?:?)?\s{{0,3}}(?<!\d){_CLOCK}(?![\d/%])"
    rf"(?:(?:\s|&nbsp;){{0,4}}(?:[-–—]+|til|&[nm]dash;)(?:\s|&nbsp;){{0,4}}(?:ca\.?\s*)?(?:kl\.?\s*)?{_CLOCK}(?![\d/%]))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day written out at `span`, as an ISO day."""

    span: Span
    iso: str


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock time or a span of time, as `HH:MM`; `marked` tells that 'kl.' stands before it or minutes are written."""

    span: Span
    start: str
    end: str | None
    marked: bool


def days(text: str, start: int, end: int) -> list[Day]:
    """The days written out with their year in `text[start:end]`, in order."""
    found: list[Day] = []
    for match in _DAY.finditer(text, start, end):
        parts = {key[0]: value for key, value in match.groupdict().items() if value is not None}
        iso = _iso(parts["y"], parts["m"], parts["d"])
        if iso:
            found.append(Day(Span(*match.span()), iso))
    return found


def yearless(text: str, start: int, end: int, year: str) -> list[Day]:
    """The days in `text[start:end]` that lack a year, read in the given one."""
    found = ((match, _iso(year, match["m"], match["d"])) for match in _YEARLESS.finditer(text, start, end))
    return [Day(Span(*match.span()), iso) for match, iso in found if iso]


def _iso(year: str, month: str, day: str) -> str | None:
    digits = year.strip("’'")
    number = int(digits) + (2000 if len(digits) == 2 else 0)
    name = month[:3].lower()
    try:
        return datetime.date(number, _MONTHS.index(name) + 1 if name in _MONTHS else int(month), int(day)).isoformat()
    except ValueError:
        return None


def clocks(text: str, start: int, end: int, *, labelled: bool = False) -> list[Clock]:
    """The clock times in `text[start:end]`, in order; bare numbers that no 'kl.' and no minutes mark are none.

    `labelled` tells that a label such as 'Tid' stands before: then '16.00' is a time as it stands.
    """
    found: list[Clock] = []
    for match in _TIMES.finditer(text, start, end):
        mark, hour, minute, last_hour, last_minute = match.groups()
        begin = clock(hour, minute)
        finish = clock(last_hour, last_minute) if last_hour else None
        marked = bool(mark) or (
            minute is not None and (text[match.end(2) : match.end(2) + 1] == ":" or last_minute is not None)
        )
        if begin and (marked or finish or (labelled and minute is not None)):
            found.append(Clock(Span(*match.span()), begin, finish, marked))
    return found


def clock(hour: str, minute: str | None) -> str | None:
    """`HH:MM`, None if there is no such time."""
    if int(hour) > 24 or int(minute or 0) > 59:
        return None
    return f"{int(hour):02d}:{int(minute or 0):02d}"
