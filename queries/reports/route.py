"""`route`: how a matter travelled from body to body, what was decided on the way, and what is open."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate
from typing import Any

from graph.stores.base import Store
from queries.names import resolve
from queries.reports import parts
from queries.reports.asking import Asker
from queries.reports.model import Report, Row, Section


def route(store: Store, matter: str, as_of: str | None = None) -> Report:
    """The report on one matter, by id or any name it goes by. Raises UnknownNameError, AmbiguousNameError."""
    thing = resolve(store, "matter", matter)
    asker = Asker(store, as_of)
    hops = asker.rows("escalation/route", matter=thing.id)
    decisions = asker.rows("escalation/decisions", matter=thing.id)
    events = [
        row
        for row in asker.rows("lineage/project", project=thing.id)
        if row["entry"] == "event" and row["distance"] == 0
    ]
    sources = asker.sources(row["fact"] for row in (*hops, *decisions, *events))

    # Hops keep the order of their chain, also where a date is only a bound: none sorts before the one it follows.
    days = accumulate((row["sort_date"] for row in hops), max)
    told: list[tuple[str, int, Row]] = [
        *((row["date"] or "", 0, parts.decision(row, sources)) for row in decisions),
        *((row["sort_date"], -1 if row["kinds"] == ["proposed"] else 1, parts.event(row, sources)) for row in events),
        *((day, _rank(row), parts.hop(row, sources)) for day, row in zip(days, hops, strict=True)),
    ]
    story = parts.numbered(row for _, _, row in sorted(told, key=lambda each: each[:2]))
    by_fact = {row.values["fact"]: row for row in story}

    waiting = [
        parts.brief(by_fact[row["fact"]], [parts.no_answer(asker, row["to_id"], row["to"], row["sort_date"])])
        for row in hops
        if row["kind"] in parts.ASKING
        and row["status"] == "done"
        and not (row["answered"] or row["moved_on"] or row["promised"])
    ]
    bodies = {row[end] for row in hops for end in ("from_id", "to_id")}
    first = hops[0]["sort_date"] if hops else None
    sections = [
        Section("story", parts.STORY, story),
        Section("waiting", parts.BRIEF, waiting),
        Section("open", parts.PROMISES_OF_ONE, parts.open_promises(asker, matter=thing.id)),
        parts.likely(story),
        Section("missing", notes=parts.missing(asker, thing.id, story, bodies, first)),
    ]
    return asker.report("route", thing.name, sections)


def _rank(hop: Mapping[str, Any]) -> int:
    """Where a hop stands among what has the same day: behind it, but before it where the day is only its last bound."""
    return 2 if hop["date"] and len(hop["date"]) == len("2024-05-08") else -1
