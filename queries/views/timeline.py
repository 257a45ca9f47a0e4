"""Places a view of time: rows from top to bottom, time from left to right.

Whatever happens gets a column: days lie as far apart as they are in time, and a little further where much happens on
one day, so that no two arrows lie on each other. Signs stand on the line of their row, their words below it, the words
of an arrow in the gap it crosses; words that find no room are left to the panel. The same picture always gets the same
places.
"""

from __future__ import annotations

from bisect import bisect_right
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from queries.labels import LANGUAGES, labels
from queries.views.layout import label
from queries.views.picture import Part, Picture, Point, Row, Span, Tie

GUTTER = 176.0  # the names of the rows
GAP = 38.0  # between two things that happen
LEAST_WIDTH = 830.0  # of the time shown: what a screen leaves beside names and panel
TOP = 48.0  # the axis
LINE = 28.0  # from the top of a row to its line
TAIL = 110.0  # most of the time behind the last thing that happened
LEAST_DAYS = 30
LEAST_HEIGHT = 60.0  # of a row
NAME = 15.0  # height of a line of a row's name
TEXT = 14.0  # height of a line of words
FOOT = 12.0
LETTER = 6.3  # mean width
LABEL_ROWS = 4
END_OF_DAY = 0.9  # of a day
LONGEST = 26  # letters in the words of a sign
LEAST_TICKS = 64.0
OPEN_END = 26.0  # what is drawn of a time that has no known beginning or end


@dataclass(slots=True)
class Place:
    """Where an arrow or a sign stands. `label` is where its words begin; None where there is no room for them.

    `bounds` are the first and last x at which it can have happened, where its day is not known; an end that is not
    known at all is None.
    """

    x: float
    column: int
    label: tuple[float, float] | None = None
    bounds: tuple[float | None, float | None] | None = None


@dataclass(slots=True)
class Timeline:
    """A placed view of time.

    `knots` are times (in days, as ordinals) and their x, `ticks` x and month of the axis' marks, `full_days` days that
    more than one column belongs to: x of the first and the last, and the day.
    """

    width: float = 0.0
    height: float = 0.0
    knots: list[tuple[float, float]] = field(default_factory=list)
    ticks: list[tuple[float, str]] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    spans: list[tuple[Span, float, float | None]] = field(default_factory=list)
    full_days: list[tuple[float, float, str]] = field(default_factory=list)

    def x(self, day: float) -> float:
        """Where a day lies: between the knots evenly, outside of them as the first or last two lie."""
        knots = self.knots
        at = min(max(bisect_right(knots, (day, float("inf"))), 1), len(knots) - 1)
        (first, left), (last, right) = knots[at - 1], knots[at]
        return left + (day - first) * (right - left) / (last - first)


def timeline(picture: Picture) -> Timeline:
    """The places of everything in the picture; sets the heights of its rows."""
    made = Timeline()
    entries = sorted(picture.entries, key=lambda each: (ordinal(each.when), each.number, each.id))
    where = {row.id: number for number, row in enumerate(picture.rows)}
    columns = list(_columns(entries, where))
    _spread(made, picture, columns)
    for number, column in enumerate(columns):
        for each in column.entries:
            made.places[each.id] = Place(column.x, number)
    for each in picture.ties:
        _bound(made, each)
    _rows(made, picture, where)
    _words_of_arrows(made, picture, where)
    written = {each.id: _width(each) for each in picture.points} | {each.id: _kind_width(each) for each in picture.ties}
    ends = [place.label[0] + written.get(id_, 0.0) for id_, place in made.places.items() if place.label]
    made.width = round(max([made.width, *(end + FOOT for end in ends)]), 1)
    made.spans = [_stretch(made, span) for span in picture.spans]
    made.ticks = list(_ticks(made))
    return made


@dataclass(slots=True)
class _Column:
    day: int
    entries: list[Tie | Point] = field(default_factory=list)
    x: float = 0.0


def rows_of(entry: Tie | Point) -> tuple[str, ...]:
    """The rows that an entry touches."""
    return (entry.lane,) if isinstance(entry, Point) else (entry.start, entry.end)


def _range(entry: Tie | Point, where: dict[str, int]) -> tuple[int, int]:
    at = [where[each] for each in rows_of(entry)]
    return min(at), max(at)


def _columns(entries: Iterable[Tie | Point], where: dict[str, int]) -> Iterator[_Column]:
    """Entries of one day share a column where they touch different rows."""
    columns: list[_Column] = []
    for each in entries:
        day = ordinal(each.when)
        low, high = _range(each, where)
        last = columns[-1] if columns and columns[-1].day == day else None
        if last is None or any(low <= b and a <= high for a, b in (_range(one, where) for one in last.entries)):
            last = _Column(day)
            columns.append(last)
        last.entries.append(each)
    yield from columns


