"""Rows of bodies, the names they are mentioned by, and what the registry says of them.

    (Mention)-[:MEANS]->(Body)-[:SUBUNIT_OF]->(Body)
"""

from __future__ import annotations

from loaders.identity.bodies import Party, bodies_of
from loaders.identity.sittings import Sitting, ident
from loaders.joining.context import MAIN_LABEL, Context
from loaders.mentions.model import Body


def add(context: Context) -> None:
    """Put in every body that minutes name."""
    for key, party in context.parties.items():
        _body(context, key, party)
    for key, party in context.parties.items():
        parent = party.body.parent
        if parent and parent != key and parent in context.parties:
            context.edge(
                "SUBUNIT_OF", ("Body", key), ("Body", parent), known_from=party.known_from, certainty="likely",
                basis="inferred", reason="navn eller dokument",
            )  # fmt: skip
    for sitting in context.leading:
        _mentions(context, sitting)


def _body(context: Context, key: str, party: Party) -> None:
    body = party.body
    context.node(
        ("Body", MAIN_LABEL[body.kind]),
        key,
        key,
        known_from=party.known_from,
        name=party.name,
        kind=key.split(":")[0],
        level=body.level,
        aliases=sorted(set(party.names) - {party.name}),
        region=body.region,
        registered=body.registered,
        known=body.known,
        certainty="certain" if body.registered or body.level_certain else "likely",
        rule="registry" if body.registered else "name",
    )


def _mentions(context: Context, sitting: Sitting) -> None:
    """One mention for each name that the minutes use for a body."""
    seen: set[tuple[str, str]] = set()
    for body in bodies_of(sitting.reading):
        if body.kind == "person" or (body.key, body.name) in seen:
            continue
        seen.add((body.key, body.name))
        _mention(context, sitting, body)


def _mention(context: Context, sitting: Sitting, body: Body) -> None:
    mention = context.node(
        ("Mention",),
        ident("mention", sitting.meeting, body.key, body.name),
        sitting.source,
        known_from=sitting.date,
        text=body.name,
        kind="body",
    )
    context.edge(
        "MEANS", mention, ("Body", body.key), known_from=sitting.date,
        certainty="certain" if body.registered else "likely", basis="inferred",
        reason="registret" if body.registered else "navn, overordnet og region",
    )  # fmt: skip
