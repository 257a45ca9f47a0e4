"""Chooses what to draw where all of it would be a hairball.

Everything is drawn up to a limit, LIMIT things unless a reader asks for more. Over that, people are left out first; if
that is not enough, the picture grows from its most connected thing, always taking the most connected neighbour next.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable

from queries.views.picture import Thing, Tie

LIMIT = 300
MOST = 1000  # more than that nobody can read, and a browser hardly draws
STEPS = 2  # how far from the thing that was asked for


def around(things: Iterable[Thing], ties: list[Tie], focus: str) -> set[str]:
    """The ids of what is within STEPS of `focus`; people end a path, else everybody is near everybody."""
    people = {thing.id for thing in things if thing.type == "person"}
    near = _neighbours(ties)
    reached = edge = {focus}
    for _ in range(STEPS):
        edge = {other for one in edge if one == focus or one not in people for other in near.get(one, ())} - reached
        reached = reached | edge
    return reached


def most_connected(things: list[Thing], ties: list[Tie], focus: str | None = None, limit: int = LIMIT) -> set[str]:
    """The ids of at most `limit` things, those that hang together most, `focus` always among them."""
    if len(things) <= limit:
        return {thing.id for thing in things}
    kept = {thing.id for thing in things if thing.type != "person" or thing.id == focus}
    if len(kept) <= limit:
        return kept
    ties = [tie for tie in ties if tie.start in kept and tie.end in kept]
    return _grow(sorted(kept), _neighbours(ties), _weights(ties), focus, limit)


def _grow(ids: list[str], near: dict[str, set[str]], weight: Counter[str], focus: str | None, limit: int) -> set[str]:
    chosen: set[str] = set()
    starts = iter(sorted(ids, key=lambda each: (each != focus, -weight[each], each)))
    waiting: list[tuple[int, str]] = []
    while len(chosen) < limit:
        if not waiting:
            first = next(starts)
            waiting = [(-weight[first], first)]
        _, taken = heapq.heappop(waiting)
        if taken in chosen:
            continue
        chosen.add(taken)
        for other in sorted(near.get(taken, set()) - chosen):
            heapq.heappush(waiting, (-weight[other], other))
    return chosen


def _neighbours(ties: list[Tie]) -> dict[str, set[str]]:
    near: dict[str, set[str]] = {}
    for tie in ties:
        near.setdefault(tie.start, set()).add(tie.end)
        near.setdefault(tie.end, set()).add(tie.start)
    return near


def _weights(ties: list[Tie]) -> Counter[str]:
    """How much each thing is part of: every fact of a tie counts."""
    weight: Counter[str] = Counter()
    for tie in ties:
        for end in (tie.start, tie.end):
            weight[end] += len(tie.facts) or 1
    return weight
