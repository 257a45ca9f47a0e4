"""What came of a promise: the later sentence that says it was kept, missed or called off, or that still speaks of it.

A promise to send something is kept when later minutes tell of the sending as done (the hop has two witnesses). Else a
sentence of later minutes is weighed: the words that say what was promised (the rarer, the more), whether it names the
owner, whether its item is of the same matter. One that weighs enough and says plainly how it ended, ends the promise;
one that says no end, mentions it. Whether a promise is overdue is a question that a query answers for a day, never
something that is stored, and a promise that is mentioned later is never said to be unheard of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import fsum
from typing import Literal

from loaders.facts.model import Commitment
from loaders.given.places import day_named
from loaders.identity.people import name_parts
from loaders.identity.sittings import Sitting, ident
from loaders.joining.hops import Hop, Told, days_between
from loaders.joining.library import Library, Sentence
from loaders.joining.routes import Kinship, answers
from loaders.joining.threads import Threads, Unit, anchor, unit_at
from loaders.joining.topic import Topics, rarity
from loaders.joining.words import content
from loaders.minutes.model import Item
from loaders.rules import rules
from loaders.span import Span

End = Literal["KEPT_AT", "MISSED_AT", "CANCELLED_AT", "MENTIONED_AT"]
_Tellings = dict[tuple[str, str], list[tuple[Told, Hop]]]

A_DAY = len("2024-01-01")
EARLY, EARLY_DAYS = 1.0, 90  # what is said to be done long before it is due, must be said the more plainly
OWNER_NAMED, DUE_NAMED, SAME_MATTER, IN_TITLE, LEAST = 1.0, 1.0, 1.0, 0.4, 0.2
ENOUGH, ENOUGH_TO_MENTION, ENOUGH_TO_JOIN = 1.25, 0.9, 1.25
TELLING = 2.0  # two words that say what they say nowhere else, before silence about them means anything
_PARTS = re.compile(r",\s+|\b(?:at|som|der|fordi|hvis|når)\b")


@dataclass(frozen=True, slots=True)
class Promise:
    """One commitment as its minutes tell it; `owner` is the resolved id of a body or person, None for nobody."""

    sitting: Sitting
    commitment: Commitment
    owner: tuple[str, str] | None

    @property
    def id(self) -> str:
        """Id from the meeting, the item and the place of the words."""
        c = self.commitment
        return ident("commitment", self.sitting.meeting, c.item, c.quote.start, c.owner_name or "")

    @property
    def unit(self) -> Unit:
        """The item it was made in, or of a round the promise alone."""
        return unit_at(self.sitting, self.commitment.item, self.id)


@dataclass(frozen=True, slots=True)
class Ending:
    """The sentence that ends a promise, or that mentions it."""

    promise: Promise
    end: End
    sitting: Sitting
    item: Item
    words: Span
    weight: float = 0.0

    @property
    def unit(self) -> Unit:
        """The item that tells it, or of a round this alone."""
        return unit_at(self.sitting, self.item.number, self.promise.id)


@dataclass(slots=True)
class _Lookout:
    """What to look for: the promise's words with their weights, and the owner's name."""

    promise: Promise
    words: dict[str, float]
    title: frozenset[str]
    owner: frozenset[str]
    made: Unit


def endings(
    promises: list[Promise],
    sittings: list[Sitting],
    hops: list[Hop],
    threads: Threads,
    topics: Topics,
    kinship: Kinship,
) -> list[Ending]:
    """For each promise how it first ended, and where it was mentioned until then."""
    sent = _tellings(hops)
    answered = _answered(hops, threads, kinship)
    library = Library(sittings, topics, threads)
    found = []
    for promise in promises:
        said = list(_said(promise, library, threads))
        ends = [ending for ending in said if ending.end != "MENTIONED_AT"]
        by_hop = _sent(promise, sent, answered) or _told_on(promise, sent, topics)
        first = min(filter(None, (by_hop, *ends)), key=lambda e: str(e.sitting.date), default=None)
        until = str(first.sitting.date) if first else "9999"
        found += [one for one in said if one.end == "MENTIONED_AT" and str(one.sitting.date) < until]
        found += [first] if first else []
    return found


def join_by_promises(threads: Threads, ended: list[Ending]) -> None:
    """An item that plainly tells what came of a promise is of its matter, where nothing else has given it one."""
    for ending in ended:
        plain = ending.end != "MENTIONED_AT" and ending.weight >= ENOUGH_TO_JOIN
        if plain and not (threads.is_joined(ending.unit) and threads.is_joined(ending.promise.unit)):
            threads.join(ending.promise.unit, ending.unit, "inferred", "punktet fortæller, hvad der blev af et løfte")


def _tellings(hops: list[Hop]) -> _Tellings:
    """Every telling of a hop by meeting and item."""
    found: _Tellings = {}
    for hop in hops:
        for told in hop.told:
            found.setdefault((told.sitting.meeting, told.referral.item), []).append((told, hop))
    return found


def _answered(hops: list[Hop], threads: Threads, kinship: Kinship) -> dict[str, Hop]:
    """The answer to each hop that has one, by the hop's id."""
    by_thread: dict[object, list[Hop]] = {}
    for hop in hops:
        by_thread.setdefault(threads.root(anchor(hop.told[0])), []).append(hop)
    return {asked.id: answer for group in by_thread.values() for answer, asked in answers(group, kinship)}


