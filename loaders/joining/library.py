"""All items of all sittings, found by the words that stand in them and by the thread that they belong to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from loaders.identity.bodies import bodies_of
from loaders.identity.sittings import Sitting
from loaders.joining.threads import Threads, Unit
from loaders.joining.topic import Topics, rarity
from loaders.minutes.model import Item

EVERYDAY = 0.2


@dataclass(slots=True)
class Library:
    """The sittings in order of time, with an index of their words and threads."""

    sittings: list[Sitting]
    topics: Topics
    threads: Threads
    _with_word: dict[str, list[tuple[int, Item]]] = field(default_factory=lambda: defaultdict(list))
    _in_thread: dict[object, list[tuple[int, Item]]] = field(default_factory=lambda: defaultdict(list))
    _named: list[frozenset[str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        for at, sitting in enumerate(self.sittings):
            self._named.append(frozenset(body.key for body in bodies_of(sitting.reading)))
            for item in sitting.reading.minutes.items:
                for word in self.topics.item(sitting, item).words:
                    if rarity(word) > EVERYDAY:
                        self._with_word[word].append((at, item))
                unit = Unit(sitting.meeting, item.number)
                if unit in self.threads.parent:
                    self._in_thread[self.threads.root(unit)].append((at, item))

    def that_may_tell(self, sitting: Sitting, unit: Unit, words: Iterable[str]) -> Iterator[tuple[Sitting, list[Item]]]:
        """The items of later meetings that may tell what came of something said in a unit of a sitting.

        They hold one of the words, and their forum is named there or names that of the sitting; or they are of one
        thread with the unit. Words that stand nearly everywhere find nothing.
        """
        own, named = sitting.reading.own.key, frozenset(body.key for body in bodies_of(sitting.reading))
        found: dict[int, set[str]] = defaultdict(set)
        for word in words:
            for at, item in self._with_word.get(word, ()):
                if own in self._named[at] or self.sittings[at].reading.own.key in named:
                    found[at].add(item.number)
        for at, item in self._in_thread.get(self.threads.root(unit), ()) if unit in self.threads.parent else ():
            found[at].add(item.number)
        for at in sorted(found):
            later = self.sittings[at]
            if later.date and sitting.date and later.date > sitting.date:
                yield later, [item for item in later.reading.minutes.items if item.number in found[at]]
