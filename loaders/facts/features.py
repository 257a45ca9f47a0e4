"""What a linguist would note of a predicate, of one possible end, and of two ends together.

What is noted comes in blocks: a row of values under a name. A block's features are the combinations of its values
that `TEMPLATES` lists, written 'place: role where form=giver before bare'. The model gives each feature a weight;
one it has not met weighs nothing. Blocks have few values and come back often, so that their sums are remembered; what
would have many is told in several ('spots', 'spots 2'), whose features bear one name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from loaders.facts.candidate import Candidate
from loaders.facts.ends import NEVER, Key, Possible
from loaders.mentions.model import Body

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
        "frame passive giver receiver",
        ("giver receiver", "passive giver receiver", "frame passive giver receiver"),
    ),
    "spots 2": ("giver_form receiver_form order", ("giver_form receiver_form order",)),
    "spots 3": ("giver_how receiver_how", ("giver_how receiver_how",)),
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
    "standing": ("frame giver receiver", ("giver receiver", "frame giver receiver")),
    "standing 2": ("frame giver_kind receiver_kind", ("frame giver_kind receiver_kind",)),
    "standing 3": (
        "frame section giver_reading receiver_reading", ("frame section giver_reading receiver_reading",),
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
TEMPLATES = frozenset(f"{block.split()[0]}: {names}" for block, (_, lists) in _BLOCKS.items() for names in lists)

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
    name = block.split()[0]
    return tuple((f"{name}: {names}=", tuple(at[name] for name in names.split())) for names in lists)


def features(block: Block) -> Iterator[str]:
    """The features of one block: its name and the values of `_BLOCKS` in their order."""
    for template, columns in _columns(block[0]):
        yield template + " ".join([str(block[i]) for i in columns])


class Stand(NamedTuple):
    """How a possible end stands to a predicate: where, in what form, how far, and whether ahead of it.

    `words` are those at which the sentence names it.
    """

    where: str
    form: str
    near: int
    ahead: bool
    words: Sequence[int] = ()


class Place(NamedTuple):
    """A possible end in one part: how it stands to the predicate, and how grammar found it in this part ('' if not).

    `body` is the first of its bodies, `away` whether a sentence before names it last.
    """

    who: Possible
    body: Body
    where: str
    form: str
    near: int
    ahead: bool
    words: Sequence[int]
    how: str
    away: bool


def stand_of(who: Possible, c: Candidate) -> Stand:
    """How somebody stands to a predicate, by the nearest of the places that name him."""
    word, first, last = c.word, c.first, c.last
    nearest, best, inside = 0, None, False
    for actor in who.actors:
        within = first <= actor.first < last
        distance = abs(actor.first - word) + (0 if within else _FAR)
        if best is None or distance < nearest:
            nearest, best, inside = distance, actor, within
    if best is None:
        where = "none" if who.back == NEVER else "last" if who.back == 1 else "back"
        return Stand(where, "leading" if who.leading else "named", 9, True)
    ahead = best.first < word
    where = ("before" if ahead else "after") if inside else "earlier" if ahead else "later"
    form = "genitive" if best.genitive else best.preposition or "bare"
    return Stand(where, form, min(nearest // 4, 5), ahead, [actor.first for actor in who.actors])


def place_of(who: Possible, stand: Stand, grammar: Key, how: str) -> Place:
    """Somebody in one part; `grammar` are the keys of the end that the grammar found for it, and `how`."""
    return Place(who, who.bodies[0], *stand, how if grammar == who.key else "", who.back > 0)


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


def frame_of(group: str) -> str:
    """The frame of a class of predicates: several classes that behave alike."""
    return _FRAME.get(group, group)


def of_end(role: str, place: Place, c: Candidate, frame: str) -> list[Block]:
    """Of one possible end in one part; `role` is 'giver' or 'receiver'."""
    who, body = place.who, place.body
    found: list[Block] = [
        ("place", role, frame, c.passive, c.section, c.source, place.where, place.form, place.how),
        ("who", role, frame, c.section, body.kind, who.reading, body.level, who.certain, len(who.bodies) > 1),
        ("memory", role, place.near, who.back, who.part),
    ]
    if who.own:
        found.append(("own", role, frame, c.section, c.tense, c.passive, place.where, place.form, place.how))
    return found


def of_pair(
    giver: Place, receiver: Place, c: Candidate, frame: str, asked: str, told: bool, chosen: bool, named: Sequence[int]
) -> list[Block]:
    """Of two ends together.

    `asked`: whether the receiver has asked the giver in the item; `told`: told before; `chosen`: by the rules;
    `named` are the words at which the sentence names somebody.
    """
    who, whom, a, b, section = giver.who, receiver.who, giver.body, receiver.body, c.section
    part = "giver" if a.parent == b.key else "receiver" if b.parent == a.key else ""
    # Whom the sentence names besides the two, and between them: a pair that passes others over wants a reason.
    others = [first for first in named if first not in giver.words and first not in receiver.words]
    both, between = bool(giver.words and receiver.words), 0
    if both and others:
        low, high = sorted((giver.words[0], receiver.words[0]))
        between = len([first for first in others if low < first < high])
    return [
        ("spots", frame, c.passive, giver.where, receiver.where),
        ("spots 2", giver.form, receiver.form, giver.ahead - receiver.ahead),
        ("spots 3", giver.how, receiver.how),
        ("ends", frame, section, way(a.level, b.level), asked, who.own, whom.own, told, part),
        ("rules", chosen, c.group),
        (
            "crowd", frame, min(len(others), 4), min(len(others), 2), min(between, 3), both,
            giver.away, receiver.away, who.own, whom.own,
        ),
        ("standing", frame, a.level, b.level),
        ("standing 2", frame, a.kind, b.kind),
        ("standing 3", frame, section, who.reading, whom.reading),
    ]  # fmt: skip


def way(giver: int | None, receiver: int | None) -> str:
    """The way on the ladder: up, down, level, or which level is unknown."""
    if giver is None or receiver is None:
        return "unknown" if giver is None and receiver is None else "from unknown" if giver is None else "to unknown"
    return "up" if receiver > giver else "down" if receiver < giver else "level"
