"""What there is to learn from an annotated text: each predicate with all pairs of ends it may have, and which is right.

A pair is right where an annotated referral of the item has these ends and quotes this place. A place that is quoted
without a right pair (an end that was not recognised) and one that is only optional teach nothing of what is no hop.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from typing import Any

from loaders.documents import read_document
from loaders.documents.document import Document
from loaders.facts.actors import Actor
from loaders.facts.candidate import Candidate
from loaders.facts.decision import Judge
from loaders.facts.ends import Possible
from loaders.facts.features import Block
from loaders.facts.quotes import quote_of
from loaders.facts.ranking import Predicate, Ranked, pairs
from loaders.facts.read import Reader
from loaders.facts.referrals import Chooser, Hop
from loaders.facts.weights import unlearned
from loaders.mentions.find import find_mentions
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
class Kind:
    """A right pair: what is noted for the kind of its hop, and the kind that it has."""

    blocks: list[Block]
    kind: str


@dataclass(slots=True)
class Example:
    """A predicate. `taught` is False where it cannot tell what is no hop."""

    blocks: list[Block]
    givers: list[list[Block]]
    receivers: list[list[Block]]
    pairs: list[Pair]
    kinds: list[Kind]
    taught: bool


@dataclass(slots=True)
class Teacher(Chooser):
    """Goes through an item as the chooser does and notes an example of every predicate.

    What the item is taken to have said so far are the annotated hops, so that one mistake is not learned from another.
    """

    text: str = ""
    facts: list[dict[str, Any]] = field(default_factory=list)
    examples: list[Example] = field(default_factory=list)

    def choose(self, found: Sequence[Candidate], actors: Sequence[Actor]) -> tuple[list[Hop], list[Candidate]]:
        """As the rules choose, but remembering the annotated hops."""
        every, before = list(found), list(self.hops)
        ends = self.at_hand(actors)
        noted = [
            one
            for _, clause in groupby(every, key=lambda candidate: (candidate.clause, candidate.turn))
            for one in self._predicates(list(clause), actors, ends)
        ]
        outcome = Chooser.choose(self, every, actors)
        self.hops = before
        told: list[Hop] = []
        for one in noted:
            self._note(one, told)
        self.hops += told
        return outcome

    def _predicates(
        self, clause: list[Candidate], actors: Sequence[Actor], ends: Sequence[Possible]
    ) -> list[Predicate]:
        winner = self.winner(clause)
        return list(self.predicates(clause, actors, ends, self.hops_of(winner) if winner else []))

    def _note(self, one: Predicate, told: list[Hop]) -> None:
        """Keep a predicate as an example, and add the annotated hops that it tells."""
        quote = quote_of(one.candidate).of(self.text)
        here = [fact for fact in self.facts if same_place(fact["quote"], quote)]
        givers = {id(place): i for i, (place, _) in enumerate(one.givers)}
        receivers = {id(place): i for i, (place, _) in enumerate(one.receivers)}
        found, kinds = [], []
        for pair in pairs(one, self.history):
            facts = _matching(pair, here)
            required = [fact for fact in facts if not fact.get("optional")]
            if facts and not required:
                continue
            right = 2 * len(required) >= len(pair.giver.who.bodies) * len(pair.receiver.who.bodies)
            found.append(Pair(givers[id(pair.giver)], receivers[id(pair.receiver)], pair.blocks, right))
            if right:
                told += self._annotated(one.candidate, pair, required, told)
                rules = self.kind(one.candidate, pair.giver.who.bodies[0], pair.receiver.who.bodies[0])
                kinds.append(Kind(self.kind_blocks(one.candidate, pair, rules), required[0]["kind"]))
        if found:
            taught = any(pair.right for pair in found) or not here
            blocks = [b for _, b in one.givers], [b for _, b in one.receivers]
            self.examples.append(Example(one.blocks, *blocks, found, kinds, taught))

    def _annotated(self, c: Candidate, pair: Ranked, facts: list[dict[str, Any]], told: list[Hop]) -> list[Hop]:
        """The annotated hops of a right pair that were not told yet."""
        known = {(hop.giver.key, hop.kind, hop.receiver.key) for hop in (*self.hops, *told)}
        giver, receiver = pair.giver.who.bodies[0], pair.receiver.who.bodies[0]
        kinds = dict.fromkeys(fact["kind"] for fact in facts)
        return [Hop(c, giver, receiver, kind, 1.0) for kind in kinds if (giver.key, kind, receiver.key) not in known]


class _Student(Reader):
    """A reader whose items are gone through by a teacher."""

    def __init__(self, document: Document, minutes: Minutes, facts: list[dict[str, Any]]) -> None:
        super().__init__(document, minutes, find_mentions(document, minutes, registry()), unlearned())
        self.facts = facts
        self.teachers: list[Teacher] = []

    def chooser_of(self, item: Item, judge: Judge) -> Chooser:
        """A teacher with the annotations of the item, kept."""
        told = [fact for fact in self.facts if str(fact["item"]) == item.number]
        teacher = Teacher(self.lexicon, judge, self.ranker, text=self.text, facts=told)
        self.teachers.append(teacher)
        return teacher


def examples(text: Annotated) -> list[Example]:
    """The examples of one annotated text."""
    document = read_document(text.path)
    found = []
    for minutes in read_minutes(document)[:1]:
        student = _Student(document, minutes, text.facts.get("referrals", []))
        student.run()
        found += [example for teacher in student.teachers for example in teacher.examples]
    return found


def _matching(pair: Ranked, here: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The facts that a pair tells, one for each giver and receiver at most."""
    found = []
    for giver in pair.giver.who.bodies:
        for receiver in pair.receiver.who.bodies:
            fits = (f for f in here if same_end(f["from"], giver.name) and same_end(f["to"], receiver.name))
            if (fact := next(fits, None)) is not None:
                found.append(fact)
    return found
