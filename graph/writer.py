"""The one writer: makes the graph, or a part of it, equal to rows.

It reads what is there, as far as fingerprints do not tell that it is what is wanted (see `graph.prints`), compares, and
writes only the differences: gone edges and nodes first, then nodes, then edges, in batches inside explicit
transactions. A transaction holds whole files (see `graph.parts`), so that a run that is killed leaves each file in the
graph wholly or not at all, and the next run writes what is missing.
Values go in as parameters only; labels, types and property names come from the schema.

A part is named by scopes: the nodes with these scopes, and the edges that belong to them. An edge belongs to the node
at its `owner` end (see `graph.schema`): ATTENDED to its meeting, HAS_ITEM to its item, nearly every other to its start.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from graph.parts import Part, difference, parts
from graph.prints import Keeper, Kept, kept, of_scopes, prints_of
from graph.reading import edges_at, labels_of, ordered, read_rows
from graph.rows import Edge, Node, Rows, Value, grouped
from graph.schema import LABEL, RELATIONSHIP, main_label
from graph.validation import SchemaError, check

if TYPE_CHECKING:
    from graph.stores.base import Store, Transaction
    from graph.stores.embedded import EmbeddedStore

BATCH = 5_000  # rows in one statement
BATCH_CHARACTERS = 8_000_000  # text in one statement
TRANSACTION = 20_000  # rows in one transaction, more only where a single file or what it replaces has more
BULK = 5_000  # rows from which on an empty store is filled in bulk: making a database anew takes a moment

Parameters = list[dict[str, Any]]
Beside = Callable[["Transaction", int, int], None]


@dataclass(frozen=True, slots=True)
class Changes:
    """How many nodes and edges were written anew, changed and removed; false when none."""

    new_nodes: int = 0
    changed_nodes: int = 0
    gone_nodes: int = 0
    new_edges: int = 0
    changed_edges: int = 0
    gone_edges: int = 0

    def __bool__(self) -> bool:
        return self != Changes()


@dataclass(frozen=True, slots=True)
class Update:
    """What is in the graph, what is wanted there, and the difference between them."""

    present: Rows
    wanted: Rows
    difference: Part
    keeper: Keeper = field(default_factory=lambda: Keeper(Kept()))

    @property
    def changes(self) -> Changes:
        """The difference in figures."""
        nodes, edges = self.difference.nodes, self.difference.edges
        new_nodes = sum(node.id not in self.present.nodes for node in nodes)
        new_edges = sum(edge.identity not in self.present.edges for edge in edges)
        gone_nodes = len(self.difference.gone_nodes)
        gone_edges = sum(identity not in self.wanted.edges for identity in self.present.edges)
        return Changes(new_nodes, len(nodes) - new_nodes, gone_nodes, new_edges, len(edges) - new_edges, gone_edges)


def apply(store: Store, rows: Rows, scopes: Collection[str] | None = None) -> Changes:
    """Make the graph equal to `rows`; with `scopes`, only the part of it that has these scopes.

    With scopes, edges may end in nodes outside the part if the store has them; edges from outside to a node that goes,
    go with it. Applying the same rows twice writes nothing the second time.
    Raises SchemaError, before anything is written, for rows that the schema does not allow or that lie outside the
    scopes; StoreError and QueryError as the store does.
    """
    update = compare(store, rows, scopes)
    write(store, update)
    return update.changes


def compare(store: Store | None, rows: Rows, scopes: Collection[str] | None = None, *, afresh: bool = False) -> Update:
    """What `apply` would do, without writing; None stands for a store that is not there yet. Raises as `apply` does.

    With `afresh` the whole store is read, whatever the fingerprints say.
    """
    wanted = _normal(rows)
    before = Kept() if store is None else kept(store)
    if store is None or scopes is not None or afresh or before.prints is None:
        check(wanted, outside={} if store is None or scopes is None else _outside(store, wanted, set(scopes)))
        present = Rows() if store is None else read_rows(store, scopes)
        keeper = Keeper(before) if scopes is not None else _keeper(before, wanted)
        return Update(present, wanted, difference(present, wanted), keeper)
    return _restricted(store, wanted, _keeper(before, wanted))


def _keeper(before: Kept, wanted: Rows) -> Keeper:
    """Keeps the fingerprints of rows, which nobody may have checked yet."""
    try:
        return Keeper(before, prints_of(wanted), len(wanted.nodes), len(wanted.edges))
    except KeyError:
        check(wanted)
        raise


def _restricted(store: Store, wanted: Rows, keeper: Keeper) -> Update:
    """The comparison of the scopes whose fingerprints differ; of the others what is wanted is there."""
    old, new = keeper.before.prints or {}, keeper.prints or {}
    scopes = {scope for scope in old.keys() | new.keys() if old.get(scope) != new.get(scope)}
    touched = of_scopes(wanted, scopes)
    check(touched, outside={node.id: node.labels for node in wanted.nodes.values()})
    there = read_rows(store, scopes) if scopes else Rows()
    rest = of_scopes(wanted, scopes, inside=False)
    present = Rows(rest.nodes | there.nodes, rest.edges | there.edges)
    return Update(present, wanted, difference(there, touched), keeper)


def write(store: Store, update: Update, beside: Beside | None = None) -> None:
    """Write the difference; `beside` is called inside each transaction with its number, from 1, and how many there are.

    Raises StoreError and QueryError as the store does; what earlier transactions wrote stays then. Much into an empty
    embedded store goes in bulk, all of it or nothing.
    """
    if store.kind == "embedded" and not update.present.nodes and len(update.difference) > BULK:
        from graph.renewal import replace_by

        def all_beside(transaction: Transaction) -> None:
            update.keeper.note(transaction, last=True)
            if beside:
                beside(transaction, 1, 1)

        replace_by(cast("EmbeddedStore", store), update.wanted, all_beside)
        return
    pieces = list(parts(update.difference, update.present, TRANSACTION))
    for number, part in enumerate(pieces, 1):
        with store.transaction() as transaction:
            update.keeper.note(transaction, last=number == len(pieces))
            _write(transaction, part)
            if beside:
                beside(transaction, number, len(pieces))


def owner_of(edge: Edge) -> tuple[str, str]:
    """The end (label and id) that the edge belongs to."""
    return edge.start if RELATIONSHIP[edge.type].owner == "start" else edge.end


def _normal(rows: Rows) -> Rows:
    """The rows as `read_rows` would give them back."""
    nodes, edges = dict(rows.nodes), dict(rows.edges)
    known: dict[tuple[str, ...], tuple[str, ...]] = {}
    for node in rows.nodes.values():
        labels = known.setdefault(node.labels, _known(node.labels))
        if labels != node.labels or "id" in node.properties or None in node.properties.values():
            nodes[node.id] = Node(labels, node.id, _stated(node.properties, "id", node.id))
    for key, edge in rows.edges.items():
        start, end = ((_main(label), identifier) for label, identifier in (edge.start, edge.end))
        if (start, end) != (edge.start, edge.end) or "key" in edge.properties or None in edge.properties.values():
            edges[key] = Edge(edge.type, start, end, _stated(edge.properties, "key", edge.key), edge.key)
    return Rows(nodes, edges)


def _known(labels: tuple[str, ...]) -> tuple[str, ...]:
    return ordered(labels) if all(label in LABEL for label in labels) else labels


def _main(label: str) -> str:
    return main_label(label) if label in LABEL else label


def _stated(properties: dict[str, Value], own: str, value: str) -> dict[str, Value]:
    """The properties that have a value, without the row's own identifier where it stands there once more."""
    return {k: v for k, v in properties.items() if v is not None and (k, v) != (own, value)}


