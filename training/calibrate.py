"""How much of what is read is right, by how sure the tool is: `python -m training.calibrate [WRITER…]`.

Each writer is read with weights learned from the others. Of referrals it prints how many were read and what share is
right (ends and kind; ends alone) by certainty and by the probability that the weights give to the chosen pair of ends;
then the least probability at which `GOAL` of all referrals above it are right. Commitments are listed by certainty,
projects, events and amounts as a whole. What only matches an optional annotation counts neither way.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import exp

from loaders.documents import read_document
from loaders.facts import read_facts
from loaders.facts.decision import Judge
from loaders.facts.model import Reading, Referral
from loaders.facts.ranking import History, Predicate, pairs
from loaders.facts.read import Reader
from loaders.facts.record import Record
from loaders.facts.referrals import Chooser, Hop
from loaders.facts.weights import Weights
from loaders.guide import guide
from loaders.mentions.find import find_mentions
from loaders.mentions.registry import registry
from loaders.minutes.model import Item
from loaders.minutes.read import read_minutes
from training.left_out import left_out
from training.scoring import Fact, compare, compare_all, entries
from training.texts import Annotated

GOAL = 0.92
BANDS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.97)
_LIMIT = 30.0


@dataclass(frozen=True, slots=True)
class Read:
    """One fact that was read. `probability` is the weights' of a referral's ends; `ends` whether these are right."""

    category: str
    certainty: str
    right: bool
    ends: bool = False
    probability: float = 0.0


@dataclass(slots=True)
class Noter(Chooser):
    """Chooses as the tool does, and notes how likely the weights hold the ends of each hop of its clause."""

    likely: dict[tuple[int, int, str, str], float] = field(default_factory=dict)

    def predicates(self, *args: object, **named: object) -> Iterator[Predicate]:
        """The predicates of a clause, each with the probability of all its pairs noted."""
        for one in Chooser.predicates(self, *args, **named):  # type: ignore[arg-type]
            c = one.candidate
            for ends, probability in probabilities(one, self.history, self.ranker.weights):
                key = (c.sentence.span.start, c.word, *ends)
                self.likely.setdefault(key, probability)
            yield one

    def of(self, hop: Hop) -> float:
        """How likely the weights hold the ends of a hop; 0 where they never weighed them."""
        return self.likely.get((hop.candidate.sentence.span.start, hop.candidate.word, *hop.ends), 0.0)


def probabilities(p: Predicate, history: History, weights: Weights) -> list[tuple[tuple[str, str], float]]:
    """The share of each pair of bodies among all pairs of a predicate and 'no hop'."""
    base = weights.of(p.blocks)
    ends = {id(place): weights.of(blocks) for place, blocks in (*p.givers, *p.receivers)}
    powers = [
        (pair, exp(min(_LIMIT, base + ends[id(pair.giver)] + ends[id(pair.receiver)] + weights.of(pair.blocks))))
        for pair in pairs(p, history)
    ]
    total = 1.0 + sum(power for _, power in powers)
    return [
        ((giver.key, receiver.key), power / total)
        for pair, power in powers
        for giver in pair.giver.who.bodies
        for receiver in pair.receiver.who.bodies
    ]


class Noting(Reader):
    """A reader that keeps the probability of each referral."""

    def chooser_of(self, item: Item, judge: Judge) -> Chooser:
        """A chooser that notes."""
        self.noter = Noter(self.lexicon, judge, self.ranker)
        self.noted: list[float] = getattr(self, "noted", [])
        return self.noter

    def _referral(self, item: Item, hop: Hop) -> Referral:
        self.noted.append(self.noter.of(hop))
        return super()._referral(item, hop)


def read(text: Annotated, weights: Weights) -> Iterator[Read]:
    """All facts that are read in a text, compared with its annotations."""
    document = read_document(text.path)
    for minutes in read_minutes(document)[:1]:
        mentions = find_mentions(document, minutes, registry())
        reader = Noting(document, minutes, mentions, weights)
        reader.run()
        reading: Reading = read_facts(document, minutes, mentions, lambda: weights)
        got = guide(Record(document, [reading]))
        yield from _referrals(text, got, getattr(reader, "noted", []))
        compared = compare_all(text.facts, got)
        for category in ("actions", "projects", "events", "amounts"):
            of = compared[category]
            wrong = {id(entry) for entry in of.false}
            yield from (Read(category, str(e.get("certainty", "")), False) for e in of.false)
            read_of = [e for e in entries(got, category) if id(e) not in wrong]
            certainties = [str(e.get("certainty", "")) for e in read_of][: len(of.found)]
            yield from (Read(category, certainty, True) for certainty in certainties)


def _referrals(text: Annotated, got: Fact, noted: Sequence[float]) -> Iterator[Read]:
    wanted, found = list(text.facts.get("referrals", ())), got["referrals"]
    whole, ends = (_right(category, wanted, found) for category in ("referrals", "ends"))
    for entry, probability in zip(found, noted, strict=True):
        right = whole[id(entry)]
        if right is not None:
            yield Read("referrals", entry["certainty"], right, bool(ends[id(entry)]), probability)


def _right(category: str, wanted: list[Fact], got: list[Fact]) -> dict[int, bool | None]:
    """By the identity of each read entry whether it is right; None where it matches optional annotations alone."""
    required = [entry for entry in wanted if not entry.get("optional")]
    false = {id(entry) for entry in compare(category, wanted, got).false}
    unneeded = {id(entry) for entry in compare(category, required, got).false} - false
    return {id(entry): None if id(entry) in unneeded else id(entry) not in false for entry in got}


def row(name: str, facts: Iterable[Read]) -> str:
    """A line of the table: how many, which share is right, which share has the right ends."""
    these = list(facts)
    shares = [sum(getattr(fact, what) for fact in these) / len(these) if these else 0.0 for what in ("right", "ends")]
    ends = f"{shares[1]:8.2f}" if any(fact.ends for fact in these) else ""
    return f"{name:34}{len(these):6}{shares[0]:8.2f}{ends}"


def least(facts: Sequence[Read], goal: float = GOAL) -> tuple[float, int]:
    """The least probability from which on the goal is right, and how many facts that leaves; (1, 0) where none is."""
    best, right = (1.0, 0), 0
    for count, fact in enumerate(sorted(facts, key=lambda fact: -fact.probability), 1):
        right += fact.right
        if right >= goal * count:
            best = fact.probability, count
    return best


def main() -> None:
    """Print the tables."""
    facts: dict[str, list[Read]] = defaultdict(list)
    for unseen in left_out(sys.argv[1:]):
        for text in unseen.texts:
            for fact in read(text, unseen.weights):
                facts[fact.category].append(fact)
    hops = facts["referrals"]
    print(f"{'':34}{'read':>6}{'right':>8}{'ends':>8}")
    for category, of in facts.items():
        print(row(category, of))
        for certainty in sorted({fact.certainty for fact in of} - {""}):
            print(row(f"  {certainty}", (fact for fact in of if fact.certainty == certainty)))
    for low, high in zip(BANDS, (*BANDS[1:], 1.01), strict=True):
        print(row(f"  referrals from {low:.2f}", (fact for fact in hops if low <= fact.probability < high)))
    for low in BANDS[3:]:
        sure = [fact for fact in hops if fact.certainty == "certain" and fact.probability >= low]
        print(row(f"  certain and from {low:.2f}", sure))
    threshold, count = least(hops)
    print(f"{GOAL} of the referrals are right from {threshold:.3f} on: {count}")


if __name__ == "__main__":
    main()
