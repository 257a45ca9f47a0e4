"""Which sides are one thing: links between pairs of sides, verdicts of people, and what must stay apart → clusters.

    1. what people called the same          (unless they, too, called it different)
    2. sure links     same name, and nothing speaks for two          } where a side is linked as well to two sides that
    3. variant links  a variant of the name that fits                } are apart, it joins neither and is asked about
    4. all other links between two clusters                          → doubts, the best one of each pair of clusters

The result is a function of the set of sides, links and verdicts: their order changes nothing. A link depends on its two
sides alone, so what no link reaches cannot change a cluster: see `memory`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from typing import Literal

from loaders.judgements.verdicts import NONE, Doubt, Sort, Verdicts

Grade = Literal["sure", "variant", "doubt"]
Apart = Callable[[str, str], bool]
CLOSE = 0.12
"""A link that is weaker than another by less than this is its rival."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two sides that may be one: how much speaks for it (0 to 1), and what, as codes ('letters:1')."""

    one: str
    other: str
    weight: float
    reasons: tuple[str, ...]
    grade: Grade


@dataclass(frozen=True, slots=True)
class Join:
    """Two sides taken for one, and why: codes of reasons; `weight` runs from 0 to 1."""

    one: str
    other: str
    reasons: tuple[str, ...]
    basis: Literal["said", "inferred", "judged"]
    weight: float


@dataclass(slots=True)
class Resolution:
    """What was joined and what is to be asked.

    `clusters` are the sides of each thing, in order; `joins` are those that made the clusters, one fewer than a
    cluster has sides; `refused` are pairs that people called the same though by their other verdicts they differ.
    """

    clusters: list[tuple[str, ...]] = field(default_factory=list)
    joins: list[Join] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


def resolve(
    sort: Sort,
    sides: Collection[str],
    links: Iterable[Link],
    apart: Apart,
    verdicts: Verdicts = NONE,
    never: Apart = lambda one, other: False,
) -> Resolution:
    """Put sides together. Those that are `apart` are never joined, those that can `never` be one not even asked about.

    What people called the same is joined even so.
    """
    forest = _Forest(sides, apart, verdicts)
    for one, other in _pairs(verdicts.same):
        known = one in forest.parent and other in forest.parent
        if known and not forest.unite(Link(one, other, 1.0, ("judged",), "sure"), judged=True):
            forest.refused.append((one, other))
    ordered = sorted(links, key=lambda link: (-link.weight, link.one, link.other))
    for grade in ("sure", "variant"):
        _join(forest, [link for link in ordered if link.grade == grade])
    clusters = sorted(tuple(sorted(members)) for members in forest.members.values())
    return Resolution(clusters, forest.joins, _doubts(sort, forest, ordered, never), forest.refused)


def _pairs(verdicts: Iterable[frozenset[str]]) -> list[tuple[str, str]]:
    return sorted((min(pair), max(pair)) for pair in verdicts if len(pair) > 1)


def _join(forest: _Forest, links: list[Link]) -> None:
    """Unite what links of one grade tie together; where sides that are apart hang together, only what has no rival."""
    for tied in _components(forest, links):
        roots = sorted({forest.root(side) for link in tied for side in (link.one, link.other)})
        apart = {(a, b) for at, a in enumerate(roots) for b in roots[at + 1 :] if not forest.allows(a, b)}
        rivals = _rivals(forest, tied, apart) if apart else frozenset()
        for link in tied:
            if link not in rivals:
                forest.unite(link)


def _components(forest: _Forest, links: list[Link]) -> list[list[Link]]:
    """The links in groups that touch no common cluster."""
    parent: dict[str, str] = {}

    def root(one: str) -> str:
        parent.setdefault(one, one)
        while parent[one] != one:
            parent[one] = one = parent[parent[one]]
        return one

    for link in links:
        parent[root(forest.root(link.one))] = root(forest.root(link.other))
    groups: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        groups[root(forest.root(link.one))].append(link)
    return list(groups.values())


def _rivals(forest: _Forest, links: list[Link], apart: set[tuple[str, str]]) -> frozenset[Link]:
    """The links of a cluster to two others that are apart, where one link is nearly as strong as the other."""
    strongest: dict[str, dict[str, Link]] = defaultdict(dict)
    for link in links:
        a, b = forest.root(link.one), forest.root(link.other)
        if a != b:
            strongest[a].setdefault(b, link)
            strongest[b].setdefault(a, link)
    lost = {
        (a, b)
        for a, reached in strongest.items()
        for b, link in reached.items()
        if any(
            other.weight > link.weight - CLOSE and (min(b, c), max(b, c)) in apart
            for c, other in reached.items()
            if c != b
        )
    }
    roots = [(link, forest.root(link.one), forest.root(link.other)) for link in links]
    return frozenset(link for link, a, b in roots if (a, b) in lost or (b, a) in lost)


def _doubts(sort: Sort, forest: _Forest, ordered: list[Link], never: Apart) -> list[Doubt]:
    """The strongest link between each two clusters of which nobody has said that they differ."""
    found: dict[tuple[str, str], Link] = {}
    for link in ordered:
        a, b = sorted((forest.root(link.one), forest.root(link.other)))
        if a == b or (a, b) in found or forest.judged_different(a, b):
            continue
        if not any(never(x, y) for x in forest.members[a] for y in forest.members[b]):
            found[a, b] = link
    return [Doubt(sort, link.one, link.other, link.reasons, round(link.weight, 3)) for link in found.values()]


class _Forest:
    """Clusters under construction: each side's root, each root's members, and whom people called different."""

    def __init__(self, sides: Collection[str], apart: Apart, verdicts: Verdicts) -> None:
        self.parent = {side: side for side in sides}
        self.members = {side: [side] for side in sides}
        self.joins: list[Join] = []
        self.refused: list[tuple[str, str]] = []
        self._apart = apart
        self._enemies: dict[str, set[str]] = defaultdict(set)
        for one, other in _pairs(verdicts.different):
            self._enemies[one].add(other)
            self._enemies[other].add(one)

    def root(self, one: str) -> str:
        """What stands for a side's cluster."""
        parent = self.parent
        while parent[one] != one:
            parent[one] = one = parent[parent[one]]
        return one

    def judged_different(self, a: str, b: str) -> bool:
        """Whether somebody called a member of one cluster and a member of the other different."""
        enemies = self._enemies
        return a in enemies and any(member in enemies[a] for member in self.members[b])

    def allows(self, a: str, b: str) -> bool:
        """Whether no two members of two clusters are apart."""
        if self.judged_different(a, b):
            return False
        return not any(self._apart(x, y) for x in self.members[a] for y in self.members[b])

    def unite(self, link: Link, judged: bool = False) -> bool:
        """Make two clusters one; False where that may not be."""
        a, b = self.root(link.one), self.root(link.other)
        if a == b:
            return True
        if self.judged_different(a, b) if judged else not self.allows(a, b):
            return False
        if len(self.members[a]) < len(self.members[b]):
            a, b = b, a
        self.parent[b] = a
        self.members[a] += self.members.pop(b)
        if b in self._enemies:
            self._enemies[a] |= self._enemies[b]
        basis: Literal["judged", "inferred"] = "judged" if judged else "inferred"
        self.joins.append(Join(link.one, link.other, link.reasons, basis, round(link.weight, 3)))
        return True
