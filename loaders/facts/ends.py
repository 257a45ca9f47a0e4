"""Who may be an end: everybody the item has at hand when a sentence speaks of a matter that passes.

The pool of a sentence holds the actors it names (an organisation, the person who speaks for it, the own body for whom
a person acts), the own body, whoever the sentences before have named, and the ends of the hops just told. Nothing is
decided here: `features` says how each of them stands to a predicate, `ranking` chooses.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from loaders.facts.actors import Actor
from loaders.mentions.model import Body

Reading = Literal["body", "person", "organisation", "errand", "own"]
Key = tuple[str, ...]

MAX_POOL = 12
"""So many are weighed at most: a sentence that names more is a list."""
NEVER = 9
"""`back` of one whom neither the sentence nor those before it name."""
_REMEMBERED = 6
"""Actors of the sentences before that are kept at hand."""
_LATEST_HOPS = 3


@dataclass(slots=True)
class Possible:
    """Somebody who may be an end of a predicate of the sentence.

    `reading` is what an actor is taken as; `actors` are the places in the sentence that name this end; `back` is how
    many sentences ago it was last named (0 for this one), `leading` whether it opened that sentence; `part` is its
    part in the hop told last. `key` are the keys of the bodies: two with the same key are the same end.
    """

    bodies: list[Body]
    people: list[Body]
    reading: Reading
    certain: bool = True
    own: bool = False
    actors: list[Actor] = field(default_factory=list)
    back: int = NEVER
    leading: bool = False
    part: Literal["giver", "receiver", "older", ""] = ""
    key: Key = field(init=False)
    keys: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.key = tuple([body.key for body in self.bodies])
        self.keys = frozenset(self.key)


@dataclass(slots=True)
class Memory:
    """Whom the item has named so far, latest last: (number of the sentence, actor, whether it opened it)."""

    sentence: int = 0
    named: list[tuple[int, Actor, bool]] = field(default_factory=list)

    def note(self, actors: Sequence[Actor]) -> None:
        """Remember the actors of a sentence that was read."""
        self.sentence += 1
        leading = next((actor for actor in actors if not actor.preposition and not actor.genitive), None)
        self.named += [(self.sentence, actor, actor is leading) for actor in actors]
        del self.named[:-_REMEMBERED]


def pool(actors: Sequence[Actor], own: Body, memory: Memory, hops: Sequence[tuple[Body, Body]]) -> list[Possible]:
    """Everybody who may be an end in a sentence with these actors; `hops` are the (giver, receiver) told so far."""
    found: dict[Key, Possible] = {(own.key,): Possible([own], [], "own", own=True)}
    for actor in actors[:MAX_POOL]:
        for one in _readings(actor, own):
            known = found.setdefault(one.key, one)
            known.actors.append(actor)
            known.back = 0
            known.certain = known.certain and actor.certain
    for number, actor, leading in reversed(memory.named):
        for one in _readings(actor, own):
            known = found.setdefault(one.key, one) if one.reading != "errand" else one
            if known.back == NEVER:
                known.back, known.leading = min(memory.sentence - number + 1, NEVER - 1), leading
    for at, (giver, receiver) in enumerate(reversed(hops[-_LATEST_HOPS:])):
        for body, is_giver in ((giver, True), (receiver, False)):
            known = found.setdefault((body.key,), Possible([body], [], "body", own=body.key == own.key))
            known.part = known.part or ("older" if at else "giver" if is_giver else "receiver")
    return list(found.values())[:MAX_POOL]


def _readings(actor: Actor, own: Body) -> Iterable[Possible]:
    """An actor as its bodies; a person also as himself and as one who acts for the own body."""
    is_own = any(body.key == own.key for body in actor.bodies)
    if not actor.people:
        post = all(body.kind == "person" for body in actor.bodies)
        yield Possible(actor.bodies, [], "person" if post else "body", actor.certain, is_own)
        return
    if any(body.kind != "person" for body in actor.bodies):
        yield Possible(actor.bodies, actor.people, "organisation", actor.certain, is_own)
    yield Possible(list(actor.people), [], "person", actor.certain)
    if not is_own:
        yield Possible([own], actor.people, "errand", actor.certain, own=True)
