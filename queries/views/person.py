"""The view of a person: seats in forums with the meetings that show them, posts, projects and promises, over time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from queries.views import facts
from queries.views.gather import Gatherer, begun
from queries.views.picture import BODY_TYPES, Part, Picture, Point, Row, Span, Thing
from queries.views.timeline import growing, ordinal

if TYPE_CHECKING:
    from graph.stores.base import Store

MOST_MEETINGS = 200
_SPANS = {"holds_post_at": "post", "works_on": "work"}


def person(store: Store, name: str, as_of: str | None = None) -> Picture:
    """One person, by id or any form of the name. Raises UnknownNameError, AmbiguousNameError."""
    gatherer, thing, picture = begun(store, "person", "person", name, as_of)
    meetings = [row for row in gatherer.rows("person/attendance", person=thing.id) if row["forum"] in gatherer.things]
    if len(meetings) > MOST_MEETINGS:
        picture.left_out["too_old"] = {"point": len(meetings) - MOST_MEETINGS}
        meetings = meetings[-MOST_MEETINGS:]
    picture.points = [_meeting(row) for row in meetings]
    picture.spans = list(_seats(meetings))
    for row in gatherer.rows("person/posts", person=thing.id):
        _post(picture, thing, row, gatherer)
    picture.points += list(_promises(gatherer, thing))
    _rows(picture, gatherer, thing)
    gatherer.say(picture)
    return picture


def _meeting(row: dict[str, Any]) -> Point:
    kind = row["status"] if row["status"] in ("absent", "guest") else "present"
    return Point(f"meeting:{row['meeting']}", kind, row["forum"], row["forum"], row["date"], [facts.attendance(row)])


def _seats(meetings: Iterable[dict[str, Any]]) -> Iterable[Span]:
    """From the first to each further meeting in which the person sits in a forum, as known from day to day."""
    by_forum: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in meetings:
        if row["status"] != "guest":
            by_forum[row["forum"]].append(row)
    for forum, rows in by_forum.items():
        yield from growing("seat", forum, forum, [(row["since"], row["date"]) for row in rows])


def _post(picture: Picture, thing: Thing, row: dict[str, Any], gatherer: Gatherer) -> None:
    """A post or a project is a bar; a seat handed over is a fact of the person."""
    fact = facts.post(row)
    other = gatherer.things.get(row["other"])
    if other is None:
        return
    if row["kind"] not in _SPANS:
        fact.parts = (Part("text", other.name), *fact.parts)
        thing.facts.append(fact)
        return
    other.facts.append(fact)
    start = row["first"] or row["held"] or row["since"] or ""
    span = Span(_SPANS[row["kind"]], other.id, other.id, start, row["last"] or start, since=row["since"] or "")
    picture.spans.append(span)


def _promises(gatherer: Gatherer, thing: Thing) -> Iterable[Point]:
    """What the person has promised, on the day it is due, or else on the day since which it is known."""
    for row, owners in gatherer.promises():
        if thing.id in owners:
            fact = facts.promise(row, owners.values())
            label = (Part("text", row["what"] or ""),)
            when = row["due_to"] or row["since"] or ""
            yield Point(row["fact"], "promise", f"{thing.id}:promises", thing.id, when, [fact], label)


def _rows(picture: Picture, gatherer: Gatherer, thing: Thing) -> None:
    """Forums by level from the top, then posts, then projects, then promises."""
    days = [(each.lane, ordinal(each.when)) for each in picture.points]
    days += [(each.lane, ordinal(each.start)) for each in picture.spans]
    first: dict[str, int] = {}
    for lane, day in sorted(days):
        first.setdefault(lane, day)
    others = [gatherer.things[each] for each in first if each in gatherer.things]

    def place(other: Thing) -> tuple[bool, bool, int, int, str]:
        return other.type not in BODY_TYPES, other.type != "forum", -other.level, first[other.id], other.id

    picture.things = [*sorted(others, key=place), thing]
    picture.rows = [Row(each.id, each.id, each.type) for each in picture.things if each is not thing]
    if f"{thing.id}:promises" in first:
        picture.rows.append(Row(f"{thing.id}:promises", thing.id, "promises"))
