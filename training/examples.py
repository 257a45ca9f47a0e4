"""What there is to learn from an annotated text: each predicate with all pairs of ends it may have, and which is right.

A pair is right where an annotated referral of the item has these ends and quotes this place. A place that is quoted
without a right pair (an end that was not recognised) and one that is only optional teach nothing of what is no hop.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from loaders.documents import read_document
from loaders.documents.document import Document
from loaders.facts.actors import Actor
from loaders.facts.candidate import Candidate
from loaders.facts.decision import Judge
from loaders.facts.features import Block
from loaders.facts.quotes import quote_of
from loaders.facts.ranking import Predicate, Ranked, pairs
from loaders.facts.read import Reader
from loaders.facts.referrals import Chooser, Hop
from loaders.facts.weights import Weights, unlearned
from loaders.mentions.find import find_mentions
from loaders.mentions.model import Mentions
from loaders.mentions.registry import registry
from loaders.minutes.model import Item, Minutes
from loaders.minutes.read import read_minutes
from training.scoring import same_body, same_place
from training.texts import Annotated

same_end = cache(same_body)


@dataclass(slots=True)
class Pair:
    """Two possible ends: their places among the predicate's givers and receivers, what is noted, whether right."""

    giver: int
    receiver: int
    blocks: list[Block]
    right: bool


@dataclass(slots=True)
class Example:
    """A predicate. `taught` is False where it cannot tell what is no hop."""

    blocks: list[Block]
    givers: list[list[Block]]
    receivers: list[list[Block]]
    pairs: list[Pair]
    taught: bool


@dataclass(slots=True)
class Collector(Chooser):
    """Decides by the rules alone and notes every predicate on its way, with its candidate."""

    noted: list[tuple[Predicate, list[Ranked]]] = field(default_factory=list)

    def choose(self, found: Iterable[Candidate], actors: Sequence[Actor]) -> tuple[list[Hop], list[Candidate]]:
        """As the rules choose."""
        every = list(found)
        ends = self.at_hand(actors)
        for one in self.predicates(every, actors, ends):
            self.noted.append((one, list(pairs(one, self.history))))
        return Chooser.choose(self, every, actors)


class _Student(Reader):
    """A reader that keeps the chooser of each item."""

    def __init__(self, document: Document, minutes: Minutes, mentions: Mentions, learned: Weights) -> None:
        super().__init__(document, minutes, mentions, learned)
        self.items: list[tuple[str, Collector]] = []

    def chooser_of(self, item: Item, judge: Judge) -> Chooser:
        """A collector, kept."""
        collector = Collector(self.lexicon, judge, self.ranker)
        self.items.append((item.number, collector))
        return collector


def examples(text: Annotated) -> list[Example]:
    """The examples of one annotated text."""
    document = read_document(text.path)
    found = []
    for minutes in read_minutes(document)[:1]:
        reader = _Student(document, minutes, find_mentions(document, minutes, registry()), unlearned())
        reader.run()
        for number, chooser in reader.items:
            told = [r for r in text.facts.get("referrals", ()) if str(r["item"]) == number]
            found += [_example(*noted, told, document.text) for noted in chooser.noted]
    return [example for example in found if example.pairs]


def _example(one: Predicate, ranked: list[Ranked], told: list[dict[str, Any]], text: str) -> Example:
    quote = quote_of(one.candidate).of(text)
    here = [fact for fact in told if same_place(fact["quote"], quote)]
    givers = {id(place): i for i, (place, _) in enumerate(one.givers)}
    receivers = {id(place): i for i, (place, _) in enumerate(one.receivers)}
    found = []
    for pair in ranked:
        facts = _matching(pair, here)
        required = [fact for fact in facts if not fact.get("optional")]
        if facts and not required:
            continue
        right = 2 * len(required) >= len(pair.giver.who.bodies) * len(pair.receiver.who.bodies)
        found.append(Pair(givers[id(pair.giver)], receivers[id(pair.receiver)], pair.blocks, right))
    taught = any(pair.right for pair in found) or not here
    return Example(one.blocks, [b for _, b in one.givers], [b for _, b in one.receivers], found, taught)


def _matching(pair: Ranked, here: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The facts that a pair tells, one for each giver and receiver at most."""
    found = []
    for giver in pair.giver.who.bodies:
        for receiver in pair.receiver.who.bodies:
            fits = (f for f in here if same_end(f["from"], giver.name) and same_end(f["to"], receiver.name))
            if (fact := next(fits, None)) is not None:
                found.append(fact)
    return found
