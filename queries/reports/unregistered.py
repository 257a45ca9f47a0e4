"""`forums --unregistered`: bodies that minutes name and the registry lacks, each with the words that name it."""

from __future__ import annotations

from typing import Any

from graph.stores.base import Store
from queries.reports import parts
from queries.reports.asking import Asker, own_source
from queries.reports.model import Column, Report, Row, Section

COLUMNS = (
    Column("body"),
    Column("level", "integer", named=True),
    Column("region", named=True),
    Column("part_of", named=True),
    Column("mentions", "integer", named=True),
    Column("referrals", "integer", unmarked=0, named=True),
    Column("known_from", "day", named=True),
    Column("id", hidden=True),
)


def unregistered(store: Store, as_of: str | None = None) -> Report:
    """The report: bodies of their own first, then collective names; those in most referrals first."""
    asker = Asker(store, as_of)
    rows = asker.rows("quality/unregistered_bodies")
    own = [row for row in rows if row["kind"] != "group"]
    collective = [row for row in rows if row["kind"] == "group"]
    sections = [
        Section(key, COLUMNS, parts.numbered(_line(asker, row) for row in each))
        for key, each in (("unregistered", own), ("collective", collective))
    ]
    return asker.report("unregistered", None, sections)


def _line(asker: Asker, row: dict[str, Any]) -> Row:
    return Row({column.key: row[column.key] for column in COLUMNS}, own_source(asker, row))
