"""The graph of a set of records: identities resolved, stories joined, everything as rows.

    records → bodies settled → sittings → people, bodies, projects → hops, matters, promises → rows

A pure function of the records and the registry: the same files in any order give the same rows.
"""

from __future__ import annotations

from collections.abc import Mapping

from graph.rows import Rows
from loaders.facts.record import Record, to_json
from loaders.identity.bodies import parties
from loaders.identity.people import people
from loaders.identity.projects import undertakings
from loaders.identity.settling import settled
from loaders.identity.sittings import sittings
from loaders.joining import body_rows, meeting_rows, story_rows
from loaders.joining.context import Context
from loaders.mentions.registry import Registry, registry


def graph_rows(records: list[Record], known: Registry | None = None, readings: Mapping[str, str] | None = None) -> Rows:
    """All rows of the graph that these records make; `known` are the registered bodies, the shipped ones when None.

    `readings` holds the records as JSON by the file's digest, where the caller has them already.
    """
    met = sittings(settled(records))
    projects, project_at = undertakings(met)
    context = Context(met, parties(met), people(met), projects, project_at, known or registry())
    meeting_rows.add(context, readings or {r.document.digest: to_json(r) for r in records})
    body_rows.add(context)
    story_rows.add(context)
    return context.rows
