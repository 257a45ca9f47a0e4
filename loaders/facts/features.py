"""What a linguist would note of a predicate, of one possible end, and of two ends together.

What is noted comes in blocks: a row of values under a name. A block's features are the combinations of its values
that `TEMPLATES` lists, written 'place: role where form=giver before bare'. The model gives each feature a weight;
one it has not met weighs nothing. Blocks have few values and come back often, so that their sums are remembered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from loaders.facts.actors import Actor
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
    "lexeme": ("lexeme section passive", ("lexeme", "lexeme section", "lexeme passive")),
    "rules": ("chosen group", ("chosen group",)),
    "crowd": (
        "frame others few between both giver_away receiver_away giver_own receiver_own",
        (
            "others", "others giver_own receiver_own", "others giver_away receiver_away giver_own receiver_own",
            "frame few giver_away receiver_away", "frame between both",
        ),
    ),
    "standing": (
        "frame section giver receiver giver_kind receiver_kind giver_reading receiver_reading",
        (
            "giver receiver", "frame giver receiver", "frame giver_kind receiver_kind",
            "frame section giver_reading receiver_reading",
        ),
    ),
    "kind": (
        "rules group lexeme way section status asked giver_kind receiver_kind receiver_level receiver_form",
        (
            "rules", "rules way", "rules group", "rules asked", "group", "group way", "way", "way section", "asked",
            "group asked", "group section", "group status", "group giver_kind", "group receiver_kind",
            "group receiver_level", "group receiver_form", "lexeme", "lexeme way", "lexeme receiver_form",
        ),
    ),
    "word": ("word", ("word",)),
    "stem": ("stem", ("stem",)),
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
_STEM = 5


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
        ("lexeme", c.lexeme, c.section, c.passive),
    ]  # fmt: skip


def of_kind(c: Candidate, giver: Place, receiver: Place, rules: str, asked: str, words: str) -> list[Block]:
    """For the kind of a hop: `rules` is the kind that the rules give it, `words` those of its clause."""
    a, b = giver.who.bodies[0], receiver.who.bodies[0]
    found: list[Block] = [
        (
            "kind", rules, c.group, c.lexeme, way(a.level, b.level), c.section, c.modality.status, asked, a.kind,
            b.kind, b.level, receiver.form,
        )
    ]  # fmt: skip
    distinct = sorted(set(words.split()))
    found += [("word", word) for word in distinct]
    return found + [("stem", word[:_STEM]) for word in distinct if len(word) > _STEM]


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


def of_pair(
    giver: Place, receiver: Place, c: Candidate, asked: str, told: bool, chosen: bool, actors: Sequence[Actor]
) -> list[Block]:
    """Of two ends together.

    `asked`: whether the receiver has asked the giver in the item; `told`: told before; `chosen`: by the rules;
    `actors` are those of the sentence.
    """
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
        ("rules", chosen, c.group),
        _crowd(giver.who, receiver.who, frame, actors),
        ("standing", frame, c.section, a.level, b.level, a.kind, b.kind, giver.who.reading, receiver.who.reading),
    ]  # fmt: skip


def _crowd(giver: Possible, receiver: Possible, frame: str, actors: Sequence[Actor]) -> Block:
    """Whom the sentence names besides the two: a pair that passes them over wants a reason."""
    taken = {actor.first for who in (giver, receiver) for actor in who.actors}
    others = [actor.first for actor in actors if actor.first not in taken]
    both = bool(giver.actors and receiver.actors)
    between = 0
    if both:
        low, high = sorted((giver.actors[0].first, receiver.actors[0].first))
        between = sum(low < first < high for first in others)
    return (
        "crowd", frame, min(len(others), 4), min(len(others), 2), min(between, 3), both,
        giver.back > 0, receiver.back > 0, giver.own, receiver.own,
    )  # fmt: skip


def way(giver: int | None, receiver: int | None) -> str:
    """The way on the ladder: up, down, level, or which level is unknown."""
    if giver is None or receiver is None:
        return "unknown" if giver is None and receiver is None else "from unknown" if giver is None else "to unknown"
    return "up" if receiver > giver else "down" if receiver < giver else "level"
