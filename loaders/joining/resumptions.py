"""Items that take up again what the same forum had before: because it was postponed, or because they say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from loaders.identity.sittings import Sitting
from loaders.joining.threads import Unit
from loaders.joining.topic import Topic, Topics, rarity, subjects
from loaders.joining.words import comes_back
from loaders.minutes.model import Item

RARE, ENOUGH, ENOUGH_BY_TITLE = 0.6, 2.6, 1.0


def resumptions(sittings: list[Sitting], topics: Topics) -> Iterator[tuple[Unit, Unit]]:
    """A postponed item and the item of the same forum's next meetings that takes it up: most title words in common."""
    waiting: dict[str, list[tuple[Sitting, Item]]] = defaultdict(list)
    for sitting in sittings:
        open_ones = waiting[sitting.reading.own.key]
        taken: set[str] = set()
        for earlier in list(open_ones):
            wanted = topics.item(*earlier).title
            fitting = [
                (len(topics.item(sitting, i).title & wanted), i)
                for i in sitting.reading.minutes.items
                if i.number not in taken
            ]
            most, item = max(fitting, key=lambda f: f[0], default=(0, None))
            if item and most and 2 * most >= len(wanted):
                open_ones.remove(earlier)
                taken.add(item.number)
                yield Unit(earlier[0].meeting, earlier[1].number), Unit(sitting.meeting, item.number)
        open_ones += [(sitting, item) for item in sitting.reading.minutes.items if "postponed" in item.decisions]


def returns(sittings: list[Sitting], topics: Topics) -> Iterator[tuple[Unit, Unit]]:
    """An earlier item and one of a later meeting of the same forum that comes back to it, and says so.

    A rare word must stand in both titles; where the title itself says that it comes back, in its own title and in the
    earlier item, and that is nearly enough.
    """
    held: dict[str, list[tuple[Sitting, Item]]] = defaultdict(list)
    for sitting in sittings:
        items = [(sitting, item) for item in subjects(sitting)]
        earlier = held[sitting.reading.own.key]
        for here in items:
            if not comes_back(here[1].span.of(sitting.text)):
                continue
            topic = topics.item(*here)
            by_title = comes_back(here[1].title)
            scored = sorted(
                ((topic.likeness(topics.item(*one)), at, one) for at, one in enumerate(earlier)
                 if any(rarity(word) >= RARE for word in topic.title & _told(topics.item(*one), by_title))),
                key=lambda scored: (-scored[0], -scored[1]),
            )  # fmt: skip
            if scored and scored[0][0] >= (ENOUGH_BY_TITLE if by_title else ENOUGH):
                there = scored[0][2]
                yield Unit(there[0].meeting, there[1].number), Unit(sitting.meeting, here[1].number)
        earlier += items


def _told(topic: Topic, whole: bool) -> frozenset[str]:
    return topic.words if whole else topic.title
