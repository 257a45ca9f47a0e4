"""Which bodies are one: the mentions of all minutes put together under one key.

The key says which body is meant: the registry's, or one made from name, parent and region.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from loaders.facts.model import Reading
from loaders.identity.sittings import Sitting
from loaders.mentions.model import Body


@dataclass(slots=True)
class Party:
    """One body across minutes. `body` is its fullest telling; `meets` where minutes of its own are loaded."""

    body: Body
    names: Counter[str] = field(default_factory=Counter)
    meets: bool = False
    known_from: str = "9999"

    @property
    def name(self) -> str:
        """The registry's name, else the form most often written in full."""
        if self.body.official:
            return self.body.official
        return min(self.names, key=lambda name: (-self.names[name], -len(name), name))


def bodies_of(reading: Reading) -> list[Body]:
    """Every body that a reading's facts or structure name."""
    found = [reading.own, *reading.bodies]
    for referral in reading.referrals:
        found += [referral.giver, referral.receiver]
    found += [c.owner for c in reading.commitments if c.owner] + [c.made_to for c in reading.commitments if c.made_to]
    found += [e.by for p in reading.projects for e in p.events if e.by]
    found += [m.body for m in reading.meetings_mentioned]
    return found


def parties(sittings: list[Sitting]) -> dict[str, Party]:
    """Every body that minutes name, by key, in order of key."""
    found: dict[str, Party] = {}
    for sitting in sittings:
        if not sitting.leading:
            continue
        for body in bodies_of(sitting.reading):
            if body.kind == "person":
                continue
            party = found.setdefault(body.key, Party(body))
            party.names[_plain(body.name)] += 1
            party.meets = party.meets or body is sitting.reading.own
            party.known_from = min(party.known_from, sitting.date or "9999")
            if fullness(body) > fullness(party.body):
                party.body = body
    return dict(sorted(found.items()))


def _plain(name: str) -> str:
    return re.sub(r"\s+", " ", name).strip()


def fullness(body: Body) -> tuple[bool, bool, bool, int, str]:
    """Sorts the tellings of one body: the one that says most is the greatest."""
    return body.registered, body.level is not None, body.region is not None, len(body.name), body.name
