"""The graph of a set of records: identities resolved, stories joined, everything as rows.

    records → bodies settled → sittings → people, bodies, projects → hops, matters, promises → rows

A pure function of the records: the same files in any order give the same rows.
"""

from __future__ import annotations

from graph.rows import Rows
from loaders.facts.record import Record, to_json
from loaders.identity.bodies import parties
from loaders.identity.people import people
from loaders.identity.projects import undertakings
from loaders.identity.settling import settled
from loaders.identity.sittings import sittings
from loaders.joining import body_rows, meeting_rows, story_rows
from loaders.joining.context import Context


def graph_rows(records: list[Record]) -> Rows:
    """All rows of the graph that these records make."""
    met = sittings(settled(records))
    projects, project_at = undertakings(met)
    context = Context(met, parties(met), people(met), projects, project_at)
    meeting_rows.add(context, {record.document.digest: to_json(record) for record in records})
    body_rows.add(context)
    story_rows.add(context)
    return context.rows