def _sent(promise: Promise, tellings: _Tellings, answered: Mapping[str, Hop]) -> Ending | None:
    """What was to be sent is kept when later minutes tell that hop as done; what was asked for, when it is answered."""
    sitting, c = promise.sitting, promise.commitment
    owner = promise.owner[1] if promise.owner else None
    for told, hop in tellings.get((sitting.meeting, c.item), []):
        quote = told.referral.quote
        overlap = quote.start < c.quote.end and c.quote.start < quote.end
        if owner == told.receiver:
            later = answered[hop.id].told if overlap and hop.id in answered else []
        else:
            addressed = content(told.referral.receiver.name)
            later = hop.told if overlap or (addressed and addressed <= content(c.what)) else []
        if ending := _done_later(promise, later):
            return ending
    return None


def _told_on(promise: Promise, tellings: _Tellings, topics: Topics) -> Ending | None:
    """A promise to tell somebody is kept when others' minutes tell of the sending that its own item speaks of.

    Words count for nothing here, save those of whom it is to go to: 'skriver til dem' and 'har modtaget' share none.
    """
    sitting, c = promise.sitting, promise.commitment
    senders = {sitting.reading.own.key, promise.owner[1] if promise.owner else None}
    if not _communicating().search(c.what):
        return None
    named = content(c.what) & topics.names(sitting)
    hops = [
        hop
        for told, hop in tellings.get((sitting.meeting, c.item), [])
        if told.giver in senders and (not named or named & content(told.referral.receiver.name))
    ]
    return _done_later(promise, (told for hop in hops for told in hop.told))


def _done_later(promise: Promise, tellings: Iterable[Told]) -> Ending | None:
    """The first telling of a later meeting that tells the sending as done: it keeps the promise."""
    for told in sorted(tellings, key=lambda t: t.sitting.date or "9999"):
        item = told.sitting.item(told.referral.item)
        if told.referral.status == "done" and item and str(told.sitting.date) > str(promise.sitting.date):
            return Ending(promise, "KEPT_AT", told.sitting, item, told.referral.quote)
    return None


def _said(promise: Promise, library: Library, threads: Threads) -> Iterator[Ending]:
    """What later meetings say of a promise, each once, up to the first that says how it ended."""
    lookout = _lookout(promise, library.topics)
    for sitting, items in library.that_may_tell(promise.sitting, promise.unit, lookout.words):
        told = [_told(lookout, sitting, item, library.sentences(sitting, item), threads) for item in items]
        best = max(filter(None, told), key=lambda e: (e.end != "MENTIONED_AT", e.weight), default=None)
        if best:
            yield best
            if best.end != "MENTIONED_AT":
                return


def is_recognisable(promise: Promise, topics: Topics) -> bool:
    """Whether a sentence that repeats all that the promise says would be known for speaking of it.

    'Sille skriver brevet' would not: the minutes that follow may well tell of it, in words that nobody can tell apart.
    """
    return fsum(_lookout(promise, topics).words.values()) >= TELLING


