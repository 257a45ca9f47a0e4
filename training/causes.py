"""Why referrals are missed and falsely read: `python -m training.causes [WRITER…]`, with -v each of them.

Each writer is read with weights learned from the others. Every annotated referral that is not found and every referral
that is read beyond the annotated ones is put to one cause, the first that fits. Candidate recall is the share of
annotated referrals that the decision could still choose: found, or with their pair of ends among those weighed at a
predicate of their place.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from loaders.documents import read_document
from loaders.facts.candidate import Candidate
from loaders.facts.decision import Judge
from loaders.facts.model import Denial, Referral
from loaders.facts.quotes import quote_of
from loaders.facts.ranking import Ranked, pairs
from loaders.facts.read import Reader
from loaders.facts.referrals import Chooser
from loaders.facts.weights import Weights
from loaders.mentions.find import find_mentions
from loaders.mentions.registry import registry
from loaders.minutes.model import Item
from loaders.minutes.read import read_minutes
from training.examples import same_end
from training.left_out import left_out
from training.scoring import Fact, compare, same_place
from training.texts import Annotated


@dataclass(slots=True)
class Weigher(Chooser):
    """Chooses as the tool does, and keeps every predicate with all pairs that it may have."""

    weighed: list[tuple[Candidate, list[Ranked]]] = field(default_factory=list)

    def predicates(self, *args: object, **named: object) -> Iterator[object]:  # type: ignore[override]
        """The predicates of a clause, each kept with its pairs."""
        for one in Chooser.predicates(self, *args, **named):  # type: ignore[arg-type]
            self.weighed.append((one.candidate, list(pairs(one, self.history))))
            yield one


class Weighing(Reader):
    """A reader that keeps what was weighed in each item."""

    weighers: dict[str, Weigher]

    def chooser_of(self, item: Item, judge: Judge) -> Chooser:
        """A chooser that keeps what it weighs."""
        self.weighers = getattr(self, "weighers", {})
        return self.weighers.setdefault(item.number, Weigher(self.lexicon, judge, self.ranker))


@dataclass(slots=True)
class Seen:
    """What was read of a text: referrals in the guide's form, denials' quotes, names, and what was weighed by item."""

    referrals: list[Fact]
    denied: list[tuple[str, str]]
    names: set[str]
    weighed: dict[str, list[tuple[str, list[Ranked]]]]


def see(text: Annotated, weights: Weights) -> Seen:
    """Read a text and keep what its referrals were chosen from."""
    document = read_document(text.path)
    for minutes in read_minutes(document)[:1]:
        mentions = find_mentions(document, minutes, registry())
        reader = Weighing(document, minutes, mentions, weights)
        reader.run()
        kept = getattr(reader, "weighers", {})
        weighed: dict[str, list[tuple[str, list[Ranked]]]] = {item.number: [] for item in minutes.items}
        for number, weigher in kept.items():
            weighed[number] = [(quote_of(c).of(document.text), ranked) for c, ranked in weigher.weighed]
        return Seen(
            [_fact(referral, document.text) for referral in reader.referrals],
            [_denied(denial, document.text) for denial in reader.denials],
            {mention.body.name for mention in mentions.bodies} | {mentions.own.name},
            weighed,
        )
    return Seen([], [], set(), {})


def _fact(r: Referral, text: str) -> Fact:
    ends = {"from": r.giver.name, "to": r.receiver.name}
    return {"item": r.item, **ends, "kind": r.kind, "subject": r.subject, "quote": r.quote.of(text)}


def _denied(denial: Denial, text: str) -> tuple[str, str]:
    return denial.item, denial.quote.of(text)


def proposed(fact: Fact, seen: Seen) -> bool:
    """Whether the ends of an annotated referral were weighed together at a predicate of its place."""
    here = (
        pair
        for quote, ranked in seen.weighed.get(str(fact["item"]), ())
        if same_place(fact["quote"], quote)
        for pair in ranked
    )
    return any(
        any(same_end(fact["from"], body.name) for body in pair.giver.who.bodies)
        and any(same_end(fact["to"], body.name) for body in pair.receiver.who.bodies)
        for pair in here
    )


def missed(fact: Fact, seen: Seen, ends_found: bool) -> str:
    """The cause for which an annotated referral was not found."""
    item = str(fact["item"])
    if ends_found:
        return "kind wrong"
    if item not in seen.weighed:
        return "item not read"
    if not all(any(same_end(fact[end], name) for name in seen.names) for end in ("from", "to")):
        return "end is no mention"
    if proposed(fact, seen):
        chosen = any(r["item"] == item and same_place(fact["quote"], r["quote"]) for r in seen.referrals)
        return "other pair chosen" if chosen else "none chosen"
    if any(number == item and same_place(fact["quote"], quote) for number, quote in seen.denied):
        return "denied or considered"
    here = any(same_place(fact["quote"], quote) for quote, _ in seen.weighed[item])
    return "pair not proposed" if here else "no predicate"


def false(fact: Fact, annotated: Iterable[Fact]) -> str:
    """What is wrong with a referral that was read but is not annotated."""
    alike = [f for f in annotated if same_end(f["from"], fact["from"]) and same_end(f["to"], fact["to"])]
    here = [f for f in annotated if str(f["item"]) == fact["item"] and same_place(f["quote"], fact["quote"])]
    inside = [f for f in alike if str(f["item"]) == fact["item"]]
    if inside:
        return "doubled" if any(f["kind"] == fact["kind"] for f in inside) else "kind wrong"
    if alike:
        return "told in another item"
    if any(same_end(f["from"], fact["to"]) and same_end(f["to"], fact["from"]) for f in here):
        return "hop turned"
    if any(same_end(f[end], fact[end]) for f in here for end in ("from", "to")):
        return "one end wrong"
    return "both ends wrong" if here else "no hop here"


@dataclass(slots=True)
class Causes:
    """The causes of one writer, and how many of the annotated referrals could be chosen."""

    annotated: int = 0
    found: int = 0
    within_reach: int = 0
    missed: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    shown: list[str] = field(default_factory=list)

    def add(self, text: Annotated, weights: Weights) -> None:
        """Count those of a text."""
        wanted: list[Fact] = list(text.facts.get("referrals", ()))
        seen = see(text, weights)
        whole, ends = (compare(category, wanted, seen.referrals) for category in ("referrals", "ends"))
        for number, fact in enumerate(wanted):
            if fact.get("optional"):
                continue
            self.annotated += 1
            found = number in whole.numbers
            self.found += found
            self.within_reach += number in ends.numbers or proposed(fact, seen)
            if not found:
                self._note(text, "-", self.missed, missed(fact, seen, number in ends.numbers), fact)
        for fact in whole.false:
            self._note(text, "+", self.false, false(fact, wanted), fact)

    def _note(self, text: Annotated, sign: str, causes: Counter[str], cause: str, fact: Fact) -> None:
        causes[cause] += 1
        hop = f"{fact['from']} {fact['kind']} {fact['to']}"
        self.shown.append(f"{sign} {cause}: {text.name} {fact['item']} {hop} | {' '.join(fact['quote'].split())}")


def table(causes: dict[str, Causes]) -> Iterator[str]:
    """A row for each cause, a column for each writer and for all."""
    yield f"{'':24}" + "".join(f"{writer:>6}" for writer in causes) + f"{'all':>7}"

    def row(name: str, counts: list[int]) -> str:
        return f"{name:24}" + "".join(f"{count:6}" for count in counts) + f"{sum(counts):7}"

    of = list(causes.values())
    yield row("annotated", [c.annotated for c in of])
    yield row("found", [c.found for c in of])
    yield row("could be chosen", [c.within_reach for c in of])
    shares = [c.within_reach / max(c.annotated, 1) for c in of]
    total = sum(c.within_reach for c in of) / max(sum(c.annotated for c in of), 1)
    yield f"{'candidate recall':24}" + "".join(f"{share:6.2f}" for share in shares) + f"{total:7.2f}"
    for title, counters in (("missed", [c.missed for c in of]), ("false", [c.false for c in of])):
        yield row(title, [counter.total() for counter in counters])
        for cause, _ in sum(counters, Counter[str]()).most_common():
            yield row(f"  {cause}", [counter[cause] for counter in counters])


def main() -> None:
    """Print the table."""
    causes: dict[str, Causes] = {}
    for unseen in left_out([name for name in sys.argv[1:] if name != "-v"]):
        mine = causes[unseen.writer] = Causes()
        for text in unseen.texts:
            mine.add(text, unseen.weights)
        if "-v" in sys.argv:
            print(*mine.shown, sep="\n", flush=True)
    print(*table(causes), sep="\n")


if __name__ == "__main__":
    main()
