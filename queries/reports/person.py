"""`person`: where a person sat and when, which meetings show it, what he or she works on and has promised."""

from __future__ import annotations

from typing import Any

from graph.stores.base import Store
from queries.names import resolve
from queries.reports import parts, seats, why
from queries.reports.asking import Asker
from queries.reports.model import Column, Report, Row, Section, Source

STORY = (
    Column("date", "day"),
    Column("forum"),
    Column("attendance", "code", unmarked="attendance.present"),
    Column("roles", "codes"),
    Column("title"),
    Column("organisation"),
    Column("substitutes_for", named=True),
    Column("certainty", "code", unmarked="certainty.certain"),
)
WHAT = (Column("type", "code"), Column("aliases", "names", named=True), Column("fact", hidden=True))


def person(store: Store, name: str, as_of: str | None = None) -> Report:
    """The report on one person, by id or any name. Raises UnknownNameError, AmbiguousNameError."""
    thing = resolve(store, "person", name)
    asker = Asker(store, as_of)
    attended = asker.rows("people/attendance", person=thing.id)
    story = parts.numbered(_line(asker, row) for row in attended)
    promised = [row for row in asker.rows("commitments/open") if thing.id in row["owner_ids"]]
    likely = parts.likely(story)
    likely.columns = STORY[:2]
    forums = {key for key, coverage in asker.coverage.items() if coverage.forum in {row["forum"] for row in attended}}
    ties = [row for row in why.ties(asker, thing.id) if row.values["kind"] != "kinship.member_of"]  # those are seats
    sections = [
        Section("who", WHAT, [why.what(row) for row in asker.rows("quality/why", thing=thing.id)]),
        Section("seats", seats.OF_PERSON, seats.of_person(asker, thing.id), shape="table"),
        Section("story", STORY, story),
        Section("ties", why.TIES, ties),
        Section("promised", parts.PROMISES, parts.promises(asker, promised)),
        likely,
        Section("missing", notes=asker.missing(forums, attended[0]["date"] if attended else None)),
    ]
    return asker.report("person", thing.name, sections)


def _line(asker: Asker, row: dict[str, Any]) -> Row:
    values = {
        **{column.key: row.get(column.key) for column in STORY}, "attendance": parts.code("attendance", row["status"]),
        "roles": [parts.code("role", role) for role in row["roles"]],
        "certainty": parts.code("certainty", row["certainty"]),
    }  # fmt: skip
    source = Source(
        row["source"], row["forum"], row["date"], None, row["page"], row["line"], row["quote"],
        places=asker.places(row["source"], row["forum"], row["date"]),
    )  # fmt: skip
    return Row(values, (source,) if row["source"] else ())
