"""The learned choice: who passes a matter to whom by a predicate, and of what kind the hop is.

For each predicate every pair of possible ends gets a score, a sum of weights; 'nobody' scores 0. The best pair wins
where its share of all the exponentials, its probability, reaches the weights' `accept`. What the rules find for the
predicate is one of the things that are weighed. The kind is the one whose own weights sum highest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp
from typing import NamedTuple

from loaders.facts.actors import Actor
from loaders.facts.candidate import Candidate, End, Found
from loaders.facts.ends import MAX_POOL, Possible
from loaders.facts.features import (
    Block,
    Place,
    features,
    frame_of,
    of_end,
    of_pair,
    of_predicate,
    place_of,
    stand_of,
)
from loaders.facts.weights import Weights
from loaders.mentions.model import Body

_KEPT = 5
"""Givers and receivers that are tried in pairs: the best alone."""
_CLEARLY = 1.2
"""How much more a kind must weigh than the one that the rules name."""
_REASONS = 3
_STOP = 30.0
_FOUND: dict[str, Found] = {"none": "own", "last": "before", "back": "before"}


ASKING = frozenset(("escalates", "delegates", "consults"))


class History:
    """What the item has said so far, for features: its hops as (giver's key, kind, receiver's key)."""

    def __init__(self, hops: Sequence[tuple[str, str, str]]) -> None:
        self._answered = {(giver, receiver) for giver, kind, receiver in hops if kind == "reports_back"}
        self._asked = {(giver, receiver) for giver, kind, receiver in hops if kind in ASKING}
        self._told = {(giver, receiver) for giver, _, receiver in hops}

    def asked(self, giver: Body, receiver: Body) -> str:
        """Whether the receiver has asked the giver, and has been answered."""
        if (receiver.key, giver.key) not in self._asked:
            return "no"
        return "answered" if (giver.key, receiver.key) in self._answered else "open"

    def told(self, giver: Body, receiver: Body) -> bool:
        """Whether a hop between these ends was told."""
        return (giver.key, receiver.key) in self._told


class Ranked(NamedTuple):
    """A pair of ends with all that was noted of it."""

    giver: Place
    receiver: Place
    blocks: list[Block]


@dataclass(slots=True)
class Predicate:
    """A predicate with everybody who may give and receive; `blocks` are noted of the predicate alone.

    `named` are the words at which its sentence names somebody, `rules` the keys of giver and receiver in the hops that
    the rules find in it.
    """

    candidate: Candidate
    frame: str
    named: Sequence[int]
    rules: frozenset[tuple[str, str]]
    blocks: list[Block]
    givers: list[tuple[Place, list[Block]]]
    receivers: list[tuple[Place, list[Block]]]

    def holds(self, giver: Place, receiver: Place) -> bool:
        """Whether the rules found a hop between two ends."""
        return any((a.key, b.key) in self.rules for a in giver.who.bodies for b in receiver.who.bodies)


def predicate(
    c: Candidate,
    actors: Sequence[Actor],
    ends: Sequence[Possible],
    grammar: tuple[End | None, End | None],
    rules: frozenset[tuple[str, str]],
    news: bool,
    score: float,
) -> Predicate:
    """What is noted of a predicate and of each possible end; `grammar` holds the ends that the grammar found."""
    frame = frame_of(c.group)
    stands = [(who, stand_of(who, c)) for who in ends]
    parts: list[list[tuple[Place, list[Block]]]] = []
    for role, end in zip(("giver", "receiver"), grammar, strict=True):
        key, how = (tuple([body.key for body in end.bodies]), end.how) if end else ((), "")
        places = [place_of(who, stand, key, how) for who, stand in stands]
        parts.append([(place, of_end(role, place, c, frame)) for place in places])
    named = [actor.first for actor in actors]
    inside = sum([c.first <= first < c.last for first in named])
    return Predicate(c, frame, named[:MAX_POOL], rules, of_predicate(c, news, inside, score), *parts)


def differ(giver: Possible, receiver: Possible) -> bool:
    """Whether two ends share no body."""
    return giver.keys.isdisjoint(receiver.keys)


class Ranker:
    """Ranks the pairs of ends of a predicate by the weights."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights

    @property
    def learned(self) -> bool:
        """Whether there are weights at all: without them the rules decide alone."""
        return bool(self.weights.features)

    def best(self, p: Predicate, history: History) -> tuple[float, Ranked] | None:
        """The likeliest pair with its probability, None where there is none."""
        base = self.weights.of(p.blocks)
        givers, receivers = self._top(p.givers), self._top(p.receivers)
        scored: list[tuple[float, Ranked]] = []
        for g, giver in givers:
            for r, receiver in receivers:
                if differ(giver.who, receiver.who):
                    pair = paired(giver, receiver, p, history)
                    scored.append((base + g + r + self.weights.of(pair.blocks), pair))
        if not scored:
            return None
        total = 1.0 + sum([exp(min(score, _STOP)) for score, _ in scored])
        score, pair = max(scored, key=lambda one: one[0])
        return exp(min(score, _STOP)) / total, pair

    def kind(self, blocks: Sequence[Block], rules: str) -> str:
        """The kind of hop that the weights clearly favour, else that of the rules."""
        scores = {kind: table.of(blocks) for kind, table in self.weights.kinds.items()}
        best = max(scores, key=lambda kind: (scores[kind], kind))
        return best if scores[best] >= scores.get(rules, 0.0) + _CLEARLY else rules

    def reasons(self, pair: Ranked) -> tuple[str, ...]:
        """The features of a pair that weighed most for it, with their weights."""
        weighed = ((self.weights.features.get(name, 0.0), name) for block in pair.blocks for name in features(block))
        best = sorted((one for one in weighed if one[0] > 0), key=lambda one: (-one[0], one[1]))[:_REASONS]
        return tuple(f"{name} {weight:+.1f}" for weight, name in best)

    def _top(self, places: list[tuple[Place, list[Block]]]) -> list[tuple[float, Place]]:
        weighed = [(self.weights.of(blocks), place) for place, blocks in places]
        return sorted(weighed, key=lambda one: -one[0])[:_KEPT]


def paired(giver: Place, receiver: Place, p: Predicate, history: History) -> Ranked:
    """Two ends with what is noted of them together."""
    a, b = giver.body, receiver.body
    asked, told = history.asked(a, b), history.told(a, b)
    chosen = bool(p.rules) and p.holds(giver, receiver)
    return Ranked(giver, receiver, of_pair(giver, receiver, p.candidate, p.frame, asked, told, chosen, p.named))


def by_rules(p: Predicate, history: History) -> Ranked | None:
    """The first pair that the rules found for a predicate."""
    found = (ends for ends in _apart(p) if p.holds(*ends))
    ends = next(found, None)
    return paired(*ends, p, history) if ends else None


def pairs(p: Predicate, history: History) -> Iterator[Ranked]:
    """All pairs of possible ends of a predicate."""
    for giver, receiver in _apart(p):
        yield paired(giver, receiver, p, history)


def _apart(p: Predicate) -> Iterator[tuple[Place, Place]]:
    """Every giver with every receiver that shares no body with it."""
    for giver, _ in p.givers:
        for receiver, _ in p.receivers:
            if differ(giver.who, receiver.who):
                yield giver, receiver


def end_of(place: Place) -> End:
    """A chosen end in the form in which the grammar gives it."""
    how: Found = place.how or _FOUND.get(place.where, "loose")  # type: ignore[assignment]
    return End(place.who.bodies, how, place.who.people, place.who.certain, place.near)
