"""What joining did not choose, as doubts for a person: hops that may be one, and items that may be of one matter.

    hop      the sender's minutes tell a sending that nobody received; the receiver's tell one that nobody sent;
             same ends, nothing against it, too little for it, or two as likely
    matter   two items with rare words in common in their titles, of one region or forum, that nothing has joined
    date     two minutes give two near days for one hop or one meeting: a contradiction, both are kept

Of each pair of threads the likest two items are asked about; what a person has judged is not asked again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations

from loaders.identity.projects import common_ground, meet
from loaders.identity.sittings import Sitting
from loaders.joining.hops import SLIP_DAYS, Hop, Told, agree, days_between, told_apart, topic_of
from loaders.joining.threads import Threads, Unit, anchor
from loaders.joining.topic import Topics, rarity, subjects
from loaders.judgements.verdicts import Doubt, Verdicts
from loaders.minutes.model import Item
from loaders.span import Span

RARE, LEAST, MOST, LONGEST_DAYS, SAME_DAY = 0.6, 1.0, 6.0, 400, 0.5


def story_doubts(
    sittings: list[Sitting], hops: list[Hop], threads: Threads, topics: Topics, verdicts: Verdicts
) -> list[Doubt]:
    """The doubts about hops, matters and days, each pair once, in a fixed order."""
    found = [*_hops(hops, threads, topics), *_matters(sittings, threads, topics), *_days(hops), *_meetings(sittings)]
    return sorted(
        (doubt for doubt in found if verdicts.on(doubt.one, doubt.other) is None),
        key=lambda doubt: (doubt.sort, -doubt.weight, doubt.one, doubt.other),
    )


def _hops(hops: list[Hop], threads: Threads, topics: Topics) -> Iterator[Doubt]:
    """A hop told by its sender alone and one told by its receiver alone, which may be the same."""
    between: dict[tuple[str, str], list[Hop]] = defaultdict(list)
    for hop in hops:
        between[hop.lead.giver, hop.lead.receiver].append(hop)
    for alike in between.values():
        sent = [hop for hop in alike if all(told.by_own for told in hop.told)]
        came = [hop for hop in alike if all(told.sitting.reading.own.key == told.receiver for told in hop.told)]
        for one in sent:
            for other in came:
                first, later = one.lead.sitting.date or "", other.lead.sitting.date or ""
                near = first and later and first < later and days_between(first, later) <= LONGEST_DAYS
                if near and agree(other.lead, one.lead) and not threads.together(anchor(one.lead), anchor(other.lead)):
                    words = topic_of(one.lead, topics).likeness(topic_of(other.lead, topics))
                    reasons = ("samme afsender og modtager", "emnet ligner" if words >= LEAST else "tiden passer")
                    yield Doubt("hop", one.id, other.id, reasons, _weight(words + LEAST))


@dataclass(slots=True)
class _Titles:
    """The items by the rare words of their titles."""

    by_word: dict[str, list[tuple[Sitting, Item]]] = field(default_factory=lambda: defaultdict(list))

    def alike(self, words: frozenset[str]) -> list[tuple[Sitting, Item]]:
        """The items so far that have one of the words, each once."""
        found = {(s.meeting, i.number): (s, i) for word in sorted(words) for s, i in self.by_word[word]}
        return list(found.values())


def _matters(sittings: list[Sitting], threads: Threads, topics: Topics) -> Iterator[Doubt]:
    """Two items of different meetings with alike titles, which nothing has joined and nothing keeps apart."""
    titles, best = _Titles(), dict[frozenset[object], Doubt]()
    ground = {sitting.meeting: common_ground(sitting) for sitting in sittings}
    for sitting in sittings:
        items = subjects(sitting)
        rare = {i.number: frozenset(w for w in topics.item(sitting, i).heading if rarity(w) >= RARE) for i in items}
        for item in items:
            for there, other in titles.alike(rare[item.number]):
                one, two = Unit(there.meeting, other.number), Unit(sitting.meeting, item.number)
                if not meet(ground[there.meeting], ground[sitting.meeting]) or not threads.may_join(one, two):
                    continue
                likeness = topics.item(there, other).likeness(topics.item(sitting, item))
                pair = frozenset([threads.root(one), threads.root(two)])
                if likeness >= 2 * LEAST and len(pair) > 1:
                    doubt = Doubt(
                        "matter", there.item_id(other.number), sitting.item_id(item.number),
                        ("titlerne har sjældne ord til fælles", "ingen sætning binder dem sammen"), _weight(likeness),
                    )  # fmt: skip
                    best[pair] = max(best.get(pair, doubt), doubt, key=lambda d: (d.weight, d.one, d.other))
        for item in items:
            for word in rare[item.number]:
                titles.by_word[word].append((sitting, item))
    yield from best.values()


def _days(hops: list[Hop]) -> Iterator[Doubt]:
    """Two tellings of one hop that give two days."""
    for hop in hops:
        for one, other in combinations(hop.told, 2):
            if told_apart(one, other):
                yield _day_doubt(_said(one), _said(other), "overdragelse")


def _said(told: Told) -> str:
    return told.sitting.passage_id(told.referral.quote)


def _day_doubt(one: str, other: str, what: str) -> Doubt:
    return Doubt("date", one, other, (f"to referater giver samme {what} hver sin dato",), SAME_DAY)


def _meetings(sittings: list[Sitting]) -> Iterator[Doubt]:
    """A meeting that other minutes date otherwise than its own do: no meeting of the forum is known of that day."""
    held: dict[str, list[Sitting]] = defaultdict(list)
    for sitting in sittings:
        held[sitting.reading.own.key].append(sitting)
    for sitting in sittings:
        for mentioned in sitting.reading.meetings_mentioned:
            theirs = held[mentioned.body.key] if len(mentioned.date) == len("2024-01-01") else []
            days = {str(one.date): one for one in theirs if one.date and _head(one)}
            near = [day for day in days if days_between(day, mentioned.date) <= SLIP_DAYS]
            if near and mentioned.date not in days:
                own = days[min(near, key=lambda day: days_between(day, mentioned.date))]
                yield _day_doubt(sitting.passage_id(mentioned.quote), own.passage_id(_head(own) or Span(0, 0)), "møde")


def _head(sitting: Sitting) -> Span | None:
    """The words by which the graph shows that a meeting was held."""
    head = sitting.reading.minutes.head
    return head.forum_span or head.date_span


def _weight(evidence: float) -> float:
    return min(evidence / MOST, 0.95)
