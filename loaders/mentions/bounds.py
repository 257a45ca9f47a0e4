"""From the parts of a date as written to its bounds, relative to the meeting's day: a reader for each rule.

A year left out is the one that brings the date closest to the meeting. Words before it decide the direction where they
can: after 'inden', 'senest', 'næste' it lies ahead, after 'siden', 'blev', 'sidste' behind. Bounds are ISO days, both
included.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Literal

from loaders.rules import rules

Precision = Literal["day", "month", "quarter", "half", "season", "year", "vague"]
_AHEAD = re.compile(r"\b(inden|senest|frist|deadline|næste|kommende|planlagt|afholdes|fremover)\W+(?:\w+\W+){0,3}$")
_PROMISED = re.compile(
    r"\b(holder|afholder|kommer|fremkommer|forventes|udsættes|udsat|udskydes|genoptages|genfremsættes|skal|vil|tages|igen\s+til)"
    r"\s+(?:[\w-]+,?\s+){0,5}$"
)
_BEHIND = re.compile(r"\b(siden|blev|sidste|seneste|forrige|efter mødet|sidst)\W+(?:\w+\W+){0,4}$")


@dataclass(slots=True)
class Dating:
    """What dates are relative to: the meeting's day, None where it is not known.

    `ahead` says that dates lie after it; `listed` is the year that the last date of a list tells of the others.
    """

    day: date | None
    ahead: bool = False
    listed: int | None = None
    data: dict[str, Any] = field(default_factory=lambda: rules("dates"))

    def year(self, month: int, day: int, before: str) -> int | None:
        """The year of a day and month that stand without one; `before` is the text in front."""
        if self.listed is not None:
            return self.listed
        meeting = self.day
        if meeting is None:
            return None
        choices = []
        for year in (meeting.year - 1, meeting.year, meeting.year + 1):
            try:
                choices.append(date(year, month, day))
            except ValueError:
                continue
        if self.ahead or _AHEAD.search(before) or _PROMISED.search(before):
            choices = [c for c in choices if c >= meeting - timedelta(days=31)] or choices
        elif _BEHIND.search(before):
            choices = [c for c in choices if c <= meeting] or choices
        return min(choices, key=lambda c: (abs((c - meeting).days), c)).year if choices else None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _end_of_month(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1) if year < 9999 else date(year, month, 28)


def _long_year(text: str | None) -> int | None:
    if not text:
        return None
    text = text.lstrip("'’")
    return int(text) + (2000 if len(text) == 2 and int(text) < 70 else 1900 if len(text) == 2 else 0)


def easter(year: int) -> date:
    """Easter Sunday (the anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


Bounds = tuple[str | None, str | None, Precision, str | None]
Reader = Callable[[re.Match[str], Dating, str], Bounds | None]


def _days(year: int | None, month: int, day: int, last: int | None = None) -> Bounds | None:
    if year is None or not 1900 <= year <= 2100:
        return None
    first = _iso(year, month, day)
    if first is None:
        return None
    if last is None:
        return first, first, "day", first
    final = _iso(year, month, last)
    return (first, final, "vague", None) if final else None


def _written_day(m: re.Match[str], dating: Dating, before: str) -> Bounds | None:
    month, day = dating.data["months"][m["month"]], int(m["day"])
    year = _long_year(m["year"]) or dating.year(month, day, before)
    return _days(year, month, day, int(m["last"]) if m["last"] else None)


def _numeric_day(m: re.Match[str], dating: Dating, before: str) -> Bounds | None:
    month, day = int(m["nmonth"]), int(m["nday"])
    if not 1 <= month <= 12:
        return None
    return _days(_long_year(m["nyear"]) or dating.year(month, day, before), month, day)


def _iso_day(m: re.Match[str], dating: Dating, before: str) -> Bounds | None:
    return _days(int(m["iyear"]), int(m["imonth"]), int(m["iday"])) if 1 <= int(m["imonth"]) <= 12 else None


def _month(m: re.Match[str], dating: Dating, before: str) -> Bounds | None:
    month = dating.data["months"][m["omonth"]]
    year = _long_year(m["oyear"]) or dating.year(month, 15, before)
    if year is None or not 1900 <= year <= 2100:
        return None
    final = _end_of_month(year, month)
    if m["part"]:
        first, last = dating.data["parts"][m["part"]][:2]
        return (
            _iso(year, month, first),
            min(final, date(year, month, min(last, final.day))).isoformat(),
            "vague",
            f"{year}-{month:02}",
        )
    return _iso(year, month, 1), final.isoformat(), "month", f"{year}-{month:02}"


def _part_of_year(m: re.Match[str], dating: Dating, before: str) -> Bounds | None:
    year = int(m["pyear"])
    first, last = dating.data["parts"][m["ypart"]][2:]
    return _iso(year, first, 1), _end_of_month(year, last).isoformat(), "vague", str(year)


def _quarter(m: re.Match[str], dating: Dating, before: str) -> Bounds | None:
    number = int(m["qnumber"] or m["knumber"])
    year = _long_year(m["qyear"]) or (dating.day.year if dating.day else None)
    if year is None or not 1 <= number <= 4:
        return None
    return _iso(year, number * 3 - 2, 1), _end_of_month(year, number * 3).isoformat(), "quarter", None


def _half(m: re.Match[str], dating: Dating, before: str) -> Bounds | None:
    number = dating.data["words"]["ordinals"].get(m["hnumber"], 1)
    year = _long_year(m["hyear"]) or (dating.day.year if dating.day else None)
    if year is None or number > 2:
        return None
    return _iso(year, number * 6 - 5, 1), _end_of_month(year, number * 6).isoformat(), "half", None


def _season(m: re.Match[str], dating: Dating, before: str) -> Bounds | None:
    first, last = dating.data["seasons"][m["season"]]
    year = _long_year(m["syear"]) or dating.year(first, 15, before)
    if year is None:
        return None
    begin = year - 1 if first > last and m["syear"] else year
    return _iso(begin, first, 1), _end_of_month(begin + (first > last), last).isoformat(), "season", None


def _week(m: re.Match[str], dating: Dating, before: str) -> Bounds | None:
    year = _long_year(m["wyear"]) or (dating.day.year if dating.day else None)
    if year is None:
        return None
    try:
        first = date.fromisocalendar(year, int(m["week"]), 1)
        last = date.fromisocalendar(year, int(m["wlast"] or m["week"]), 7)
    except ValueError:
        return None
    return first.isoformat(), last.isoformat(), "vague", None


def _feast(m: re.Match[str], dating: Dating, before: str) -> Bounds | None:
    rule: str = dating.data["feasts"][" ".join(m["feast"].split())]
    year = _long_year(m["fyear"])
    if year is None and dating.day is None:
        return None

    def on(year: int) -> date:
        if rule.startswith("easter"):
            return easter(year) + timedelta(days=int(rule.removeprefix("easter")))
        return date.fromisoformat(f"{year}-{rule}")

    if year is None:
        assert dating.day is not None
        day = on(dating.day.year)
        if m["fword"] in ("inden", "før", "senest") and day < dating.day:
            day = on(dating.day.year + 1)
    else:
        day = on(year)
    if m["fword"] in ("inden", "før", "senest"):
        start = dating.day.isoformat() if dating.day and dating.day <= day else None
        return start, day.isoformat(), "vague", None
    return day.isoformat(), (day if "easter" not in rule else day + timedelta(days=5)).isoformat(), "vague", None


def _next_meeting(m: re.Match[str], dating: Dating, before: str) -> Bounds | None:
    return (dating.day + timedelta(days=1)).isoformat() if dating.day else None, None, "vague", None


def _relative(m: re.Match[str], dating: Dating, before: str) -> Bounds | None:
    if dating.day is None:
        return None
    first, last = dating.data["words"]["relative"][" ".join(m["relative"].split())]
    start, end = ((dating.day + timedelta(days=days)).isoformat() for days in (first, last))
    return (start, end, "day", start) if start == end else (start, end, "vague", None)


def _years(m: re.Match[str], dating: Dating, before: str) -> Bounds | None:
    first, last = int(m["yfirst"]), _long_year(m["ylast"])
    if last is not None and len(m["ylast"]) == 2:
        last = first // 100 * 100 + int(m["ylast"])
    if last is None or not first < last <= first + 30:
        return None
    return f"{first}-01-01", f"{last}-12-31", "vague", None


def _year(m: re.Match[str], dating: Dating, before: str) -> Bounds | None:
    return f"{m['year_only']}-01-01", f"{m['year_only']}-12-31", "year", m["year_only"]


READERS: dict[str, Reader] = {
    "isoday": _iso_day,
    "writtenday": _written_day,
    "numericday": _numeric_day,
    "onlymonth": _month,
    "partofyear": _part_of_year,
    "quarter": _quarter,
    "half": _half,
    "seasonal": _season,
    "weeks": _week,
    "feasts": _feast,
    "nextmeeting": _next_meeting,
    "relatively": _relative,
    "years": _years,
    "yearonly": _year,
}
