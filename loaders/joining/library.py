"""All items of all sittings, found by the words that stand in them and by the thread that they belong to.

Each item is cut into sentences once, however many promises are looked for in it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from loaders.identity.bodies import bodies_of
from loaders.identity.sittings import Sitting
from loaders.joining.threads import Threads, Unit
from loaders.joining.topic import Topics, rarity
from loaders.joining.words import content
from loaders.minutes.model import Item
from loaders.span import Span

EVERYDAY = 0.2
_STOP = re.compile(r"(?:(?<!\d)|(?<=\d{4}))[.!?](?=\s+[A-ZÆØÅ»\"'])|\n")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an item, and the stems of the words that carry its meaning."""

    span: Span
    said: str
    words: frozenset[str]


@dataclass(slots=True)
class Library:
    """The sittings in order of time, with an index of their words and threads."""

    sittings: list[Sitting]
    topics: Topics
    threads: Threads
    _with_word: dict[str, list[tuple[int, Item]]] = field(default_factory=lambda: defaultdict(list))
    _in_thread: dict[object, list[tuple[int, Item]]] = field(default_factory=lambda: defaultdict(list))
    _named: list[frozenset[str]] = field(default_factory=list)
    _sentences: dict[tuple[str, str], list[Sentence]] = field(default_factory=dict)

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

    def sentences(self, sitting: Sitting, item: Item) -> list[Sentence]:
        """The sentences of an item, without its title."""
        key = (sitting.meeting, item.number)
        if key not in self._sentences:
            spans = sentences(sitting.text, Span(item.title_span.end, item.span.end))
            told = [(span, span.of(sitting.text)) for span in spans]
            self._sentences[key] = [Sentence(span, said, content(said)) for span, said in told]
        return self._sentences[key]

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


def sentences(text: str, span: Span) -> Iterator[Span]:
    """Rough sentences: to a full stop before a capital, or a line end; not after a day's number ('den 3. maj')."""
    start = span.start
    for stop in _STOP.finditer(text, span.start, span.end):
        yield from _trimmed(text, start, stop.end())
        start = stop.end()
    yield from _trimmed(text, start, span.end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    words = text[start:end]
    first = start + len(words) - len(words.lstrip())
    if words.strip():
        yield Span(first, start + len(words.rstrip()))
