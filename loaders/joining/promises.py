"""What came of a promise: the later sentence that says it was kept, missed or called off.

A sentence speaks of a promise when it stands in later minutes of the owner or of the body it was made in, shares the
words that say what was promised, and says plainly how it ended. Anything less is no end: the promise stays open, and
whether it is overdue is a question that a query answers for a day, never something that is stored.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from loaders.facts.model import Commitment
from loaders.identity.sittings import Sitting, ident
from loaders.joining.words import content
from loaders.minutes.model import Item
from loaders.rules import rules
from loaders.span import Span

End = Literal["KEPT_AT", "MISSED_AT", "CANCELLED_AT"]
FEWEST_SHARED_WORDS = 2
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\d|\w)[^.!?\n]*)*[.!?]?")

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


def endings(promises: list[Promise], sittings: list[Sitting]) -> list[Ending]:
    """For each promise the first later sentence that says how it ended; none where no loaded minutes say so."""
    found = []
    for promise in promises:
        for sitting in sittings:
            if sitting.leading and _could_tell(promise, sitting):
                ending = _ending(promise, sitting)
                if ending:
                    found.append(ending)
                    break
    return found


def _could_tell(promise: Promise, sitting: Sitting) -> bool:
    later = bool(sitting.date) and bool(promise.sitting.date) and str(sitting.date) > str(promise.sitting.date)
    return later and sitting.reading.own.key in (promise.owner, promise.sitting.reading.own.key)


def _ending(promise: Promise, sitting: Sitting) -> Ending | None:
    wanted = content(promise.commitment.what)
    enough = max(FEWEST_SHARED_WORDS, (len(wanted) + 1) // 2)
    for item in sitting.reading.minutes.items:
        for match in _SENTENCE.finditer(sitting.text, item.span.start, item.span.end):
            if len(wanted & content(match[0])) < enough:
                continue
            end = ending_said(match[0])
            if end:
                start = match.start() + len(match[0]) - len(match[0].lstrip())
                return Ending(promise, end, sitting, item, Span(start, match.start() + len(match[0].rstrip())))
    return None


def ending_said(sentence: str) -> End | None:
    """How the sentence says that something ended, None where it says nothing of the kind."""
    return next((kind for kind, pattern in _ending_patterns() if pattern.search(sentence)), None)


@cache
def _ending_patterns() -> list[tuple[End, re.Pattern[str]]]:
    return [
        (rule["kind"], re.compile(rf"\b(?:{'|'.join(rule['patterns'])})\b", re.I | re.S))
        for rule in rules("joining")["ending"]
    ]
