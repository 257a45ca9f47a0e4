"""Rows of promises: who made them, about what, which task asked for them, and how they ended."""

from __future__ import annotations

from collections.abc import Mapping

from loaders.identity.sittings import Sitting
from loaders.joining.context import Context
from loaders.joining.hops import REQUESTS, Hop
from loaders.joining.matters import Unit
from loaders.joining.promises import Ending, Promise, endings

POSTPONED = "udsætte"
"""The rule that reads a postponed item as a promise of the body."""


def add(context: Context, matter_of: Mapping[Unit, tuple[str, str]], hops: list[Hop]) -> None:
    """Put in every commitment; `matter_of` tells which matter an item belongs to."""
    promises = []
    for sitting in context.leading:
        for commitment in sitting.reading.commitments:
            owner = context.end(sitting, commitment.owner, commitment.owner_name)
            promise = Promise(sitting, commitment, owner[1] if owner else None)
            promises.append(promise)
            _commitment(context, promise, owner)
            _about(context, promise, matter_of)
    ended = endings(promises, context.sittings, hops)
    for ending in ended:
        _ending(context, ending)
    _taken_up_again(context, promises, {ending.promise.id for ending in ended})
    _asked_for(context, promises, hops)


def _commitment(context: Context, promise: Promise, owner: tuple[str, str] | None) -> None:
    sitting, c = promise.sitting, promise.commitment
    node = context.node(
        ("Commitment",), promise.id, sitting.source, known_from=sitting.date, what=c.what, due=c.due,
        due_from=c.due_from, due_to=c.due_to, certainty=c.certainty, rule=c.rule,
    )  # fmt: skip
    passage = context.said(node, sitting, c.quote, c.item, date=c.due_to)
    if owner:
        context.edge("OWNED_BY", node, owner, passages=[passage], known_from=sitting.date, basis="said")
    made_to = context.end(sitting, c.made_to)
    if made_to and made_to[0] == "Body":
        context.edge("MADE_TO", node, made_to, passages=[passage], known_from=sitting.date, basis="said")


def _about(context: Context, promise: Promise, matter_of: Mapping[Unit, tuple[str, str]]) -> None:
    sitting, c = promise.sitting, promise.commitment
    project = context.project(sitting, c.project)
    matter = ("Matter", project) if project else matter_of.get(Unit(sitting.meeting, c.item))
    if matter:
        context.edge("ABOUT", ("Commitment", promise.id), matter, known_from=sitting.date, basis="inferred")


def _ending(context: Context, ending: Ending) -> None:
    sitting: Sitting = ending.sitting
    commitment = ("Commitment", ending.promise.id)
    passage = context.said(commitment, sitting, ending.words, ending.item.number)
    context.edge(
        ending.end, commitment, ("AgendaItem", sitting.item_id(ending.item.number)), passages=[passage],
        known_from=sitting.date, certainty="likely", basis="inferred", reason="senere referat med de samme ord",
    )  # fmt: skip


def _taken_up_again(context: Context, promises: list[Promise], ended: set[str]) -> None:
    """A postponed item is a promise to take it up again, kept by the item that does."""
    resumed = {edge.end[1]: edge for edge in context.rows.edges.values() if edge.type == "RESUMES"}
    for promise in promises:
        edge = resumed.get(promise.sitting.item_id(promise.commitment.item))
        if edge and promise.commitment.rule == POSTPONED and promise.id not in ended:
            context.edge(
                "KEPT_AT", ("Commitment", promise.id), edge.start, certainty="likely", basis="inferred",
                known_from=str(edge.properties["known_from"]), reason="punktet er taget op igen",
            )  # fmt: skip


def _asked_for(context: Context, promises: list[Promise], hops: list[Hop]) -> None:
    """A task handed over and the promise it asks for: same item, owned by the receiver, the words overlap."""
    by_place: dict[tuple[str, str, str | None], list[Promise]] = {}
    for promise in promises:
        by_place.setdefault((promise.sitting.meeting, promise.commitment.item, promise.owner), []).append(promise)
    for hop in hops:
        if hop.lead.referral.kind not in REQUESTS:
            continue
        for told in hop.told:
            for promise in by_place.get((told.sitting.meeting, told.referral.item, told.receiver), []):
                one, other = told.referral.quote, promise.commitment.quote
                if one.start < other.end and other.start < one.end:
                    context.edge(
                        "ASKS_FOR", ("Referral", hop.id), ("Commitment", promise.id), known_from=told.sitting.date,
                        basis="said",
                    )  # fmt: skip
