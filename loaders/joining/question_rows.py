"""Rows of what people are asked and what they have decided.

(Question)-[:ASKS_ABOUT]->(anything)   a doubt that nobody has settled, one edge a side
(Judgement)-[:JUDGES]->(anything)      a judgement that found what it speaks of
"""

from __future__ import annotations

from loaders.identity.sittings import ident
from loaders.joining.context import Context
from loaders.joining.corrections import Corrections
from loaders.judgements.model import Judgement
from loaders.judgements.verdicts import Doubt

_QUESTIONS = {
    "person": "Er {one} og {other} samme person?",
    "body": "Er {one} og {other} samme organ?",
    "project": "Er {one} og {other} samme projekt?",
    "matter": "Er {one} og {other} samme sag?",
    "hop": "Er {one} og {other} samme oversendelse?",
    "commitment": "Er {one} og {other} samme løfte?",
    "date": "Taler {one} og {other} om samme dag?",
}
_TITLES = ("text", "name", "title", "subject", "what", "quote")
_FULL = 100  # the most that an answer can be worth

Node = tuple[str, str]


def add(context: Context, corrections: Corrections) -> None:
    """Put in every open doubt, and every judgement that stands and found its sides."""
    unsure = {
        frozenset(one[1] for side in judgement.sides if (one := context.thing_of(side)))
        for judgement in context.judged.of("unsure")
    }
    for doubt in context.doubts:
        _question(context, doubt, unsure)
    for judgement in context.judged.judgements:
        _judgement(context, judgement, corrections)


def question_id(sort: str, one: str, other: str) -> str:
    """Id of the question about two sides, whichever comes first."""
    return ident("question", sort, *sorted((one, other)))


def _question(context: Context, doubt: Doubt, unsure: set[frozenset[str]]) -> None:
    ends = [context.thing_of(side) for side in (doubt.one, doubt.other)]
    if None in ends or ends[0] == ends[1] or context.judged.verdicts.on(doubt.one, doubt.other) is not None:
        return
    things = [end for end in ends if end]
    names = [_name(context, side, end) for side, end in zip((doubt.one, doubt.other), things, strict=True)]
    identifier = question_id(doubt.sort, doubt.one, doubt.other)
    known_from = max(_known_from(context, end) for end in things) or None
    node = context.node(
        ("Question",),
        identifier,
        identifier,
        known_from=known_from,
        kind=doubt.sort,
        text=_QUESTIONS[doubt.sort].format(one=f"»{names[0]}«", other=f"»{names[1]}«"),
        reasons=list(doubt.reasons),
        sides=[doubt.one, doubt.other],
        weight=round(_FULL * doubt.weight),
        state="unsure" if frozenset(end[1] for end in things) in unsure else "open",
    )
    for key, end in zip(("one", "other"), things, strict=True):
        context.edge("ASKS_ABOUT", node, end, key, known_from=known_from)


def _judgement(context: Context, judgement: Judgement, corrections: Corrections) -> None:
    """A judgement whose sides are not there is kept in its file and left out here."""
    away = [one for one in corrections.away if one.judgement.id == judgement.id]
    put = corrections.put.get(judgement.id)
    if away:
        ends = [end for one in away for end in one.ends if end[1] in context.rows.nodes]
    elif judgement.kind in ("wrong", "missing") and not put:
        return
    else:
        found = [context.thing_of(side) for side in judgement.sides]
        if None in found:
            return
        ends = [end for end in found if end]
    known_from = max((_known_from(context, end) for end in ends), default="") or None
    node = context.node(
        ("Judgement",),
        judgement.id,
        judgement.id,
        known_from=known_from,
        kind=judgement.kind,
        by=judgement.by,
        date=judgement.when.date().isoformat(),
        why=judgement.why,
        text=away[0].text if away else judgement.fact.what if judgement.fact else None,
        sides=list(judgement.sides),
    )
    for end in dict.fromkeys(ends):
        context.edge("JUDGES", node, end, known_from=known_from)
    for one in away:
        context.said(node, one.sitting, one.quote, one.item)


def _name(context: Context, side: str, thing: Node) -> str:
    """What readers call a side: the name as written there, else that of the thing."""
    for identifier in (side, thing[1]):
        node = context.rows.nodes.get(identifier)
        name = next((str(node.properties[key]) for key in _TITLES if node.properties.get(key)), "") if node else ""
        if name:
            return name
    return side


def _known_from(context: Context, thing: Node) -> str:
    node = context.rows.nodes.get(thing[1])
    return str(node.properties.get("known_from") or "") if node else ""
