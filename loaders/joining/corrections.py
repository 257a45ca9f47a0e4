"""What people have corrected: wrong facts out of the readings, missing ones in, and items that are one matter.

    judgements ─▶ sittings without wrong and with missing facts ─▶ joining as ever
               ─▶ units that are of one matter, or must not be
               ─▶ ANSWERS and RECEIVED_AT that a person has told

A fact is known again by its id, or by the words that say it where another version of the tool has given it another id.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from loaders.facts.model import Commitment, Denial, ProjectEvent, Reading, Referral
from loaders.identity.bodies import bodies_of
from loaders.identity.sittings import Sitting, ident
from loaders.joining.context import Context
from loaders.joining.hops import Hop, Told
from loaders.joining.promises import Promise
from loaders.joining.threads import Ties, Unit, anchor
from loaders.judgements.model import Judgement, digest_of
from loaders.judgements.model import Told as ToldFact
from loaders.judgements.standing import Standing
from loaders.mentions.model import Body
from loaders.minutes.model import Item
from loaders.span import Span

RULE = "judged"
REASON = "afgjort af {by}"


@dataclass(frozen=True, slots=True)
class Away:
    """A fact that was judged wrong: its words, and the bodies it spoke of."""

    judgement: Judgement
    sitting: Sitting
    quote: Span
    item: str | None
    text: str
    ends: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Corrections:
    """What the judgements changed in the readings; `put` are ids of the facts that a judgement has added, by its id."""

    away: list[Away] = field(default_factory=list)
    put: dict[str, str] = field(default_factory=dict)


def corrected(sittings: list[Sitting], judged: Standing) -> tuple[list[Sitting], Corrections]:
    """The sittings as people have corrected them, and what was corrected; the given ones stay as they are."""
    done = Corrections()
    wrong, missing = judged.of("wrong"), judged.of("missing")
    if not wrong and not missing:
        return sittings, done
    found = [replace(s, reading=_without(s, wrong, done)) if s.leading and wrong else s for s in sittings]
    bodies = {body.key: body for s in found for body in bodies_of(s.reading)} if missing else {}
    return [_with(s, missing, bodies, done) if s.leading else s for s in found], done


def ties(context: Context, hops: list[Hop]) -> Ties:
    """What people have called one matter, and what they have kept apart."""
    units = _units(context, hops)

    def unit(side: str) -> object | None:
        if side in units:
            return units[side]
        thing = context.thing_of(side)
        return thing[1] if thing and thing[0] == "Matter" else None

    def pairs(judgements: Iterable[Judgement]) -> Iterator[tuple[object, object, str]]:
        for judgement in judgements:
            one, other = (unit(side) for side in judgement.sides)
            if one and other:
                yield one, other, REASON.format(by=judgement.by)

    together = context.judged.of("one_matter", "same", "answered", "received")
    return Ties(list(pairs(together)), [(one, other) for one, other, _ in pairs(context.judged.of("different"))])


def tell_answers(context: Context) -> None:
    """The answers and receptions that a person has told; only between what is in the graph."""
    for judgement in context.judged.of("answered", "received"):
        one, other = (context.rows.nodes.get(side) for side in judgement.sides)
        if one is None or other is None or one.labels[0] != "Referral":
            continue
        known_from = max(str(one.properties.get("known_from")), str(other.properties.get("known_from")))
        start, end, type_ = ("Referral", one.id), (other.labels[0], other.id), "RECEIVED_AT"
        if other.labels[0] == "Referral":
            start, end, type_ = end, start, "ANSWERS"
        elif other.labels[0] != "AgendaItem":
            continue
        context.edge(
            type_, start, end, known_from=known_from, certainty="certain", basis="judged",
            reason=REASON.format(by=judgement.by),
        )  # fmt: skip


def mark_judged(context: Context) -> None:
    """What a person has put in is no saying of the minutes: its relationships are judged."""
    for edge in context.rows.edges.values():
        node = context.rows.nodes.get(edge.start[1])
        if node is not None and node.properties.get("rule") == RULE and edge.properties.get("basis") == "said":
            edge.properties["basis"] = "judged"


def _units(context: Context, hops: list[Hop]) -> dict[str, object]:
    """Units by the ids of items and of referrals, every telling of them."""
    items: dict[str, object] = {
        s.item_id(item.number): Unit(s.meeting, item.number)
        for s in context.leading
        for item in s.reading.minutes.items
    }
    return items | {told.id: anchor(hop.told[0]) for hop in hops for told in hop.told}


def _without(sitting: Sitting, wrong: list[Judgement], done: Corrections) -> Reading:
    reading = sitting.reading

    def keep(facts: list[Any], id_of: Callable[[Any], str], code: Callable[[Any], str]) -> list[Any]:
        gone = {}
        for judgement in wrong:
            hit = _meant(judgement, sitting, facts, id_of, code)
            if hit is not None:
                gone[id(hit)] = True
                done.away.append(_away(judgement, sitting, hit))
        return [fact for fact in facts if id(fact) not in gone]

    return replace(
        reading,
        referrals=keep(reading.referrals, lambda r: _referral_id(sitting, r), lambda r: "referral"),
        commitments=keep(reading.commitments, lambda c: Promise(sitting, c, None).id, lambda c: "commitment"),
        denials=keep(
            reading.denials, lambda d: ident("denial", sitting.meeting, d.item, d.quote.start), lambda d: "denial"
        ),
        projects=[
            replace(p, events=keep(p.events, lambda e: "", lambda e: "event")) for p in reading.projects
        ],
    )  # fmt: skip


def _meant(
    judgement: Judgement,
    sitting: Sitting,
    facts: list[Any],
    id_of: Callable[[Any], str],
    code: Callable[[Any], str],
) -> Any | None:
    """The fact that a judgement means: the one with its id, else the only one of its sort in the same words."""
    exact = [fact for fact in facts if id_of(fact) in judgement.sides]
    if exact:
        return exact[0]
    sort = judgement.sides[0].partition(":")[0]
    alike = [f for f in facts if code(f) == sort and sitting.passage_id(f.quote) in judgement.sides]
    return alike[0] if len(alike) == 1 else None


def _referral_id(sitting: Sitting, referral: Referral) -> str:
    return Told(sitting, referral, 0, referral.giver.key, referral.receiver.key).id


def _away(judgement: Judgement, sitting: Sitting, fact: Referral | Commitment | Denial | ProjectEvent) -> Away:
    """What is remembered of a fact that goes."""
    bodies: list[Body | None] = []
    if isinstance(fact, Referral):
        text, bodies = f"{fact.giver.name} → {fact.receiver.name}: {fact.subject}", [fact.giver, fact.receiver]
    elif isinstance(fact, Commitment):
        text, bodies = fact.what, [fact.owner]
    elif isinstance(fact, ProjectEvent):
        text, bodies = fact.kind, [fact.by]
    else:
        text = fact.ends or fact.kind
    ends = [("Body", body.key) for body in bodies if body and body.kind != "person"]
    ends += [("AgendaItem", sitting.item_id(fact.item))] if sitting.item(fact.item) else []
    return Away(judgement, sitting, fact.quote, fact.item, text, tuple(ends))


def _with(sitting: Sitting, missing: list[Judgement], bodies: dict[str, Body], done: Corrections) -> Sitting:
    items = {sitting.item_id(item.number): item for item in sitting.reading.minutes.items}
    referrals, commitments = list(sitting.reading.referrals), list(sitting.reading.commitments)
    for judgement in missing:
        item, told = items.get(judgement.sides[0]), judgement.fact
        quote = _place(sitting, item, told) if item and told else None
        if item is None or told is None or quote is None:
            continue
        if told.sort == "commitment":
            owner = bodies.get(told.giver or "")
            if told.giver and owner is None:
                continue
            name = owner.name if owner else None
            promise = Commitment(
                item.number, owner, name, told.what, quote, told.date, told.date, told.date, certainty="certain",
                rule=RULE, readers=(judgement.by,),
            )  # fmt: skip
            commitments.append(promise)
            done.put[judgement.id] = Promise(sitting, promise, None).id
        elif (giver := bodies.get(told.giver or "")) and (receiver := bodies.get(told.receiver or "")) and told.kind:
            referral = Referral(
                item.number, giver, receiver, told.kind, told.what, told.status, quote, told.date or sitting.date,
                certainty="certain", rule=RULE, readers=(judgement.by,),
            )  # fmt: skip
            referrals.append(referral)
            done.put[judgement.id] = _referral_id(sitting, referral)
    referrals.sort(key=lambda one: one.quote.start)
    commitments.sort(key=lambda one: one.quote.start)
    return replace(sitting, reading=replace(sitting.reading, referrals=referrals, commitments=commitments))


def _place(sitting: Sitting, item: Item, told: ToldFact) -> Span | None:
    """Where the words of a missing fact stand in its item."""
    text, found = sitting.text, []
    at = item.span.start
    for word in item.span.of(text).split():
        at = text.index(word, at)
        found.append(Span(at, at + len(word)))
        at += len(word)
    for first in range(len(found) - told.words + 1):
        part = found[first : first + told.words]
        if digest_of([span.of(text) for span in part]) == told.digest:
            return Span(part[0].start, part[-1].end)
    return None
