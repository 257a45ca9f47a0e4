"""Who gives, and who receives, what a place in the text says: the bodies in focus there, the likeliest first.

Each mention at hand bears marks that a reader would name: where it stands (in the words asked about, before or behind
them in their sentence, earlier or later in the item, or nowhere: the own body), what stands before and after it, how it
was found, and what the words asked about are like. A table of weights (rules/focus.toml, fitted by training/focus.py)
says how much each mark speaks for the giver and for the receiver. The two ends differ, so of the likeliest pairs the
best one tells who comes first.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from typing import Literal, NamedTuple

from loaders.mentions.model import Body, BodyMention
from loaders.mentions.words import Words, rows
from loaders.rules import rules
from loaders.span import Span

Role = Literal["giver", "receiver"]
_VERBS = frozenset(("get", "modal", "be", "have", "passive", "past", "present"))
_PAIRED = 8
"""So many of the likeliest for each role are weighed in pairs."""


class Place(NamedTuple):
    """Words of a document (`quote`) with what surrounds them; `decided` where they stand in a decision."""

    quote: Span
    sentence: Span
    item: Span
    decided: bool


class Marked(NamedTuple):
    """A mention at hand and its marks."""

    mention: BodyMention
    marks: list[str]


@cache
def weights() -> dict[Role, dict[str, float]]:
    """For each role how much each mark speaks for it."""
    table = list(rows(rules("focus")["ranking"]["weights"]))
    return {
        "giver": {mark: int(giver) / 100 for mark, giver, _ in table},
        "receiver": {mark: int(receiver) / 100 for mark, _, receiver in table},
    }


@cache
def _words() -> dict[str, dict[str, str]]:
    """Single words by what they tell: beside a body, and at the beginning of a clause."""
    return {
        table: {word: name for name, words in rules("focus")[table].items() for word in words.split()}
        for table in ("beside", "opening")
    }


def tells(token: str) -> str:
    """What a word tells about a body beside it: a preposition itself, the form of a verb, '' for any other."""
    name = _words()["beside"].get(token)
    if name is not None:
        return token if name == "preposition" else name
    if token.endswith("es"):
        return "passive"
    if token.endswith(("ede", "te")):
        return "past"
    return "present" if token.endswith("er") else ""


def ranked(
    words: Words, mentions: Sequence[BodyMention], own: Body | None, place: Place, role: Role
) -> list[BodyMention]:
    """The bodies in focus at a place, each once, the likeliest for the role first."""
    marked = list(Scene(words, mentions, own, place).marked())
    best: dict[str, BodyMention] = {}
    for k in in_order(marked, weights(), role):
        best.setdefault(marked[k].mention.body.key, marked[k].mention)
    return list(best.values())


def in_order(marked: Sequence[Marked], weigh: Mapping[Role, Mapping[str, float]], role: Role) -> list[int]:
    """The numbers of those at hand, the likeliest for the role first; the first may stand in the list twice."""
    scores = {
        each: [sum(table.get(mark, 0.0) for mark in one.marks) for one in marked] for each, table in weigh.items()
    }
    orders = {each: sorted(range(len(marked)), key=score.__getitem__, reverse=True) for each, score in scores.items()}
    pairs = [
        (scores["giver"][i] + scores["receiver"][j], i if role == "giver" else j)
        for i, j in product(orders["giver"][:_PAIRED], orders["receiver"][:_PAIRED])
        if _two(marked[i].mention, marked[j].mention)
    ]
    return [max(pairs)[1], *orders[role]] if pairs else orders[role]


def _two(one: BodyMention, other: BodyMention) -> bool:
    """Whether two mentions may be two ends: other bodies, and not a person and whom he or she speaks for."""
    return one.body.key != other.body.key and (one.span != other.span or one.span.start == one.span.end)


class Scene:
    """A place, what stands in it, and the marks of everybody at hand there."""

    def __init__(self, words: Words, mentions: Sequence[BodyMention], own: Body | None, place: Place) -> None:
        self.words, self.mentions, self.own, self.place = words, mentions, own, place
        quote, starts = place.quote, [m.span.start for m in mentions]
        bounds = (place.item.start, place.sentence.start, place.sentence.end, place.item.end)
        self.item, self.first, self.last, self.end = (bisect_left(starts, offset) for offset in bounds)
        around = mentions[self.first : self.last]
        self.inside = [m for m in around if m.span.start < quote.end and m.span.end > quote.start]
        self.ahead = [m for m in around if m.span.end <= quote.start]
        self.verb = self._first_verb()
        self.scene = list(dict.fromkeys(self._describe()))

    def marked(self) -> Iterator[Marked]:
        """Each mention at hand, and the own body as one without words, with its marks."""
        quote, mentions, scene = self.place.quote, self.mentions, self.scene
        for mention in mentions[self.first : self.last]:
            zone = "quote" if mention in self.inside else "ahead" if mention.span.start < quote.start else "behind"
            yield Marked(mention, [*self._marks(mention, zone), *(f"{zone}&{mark}" for mark in scene)])
        named = Counter(m.body.key for m in mentions[self.item : self.last])
        seen: set[str] = set()
        for mention in reversed(mentions[self.item : self.first]):
            if (key := mention.body.key) not in seen:
                seen.add(key)
                recent = f"recent{min(len(seen), 5)}"
                marks = [*self._marks(mention, "item"), recent, f"count{min(named[key], 4)}"]
                marks += [f"{recent}&{mark}" for mark in scene] if len(seen) < 3 else []
                yield Marked(mention, [*marks, *(f"item&{mark}" for mark in scene)])
        for mention in mentions[self.last : self.end]:
            yield Marked(mention, list(self._marks(mention, "later")))
        for mention in (*mentions[: self.item], *mentions[self.end :]):
            yield Marked(mention, ["elsewhere"])
        if self.own is not None:
            mention = BodyMention(Span(quote.start, quote.start), self.own, "own")
            yield Marked(mention, ["own", *(f"own&{mark}" for mark in scene)])

    def _describe(self) -> Iterator[str]:
        """What the words asked about are like."""
        yield f"named{min(len({m.body.key for m in self.inside}), 3)}"
        tokens = self._tokens()
        kinds = [tells(token) for token in tokens]
        yield from (kind for kind in ("passive", "get", "ask") if kind in kinds)
        if self.place.decided:
            yield "decided"
        ahead = (tokens[k + 1 : k + 5] for k, kind in enumerate(kinds) if kind == "be")
        if any(token[-1] == "t" and len(token) > 4 for following in ahead for token in following):
            yield "done"
        opening = _words()["opening"].get(tokens[0]) if tokens else None
        yield f"open-{opening or ('verb' if kinds and kinds[0] in _VERBS else 'other')}"
        for mention in self.inside:
            left, leads = self._left(mention), mention.span.start < self.verb
            if mention.how == "person" and leads:
                yield f"person-{self._right(mention)}"
            if left in ("til", "for", "hos", "overfor"):
                yield "to"
            elif left in ("fra", "af"):
                yield "from"
            elif left not in _words()["beside"]:
                yield "subject" if leads else "object"

    def _marks(self, mention: BodyMention, zone: str) -> Iterator[str]:
        """The marks of one mention."""
        left, right, span = self._left(mention), self._right(mention), mention.span
        yield from (zone, f"{zone}&{mention.how}", mention.body.kind, f"{zone}<{left}", f"{zone}>{right}")
        if self.own is not None and mention.body.key == self.own.key:
            yield f"{zone}&own"
        if self.own is not None and mention.body.parent == self.own.key:
            yield f"{zone}&part"
        if zone == "quote":
            bare = "" if left in _words()["beside"] else "bare"
            side = "before" if span.start < self.verb else "after"
            order = next(k for k, m in enumerate(self.inside) if m is mention)
            yield from (f"order{min(order, 2)}{bare}", f"{side}{bare}", f"{side}{bare}{right}")
        if any(m is not mention and m.span.holds(span) and m.span != span for m in self.inside):
            yield "inner"
        if zone == "ahead" and self.ahead:
            for name, k in (("nearest", -1), ("first", 0)):
                if self.ahead[k].span == span:
                    yield f"ahead-{name}"
                    yield from (f"ahead-{name}&{mark}" for mark in self.scene if mark.startswith("open"))

    def _tokens(self) -> list[str]:
        starts, quote = self.words.starts, self.place.quote
        return self.words.tokens[bisect_left(starts, quote.start) : bisect_left(starts, quote.end)]

    def _first_verb(self) -> int:
        """Where the first word stands that looks like a finite verb, the quote's end without one."""
        first = bisect_left(self.words.starts, self.place.quote.start)
        for k, token in enumerate(self._tokens(), first):
            if tells(token) in _VERBS and self.words.known[k].form is None and token not in _words()["opening"]:
                return self.words.starts[k]
        return self.place.quote.end

    def _left(self, mention: BodyMention) -> str:
        """What the word before a mention tells, its determiners left out."""
        words = self.words
        k = max(0, bisect_right(words.starts, mention.span.start) - 1)
        before = k - 1
        while before > 0 and _words()["beside"].get(words.tokens[before]) == "determiner":
            before -= 1
        return tells(words.tokens[before]) if before >= 0 and len(words.gaps[k]) < 3 else ""

    def _right(self, mention: BodyMention) -> str:
        words, k = self.words, bisect_left(self.words.starts, mention.span.end)
        return tells(words.tokens[k]) if k < len(words) and "." not in words.gaps[k] else ""
