"""`forum`: what a forum has treated, sent and received, what lies with it, what it promised, and who sits there."""

from __future__ import annotations

from graph.stores.base import Store
from queries.names import resolve
from queries.parameters import day
from queries.reports import parts, seats, waiting, why
from queries.reports.asking import Asker
from queries.reports.model import Column, Note, Report, Row, Section

KINDS = [*parts.ASKING, "informs", "reports_back"]
STORY = (*parts.STORY[:5], Column("matter", named=True), *parts.STORY[5:])
PROJECTS = (Column("matter"), *parts.BRIEF, parts.STORY[8], parts.STORY[10])


def forum(
    store: Store, name: str, as_of: str | None = None, since: str | None = None, until: str | None = None
) -> Report:
    """The report on one forum with its chairmanship and secretariat; the story from one day to another.

    Raises UnknownNameError, AmbiguousNameError; ValueError for a day that is none.
    """
    thing = resolve(store, "forum", name)
    bounds = {key: day(value) for key, value in (("since", since), ("until", until)) if value}
    asker = Asker(store, as_of)
    own = _own(asker, thing.id)
    story = _story(asker, thing.id, own, bounds)
    asked = waiting.asked(asker, thing.id, own)
    silent = [row for row in asked if waiting.fate(row) in waiting.OPEN]
    here = [row for row in silent if row["to_id"] in own]
    there = [row for row in silent if row["to_id"] not in own]
    sources = asker.sources(row["fact"] for row in silent)
    sections = [
        Section("resolved", why.WHAT, [why.what(row) for row in asker.rows("quality/why", thing=thing.id)]),
        Section("story", STORY, story, _no_minutes(asker, thing.id, thing.name)),
        Section("lies_here", waiting.COLUMNS, [waiting.line(asker, row, sources) for row in here]),
        Section("lies_elsewhere", waiting.COLUMNS, [waiting.line(asker, row, sources) for row in there]),
        Section("open", parts.PROMISES, parts.open_promises(asker, body=thing.id)),
        Section("projects", PROJECTS, _projects(asker, own)),
        Section("seats", seats.OF_FORUM, seats.of_forum(asker, thing.id), shape="table"),
        Section("ties", why.TIES, why.ties(asker, thing.id)),
        parts.likely(story),
        Section("missing", notes=asker.missing(waiting.bodies(silent) | {thing.id}, None)),
    ]
    return asker.report("forum", thing.name, sections)


def _own(asker: Asker, forum_id: str) -> set[str]:
    """Ids of the forum, its chairmanship and its secretariat: the parts that stand on its own level."""
    found = [row for row in asker.rows("lineage/parts", body=forum_id) if row["kinship"] in (None, "subunit_of")]
    level = next((row["level"] for row in found if row["distance"] == 0), None)
    return {forum_id} | {row["id"] for row in found if row["level"] is not None and row["level"] == level}


def _story(asker: Asker, forum_id: str, own: set[str], bounds: dict[str, str]) -> list[Row]:
    """Its items, and what it sent and received, in order of time; on one day the items come first."""
    items = [row for row in asker.rows("meetings/items", forum=forum_id, **bounds) if row["forum_id"] == forum_id]
    hops = [
        row
        for row in asker.rows("escalation/overview", kinds=KINDS, body=forum_id, **bounds)
        if own & {row["from_id"], row["to_id"]}
    ]
    sources = asker.sources(row["fact"] for row in (*items, *hops))
    told: list[tuple[str, int, Row]] = [
        *((row["date"] or "", 0, parts.treated(row, sources)) for row in items),
        *((*waiting.moment(row), waiting.hop(row, sources)) for row in hops),
    ]
    return parts.numbered(row for _, _, row in sorted(told, key=lambda each: each[:2]))


def _projects(asker: Asker, own: set[str]) -> list[Row]:
    """The projects that it had to do with, each with the last word on it."""
    found = [row for row in asker.rows("ledger/matters", bodies=sorted(own)) if row["project"]]
    sources = asker.sources(row["fact"] for row in found)
    return [parts.last_word(row, sources) for row in found]


def _no_minutes(asker: Asker, forum_id: str, name: str) -> list[Note]:
    loaded = asker.coverage.get(forum_id)
    return [] if loaded and loaded.last else [Note("none_loaded", {"body": name})]
