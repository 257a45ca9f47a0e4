"""Which item takes up one of another forum's minutes, without a hop that both tell: by name and subject.

    later item names the earlier meeting's forum     and is about the same      → one matter
    earlier item names the later meeting's forum     and is about quite the same → one matter

Each of the two must be the one most like the other in its meeting, by a clear margin, and not long after it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from loaders.identity.sittings import Sitting
from loaders.joining.hops import days_between
from loaders.joining.receptions import names
from loaders.joining.threads import Unit
from loaders.joining.topic import Topic, Topics, rarity, subjects
from loaders.joining.words import STEM
from loaders.minutes.model import Item

LONGEST_DAYS = 400
LOOKS_BACK, LOOKS_AHEAD, CLEAR = 1.5, 3.0, 0.25
SAYS_SOMETHING = 0.2


def takings(sittings: Sequence[Sitting], topics: Topics) -> Iterator[tuple[Unit, Unit]]:
    """(the earlier item, the later one of another forum that takes it up) for the sittings in order of time."""
    dated = [sitting for sitting in sittings if sitting.date]
    held: dict[str, list[Sitting]] = defaultdict(list)
    named = {sitting.meeting: _forums_named(sitting) for sitting in dated}
    expected: dict[str, list[tuple[Sitting, Item]]] = defaultdict(list)
    for later in dated:
        own = later.reading.own.key
        for item in subjects(later):
            for earlier in (one for key in named[later.meeting][item.number] for one in held[key]):
                best = _taken(earlier, later, item, topics, LOOKS_BACK)
                if best:
                    yield best, Unit(later.meeting, item.number)
        for earlier, item in expected[own]:
            best = _taken(later, earlier, item, topics, LOOKS_AHEAD)
            if best:
                yield Unit(earlier.meeting, item.number), best
        held[own].append(later)
        for item in subjects(later):
            for key in named[later.meeting][item.number]:
                expected[key].append((later, item))


def _forums_named(sitting: Sitting) -> dict[str, list[str]]:
    """The keys of the other forums that each item names, by the item's number, in their order."""
    own = sitting.reading.own.key
    forums = sorted({f.body for f in sitting.reading.forms if f.body.startswith("forum:") and f.body != own})
    return {item.number: [key for key in forums if names(sitting, item, key)] for item in subjects(sitting)}


def _taken(there: Sitting, here: Sitting, item: Item, topics: Topics, least: float) -> Unit | None:
    """The item of another meeting that an item and no other of its meeting is most like, and that is most like it."""
    if there.date == here.date or days_between(there.date or "", here.date or "") > LONGEST_DAYS:
        return None
    topic = topics.item(here, item)
    best = topics.nearest(topic, there, least, CLEAR)
    if best is None or not _more_than_a_word(topic, topics.item(there, best[1])):
        return None
    back = topics.nearest(topics.item(there, best[1]), here, least, CLEAR)
    return Unit(there.meeting, best[1].number) if back and back[1].number == item.number else None


def _more_than_a_word(one: Topic, other: Topic) -> bool:
    """Whether two words that say something are in common: one alone ('rehabilitering') is a field, not a matter."""
    return len({word[:STEM] for word in one.words & other.words if rarity(word[:STEM]) >= SAYS_SOMETHING}) > 1
