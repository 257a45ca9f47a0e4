"""Who sat where and when, by `people/seats`: for a forum, and for a person. Nobody is measured against another."""

from __future__ import annotations

from typing import Any

from queries.reports import parts
from queries.reports.asking import Asker
from queries.reports.model import Column, Row

_REST = (
    Column("roles", "codes"), Column("title"), Column("organisation"), Column("first", "day"), Column("last", "day"),
)  # fmt: skip
OF_FORUM = (Column("person"), *_REST, Column("person_id", hidden=True))
OF_PERSON = (Column("forum"), *_REST, Column("forum_id", hidden=True))


def of_forum(asker: Asker, forum: str) -> list[Row]:
    """A row for each person who sits or sat in the forum itself."""
    found = asker.rows("people/seats", forum=forum)
    return [_seat(row, OF_FORUM) for row in found if row["forum_id"] == forum]


def of_person(asker: Asker, person: str) -> list[Row]:
    """A row for each forum that a person sits or sat in."""
    return [_seat(row, OF_PERSON) for row in asker.rows("people/seats", person=person)]


def _seat(row: dict[str, Any], columns: tuple[Column, ...]) -> Row:
    roles = [parts.code("role", role) for role in row["roles"] or ()]
    return Row({**{column.key: row[column.key] for column in columns}, "roles": roles})
