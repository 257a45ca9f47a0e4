"""The canonical export: the graph as sorted JSON lines, equal wherever and in whatever order it was loaded."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.reading import read_rows
from graph.rows import Edge, Node, Rows

if TYPE_CHECKING:
    from graph.stores.base import Store

# When and from where it was loaded is nothing that minutes say.
_LEFT_OUT = ("loaded_at", "places")


def canonical(store: Store) -> str:
    """The whole graph, one node or edge a line, without `loaded_at`, `places` and the store's own ids."""
    return "".join(f"{line}\n" for line in canonical_lines(read_rows(store)))


def shareable(store: Store) -> str:
    """The same without what is not for sharing, see `shared_rows`."""
    return "".join(f"{line}\n" for line in canonical_lines(shared_rows(store)))


def shared_rows(store: Store) -> Rows:
    """The graph without what is not for sharing: the whole texts of files, and associations of patients.

    Also without `loaded_at` and `places`. Quotes stay: each is the sentence that says a fact.
    """
    rows = read_rows(store)
    shared = Rows()
    for node in rows.nodes.values():
        left_out = (*_LEFT_OUT, "reading")
        properties = {name: value for name, value in node.properties.items() if name not in left_out}
        shared.add(Node(node.labels, node.id, properties))
    for edge in rows.edges.values():
        kept = edge.properties
        if kept.get("private"):
            kept = {name: value for name, value in kept.items() if name != "organisation"}
        shared.add(Edge(edge.type, edge.start, edge.end, kept, edge.key))
    return shared


def canonical_lines(rows: Rows) -> Iterator[str]:
    """Nodes by id, then edges by type, ends and key."""
    for _, node in sorted(rows.nodes.items()):
        properties = {name: value for name, value in node.properties.items() if name not in _LEFT_OUT}
        yield _line({"labels": list(node.labels), "id": node.id, "properties": properties})
    for _, edge in sorted(rows.edges.items()):
        yield _line(
            {
                "type": edge.type,
                "start": edge.start[1],
                "end": edge.end[1],
                "key": edge.key,
                "properties": edge.properties,
            }
        )


def _line(thing: dict[str, object]) -> str:
    return json.dumps(thing, ensure_ascii=False, sort_keys=True)
