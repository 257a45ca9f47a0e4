"""What a linguist would note of a predicate, of one possible end, and of two ends together.

What is noted comes in blocks: a row of values under a name. A block's features are the combinations of its values
that `TEMPLATES` lists, written 'place: role where form=giver before bare'. The model gives each feature a weight;
one it has not met weighs nothing. Blocks have few values and come back often, so that their sums are remembered.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from loaders.facts.candidate import Candidate, End
from loaders.facts.ends import Possible

Block = tuple[Any, ...]

_BLOCKS: dict[str, tuple[str, tuple[str, ...]]] = {
    "predicate": (
        "group section source tense passive status",
        ("group", "section", "source", "status", "group section", "tense passive", "tense section", "group tense"),
    ),
    "clause": (
        "opener inside rules unreal specific heard unspoken news",
        ("opener", "inside", "rules", "unreal", "specific", "heard", "unspoken", "news"),
    ),
    "place": (
        "role frame passive section source where form how",
        (
            "role where form", "role how", "role frame how", "role how where form", "role source where form",
            "role frame passive where form", "role frame passive where", "role passive section where",
        ),
    ),
    "who": (
        "role frame section kind reading level certain many",
        (
            "role kind reading", "role reading section", "role level", "role certain", "role many",
            "role frame kind reading",
        ),
    ),
    "memory": ("role near back part", ("role near", "role back", "role part")),
    "own": (
        "role frame section tense passive where form how",
        ("role", "role section", "role how", "role where form", "role section tense passive", "role frame passive"),
    ),
    "spots": (
        "frame passive giver receiver giver_form receiver_form order giver_how receiver_how",
        (
            "giver receiver", "giver_form receiver_form order", "passive giver receiver",
            "frame passive giver receiver", "giver_how receiver_how",
        ),
    ),
    "ends": (
        "frame section way asked giver_own receiver_own told part",
        (
            "way", "frame way", "asked", "frame asked", "giver_own receiver_own section",
            "frame section giver_own receiver_own", "told", "part",
        ),
    ),
}  # fmt: skip
TEMPLATES = frozenset(f"{block}: {names}" for block, (_, lists) in _BLOCKS.items() for names in lists)

_FRAMES = {
    "send": "alert answer apply deliver hand raise recommend tell",
    "ask": "ask consult remind setup task want",
    "get": "get_answer get_consult get_hand get_task get_tell receive",
    "move": "fall_to heard_at move pass",
}
_FRAME = {group: frame for frame, groups in _FRAMES.items() for group in groups.split()}
_FAR = 12
"""Words that another clause counts as far away."""


@cache
def _columns(block: str) -> tuple[tuple[str, tuple[int, ...]], ...]:
    values, lists = _BLOCKS[block]
    at = {name: i + 1 for i, name in enumerate(values.split())}
    return tuple((f"{block}: {names}=", tuple(at[name] for name in names.split())) for names in lists)


def features(block: Block) -> Iterator[str]:
    """The features of one block: its name and the values of `_BLOCKS` in their order."""
    for template, columns in _columns(block[0]):
        yield template + " ".join([str(block[i]) for i in columns])


@dataclass(slots=True)
class Place:
    """How a possible end stands to a predicate: where, in what form, how far, and how grammar found it there."""

    who: Possible
    where: str
    form: str
    near: int
    how: str
    ahead: bool


def place_of(who: Possible, c: Candidate, grammar: End | None) -> Place:
    """How somebody stands to a predicate; `grammar` is the end that the grammar found for this part."""
    how = grammar.how if grammar and tuple(body.key for body in grammar.bodies) == who.key else ""
    best: tuple[int, str, str, bool] | None = None
    for actor in who.actors:
        ahead = actor.first < c.word
        inside = c.first <= actor.first < c.last
        where = ("before" if ahead else "after") if inside else "earlier" if ahead else "later"
        form = "genitive" if actor.genitive else actor.preposition or "bare"
        distance = abs(actor.first - c.word) + (0 if inside else _FAR)
        if best is None or distance < best[0]:
            best = distance, where, form, ahead
    if best is None:
        where = "none" if who.back == 9 else "last" if who.back == 1 else "back"
        return Place(who, where, "leading" if who.leading else "named", 9, how, True)
    return Place(who, best[1], best[2], min(best[0] // 4, 5), how, best[3])


def of_predicate(c: Candidate, news: bool, inside: int, score: float) -> list[Block]:
    """Of the predicate alone. `inside` counts the actors of its clause, `score` is what the rules make of it."""
    m = c.modality
    unreal = (m.considered, m.condition, c.supposed)
    return [
        ("predicate", c.group, c.section, c.source, c.tense, c.passive, m.status),
        (
            "clause", c.sentence.clauses[c.clause].opener, min(inside, 3), int(score * 5), unreal, c.specific, c.heard,
            c.unspoken, news,
        ),
    ]  # fmt: skip


def of_end(role: str, place: Place, c: Candidate) -> list[Block]:
    """Of one possible end in one part; `role` is 'giver' or 'receiver'."""
    who, body = place.who, place.who.bodies[0]
    frame = _FRAME.get(c.group, c.group)
    found: list[Block] = [
        ("place", role, frame, c.passive, c.section, c.source, place.where, place.form, place.how),
        ("who", role, frame, c.section, body.kind, who.reading, body.level, who.certain, len(who.bodies) > 1),
        ("memory", role, place.near, who.back, who.part),
    ]
    if who.own:
        found.append(("own", role, frame, c.section, c.tense, c.passive, place.where, place.form, place.how))
    return found


def of_pair(giver: Place, receiver: Place, c: Candidate, asked: str, told: bool) -> list[Block]:
    """Of two ends together; `asked`: whether the receiver has asked the giver in the item; `told`: told before."""
    frame = _FRAME.get(c.group, c.group)
    a, b = giver.who.bodies[0], receiver.who.bodies[0]
    order = giver.ahead - receiver.ahead
    part = "giver" if a.parent == b.key else "receiver" if b.parent == a.key else ""
    return [
        (
            "spots", frame, c.passive, giver.where, receiver.where, giver.form, receiver.form, order,
            giver.how, receiver.how,
        ),
        ("ends", frame, c.section, way(a.level, b.level), asked, giver.who.own, receiver.who.own, told, part),
    ]  # fmt: skip


def way(giver: int | None, receiver: int | None) -> str:
    """The way on the ladder: up, down, level, or which level is unknown."""
    if giver is None or receiver is None:
        return "unknown" if giver is None and receiver is None else "from unknown" if giver is None else "to unknown"
    return "up" if receiver > giver else "down" if receiver < giver else "level"
