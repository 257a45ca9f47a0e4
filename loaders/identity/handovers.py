"""Seats and posts handed over, where a sentence names both people: 'A tiltræder i stedet for B', 'B afløses af A'.

The words are data (rules/identity.toml). Standing in for somebody at one meeting is no handover: that is in the
attendance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from loaders.identity.people import Human, name_parts
from loaders.identity.sittings import Sitting
from loaders.rules import rules
from loaders.span import Span

_NAME = r"[A-ZÆØÅ][\wé'’-]+(?:[ \n](?:[A-ZÆØÅ]\.|[A-ZÆØÅ][\wé'’-]+)){1,3}"


@dataclass(frozen=True, slots=True)
class Handover:
    """One sentence: who leaves, who follows; `leaves` and `follows` are ids of people."""

    sitting: Sitting
    quote: Span
    leaves: str
    follows: str


def handovers(sittings: list[Sitting], humans: list[Human]) -> list[Handover]:
    """Every handover between two people who have taken part, by the sentences of the leading minutes."""
    known: dict[tuple[str, ...], list[Human]] = {}
    for human in humans:
        for parts in {name_parts(mention.attendee.name) for mention in human.mentions}:
            known.setdefault(parts, []).append(human)
    found = []
    for sitting in sittings:
        for quote, leaving, following in told(sitting.text, sitting.reading.minutes.span) if sitting.leading else ():
            leaves, follows = (_meant(known.get(name_parts(name), []), sitting) for name in (leaving, following))
            if leaves and follows and leaves != follows:
                found.append(Handover(sitting, quote, leaves, follows))
    return found


def told(text: str, span: Span) -> Iterator[tuple[Span, str, str]]:
    """The sentences of handing over in a text: the words, the name of who leaves, the name of who follows."""
    for pattern in _patterns():
        for match in pattern.finditer(text, span.start, span.end):
            yield Span(*match.span()), match["leaves"], match["follows"]


def _meant(humans: list[Human], sitting: Sitting) -> str | None:
    """The one person of that name; of several the one who sits in this forum."""
    if len(humans) > 1:
        own = sitting.reading.own.key
        humans = [human for human in humans if any(m.sitting.reading.own.key == own for m in human.mentions)]
    return humans[0].id if len(humans) == 1 else None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    names = {key: f"(?P<{key}>{_NAME})" for key in ("leaves", "follows")}
    return tuple(re.compile(pattern.format(**names)) for pattern in rules("identity")["handovers"]["patterns"])
