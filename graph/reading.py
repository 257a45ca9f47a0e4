"""Reads the graph back as rows: the whole of it, or the part that has certain scopes.

Every list of values is unwound and matched one by one: with `IN` and a pattern, the embedded engine scans the label.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from graph.rows import Edge, Node, Rows
from graph.schema import LABEL, MAIN_LABELS, RELATIONSHIPS, main_label

if TYPE_CHECKING:
    from graph.stores.base import Store, Transaction


def owned_types(label: str, end: str) -> list[str]:
    """Types of the edges that belong to nodes with this main label, at that end ('start' or 'end')."""
    labels = {r.name: r.start if end == "start" else r.end for r in RELATIONSHIPS if r.owner == end}
    return [name for name, borne in labels.items() if label in map(main_label, borne)]


def ordered(labels: Iterable[str]) -> tuple[str, ...]:
    """The main label first, then the labels that extend it by name."""
    return tuple(sorted(labels, key=lambda name: (LABEL[name].extends is not None, name)))


def read_rows(store: Store, scopes: Collection[str] | None = None) -> Rows:
    """The graph as rows; with `scopes`, the nodes with these scopes and the edges that belong to them.

    Absent properties are left out, `id` and `key` stand on the row alone, and an edge's ends bear their main label.
    """
    rows = Rows()
    parameters = {} if scopes is None else {"scopes": sorted(scopes)}
    for label in MAIN_LABELS:
        owner = f"(o:{label})" if scopes is None else f"(o:{label} {{scope: scope}})"
        match = f"MATCH {owner}" if scopes is None else f"UNWIND $scopes AS scope MATCH {owner}"
        for row in store.query(f"{match} RETURN labels(o) AS labels, properties(o) AS properties", parameters).rows:
            rows.add(_node(row))
        for end, arrow in (("start", "-[r:{}]->(x)"), ("end", "<-[r:{}]-(x)")):
            types = owned_types(label, end)
            if types:
                cypher = f"{match}{arrow.format('|'.join(types))} {_edge_columns(end)}"
                rows.extend(_edges(store.query(cypher, parameters).rows))
    return rows


def edges_at(transaction: Transaction, label: str, ids: Collection[str]) -> Rows:
    """All edges at these nodes, whoever they belong to."""
    rows = Rows()
    for end, arrow in (("start", "-[r]->"), ("end", "<-[r]-")):
        cypher = f"UNWIND $ids AS id MATCH (o:{label} {{id: id}}){arrow}(x) {_edge_columns(end)}"
        rows.extend(_edges(transaction.run(cypher, {"ids": sorted(ids)})))
    return rows


def labels_of(store: Store, ids: Mapping[str, Collection[str]]) -> dict[str, tuple[str, ...]]:
    """Labels by id of those of these nodes (ids by main label) that the graph has."""
    found: dict[str, tuple[str, ...]] = {}
    for label, wanted in ids.items():
        cypher = f"UNWIND $ids AS id MATCH (o:{label} {{id: id}}) RETURN o.id AS id, labels(o) AS labels"
        found |= {row["id"]: ordered(row["labels"]) for row in store.query(cypher, {"ids": sorted(wanted)}).rows}
    return found


def _edge_columns(owner: str) -> str:
    start, end = ("o", "x") if owner == "start" else ("x", "o")
    return (
        f"RETURN type(r) AS type, properties(r) AS properties, {start}.id AS start, {end}.id AS end, "
        f"labels({start}) AS start_labels, labels({end}) AS end_labels"
    )


def _node(row: Mapping[str, Any]) -> Node:
    properties = {name: value for name, value in row["properties"].items() if value is not None}
    return Node(ordered(row["labels"]), properties.pop("id"), properties)


def _edges(rows: Iterable[Mapping[str, Any]]) -> Iterator[Edge]:
    for row in rows:
        properties = {name: value for name, value in row["properties"].items() if value is not None}
        key = properties.pop("key", "")
        start, end = ((ordered(row[f"{name}_labels"])[0], row[name]) for name in ("start", "end"))
        yield Edge(row["type"], start, end, properties, key)
