"""`commitments`: what was promised or ordered and is not known to be done, by what the loaded minutes can tell."""

from __future__ import annotations

from graph.stores.base import Store
from queries.names import resolve
from queries.reports import parts
from queries.reports.asking import Asker
from queries.reports.model import Report, Section

COLUMNS = parts.PROMISES
GROUPS = ("due", "without_due", "not_heard_of", "not_loaded")


def commitments(store: Store, body: str | None = None, as_of: str | None = None) -> Report:
    """The report on all open commitments, or on those that one body and its parts own or were promised.

    Raises UnknownNameError, AmbiguousNameError.
    """
    thing = resolve(store, "body", body) if body else None
    asker = Asker(store, as_of)
    found = asker.rows("commitments/open", body=thing.id if thing else "")
    sources = asker.sources(row["fact"] for row in found)
    groups: dict[str, list[dict[str, object]]] = {key: [] for key in GROUPS}
    for row in found:
        groups[_group(row)].append(row)
    told = {key: [parts.promise(asker, row, sources) for row in rows] for key, rows in groups.items()}
    rows = parts.numbered(row for each in told.values() for row in each)
    sections = [Section(key, COLUMNS, told[key]) for key in told]
    likely = parts.likely(rows)
    likely.columns = COLUMNS[:3]
    forums = {body for body, coverage in asker.coverage.items() if coverage.forum in {row["made_at"] for row in found}}
    first = min((row["made_on"] or "" for row in found), default=None)
    missing = Section("missing", notes=asker.missing(forums, first))
    return asker.report("commitments", thing.name if thing else None, [*sections, likely, missing])


def _group(row: dict[str, object]) -> str:
    if row["state"] != "open":
        return str(row["state"])
    return "due" if row["due_to"] else "without_due"