def _spread(made: Timeline, picture: Picture, columns: list[_Column]) -> None:
    """Give columns their x and the time its knots, from the first day that counts to the last."""
    days = [each.day for each in columns]
    days += [ordinal(each) for span in picture.spans for each in (span.start, span.end) if each]
    days += [ordinal(picture.until)] if picture.until else []
    first = min(days, default=ordinal("2020"))
    last = max([*days, first + LEAST_DAYS])
    busy = max(columns[-1].day if columns else last, first + LEAST_DAYS)
    left = x = GUTTER + GAP
    scale = max(LEAST_WIDTH - 2 * GAP - TAIL, len(columns) * GAP) / (busy - first)
    begins, ends = {first: left}, {first: left}
    x -= GAP
    for column in columns:
        x = column.x = max(left + (column.day - first) * scale, x + GAP)
        begins.setdefault(column.day, x)
        ends[column.day] = x
    latest = max(ends)
    if last > latest:
        begins[last] = ends[latest] + min((last - latest) * scale, max(TAIL, (busy - latest) * scale))
    knots = {float(day): x for day, x in begins.items()}
    knots |= {day + END_OF_DAY: x for day, x in ends.items() if x > begins[day]}
    made.full_days = [(begins[day], x, date.fromordinal(day).isoformat()) for day, x in ends.items() if x > begins[day]]
    made.knots = sorted(knots.items())
    if len(made.knots) < 2:
        made.knots.append((latest + 1.0, ends[latest] + 1))
    made.width = round(made.knots[-1][1] + GAP + OPEN_END, 1)


def _bound(made: Timeline, tie: Tie) -> None:
    """Where a day is not given to the day: the bounds it lies between."""
    fact = tie.facts[0]
    first, last = fact.first, fact.last
    if first and first == last and len(first) == len("2024-05-08"):
        return
    place = made.places[tie.id]
    day = ordinal(tie.when)
    left = made.x(ordinal(first, end=False)) if first else None
    right = made.x(ordinal(last)) if last else None
    if first and ordinal(first, end=False) == day:
        left = place.x
    if last and ordinal(last) == day:
        right = place.x
    left = left if left is None else max(GUTTER, left)
    place.bounds = (min(left, place.x) if left else left, max(right, place.x) if right else right)


def _rows(made: Timeline, picture: Picture, where: dict[str, int]) -> None:
    """Put the words of signs below their lines, in as many lines as they need, and let the rows be as high."""
    down: dict[int, list[float]] = defaultdict(list)  # x of the arrows that leave or cross a row downwards
    for tie in picture.ties:
        low, high = _range(tie, where)
        for place in range(low, high):
            down[place].append(made.places[tie.id].x)
    points: dict[str, list[Point]] = defaultdict(list)
    for point in picture.points:
        points[point.lane].append(point)
    names = {thing.id: label(thing.name).count("\n") + 1 for thing in picture.things}
    top = TOP
    for number, row in enumerate(picture.rows):
        row.top, row.line = top, top + LINE
        deep = _pack(made, row, points[row.id], down[number])
        title = names.get(row.thing, 1) + bool(row.part or row.level)
        row.height = max(LEAST_HEIGHT, 12 + NAME * title, LINE + FOOT + (TEXT * deep + 8 if deep else 0.0))
        top += row.height
    made.height = round(top + 10, 1)


def _pack(made: Timeline, row: Row, points: list[Point], crossed: list[float]) -> int:
    """Place the words of a row's signs; how many lines they take."""
    lines = 2 if any(point.below for point in points) else 1
    taken: list[list[tuple[float, float]]] = [[] for _ in range(LABEL_ROWS)]
    deep = 0
    for point in sorted(points, key=lambda each: (made.places[each.id].x, each.id)):
        place = made.places[point.id]
        width = _width(point)
        for level, start in _free(place.x, width, taken, crossed):
            taken[level].append((start, start + width))
            place.label = (round(start, 1), row.line + 20 + level * lines * TEXT)
            deep = max(deep, (level + 1) * lines)
            break
    return deep


def _free(
    x: float, width: float, taken: list[list[tuple[float, float]]], crossed: list[float]
) -> Iterator[tuple[int, float]]:
    """Lines and beginnings at which words of that width find room, the best first: not crossed by any arrow."""
    starts = [start for start in (x - 5, x + 5 - width) if start >= GUTTER]
    for may_cross in (False, True):
        for level, others in enumerate(taken):
            for start in starts:
                if any(start < end + 8 and begin < start + width + 8 for begin, end in others):
                    continue
                if may_cross or not any(start < each < start + width for each in crossed if abs(each - x) > 1):
                    yield level, start


