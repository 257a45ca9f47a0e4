"""`escalations`: what was sent up for a decision, whether an answer is known, and the last word on each matter."""

from __future__ import annotations

from graph.stores.base import Store
from queries.names import resolve
from queries.parameters import day
from queries.reports import parts, waiting
from queries.reports.asking import Asker
from queries.reports.model import Report, Section

GROUPS = ("waiting", "answer_to_come", "moved_on", "answered", "not_yet")


def escalations(
    store: Store,
    body: str | None = None,
    as_of: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> Report:
    """The report on all that was escalated, or on what one body and its parts sent or received between two days.

    Raises UnknownNameError, AmbiguousNameError; ValueError for a day that is none.
    """
    thing = resolve(store, "body", body) if body else None
    bounds = {name: day(value) for name, value in (("since", since), ("until", until)) if value}
    asker = Asker(store, as_of)
    found = asker.rows("escalation/overview", body=thing.id if thing else "", **bounds)
    told = waiting.sections(asker, found, GROUPS)
    missing = asker.missing(waiting.bodies(found), waiting.since(found))
    likely = parts.likely(row for section in told for row in section.rows)
    sections = [*told, likely, Section("missing", notes=missing)]
    return asker.report("escalations", thing.name if thing else None, sections)