def _outside(store: Store, rows: Rows, scopes: set[str]) -> dict[str, tuple[str, ...]]:
    """Labels by id of the nodes outside the part that edges end in; raises SchemaError for rows outside the part."""
    for node in rows.nodes.values():
        if node.properties.get("scope") not in scopes:
            raise SchemaError(f"{node.labels[0]} {node.id!r} lies outside the scopes that are applied")
    ids: defaultdict[str, set[str]] = defaultdict(set)
    for edge in rows.edges.values():
        if edge.type in RELATIONSHIP and owner_of(edge)[1] not in rows.nodes:
            raise SchemaError(f"{edge.type} belongs to {owner_of(edge)[1]!r}, which lies outside the scopes")
        for label, identifier in (edge.start, edge.end):
            if identifier not in rows.nodes and label in LABEL:
                ids[label].add(identifier)
    return labels_of(store, ids)


def _write(transaction: Transaction, part: Part) -> None:
    if part.relabelled:
        _relabel(transaction, part.relabelled)
    for statement, rows in (
        *_deleting_edges(part.gone_edges),
        *_deleting_nodes(part.gone_nodes),
        *_writing_nodes(part.nodes),
        *_writing_edges(part.edges),
    ):
        transaction.run(statement, {"rows": rows})


def _relabel(transaction: Transaction, nodes: list[Node]) -> None:
    """Give nodes other labels: under a unique key that takes making them again, with all their edges."""
    edges = Rows()
    for label, ids in _by_label(nodes).items():
        edges.extend(edges_at(transaction, label, ids).edges.values())
    for statement, rows in (*_deleting_nodes(nodes), *_writing_nodes(nodes), *_writing_edges(edges.edges.values())):
        transaction.run(statement, {"rows": rows})


