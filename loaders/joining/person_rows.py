"""Rows of what people are over time: where they work, and to whom they handed over.

(Person)-[:HOLDS_POST_AT {title, first_seen, last_seen}]->(Organisation)   (Person)-[:HANDED_OVER]->(Person)
"""

from __future__ import annotations

from loaders.identity.handovers import handovers
from loaders.identity.people import Human
from loaders.joining.context import Context
from loaders.mentions.words import lexicon
from loaders.privacy.representing import speaks_for_patients


def add(context: Context) -> None:
    """Put in every post at an organisation that the graph knows, and every handover that a sentence tells."""
    houses = {
        lexicon().canonical(name): key
        for key, party in context.parties.items()
        if party.body.kind == "organisation"
        for name in (party.name, *party.names)
    }
    for human in context.humans:
        _posts(context, human, houses)
    for one in handovers(context.leading, context.humans):
        leaves = ("Person", one.leaves)
        passage = context.said(leaves, one.sitting, one.quote, None)
        context.edge(
            "HANDED_OVER", leaves, ("Person", one.follows), passages=[passage], known_from=one.sitting.date,
            certainty="likely", basis="said",
        )  # fmt: skip


def _posts(context: Context, human: Human, houses: dict[tuple[str, ...], str]) -> None:
    """A post for each house and title, from the first to the last meeting that shows it; none for patients."""
    seen: dict[tuple[str, str], list[str]] = {}
    for mention in human.mentions:
        title, organisation = mention.attendee.title or "", mention.attendee.organisation or ""
        house = houses.get(lexicon().canonical(organisation.partition(",")[0])) if organisation else None
        if house and mention.sitting.date and not speaks_for_patients(title, organisation):
            seen.setdefault((house, title), []).append(mention.sitting.date)
    for (house, title), days in sorted(seen.items()):
        context.edge(
            "HOLDS_POST_AT", ("Person", human.id), ("Body", house), title, known_from=min(days), title=title or None,
            first_seen=min(days), last_seen=max(days),
        )  # fmt: skip
