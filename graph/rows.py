"""The rows that go into the graph: loaders return them, the writer keeps them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)
Thing = TypeVar("Thing")
Value = str | int | float | bool | list[str] | list[int] | None


@dataclass(slots=True)
class Node:
    """One node. `labels` has the main label first ('Body', 'Forum'); ids are unique over the whole graph.

    Dates are ISO strings in rows and properties ('2024-05-08'): they sort and compare as text on every store.
    """

    labels: tuple[str, ...]
    id: str
    properties: dict[str, Value] = field(default_factory=dict)


@dataclass(slots=True)
class Edge:
    """One relationship between two nodes named by label and id.

    `key` tells parallel edges of one type between the same nodes apart; '' where there is one at most.
    """

    type: str
    start: tuple[str, str]
    end: tuple[str, str]
    properties: dict[str, Value] = field(default_factory=dict)
    key: str = ""

    @property
    def identity(self) -> tuple[str, str, str, str]:
        """What makes this edge the same edge: type, start id, end id, key."""
        return (self.type, self.start[1], self.end[1], self.key)


@dataclass(slots=True)
class Rows:
    """A set of nodes and edges, one of each identity."""

    nodes: dict[str, Node] = field(default_factory=dict)
    edges: dict[tuple[str, str, str, str], Edge] = field(default_factory=dict)

    def add(self, *things: Node | Edge) -> None:
        """Put nodes and edges in; one that is already there is replaced."""
        for thing in things:
            if isinstance(thing, Node):
                self.nodes[thing.id] = thing
            else:
                self.edges[thing.identity] = thing

    def extend(self, things: Iterable[Node | Edge]) -> None:
        """Put many in."""
        self.add(*things)


def grouped(things: Iterable[Thing], key: Callable[[Thing], Key]) -> dict[Key, list[Thing]]:
    """Things by what they have in common, groups and things in the order in which they come."""
    groups: defaultdict[Key, list[Thing]] = defaultdict(list)
    for thing in things:
        groups[key(thing)].append(thing)
    return groups
