"""Forums that minutes call by their kind or initials alone, given the key under which others have them in full.

    'driftsforum' in the minutes of Faglig Sundhedsklynge Havn          → forum:driftsforum-havn
    'den faglige klynge' in the minutes of a KLU that Havn's forums name → forum:faglig-klynge-havn
    'SSF', where 'Samarbejdsforum Region Klitland (SSF)' has met          → forum:samarbejdsforum-region-klitland

Two that fit leave the name as it is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from loaders.facts.model import Reading
from loaders.identity.bodies import bodies_of
from loaders.mentions.model import Body
from loaders.mentions.words import slug
from loaders.rules import rules

_INITIALS = re.compile(r"\(([A-ZÆØÅ]{2,6})\)")
_LOCAL = re.compile(r"forum:klu-(.+)|organisation:(.+)-kommune")


@dataclass(slots=True)
class Places:
    """The forums of clusters by kind and place, those told by their initials, and which places' minutes name whom."""

    placed: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    initials: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    neighbours: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def key(self, body: Body, reading: Reading) -> str:
        """The key of a body as its minutes mean it; its own where nothing or more than one thing fits."""
        if body.registered or body.kind != "forum":
            return body.key
        base = _base(body)
        if base in self.placed:
            ours = _place(reading.own)
            fitting = {ours} & self.placed[base] or {
                place for place in self.placed[base] if ours in self.neighbours[place] or place in self.neighbours[ours]
            }
            return f"forum:{base}-{fitting.pop()}" if len(fitting) == 1 else body.key
        named = self.initials.get(body.key, set())
        return next(iter(named)) if len(named) == 1 else body.key


def places(readings: Iterable[Reading]) -> Places:
    """What all minutes together tell of the places of forums."""
    found = Places()
    for reading in readings:
        ours = _place(reading.own)
        for body in bodies_of(reading):
            told = _of_cluster().fullmatch(body.key)
            if told and _base(body) != told["kind"]:
                found.placed[told["kind"]].add(told["place"])
            if ours and (theirs := _place(body)) and theirs != ours:
                found.neighbours[ours].add(theirs)
        own = reading.own
        if own.region and not own.registered and (initials := _INITIALS.search(own.name)):
            found.initials[f"forum:{slug(initials[1])}-{slug(own.region)}"].add(own.key)
    return found


@cache
def _of_cluster() -> re.Pattern[str]:
    """The key of a cluster's forum; of two kinds that fit, the first of the list."""
    return re.compile(rf"forum:(?P<kind>{'|'.join(rules('identity')['cluster_forums'])})-(?P<place>.+)")


def _base(body: Body) -> str:
    """The key without 'forum:' and the region: the kind alone, where nothing else tells the forum from others."""
    key = body.key.removeprefix("forum:")
    return key.removesuffix(f"-{slug(body.region)}") if body.region else key


def _place(body: Body) -> str:
    """The place of a cluster's forum, a municipality or its committee; '' where there is none."""
    if of_cluster := _of_cluster().fullmatch(body.key):
        return of_cluster["place"]
    local = _LOCAL.fullmatch(body.key)
    return (local[1] or local[2]) if local else ""
