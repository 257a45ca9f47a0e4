"""Counted groups as their members: 'de tre KLU'er' are the three that the item names, where it names just three."""

from __future__ import annotations

import re
from collections.abc import Iterable

from loaders.facts.actors import Actor
from loaders.mentions.model import Body

_COUNTS = {
    "begge": 2, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7, "otte": 8, "ni": 9, "ti": 10,
}  # fmt: skip
_COUNTED = re.compile(r"group:(?:alle-|de-)?(" + "|".join(_COUNTS) + r")-(\w{3,})")
_NAMED = frozenset(("forum", "organisation"))


def spelled_out(actors: Iterable[Actor], named: Iterable[Body]) -> None:
    """Put the members in the place of each counted group among the actors; `named` are the bodies of the item."""
    for actor in actors:
        for body in actor.bodies:
            if body.kind == "group" and (members := _members(body, named)):
                at = actor.bodies.index(body)
                actor.bodies = [*actor.bodies[:at], *members, *actor.bodies[at + 1 :]]
                break


def _members(group: Body, named: Iterable[Body]) -> list[Body]:
    match = _COUNTED.match(group.key)
    if match is None:
        return []
    count, noun = _COUNTS[match.group(1)], match.group(2)
    found = {body.key: body for body in named if body.kind in _NAMED and _is_one(body, noun)}
    return list(found.values()) if len(found) == count else []


def _is_one(body: Body, noun: str) -> bool:
    """Whether a body bears the group's noun: 'Elbæk Kommune' is one of the 'kommuner'."""
    return any(noun in word for word in body.name.casefold().split())