def _words_of_arrows(made: Timeline, picture: Picture, where: dict[str, int]) -> None:
    """Put the kind of each arrow beside it, above the line of one of the rows it crosses into."""
    taken: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for tie in picture.ties:
        low, high = _range(tie, where)
        for row in range(low + 1, high + 1):
            x = made.places[tie.id].x
            taken[row].append((x - 3, x + 3))
    for tie in sorted(picture.ties, key=lambda each: (made.places[each.id].x, each.id)):
        place = made.places[tie.id]
        width = _kind_width(tie)
        low, high = _range(tie, where)
        gaps = range(low + 1, high + 1) if where[tie.start] == low else range(high, low, -1)
        for row, start in ((row, start) for row in gaps for start in (place.x + 6, place.x - 6 - width)):
            own = (place.x - 3, place.x + 3)
            others = [each for each in taken[row] if each != own]
            if start >= GUTTER and not any(start < end and begin < start + width for begin, end in others):
                taken[row].append((start, start + width))
                place.label = (round(start, 1), picture.rows[row].line - 14)
                break


def _stretch(made: Timeline, span: Span) -> tuple[Span, float, float | None]:
    begin = made.places[span.begins].x if span.begins else made.x(ordinal(span.start, end=False))
    if span.ends:
        return span, begin, made.places[span.ends].x
    return span, begin, max(made.x(ordinal(span.end)), begin + 4) if span.end else None


def _width(point: Point) -> float:
    """Width of the words of a sign."""
    return max(words_width(point.label), len(point.below[:LONGEST]) * LETTER)


def _kind_width(tie: Tie) -> float:
    """Width of the word for the kind of an arrow."""
    return words_width((Part("word", f"view.hop_{tie.type}"),))


def words_width(parts: Iterable[Part]) -> float:
    """Width of words in the language that needs more room."""
    return max(min(len(_text(parts, language)), LONGEST) for language in LANGUAGES) * LETTER + 4


def _text(parts: Iterable[Part], language: str) -> str:
    words = labels(language)
    shown = []
    for part in parts:
        match part.type:
            case "word":
                shown.append(words.word(part.value))
            case "words":
                shown.append(", ".join(words.word(each) for each in part.value))
            case "kroner":
                shown.append(words.kroner(part.value))
            case _:
                shown.append(str(part.value)[:LONGEST])
    return " ".join(shown)


def _ticks(made: Timeline) -> Iterator[tuple[float, str]]:
    """Months, quarters or years, whichever find room side by side; years come before months."""
    first, last = (date.fromordinal(int(day)) for day, _ in (made.knots[0], made.knots[-1]))
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    room = max(1.0, (made.width - GUTTER) / LEAST_TICKS)
    step = next((each for each in (1, 3, 6, 12, 24, 60) if months / each <= room), 120)
    starts = (date(number // 12, number % 12 + 1, 1) for number in range(first.year * 12, last.year * 12 + 12, step))
    marks = [(made.x(day.toordinal()), day.isoformat()[:7]) for day in starts]
    inside = [(round(x, 1), day) for x, day in marks if GUTTER <= x <= made.width - 30]
    kept: list[tuple[float, str]] = []
    for x, day in sorted(inside, key=lambda each: not each[1].endswith("-01")):
        if all(abs(x - other) >= LEAST_TICKS * (0.6 if day.endswith("-01") else 0.7) for other, _ in kept):
            kept.append((x, day))
    kept.sort()
    if len(kept) > 1 and kept[1][0] - kept[0][0] < LEAST_TICKS * 1.1 and not kept[0][1].endswith("-01"):
        kept.pop(0 if kept[1][1].endswith("-01") else 1)  # the first mark says its year too
    yield from kept


def growing(type_: str, lane: str, of: str, days: Iterable[tuple[str, str]]) -> Iterator[Span]:
    """From the first to the last of some days, as it is known from time to time; each comes with since when it is."""
    every = sorted(days)
    known = sorted({since for since, _ in every})
    for since, until in zip(known, [*known[1:], ""], strict=False):
        so_far = sorted((day for told, day in every if told <= since), key=ordinal)
        yield Span(type_, lane, of, so_far[0], so_far[-1], since=since, until=until)


def ordinal(day: str | None, *, end: bool = True) -> int:
    """A day, month or year as a day's ordinal: its last day, or its first."""
    parts = [int(each) for each in (day or "1").split("-")]
    year = max(parts[0], 1)
    month = parts[1] if len(parts) > 1 else 12 if end else 1
    of_month = parts[2] if len(parts) > 2 else monthrange(year, month)[1] if end else 1
    return date(year, month, of_month).toordinal()