def _by_label(nodes: Iterable[Node]) -> dict[str, list[str]]:
    ids: defaultdict[str, list[str]] = defaultdict(list)
    for node in nodes:
        ids[node.labels[0]].append(node.id)
    return ids


def _deleting_nodes(nodes: Iterable[Node]) -> Iterator[tuple[str, Parameters]]:
    for label, ids in _by_label(nodes).items():
        for rows in _batches({"id": identifier} for identifier in ids):
            yield f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}}) DETACH DELETE n", rows


def _writing_nodes(nodes: Iterable[Node]) -> Iterator[tuple[str, Parameters]]:
    for labels, group in grouped(nodes, lambda node: node.labels).items():
        cypher = f"UNWIND $rows AS row MERGE (n:{':'.join(labels)} {{id: row.id}}) SET n = row.properties"
        for rows in _batches({"id": n.id, "properties": {"id": n.id, **n.properties}} for n in group):
            yield cypher, rows


def _writing_edges(edges: Iterable[Edge]) -> Iterator[tuple[str, Parameters]]:
    for pattern, group in _by_pattern(edges).items():
        cypher = f"UNWIND $rows AS row MATCH {pattern[0]} MERGE {pattern[1]} SET r = row.properties"
        for rows in _batches(_ends(e) | {"properties": {"key": e.key, **e.properties}} for e in group):
            yield cypher, rows


def _deleting_edges(edges: Iterable[Edge]) -> Iterator[tuple[str, Parameters]]:
    for pattern, group in _by_pattern(edges).items():
        for rows in _batches(_ends(e) for e in group):
            yield f"UNWIND $rows AS row MATCH {pattern[0]} MATCH {pattern[1]} DELETE r", rows


def _by_pattern(edges: Iterable[Edge]) -> dict[tuple[str, str], list[Edge]]:
    """Edges by the two patterns that find their ends and themselves.

    The second starts at the owner: the engine walks along the edges of the end named first, and the other may be a hub.
    """
    groups: defaultdict[tuple[str, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        ends = f"(o:{owner_of(edge)[0]} {{id: row.owner}}), (x:{_other(edge)[0]} {{id: row.other}})"
        arrow = "-[r:{} {{key: row.key}}]->" if owner_of(edge) is edge.start else "<-[r:{} {{key: row.key}}]-"
        groups[ends, f"(o){arrow.format(edge.type)}(x)"].append(edge)
    return groups


def _other(edge: Edge) -> tuple[str, str]:
    return edge.end if owner_of(edge) is edge.start else edge.start


def _ends(edge: Edge) -> dict[str, Any]:
    return {"owner": owner_of(edge)[1], "other": _other(edge)[1], "key": edge.key}


def _batches(rows: Iterable[dict[str, Any]]) -> Iterator[Parameters]:
    batch: Parameters = []
    size = 0
    for row in rows:
        batch.append(row)
        size += sum(len(value) for value in row.get("properties", {}).values() if isinstance(value, str))
        if len(batch) == BATCH or size > BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
