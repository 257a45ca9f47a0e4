"""Rows of projects: events, members, and links between them.

(Event)-[:HAPPENED_TO]->(Project)  (Event)-[:BY]->(Body)  (Event)-[:AT]->(Meeting)  (Person)-[:WORKS_ON]->(Project)
"""

from __future__ import annotations

from graph.rows import Node
from loaders.facts.model import Project, ProjectEvent
from loaders.identity.projects import Undertaking
from loaders.identity.sittings import Sitting, ident
from loaders.joining.context import Context

_ONCE = frozenset({"approved", "funded", "started", "renamed", "evaluated", "closed", "transferred", "proposed"})
"""Kinds that happen once on a day: two minutes that tell them of the same day tell of one event."""


def add(context: Context) -> None:
    """Put in every project's events, members and links."""
    for undertaking in context.projects:
        for sitting, project in undertaking.tellings:
            for event in project.events:
                _event(context, undertaking, sitting, event)
            _members(context, undertaking, sitting, project)
    for sitting in context.leading:
        _links(context, sitting)


def _event(context: Context, undertaking: Undertaking, sitting: Sitting, event: ProjectEvent) -> None:
    day = event.date or sitting.date or ""
    if event.kind == "funded" and event.kroner:
        # The same sum told again is the same grant, whatever date a minutes gives it: money is never counted twice.
        identifier = ident("event", undertaking.id, event.kind, event.kroner)
    elif event.kind in _ONCE and event.date:
        identifier = ident("event", undertaking.id, event.kind, event.date)
    else:
        identifier = ident("event", undertaking.id, event.kind, sitting.meeting, event.item)
    known = context.rows.nodes.get(identifier)
    if known is None:
        known_from = sitting.date
        latest = (event.date or sitting.date) if not event.planned else None
        node = context.node(
            ("Event",), identifier, sitting.source, known_from=known_from, kind=event.kind, date=event.date,
            latest=latest, earliest=event.date, sort_date=day, planned=event.planned, kroner=event.kroner,
            certainty="likely", rule=f"event-{event.kind}", read_by=list(event.readers),
        )  # fmt: skip
        context.edge("HAPPENED_TO", node, ("Matter", undertaking.id), known_from=known_from, basis="said")
    node = ("Event", identifier)
    if known is not None:
        _sharpen(known, event)
    by = context.end(sitting, event.by)
    if by and by[0] == "Body":
        context.edge("BY", node, by, known_from=sitting.date, basis="said")
        meeting = context.meeting(by[1], event.date or sitting.date or "")
        if meeting in context.rows.nodes:
            context.edge(
                "AT", node, ("Meeting", meeting), known_from=sitting.date, certainty="likely", basis="inferred"
            )
    context.said(node, sitting, event.quote, event.item, date=event.date, kind=event.kind)


def _sharpen(known: Node, event: ProjectEvent) -> None:
    """Let a further telling give the event the sum and the exact day that the earlier ones lack."""
    if event.kroner and "kroner" not in known.properties:
        known.properties["kroner"] = event.kroner
    if event.date and len(event.date) > len(str(known.properties.get("date") or "")):
        known.properties.update(date=event.date, earliest=event.date, latest=event.date, sort_date=event.date)


def _members(context: Context, undertaking: Undertaking, sitting: Sitting, project: Project) -> None:
    for member in project.members:
        person = context.person(sitting, member.name)
        if person is None:
            person = ident("person", sitting.meeting, member.name)
            context.node(
                ("Person",), person, person, known_from=sitting.date, name=member.name, variants=[member.name],
                certainty="certain", rule="member",
            )  # fmt: skip
        passage = context.said(("Person", person), sitting, member.quote, None)
        context.edge(
            "WORKS_ON", ("Person", person), ("Matter", undertaking.id), passages=[passage], known_from=sitting.date,
            role=member.role, organisation=member.organisation, basis="said",
        )  # fmt: skip


def _links(context: Context, sitting: Sitting) -> None:
    for link in sitting.reading.project_links:
        one, other = context.project(sitting, link.source), context.project(sitting, link.target)
        if one and other and one != other:
            passage = context.said(("Matter", one), sitting, link.quote, link.item)
            context.edge(
                link.kind.upper(), ("Matter", one), ("Matter", other), passages=[passage], known_from=sitting.date,
                certainty="likely", basis="said",
            )  # fmt: skip
