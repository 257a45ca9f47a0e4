"""The view of a project's lineage: for it and each of its kin, events, decisions and money on an axis of time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from queries.views import facts
from queries.views.gather import Gatherer, begun
from queries.views.picture import Part, Picture, Point, Row, Thing, Tie
from queries.views.route import number, treated
from queries.views.timeline import growing

if TYPE_CHECKING:
    from graph.stores.base import Store

MOST_PROJECTS = 12
PARTS = ("events", "decisions", "money")  # the rows of a project
_KIN = {"CONTINUES": "continued_by", "PART_OF": "contains", "COMBINED_WITH": "combined_with"}
_OF_TYPE = {"event": "events", "decision": "decisions", "treated": "decisions", "money": "money"}


def lineage(store: Store, project: str, as_of: str | None = None) -> Picture:
    """One project with those it grew out of and those that grew out of it, by id or any name it goes by.

    Raises UnknownNameError, AmbiguousNameError.
    """
    gatherer, thing, picture = begun(store, "lineage", "project", project, as_of)
    kin = gatherer.rows("lineage/projects", project=thing.id)
    picture.things = _in_order(thing, kin, gatherer.things)
    if len(picture.things) > MOST_PROJECTS:
        picture.left_out["not_near"] = {"project": len(picture.things) - MOST_PROJECTS}
        picture.things = _nearest(thing, kin, picture.things)
    for each in picture.things:
        each.facts = gatherer.promise_facts(each.id)
        picture.points += _points(gatherer, each)
    picture.ties = list(_ties(picture, gatherer))
    number(picture)
    _rows(picture)
    gatherer.say(picture)
    return picture


def _in_order(thing: Thing, kin: list[dict[str, Any]], things: dict[str, Thing]) -> list[Thing]:
    """Ancestors above, successors below: each before those that continue it or are part of it."""
    older: dict[str, set[str]] = {thing.id: set()}
    for row in kin:
        older.setdefault(row["start_id"], set()).add(row["end_id"])
        older.setdefault(row["end_id"], set())
    ordered: list[Thing] = []
    placed: set[str] = set()

    def put(id_: str, above: frozenset[str]) -> None:
        if id_ in placed or id_ in above:
            return
        for each in sorted(older[id_], key=lambda one: (things[one].since, one) if one in things else ("", one)):
            put(each, above | {id_})
        if id_ not in placed and (id_ in things or id_ == thing.id):
            placed.add(id_)
            ordered.append(thing if id_ == thing.id else things[id_])

    for each in sorted(older, key=lambda one: (things[one].since if one in things else "", one)):
        put(each, frozenset())
    return ordered


def _nearest(thing: Thing, kin: list[dict[str, Any]], things: list[Thing]) -> list[Thing]:
    """The project and those tied to it directly, as many as there is room for."""
    near = {thing.id} | {end for row in kin for end in (row["start_id"], row["end_id"]) if thing.id in row.values()}
    first = [each for each in things if each.id in near][:MOST_PROJECTS]
    return first if thing in first else [thing, *first[:-1]]


def _points(gatherer: Gatherer, project: Thing) -> Iterable[Point]:
    """What happened to a project, what was decided on it, and its money."""
    for row in gatherer.rows("network/events", matter=project.id):
        money = [Part("kroner", row["kroner"])] if row["kroner"] else []
        label = (*money, Part("word", f"event.{row['kind']}"))
        type_ = "money" if money else "event"
        size = min(1.0, row["kroner"] / 5_000_000) if money else 0.0
        yield Point(
            row["fact"], type_, f"{project.id}:{_OF_TYPE[type_]}", project.id, row["sort_date"], [facts.event(row)],
            label, row["body_name"] or "", size,
        )  # fmt: skip
    for row in gatherer.rows("network/treatments", matter=project.id):
        point = treated(row)
        body = gatherer.things.get(row["start_id"])
        yield replace(
            point, id=f"{point.id}:{project.id}", lane=f"{project.id}:{_OF_TYPE[point.type]}", thing=project.id,
            below=body.name if body else "",
        )  # fmt: skip


def _rows(picture: Picture) -> None:
    """The rows that each project needs, the first of them called as the project is; one at least."""
    for thing in picture.things:
        own = [each for each in picture.points if each.thing == thing.id]
        parts = [part for part in PARTS if any(each.lane == f"{thing.id}:{part}" for each in own)] or [PARTS[0]]
        names = {f"{thing.id}:{part}": thing.id if part == parts[0] else f"{thing.id}:{part}" for part in parts}
        for each in own:
            each.lane = names[each.lane]
        picture.rows += [Row(name, thing.id, part) for part, name in zip(parts, names.values(), strict=True)]
        for name in names.values():
            picture.spans += growing("life", name, thing.id, [(each.since, each.when) for each in own])


def _ties(picture: Picture, gatherer: Gatherer) -> Iterable[Tie]:
    """Arrows from the older or larger project to the other, on the day of the minutes that tell of it."""
    shown = {thing.id for thing in picture.things}
    for row in gatherer.rows("network/structure"):
        start, end = row["start_id"], row["end_id"]
        if row["kind"] in _KIN and start in shown and end in shown:
            fact = facts.structure(row)
            fact.first = fact.last = row["held"] or row["since"] or ""
            yield Tie(end, start, _KIN[row["kind"]], [fact], when=fact.last)
