"""Rows of promises: who made them, about what, which task asked for them, and how they ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from loaders.facts.model import Commitment
from loaders.given.facts import RULE
from loaders.identity.sittings import Sitting
from loaders.joining.context import Context
from loaders.joining.hops import REQUESTS, Hop
from loaders.joining.promises import Ending, Promise, is_recognisable
from loaders.joining.threads import Unit
from loaders.joining.words import content

POSTPONED = "udsætte"
"""The rule that reads a postponed item as a promise of the body."""


def promises(context: Context) -> list[Promise]:
    """Every commitment of the minutes that count."""
    return [
        Promise(sitting, commitment, context.end(sitting, commitment.owner, commitment.owner_name))
        for sitting in context.leading
        for commitment in sitting.reading.commitments
    ]


def add(
    context: Context,
    promised: list[Promise],
    ended: list[Ending],
    matter_of: Mapping[Unit, tuple[str, str]],
    hops: list[Hop],
) -> None:
    """Put in every commitment and how it ended; `matter_of` tells which matter an item belongs to."""
    for promise in promised:
        _commitment(context, promise)
        _about(context, promise, matter_of)
    for ending in ended:
        _ending(context, ending)
    _taken_up_again(context, promised, {e.promise.id for e in ended if e.end != "MENTIONED_AT"})
    _asked_for(context, promised, hops)


def _commitment(context: Context, promise: Promise) -> None:
    sitting, c, owner = promise.sitting, promise.commitment, promise.owner
    node = context.node(
        ("Commitment",), promise.id, sitting.source, known_from=sitting.date, what=c.what, due=c.due,
        due_from=c.due_from, due_to=c.due_to, owner=c.owner_name or (c.owner.name if c.owner else None),
        recognisable=is_recognisable(promise, context.topics), certainty=_certainty(sitting, c), rule=c.rule,
        read_by=list(c.readers),
    )  # fmt: skip
    passage = context.said(node, sitting, c.quote, c.item, date=c.due_to)
    if owner:
        context.edge("OWNED_BY", node, owner, passages=[passage], known_from=sitting.date, basis="said")
    made_to = context.end(sitting, c.made_to)
    if made_to and made_to[0] == "Body":
        context.edge("MADE_TO", node, made_to, passages=[passage], known_from=sitting.date, basis="said")


def _certainty(sitting: Sitting, commitment: Commitment) -> str:
    """As it was read; only likely where the words tell nothing of what is promised beside the item's title."""
    c, item = commitment, sitting.item(commitment.item)
    told = content(c.what) & content(c.quote.of(sitting.text))
    by_title = c.rule != RULE and item is not None and content(c.what) <= content(item.title)
    return c.certainty if told and not by_title else "likely"


def _about(context: Context, promise: Promise, matter_of: Mapping[Unit, tuple[str, str]]) -> None:
    sitting, c = promise.sitting, promise.commitment
    project = context.project(sitting, c.project)
    matter = ("Matter", project) if project else matter_of.get(promise.unit)
    if matter:
        since = context.since(sitting, matter)
        context.edge("ABOUT", ("Commitment", promise.id), matter, known_from=since, basis="inferred")


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
    in_unit = Counter(promise.unit for promise in promises)
    for promise in promises:
        c = promise.commitment
        edge, item = resumed.get(promise.sitting.item_id(c.item)), promise.sitting.item(c.item)
        own = promise.owner in (None, ("Body", promise.sitting.reading.own.key))
        if edge and item and own and promise.id not in ended and (c.rule == POSTPONED or in_unit[promise.unit] == 1):
            context.edge(
                "KEPT_AT", ("Commitment", promise.id), edge.start, certainty="likely", basis="inferred",
                known_from=str(edge.properties["known_from"]), reason="punktet er taget op igen",
            )  # fmt: skip


def _asked_for(context: Context, promises: list[Promise], hops: list[Hop]) -> None:
    """A task handed over and the promise it asks for: same item, owned by the receiver, the words overlap."""
    by_place: dict[tuple[str, str, str | None], list[Promise]] = {}
    for promise in promises:
        owner = promise.owner[1] if promise.owner else None
        by_place.setdefault((promise.sitting.meeting, promise.commitment.item, owner), []).append(promise)
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
