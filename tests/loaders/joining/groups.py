"""Right, wrong and missed joins between a sender's and a receiver's item, for each group of them.

shared words      the two items have words in common beside the names of bodies and people
no shared words   they have none
near misses       the same ends within LONGEST_DAYS, another matter: to be kept apart
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from loaders.facts.record import Record
from loaders.identity.sittings import Sitting, sittings
from loaders.joining.topic import Topics, rarity
from loaders.joining.words import STEM, stem

LONGEST_DAYS = 400
_NAMED = re.compile(r"\w{4,}")
Place = tuple[str, str]


@dataclass(slots=True)
class Figures:
    """Counts by group: of true joins right and missed, of near misses kept apart (right) and joined (wrong)."""

    counts: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, group: str, outcome: str) -> None:
        """Count one."""
        self.counts.setdefault(group, Counter())[outcome] += 1

    def share(self, group: str, outcome: str) -> float:
        """The share of a group that came out so."""
        counts = self.counts[group]
        return counts[outcome] / sum(counts.values())


def measure(figures: Figures, records: list[Record], truth: dict[str, Any], got: dict[str, Any]) -> None:
    """Count the joins that the truth holds, and the near misses, by what was joined."""
    at = {s.record.document.name: s for s in sittings(records)}
    joined = {(one, other) for hop in _hops(got) for one in hop["told_in"] for other in _receiving(hop)}
    matter_of: dict[Place, set[int]] = {}
    for number, matter in enumerate(truth["matters"]):
        for place in matter["items"]:
            matter_of.setdefault(_place(place), set()).add(number)
    hops = [hop for hop in _hops(truth) if hop["received_in"] and hop["told_in"][0] != hop["received_in"]]
    topics = Topics()
    for hop in hops:
        sent, received = hop["told_in"][0], hop["received_in"]
        group = "shared words" if _shares(at, topics, sent, received) else "no shared words"
        figures.add(group, "right" if (sent, received) in joined else "missed")
        for other in hops:
            there = other["received_in"]
            if _near(at, hop, other) and not matter_of.get(sent, set()) & matter_of.get(there, set()):
                figures.add("near misses", "wrong" if (sent, there) in joined else "right")


def _near(at: dict[str, Sitting], hop: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether a hop's sending and another's reception have the same ends, the reception not long after."""
    days = [date.fromisoformat(str(at[place[0]].date)) for place in (hop["told_in"][0], other["received_in"])]
    return (hop["from"], hop["to"]) == (other["from"], other["to"]) and 0 < (days[1] - days[0]).days <= LONGEST_DAYS


def _hops(truth: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        hop | {"told_in": [_place(p) for p in hop["told_in"]], "received_in": _place(hop["received_in"])}
        for matter in truth["matters"]
        for hop in matter["hops"]
        if hop["told_in"]
    ]


def _receiving(hop: dict[str, Any]) -> list[Place]:
    return [*hop["told_in"], *([hop["received_in"]] if hop["received_in"] else [])]


def _place(entry: dict[str, str] | None) -> Any:
    return (entry["minutes"], entry["item"]) if entry else None


def _shares(at: dict[str, Sitting], topics: Topics, one: Place, other: Place) -> bool:
    words = []
    for name, number in (one, other):
        item = at[name].item(number)
        words.append(topics.item(at[name], item).words if item else frozenset[str]())
    ends = {stem(part) for name, _ in (one, other) for part in _NAMED.findall(at[name].reading.own.name.casefold())}
    return any(rarity(word) > 0 and word[:STEM] not in ends for word in words[0] & words[1])
