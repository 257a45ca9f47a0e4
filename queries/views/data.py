"""A picture as the data of its page: JSON that the page's scripts read.

Facts and sources stand in it once each; things, ties and points name them by their places. A view of time has the
places that `timeline` computed beside them.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from queries import pages
from queries.reports.links import address
from queries.reports.model import Source
from queries.views.layout import label
from queries.views.picture import HOP_TYPES, KIN_TYPES, STATES, THING_TYPES, TIE_TYPES, Fact, Picture, Point, Thing, Tie
from queries.views.timeline import GUTTER, OPEN_END, Timeline, timeline

PEOPLE_SHOWN = 12  # with more of them, people are off in a network until the reader asks for them
POINT_TYPES = ("decision", "treated", "event", "money", "promise", "meeting", "present", "absent", "guest")
SPAN_TYPES = ("waiting", "seat", "post", "work", "life")
EPOCH = date(1970, 1, 1).toordinal()

# The tables of the labels that the page may need.
_WORDS = (
    "view", "referral", "status", "event", "decision", "certainty", "basis", "answer", "role", "month", "date",
    "number", "source", "note", "attendance",
)  # fmt: skip
_SINGLE_WORDS = (
    "report.as_of", "report.rests_on", "report.rests_on_one", "report.rests_on_nothing", "report.disclaimer",
    "heading.missing",
)  # fmt: skip

Json = dict[str, Any]


def page_data(picture: Picture, folder: Path | None) -> Json:
    """Everything that the page shows; sources link to their files from `folder`, where one is given."""
    gathered = _Gathered(folder)
    things = [gathered.thing(each) for each in picture.things]
    ties = [gathered.tie(each) for each in picture.ties]
    points = [gathered.point(each) for each in picture.points]
    time = {} if picture.kind == "network" else _time(picture, timeline(picture), ties, points)
    return {
        "kind": picture.kind, "subject": picture.subject, "focus": picture.focus, "asOf": picture.as_of,
        "days": picture.days, "until": picture.until, "leftOut": picture.left_out, "cut": picture.cut,
        "period": picture.period and dict(zip(("earliest", "latest"), picture.period, strict=True)),
        "lanes": [[lane.level, lane.top, lane.height] for lane in picture.lanes],
        "rows": [], "spans": [], "follows": sorted(set(picture.follows)), "notes": picture.notes,
        "things": things, "ties": ties, "points": points,
        **_legend(picture), **time, **gathered.lists(), "words": pages.words(_WORDS, _SINGLE_WORDS),
    }  # fmt: skip


def _legend(picture: Picture) -> Json:
    """The types that are in the picture, in order, and those that are off at first."""
    is_network = picture.kind == "network"
    people = sum(thing.type == "person" for thing in picture.things)
    things = {each.type for each in picture.things} if is_network else set()
    ties = {each.type for each in picture.ties}
    points = {each.type for each in picture.points}
    spans = {each.type for each in picture.spans}
    states = {fact.state for each in picture.entries for fact in each.facts}
    return {
        "types": [one for one in THING_TYPES if one in things],
        "tieTypes": [one for one in (*HOP_TYPES, *TIE_TYPES, *KIN_TYPES) if one in ties],
        "pointTypes": [one for one in POINT_TYPES if one in points],
        "spanTypes": [one for one in SPAN_TYPES if one in spans],
        "states": [one for one in STATES if one in states],
        "off": ["person"] if people > PEOPLE_SHOWN and is_network else [],
    }


class _Gathered:
    """Facts and sources of the page, each once, and where they stand in its lists."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._facts: dict[str, int] = {}
        self._sources: dict[Source, int] = {}

    def thing(self, thing: Thing) -> Json:
        return {
            "id": thing.id, "type": thing.type, "name": thing.name, "level": thing.level, "region": thing.region,
            "aliases": thing.aliases, "since": thing.since, "facts": self.of(thing.facts),
        }  # fmt: skip

    def tie(self, tie: Tie) -> Json:
        return {
            "id": tie.id, "type": tie.type, "start": tie.start, "end": tie.end, "number": tie.number, "when": tie.when,
            "facts": self.of(tie.facts),
        }  # fmt: skip

    def point(self, point: Point) -> Json:
        return {
            "id": point.id, "type": point.type, "thing": point.thing, "lane": point.lane, "when": point.when,
            "number": point.number, "size": point.size, "below": point.below, "facts": self.of(point.facts),
            "label": [[part.type, part.value] for part in point.label],
        }  # fmt: skip

    def of(self, those: list[Fact]) -> list[int]:
        """Places of the facts; equal ones are one."""
        return list(dict.fromkeys(self._facts.setdefault(self._fact(each), len(self._facts)) for each in those))

    def _fact(self, fact: Fact) -> str:
        numbers = [self._sources.setdefault(each, len(self._sources)) for each in fact.sources]
        parts = [[part.type, part.value, part.key] for part in fact.parts]
        return json.dumps([fact.word, parts, numbers, fact.since, fact.state], ensure_ascii=False)

    def lists(self) -> dict[str, list[Any]]:
        return {
            "facts": [json.loads(each) for each in self._facts],
            "sources": [_source(each, self._folder) for each in self._sources],
        }


def _time(picture: Picture, placed: Timeline, ties: list[Json], points: list[Json]) -> Json:
    """What a view of time adds; puts the places into ties and points."""
    for tie in ties:
        at = placed.places[tie["id"]]
        tie.update(x=round(at.x, 1), label=at.label, bounds=at.bounds and [_rounded(each) for each in at.bounds])
    for point in points:
        at = placed.places[point["id"]]
        point.update(x=round(at.x, 1), label_at=at.label)
    things = {each.id: each for each in picture.things}
    return {
        "chart": {
            "width": placed.width, "height": placed.height, "ticks": placed.ticks, "gutter": GUTTER,
            "openEnd": OPEN_END, "epoch": EPOCH,
            "knots": [(day, round(x, 1)) for day, x in placed.knots], "fullDays": placed.full_days,
        },
        "rows": [
            {
                "id": row.id, "thing": row.thing, "part": row.part, "level": row.level, "top": row.top,
                "height": row.height, "line": row.line, "name": label(_name(things, row.thing)),
            }
            for row in picture.rows
        ],
        "spans": [
            {
                "type": span.type, "lane": span.lane, "of": span.of, "x1": round(start, 1), "x2": _rounded(end),
                "start": span.start, "days": _days(span.start, span.end), "since": span.since, "until": span.until,
            }
            for span, start, end in placed.spans
        ],
    }  # fmt: skip


def _name(things: dict[str, Thing], id_: str) -> str:
    return things[id_].name if id_ in things else ""


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)


def _days(start: str, end: str | None) -> int | None:
    """Days from one to the other, where both are known to the day."""
    if not end or len(start) != len(end) or len(start) != len("2024-05-08"):
        return None
    return (date.fromisoformat(end) - date.fromisoformat(start)).days


def _source(source: Source, folder: Path | None) -> Json:
    shown = {
        "file": source.file, "forum": source.forum, "date": source.date, "item": source.item, "page": source.page,
        "line": source.line, "quote": source.quote, "redacted": source.redacted,
        "link": address(source, folder) if folder else None,
    }  # fmt: skip
    return {key: value for key, value in shown.items() if value not in (None, "", False)}
