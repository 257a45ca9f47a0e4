"""What is remembered of people between loads, so that one more document touches only what it may change.

    new appearances → their blocks → those in memory that share one → links → the blocks of the linked ones → …

A pair's link depends on the pair alone. So the appearances that links tie together, however far, are resolved as they
would be among all others: `reached` gathers them. Whoever keeps appearances satisfies `Memory` by shape.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from loaders.identity.alike import Appearance, blocks, weigh
from loaders.identity.clusters import Link
from loaders.judgements.verdicts import NONE, Verdicts


class Memory(Protocol):
    """Appearances of earlier documents."""

    def mentions_in(self, keys: Iterable[str]) -> Iterable[Appearance]:
        """All appearances in any of these blocks."""

    def mentions_of(self, ids: Iterable[str]) -> Iterable[Appearance]:
        """The appearances with these ids, as far as they are known."""


@dataclass(slots=True)
class InMemory:
    """Appearances kept in this process, by block."""

    _by_id: dict[str, Appearance] = field(default_factory=dict)
    _blocks: dict[str, dict[str, Appearance]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, appearances: Iterable[Appearance]) -> None:
        """Remember these."""
        for one in appearances:
            self._by_id[one.id] = one
            for key in blocks(one):
                self._blocks[key][one.id] = one

    def mentions_in(self, keys: Iterable[str]) -> Iterable[Appearance]:
        """All appearances in any of these blocks, each once."""
        found: dict[str, Appearance] = {}
        for key in keys:
            found.update(self._blocks.get(key, {}))
        return found.values()

    def mentions_of(self, ids: Iterable[str]) -> Iterable[Appearance]:
        """The appearances with these ids, as far as they are known."""
        return [self._by_id[one] for one in ids if one in self._by_id]


def linked(appearances: Iterable[Appearance]) -> list[Link]:
    """The links between all that share a block, each pair once."""
    shelves: dict[str, list[Appearance]] = defaultdict(list)
    found = []
    for one in appearances:
        met: set[str] = set()
        for key in blocks(one):
            for other in shelves[key]:
                if other.id not in met:
                    met.add(other.id)
                    if link := weigh(one, other):
                        found.append(link)
            shelves[key].append(one)
    return found


def reached(fresh: Iterable[Appearance], memory: Memory, verdicts: Verdicts = NONE) -> list[Appearance]:
    """The fresh appearances and all in memory that links or verdicts tie to them, however far, in order of id."""
    judged: dict[str, set[str]] = defaultdict(set)
    for pair in (*verdicts.same, *verdicts.different):
        for side in pair:
            judged[side] |= pair - {side}
    found = {one.id: one for one in fresh}
    waiting = list(found.values())
    while waiting:
        one = waiting.pop()
        near = {other.id: other for other in memory.mentions_in(blocks(one)) if weigh(one, other)}
        near.update({other.id: other for other in memory.mentions_of(judged[one.id])})
        for other in near.values():
            if other.id not in found:
                found[other.id] = other
                waiting.append(other)
    return [found[key] for key in sorted(found)]