def _lookout(promise: Promise, topics: Topics) -> _Lookout:
    """The words that tell this promise from others, and those of its item's title, which the whole matter shares."""
    sitting, c = promise.sitting, promise.commitment
    item = sitting.item(c.item)
    title = content(item.title) if item else frozenset()
    words = content(c.what) - topics.names(sitting)
    name = name_parts(c.owner_name or "")
    owner = frozenset((name[0], name[-1])) if name else frozenset()
    return _Lookout(promise, {word: max(rarity(word), LEAST) for word in words}, title, owner, promise.unit)


def _told(lookout: _Lookout, sitting: Sitting, item: Item, told: list[Sentence], threads: Threads) -> Ending | None:
    """What an item tells of the promise: the sentence that weighs most, one that tells an end before others."""
    base = SAME_MATTER if threads.together(lookout.made, Unit(sitting.meeting, item.number)) else 0.0
    due = lookout.promise.commitment.due_from or ""
    early = len(due) == A_DAY and days_between(str(sitting.date), due) > EARLY_DAYS and str(sitting.date) < due
    best: tuple[bool, float, Ending] | None = None
    before: frozenset[str] = frozenset()
    for sentence in told:
        words, said, here = sentence.span, sentence.said, sentence.words
        weight, before = _weight(lookout, here, before, said, bool(base)), here
        if weight and len(due) == A_DAY and day_named(due, sitting.text, words):
            weight += DUE_NAMED
        if not weight or weight + base < ENOUGH_TO_MENTION:
            continue
        end = _end(lookout, words, sitting) if weight + base >= ENOUGH + EARLY * early else None
        ending = Ending(lookout.promise, end or "MENTIONED_AT", sitting, item, words, weight)
        if best is None or (bool(end), weight) > best[:2]:
            best = bool(end), weight, ending
    return best[2] if best else None


def _end(lookout: _Lookout, words: Span, sitting: Sitting) -> End | None:
    """How a sentence says that the promise ended, in its parts that speak of it; not one of the day it was made."""
    made = lookout.promise.sitting.date
    if made and day_named(made, sitting.text, words):
        return None
    parts = [part for part in _PARTS.split(words.of(sitting.text)) if content(part) & lookout.words.keys()]
    return next((end for part in parts or [words.of(sitting.text)] if (end := ending_said(part))), None)


def _weight(lookout: _Lookout, here: frozenset[str], before: frozenset[str], said: str, same: bool) -> float:
    """How plainly a sentence speaks of the promise; what the sentence before it has said counts half.

    In an item of the `same` matter the words of the title say little: they stand in all that is said of it.
    """
    if lookout.words.keys().isdisjoint(here) and lookout.words.keys().isdisjoint(before):
        return 0.0
    weights = {word: w * (IN_TITLE if same and word in lookout.title else 1) for word, w in lookout.words.items()}
    plain = fsum(weight for word, weight in weights.items() if word in here)
    carried = fsum(weight for word, weight in weights.items() if word in before and word not in here)
    names = {form for part in name_parts(said) for form in (part, part.removesuffix("s"))}
    return plain + carried / 2 + OWNER_NAMED * (bool(lookout.owner) and lookout.owner <= names)


def ending_said(sentence: str) -> End | None:
    """How the sentence says that something ended, None where it says nothing of the kind."""
    return next(
        (
            kind
            for kind, pattern, unless in _ending_patterns()
            if pattern.search(sentence) and not (unless and unless.search(sentence))
        ),
        None,
    )


@cache
def _ending_patterns() -> list[tuple[End, re.Pattern[str], re.Pattern[str] | None]]:
    return [
        (
            rule["kind"],
            re.compile(rf"\b(?:{'|'.join(rule['patterns'])})\b", re.I | re.S),
            re.compile(rf"\b{rule['unless']}\b", re.I) if "unless" in rule else None,
        )
        for rule in rules("joining")["ending"]
    ]


@cache
def _communicating() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(rules('joining')['communicating']['patterns'])})\b", re.I)
