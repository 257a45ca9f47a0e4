"""`lineage`: where a project comes from, what happened to it, what was decided, and the money."""

from __future__ import annotations

from typing import Any

from graph.stores.base import Store
from queries.names import resolve
from queries.reports import parts
from queries.reports.asking import Asker, own_source
from queries.reports.model import Column, Note, Report, Row, Section

ORIGINS = (Column("path", "path"), Column("what", "codes"), Column("certainty", "code", unmarked="certainty.certain"))
MONEY = (
    Column("date", "when"), Column("path", "path"), Column("what", "codes"), Column("kroner", "kroner"),
    Column("status", "code", unmarked="status.done"),
)  # fmt: skip


def lineage(store: Store, project: str, as_of: str | None = None) -> Report:
    """The report on one project, by id or any name it goes by. Raises UnknownNameError, AmbiguousNameError."""
    thing = resolve(store, "project", project)
    asker = Asker(store, as_of)
    entries = asker.rows("lineage/project", project=thing.id)
    told = [row for row in entries if row["entry"] != "tie"]
    sources = asker.sources(row["fact"] for row in told)
    story = parts.numbered(_line(row, sources) for row in told)
    money = [_money(row) for row in story if row.values.get("kroner")]
    bodies = {row["body_id"] for row in told if row["body_id"]}
    first = told[0]["sort_date"] if told else None
    columns = (*parts.STORY[:2], Column("project", unmarked=thing.name), *parts.STORY[2:])
    sections = [
        Section("story", columns, story),
        Section("origins", ORIGINS, [_tie(asker, row) for row in entries if row["entry"] == "tie"]),
        Section("money", MONEY, money, _sum(money), "table"),
        Section("open", parts.PROMISES_OF_ONE, parts.open_promises(asker, matter=thing.id)),
        parts.likely(story),
        Section("missing", notes=parts.missing(asker, thing.id, story, bodies, first)),
    ]
    return asker.report("lineage", thing.name, sections)


def _line(row: dict[str, Any], sources: parts.Found) -> Row:
    made = parts.event if row["entry"] == "event" else parts.decision
    line = made(row, sources)
    line.values["project"] = row["project"]
    return line


def _tie(asker: Asker, row: dict[str, Any]) -> Row:
    values = {
        "path": [row["project"], row["body"]],
        "what": [parts.code("tie", kind) for kind in row["kinds"]],
        "certainty": parts.code("certainty", row["certainty"]),
    }
    return Row(values, own_source(asker, row))


def _money(row: Row) -> Row:
    return Row({column.key: row.values.get(column.key) for column in MONEY}, (), (), row.number)


def _granted(row: Row) -> bool:
    return bool(row.values["what"] == ["event.funded"] and row.values["status"] == "status.done")


def _sum(money: list[Row]) -> list[Note]:
    total = sum(row.values["kroner"] for row in money if _granted(row))
    return [Note("sum", {"kroner": total})] if total else []
