"""Cuts what is to be written into parts that each hold whole files, so that a load killed at any moment loses no half.

What a file says has the file's Source as its scope. A node that several files share (a person, a body, a referral told
twice) comes with the first file that leads to it, an edge when both its ends are there. Whatever changes or goes comes
first, together with the files that take the place of others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from graph.rows import Edge, Node, Rows


@dataclass(slots=True)
class Part:
    """What is written together or not at all."""

    gone_edges: list[Edge] = field(default_factory=list)
    gone_nodes: list[Node] = field(default_factory=list)
    relabelled: list[Node] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.gone_edges) + len(self.gone_nodes) + len(self.nodes) + len(self.edges)

    def add(self, other: Part) -> None:
        """Take in another part."""
        self.gone_edges += other.gone_edges
        self.gone_nodes += other.gone_nodes
        self.relabelled += other.relabelled
        self.nodes += other.nodes
        self.edges += other.edges


def difference(present: Rows, wanted: Rows) -> Part:
    """What has to be written to make the graph equal to `wanted`."""
    gone = [node for node in present.nodes.values() if node.id not in wanted.nodes]
    lost = {node.id for node in gone}
    return Part(
        [
            edge
            for edge in present.edges.values()
            if edge.identity not in wanted.edges and not lost.intersection((edge.start[1], edge.end[1]))
        ],
        gone,
        [n for n in wanted.nodes.values() if (old := present.nodes.get(n.id)) and old.labels != n.labels],
        [node for node in wanted.nodes.values() if node != present.nodes.get(node.id)],
        [edge for edge in wanted.edges.values() if edge != present.edges.get(edge.identity)],
    )


def parts(whole: Part, present: Rows, rows: int) -> Iterator[Part]:
    """The difference in parts of whole files, as many files together as stay within so many rows (at least one)."""
    turn = _turns(whole, present)
    files: defaultdict[int, Part] = defaultdict(Part)
    files[0] = Part(whole.gone_edges, whole.gone_nodes, whole.relabelled)
    for node in whole.nodes:
        files[turn.get(node.id, 0)].nodes.append(node)
    for edge in whole.edges:
        files[max(turn.get(edge.start[1], 0), turn.get(edge.end[1], 0))].edges.append(edge)
    ready = Part()
    for number in sorted(files):
        if len(ready) and len(ready) + len(files[number]) > rows:
            yield ready
            ready = Part()
        ready.add(files[number])
    if len(ready):
        yield ready


def _turns(whole: Part, present: Rows) -> dict[str, int]:
    """For each new node the number of the file that it comes with, from 0; 0 also stands for what is not listed."""
    file = _new_files(whole, present)
    turn: dict[str, int] = {}
    shared: set[str] = set()
    for node in whole.nodes:
        if node.id in present.nodes:
            turn[node.id] = 0
        elif (scope := str(node.properties.get("scope"))) in file:
            turn[node.id] = file[scope]
        else:
            shared.add(node.id)
    near = _neighbours(whole.edges, shared)
    reached = list(turn)
    while reached:
        found: dict[str, int] = {}
        for identifier in reached:
            for other in near.get(identifier, ()):
                if other not in turn:
                    found[other] = min(found.get(other, turn[identifier]), turn[identifier])
        turn |= found
        reached = list(found)
    return turn


def _new_files(whole: Part, present: Rows) -> dict[str, int]:
    """The new files with their turns: 0 for those that take the place of others, which go in the first part."""
    names = {node.properties.get("name") for node in whole.gone_nodes if node.labels[0] == "Source"}
    new = [node for node in whole.nodes if node.labels[0] == "Source" and node.id not in present.nodes]
    return {source.id: 0 if source.properties.get("name") in names else turn for turn, source in enumerate(new, 1)}


def _neighbours(edges: Iterable[Edge], shared: set[str]) -> dict[str, list[str]]:
    """The shared nodes beside each node."""
    near: defaultdict[str, list[str]] = defaultdict(list)
    for edge in edges:
        start, end = edge.start[1], edge.end[1]
        if end in shared:
            near[start].append(end)
        if start in shared:
            near[end].append(start)
    return near
