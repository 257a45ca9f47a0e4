"""`coverage`: which minutes are loaded, which are only spoken of, and which would have to be loaded to know more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graph.stores.base import Store
from queries.names import resolve
from queries.reports import parts
from queries.reports.asking import Asker, own_source
from queries.reports.model import Column, Report, Row, Section, Source

FORUMS = (
    Column("forum"),
    Column("level", "integer"),
    Column("minutes", "integer"),
    Column("first", "day"),
    Column("last", "day"),
    Column("mentioned", "integer", unmarked=0),
    Column("id", hidden=True),
)
MEETINGS = (
    Column("date", "day"),
    Column("forum"),
    Column("coverage", "code", unmarked="coverage.minutes"),
    Column("status", "code", unmarked="meeting.held"),
    Column("items", "integer", named=True),
    Column("people", "integer", unmarked=0, named=True),
    Column("fact", hidden=True),
)
SPOKEN_OF = (Column("date", "day"), Column("forum"), Column("fact", hidden=True))
WANTED = (
    Column("forum"),
    Column("loaded_until", "day"),
    Column("told_after", "day"),
    Column("referrals", "integer", unmarked=0),
    Column("promises", "integer", unmarked=0),
)


def coverage(store: Store, body: str | None = None, as_of: str | None = None) -> Report:
    """The report on all minutes, or those of one body and its parts. Raises UnknownNameError, AmbiguousNameError."""
    thing = resolve(store, "body", body) if body else None
    asker = Asker(store, as_of)
    which = thing.id if thing else ""
    ids = {row["id"] for row in asker.rows("lineage/parts", body=which)} if which else None
    forums = [row for row in asker.rows("meetings/coverage") if ids is None or row["id"] in ids]
    meetings = asker.rows("meetings/meetings", forum=which)
    wanted = asker.rows("meetings/missing", body=which)
    spoken_of = sorted((row for row in wanted if row["kind"] == "Meeting"), key=lambda row: row["date"] or "")
    sections = [
        Section("forums", FORUMS, [_forum(row) for row in forums], shape="table"),
        Section("story", MEETINGS, parts.numbered(_meeting(asker, row) for row in meetings if row["sources"])),
        Section("mentioned", SPOKEN_OF, [_mentioned(asker, row) for row in spoken_of]),
        Section("wanted", WANTED, _wanted(wanted), shape="table"),
    ]
    return asker.report("coverage", thing.name if thing else None, sections)


def _forum(row: dict[str, Any]) -> Row:
    return Row({**{column.key: row[column.key] for column in FORUMS}, "mentioned": len(row["mentioned"])})


def _meeting(asker: Asker, row: dict[str, Any]) -> Row:
    values = {
        **{column.key: row.get(column.key) for column in MEETINGS}, "fact": row["id"],
        "coverage": parts.code("coverage", row["coverage"]), "status": parts.code("meeting", row["status"]),
    }  # fmt: skip
    files = (Source(file, places=asker.places(file, row["forum"], row["date"])) for file in row["sources"])
    return Row(values, tuple(files))


def _mentioned(asker: Asker, row: dict[str, Any]) -> Row:
    return Row({column.key: row[column.key] for column in SPOKEN_OF}, own_source(asker, row))


def _wanted(rows: Sequence[dict[str, Any]]) -> list[Row]:
    """A row for each forum whose later minutes would tell of something: after which day, and of how much."""
    found: dict[str, Row] = {}
    for row in rows:
        if row["kind"] == "Meeting":
            continue
        told = found.setdefault(row["forum_id"], Row({
            "forum": row["forum"], "loaded_until": row["minutes_until"], "told_after": row["told_after"],
            "referrals": 0, "promises": 0,
        }))  # fmt: skip
        told.values["told_after"] = min(told.values["told_after"], row["told_after"])
        told.values["referrals" if row["kind"] == "Referral" else "promises"] += 1
    return list(found.values())
