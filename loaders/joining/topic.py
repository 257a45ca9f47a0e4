"""What an agenda item is about, for comparing it with others: its words, each with how much it says.

A word says more the rarer it is in minutes at large (`rules/usual_words.toml`). Names of bodies and people say nothing:
the same ones sit in every meeting. What two items have in common is counted once a word, a title's words double:

    likeness = Σ rarity × (2 in both titles | 1 in one of them | ½ in neither)

A word that is the end or the front of a longer one ('genoptræning', 'træning') is half in common.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from math import fsum
from typing import TypeVar

from loaders.identity.bodies import bodies_of
from loaders.identity.people import name_parts
from loaders.identity.sittings import Sitting
from loaders.joining.words import ENDING, STEM, collects, content, stem
from loaders.minutes.model import Item
from loaders.rules import rules
from loaders.span import Span

T = TypeVar("T")
PART, IN_FULL, SHORTEST_PART = 0.5, 0.5, 5
_LONG = re.compile(r"[^\W\d_]{9,}")
IN_TITLES = 0.4  # what the most usual word says that stands in the titles of both items
_TIERS = (("everywhere", 0.0), ("frequent", 0.25), ("usual", 0.6))
_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:[.\u00a0 ]\d{3})+(?![\d,])|(?<![\d.,])\d{2,}(?![\d.,]*\d)")
_YEAR = re.compile(r"(?:19|20)\d\d|2[0-9]|1[0-9]|3[01]")


@dataclass(frozen=True, slots=True)
class Topic:
    """`title` are the words that say most, `words` all of them; `heading` those of the item's own title."""

    title: frozenset[str]
    words: frozenset[str]
    heading: frozenset[str]
    parts: frozenset[str] = frozenset()

    def likeness(self, other: Topic) -> float:
        """How much the two have in common; 0 where nothing that says anything."""
        shared = self.words & other.words
        if not shared and self.parts.isdisjoint(other.words) and other.parts.isdisjoint(self.words):
            return 0.0
        ours, theirs = self.title, other.title
        headings = self.heading & other.heading
        said = []
        for word in shared:
            if word in ours and word in theirs:
                again = len(word) > STEM  # its full form, beside the stem
                said.append(2 * max(rarity(word), IN_TITLES * (word in headings and not again)))
            else:
                said.append(rarity(word) * (1 if word in ours or word in theirs else 0.5))
        for word in ((self.parts & other.words) | (other.parts & self.words)) - shared:
            said.append(PART * rarity(word) * (1 if word in ours or word in theirs else 0.5))
        return fsum(said)  # the same in whatever order a set holds its words


@dataclass(slots=True)
class Topics:
    """The topics of the items of all sittings, each worked out once; `told` of tellings, by meeting and order."""

    told: dict[tuple[str, int], Topic] = field(default_factory=dict)
    _items: dict[tuple[str, str], Topic] = field(default_factory=dict)
    _names: dict[str, frozenset[str]] = field(default_factory=dict)

    def item(self, sitting: Sitting, item: Item) -> Topic:
        """What an item is about."""
        key = (sitting.meeting, item.number)
        if key not in self._items:
            names = self.names(sitting)
            title = _content(item.title) - names
            words = title | self.words(sitting, item.span)
            self._items[key] = Topic(title, words, title, _parts(item.title, item.span.of(sitting.text)) - names)
        return self._items[key]

    def nearest(self, topic: Topic, sitting: Sitting, enough: float, clear: float) -> tuple[float, Item] | None:
        """The item of a sitting that is plainly most like a topic, with its likeness."""
        return plainly_best(
            ((topic.likeness(self.item(sitting, item)), item) for item in subjects(sitting)), enough, clear
        )

    def words(self, sitting: Sitting, *spans: Span) -> frozenset[str]:
        """The words at places of a sitting's text, without names."""
        texts = [span.of(sitting.text) for span in spans]
        return (_content(*texts) | _numbers(texts)) - self.names(sitting)

    def around(self, sitting: Sitting, item: Item | None, *texts: str | None, quote: Span | None = None) -> Topic:
        """What words of an item are about: the words themselves in the place of the title, the item around them."""
        here = _content(*texts) - self.names(sitting)
        if quote is not None:
            here |= self.words(sitting, quote)
        whole = self.item(sitting, item) if item else Topic(*[frozenset[str]()] * 3)
        parts = (_parts(*texts) - self.names(sitting)) | whole.parts
        return Topic(here | whole.title, here | whole.words, whole.title, parts)

    def names(self, sitting: Sitting) -> frozenset[str]:
        """The words of all names of bodies and people in a sitting."""
        if sitting.source not in self._names:
            reading = sitting.reading
            named = [body for body in bodies_of(reading) if body.registered or body.kind == "group" or " " in body.name]
            bodies = content(*{name for body in named for name in (body.name, body.official)})
            people = {stem(part) for a in reading.minutes.attendance for part in name_parts(a.name)}
            self._names[sitting.source] = bodies | people
        return self._names[sitting.source]


def subjects(sitting: Sitting) -> list[Item]:
    """The items that are about one thing: without those that collect many ('Orientering', 'Eventuelt')."""
    return [item for item in sitting.reading.minutes.items if not collects(item.title)]


def plainly_best(scored: Iterable[tuple[float, T]], enough: float, clear: float) -> tuple[float, T] | None:
    """The (score, thing) that scores at least `enough` and so much higher than all others, None where none does."""
    ordered = sorted(scored, key=lambda one: -one[0])
    rival = ordered[1][0] if len(ordered) > 1 else 0.0
    return ordered[0] if ordered and ordered[0][0] >= enough and ordered[0][0] - rival >= clear else None


@lru_cache(maxsize=100_000)
def rarity(word: str) -> float:
    """How much a word says, from 0 to 1; a long word in full says what its first letters alone do not."""
    if len(word) > STEM and not word.isdigit():
        front = rarity(word[:STEM])
        return min(IN_FULL, 1 - front) if front else 0.0
    return _usual().get(word, 1.0)


def _content(*texts: str | None) -> frozenset[str]:
    """The stems of the words that say what a text is about, long words in full beside."""
    words = content(*texts)
    long = {_uninflected(word) for text in texts for word in _LONG.findall((text or "").casefold())}
    return words | {word for word in long if word[:STEM] in words and len(word) > STEM}


def _parts(*texts: str | None) -> frozenset[str]:
    """Fronts and ends of the long words of texts, which may be words of their own elsewhere."""
    long = {_uninflected(word) for text in texts for word in _LONG.findall((text or "").casefold())}
    ends = {word[at:][:STEM] for word in long for at in range(SHORTEST_PART - 1, len(word) - SHORTEST_PART + 1)}
    return frozenset(ends | {word[:at] for word in long for at in range(SHORTEST_PART, STEM)})


@lru_cache(maxsize=100_000)
def _uninflected(word: str) -> str:
    return ENDING.sub("", word)


@cache
def _usual() -> dict[str, float]:
    data = rules("usual_words")
    given = {stem(name.casefold()): 0.25 for name in rules("given_names")["names"]}
    return given | {word: weight for tier, weight in _TIERS for word in data[tier].split()}


def _numbers(texts: Iterable[str]) -> frozenset[str]:
    """Sums and counts that two texts may have in common; days and years are none."""
    found = (re.sub(r"\D", "", number) for text in texts for number in _NUMBER.findall(text))
    return frozenset(number for number in found if not _YEAR.fullmatch(number))
