"""What came of a promise: the later sentence that says it was kept, missed or called off.

A promise to send something is kept when later minutes tell of the sending as done (the hop has two witnesses). Else
a sentence speaks of a promise when it stands in later minutes of the owner or of the body it was made in, shares the
words that say what was promised, and says plainly how it ended. Anything less is no end: the promise stays open, and
whether it is overdue is a question that a query answers for a day, never something that is stored.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from loaders.facts.model import Commitment
from loaders.identity.bodies import bodies_of
from loaders.identity.sittings import Sitting, ident
from loaders.joining.hops import Hop, Told
from loaders.joining.words import content
from loaders.minutes.model import Item
from loaders.rules import rules
from loaders.span import Span

End = Literal["KEPT_AT", "MISSED_AT", "CANCELLED_AT"]
FEWEST_SHARED_WORDS = 2
_STOP = re.compile(r"(?:(?<!\d)|(?<=\d{4}))[.!?](?=\s+[A-ZÆØÅ»\"'])|\n")


@dataclass(frozen=True, slots=True)
class Promise:
    """One commitment as its minutes tell it; `owner` is the resolved id of a body, None where nobody is named."""

    sitting: Sitting
    commitment: Commitment
    owner: str | None

    @property
    def id(self) -> str:
        """Id from the meeting, the item and the place of the words."""
        c = self.commitment
        return ident("commitment", self.sitting.meeting, c.item, c.quote.start, c.owner_name or "")


@dataclass(frozen=True, slots=True)
class Ending:
    """The sentence that ends a promise."""

    promise: Promise
    end: End
    sitting: Sitting
    item: Item
    words: Span


def endings(promises: list[Promise], sittings: list[Sitting], hops: list[Hop]) -> list[Ending]:
    """For each promise the first later sentence that says how it ended; none where no loaded minutes say so."""
    sent = _tellings(hops)
    found = []
    for promise in promises:
        ending = _sent(promise, sent) or _said(promise, sittings)
        if ending:
            found.append(ending)
    return found


def _tellings(hops: list[Hop]) -> dict[tuple[str, str], list[tuple[Told, Hop]]]:
    """Every telling of a hop by meeting and item."""
    found: dict[tuple[str, str], list[tuple[Told, Hop]]] = {}
    for hop in hops:
        for told in hop.told:
            found.setdefault((told.sitting.meeting, told.referral.item), []).append((told, hop))
    return found


def _sent(promise: Promise, tellings: dict[tuple[str, str], list[tuple[Told, Hop]]]) -> Ending | None:
    """A promise to send something is kept when later minutes tell that hop as done."""
    sitting, words = promise.sitting, promise.commitment.quote
    for told, hop in tellings.get((sitting.meeting, promise.commitment.item), []):
        overlap = told.referral.quote.start < words.end and words.start < told.referral.quote.end
        if not overlap or promise.owner == told.receiver:
            continue
        for later in sorted(hop.told, key=lambda t: t.sitting.date or "9999"):
            item = later.sitting.item(later.referral.item)
            if later.referral.status == "done" and item and str(later.sitting.date) > str(sitting.date):
                return Ending(promise, "KEPT_AT", later.sitting, item, later.referral.quote)
    return None


def _said(promise: Promise, sittings: list[Sitting]) -> Ending | None:
    for sitting in sittings:
        if sitting.leading and _could_tell(promise, sitting):
            ending = _ending(promise, sitting)
            if ending:
                return ending
    return None


def _could_tell(promise: Promise, sitting: Sitting) -> bool:
    later = bool(sitting.date) and bool(promise.sitting.date) and str(sitting.date) > str(promise.sitting.date)
    return later and sitting.reading.own.key in (promise.owner, promise.sitting.reading.own.key)


def _ending(promise: Promise, sitting: Sitting) -> Ending | None:
    """The sentence that says an end; for a promise kept, the one before it may say what was promised."""
    names = content(*(body.name for body in bodies_of(promise.sitting.reading)))
    wanted = content(promise.commitment.what) - names
    enough = max(FEWEST_SHARED_WORDS, (len(wanted) + 1) // 2)
    for item in sitting.reading.minutes.items:
        before: frozenset[str] = frozenset()
        for words in _sentences(sitting.text, item.span):
            here = content(words.of(sitting.text))
            end = ending_said(words.of(sitting.text)) if wanted & here else None
            if end and len(wanted & (here | before if end == "KEPT_AT" else here)) >= enough:
                return Ending(promise, end, sitting, item, words)
            before = here
    return None


def _sentences(text: str, span: Span) -> Iterator[Span]:
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


def ending_said(sentence: str) -> End | None:
    """How the sentence says that something ended, None where it says nothing of the kind."""
    return next((kind for kind, pattern in _ending_patterns() if pattern.search(sentence)), None)


@cache
def _ending_patterns() -> list[tuple[End, re.Pattern[str]]]:
    return [
        (rule["kind"], re.compile(rf"\b(?:{'|'.join(rule['patterns'])})\b", re.I | re.S))
        for rule in rules("joining")["ending"]
    ]
