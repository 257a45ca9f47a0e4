"""Which question an answer answers, where nothing else has made the two one matter yet.

An answer goes back between the two that a question went between, not long after it. Of several questions it is the one
that is plainly more about the same; where two are as like, none is chosen. The only one is enough, where the answer
comes soon.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from loaders.joining.hops import REQUESTS, Hop, Told, days_between, topic_of
from loaders.joining.routes import Kinship
from loaders.joining.threads import Threads, anchor
from loaders.joining.topic import Topics, plainly_best

ENOUGH, CLEAR, LONGEST_WAIT_DAYS, SOON_DAYS = 0.5, 0.5, 400, 150
Ends = tuple[str, str]


@dataclass(slots=True)
class _Questions:
    """The requests so far by their ends, and which ends stand for which."""

    kinship: Kinship
    by_ends: dict[Ends, list[Hop]] = field(default_factory=lambda: defaultdict(list))

    def between(self, answer: Told, day: str) -> list[Hop]:
        """The open questions that went between the two of an answer, not long before the day, the oldest first."""
        tie = self.kinship.tie
        found = [
            hop
            for (giver, receiver), hops in self.by_ends.items()
            if tie(giver, answer.receiver) and tie(receiver, answer.giver)
            for hop in hops
            if days_between(hop.sort_date, day) <= LONGEST_WAIT_DAYS
        ]
        return sorted(found, key=lambda hop: (hop.sort_date, hop.id))

    def close(self, hop: Hop) -> None:
        """Take out a question that is answered."""
        self.by_ends[hop.lead.giver, hop.lead.receiver].remove(hop)


def replies(hops: list[Hop], threads: Threads, topics: Topics, kinship: Kinship) -> Iterator[tuple[Hop, Hop]]:
    """(answer, question) that are of one matter, of the hops in order of time."""
    questions = _Questions(kinship)
    for hop in hops:
        lead = hop.lead
        if lead.referral.kind in REQUESTS:
            questions.by_ends[lead.giver, lead.receiver].append(hop)
        if lead.referral.kind != "reports_back":
            continue
        asked = questions.between(lead, hop.sort_date)
        same = [one for one in asked if threads.together(anchor(one.told[0]), anchor(hop.told[0]))]
        found = same[-1] if same else _likest(hop, asked, threads, topics)
        if found:
            questions.close(found)
            if not same:
                yield hop, found


def _likest(answer: Hop, asked: list[Hop], threads: Threads, topics: Topics) -> Hop | None:
    """The question that is plainly more about the same than all others, or the only one."""
    asked = [hop for hop in asked if threads.may_join(anchor(hop.told[0]), anchor(answer.told[0]))]
    topic = topic_of(answer.lead, topics)
    if len(asked) == 1 and days_between(asked[0].sort_date, answer.sort_date) <= SOON_DAYS:
        return asked[0]
    best = plainly_best(((topic.likeness(topic_of(hop.lead, topics)), hop) for hop in asked), ENOUGH, CLEAR)
    return best[1] if best else None
