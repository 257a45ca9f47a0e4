"""The graph of a set of records: identities resolved, stories joined, everything as rows.

    records → bodies settled → sittings → people, bodies, projects → hops, matters, promises → rows

A pure function of the records, the registry and what people have judged: the same files in any order give the same
rows.
"""

from __future__ import annotations

from collections.abc import Mapping

from graph.rows import Rows
from loaders.facts.record import Record, to_json
from loaders.identity.bodies import parties
from loaders.identity.people import people
from loaders.identity.projects import undertakings
from loaders.identity.recall import Recall
from loaders.identity.settling import settled
from loaders.identity.sittings import sittings
from loaders.joining import body_rows, meeting_rows, person_rows, question_rows, story_rows
from loaders.joining.context import Context
from loaders.joining.corrections import corrected, mark_judged
from loaders.judgements.standing import NOTHING, Standing
from loaders.mentions.registry import Registry, registry


def graph_rows(
    records: list[Record],
    known: Registry | None = None,
    readings: Mapping[str, str] | None = None,
    judged: Standing = NOTHING,
    recall: Recall | None = None,
) -> Rows:
    """All rows of the graph that these records make; `known` are the registered bodies, the shipped ones when None.

    `readings` holds the records as JSON by the file's digest, where the caller has them already; `judged` is what
    people have decided. `recall` saves work: what was found of people at the last load, and is given back for the next.
    """
    bodies = settled(records, judged.verdicts)
    met, corrections = corrected(sittings(bodies.records), judged)
    projects = undertakings(met, judged.verdicts)
    who = people(met, judged.verdicts, recall)
    context = Context(met, parties(met), who.humans, projects.projects, projects.at, known or registry(), judged=judged)
    context.doubts += [*bodies.doubts, *who.doubts, *projects.doubts]
    context.key_of.update({**bodies.key_of, **projects.of})
    meeting_rows.add(context, readings or {r.document.digest: to_json(r) for r in records})
    body_rows.add(context)
    person_rows.add(context)
    story_rows.add(context)
    mark_judged(context)
    question_rows.add(context, corrections)
    return context.rows
