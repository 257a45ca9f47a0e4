"""The write path on both stores: what is written is what is read, and only differences are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.export import canonical
from graph.reading import read_rows
from graph.rows import Edge, Node, Rows
from graph.schema import LABELS, RELATIONSHIPS
from graph.validation import SchemaError, check
from graph.writer import Changes, apply, owner_of
from tests import sample
from tests.sample import sample_rows

if TYPE_CHECKING:
    from graph.stores.base import Store
    from graph.stores.embedded import EmbeddedStore
    from graph.stores.neo4j import Neo4jStore


def part(rows: Rows, scopes: set[str]) -> Rows:
    """The rows that belong to these scopes."""
    nodes = {n.id: n for n in rows.nodes.values() if n.properties["scope"] in scopes}
    return Rows(nodes, {i: e for i, e in rows.edges.items() if owner_of(e)[1] in nodes})


def without(rows: Rows, *ids: str) -> Rows:
    """The rows without these nodes and the edges at them."""
    nodes = {i: n for i, n in rows.nodes.items() if i not in ids}
    return Rows(nodes, {i: e for i, e in rows.edges.items() if e.start[1] in nodes and e.end[1] in nodes})


def test_the_sample_has_every_label_and_relationship() -> None:
    rows = sample_rows()
    check(rows)
    assert {label for n in rows.nodes.values() for label in n.labels} == {label.name for label in LABELS}
    assert {e.type for e in rows.edges.values()} == {r.name for r in RELATIONSHIPS}


def test_what_is_written_is_read_back(store: Store) -> None:
    rows = sample_rows()
    assert apply(store, rows) == Changes(new_nodes=len(rows.nodes), new_edges=len(rows.edges))
    back = read_rows(store)
    assert back.nodes.keys() == rows.nodes.keys()
    assert back.edges.keys() == rows.edges.keys()
    for identifier, node in rows.nodes.items():
        assert back.nodes[identifier].labels == node.labels
        assert back.nodes[identifier].properties == {k: v for k, v in node.properties.items() if v is not None}


def test_a_second_apply_writes_nothing(store: Store) -> None:
    apply(store, sample_rows())
    before = canonical(store)
    assert not apply(store, sample_rows())
    assert canonical(store) == before


def test_changes_are_written_and_counted(store: Store) -> None:
    apply(store, sample_rows())
    rows = sample_rows()
    rows.nodes[sample.BIRTHE].properties["name"] = "Birthe Marie Holmsgaard"
    del rows.nodes[sample.NIELS].properties["certainty"]
    edge = next(e for e in rows.edges.values() if e.type == "ATTENDED" and e.start[1] == sample.BIRTHE)
    edge.properties["roles"] = ["moderator"]
    assert apply(store, rows) == Changes(changed_nodes=2, changed_edges=1)
    back = read_rows(store)
    assert back.nodes[sample.BIRTHE].properties["name"] == "Birthe Marie Holmsgaard"
    assert "certainty" not in back.nodes[sample.NIELS].properties
    assert back.edges[edge.identity].properties["roles"] == ["moderator"]


def test_what_is_gone_from_the_rows_goes_from_the_graph(store: Store) -> None:
    whole = sample_rows()
    apply(store, whole)
    less = without(whole, sample.SIGNE)
    attended = next(i for i, e in less.edges.items() if e.type == "ATTENDED")
    del less.edges[attended]
    changes = apply(store, less)
    assert changes == Changes(gone_nodes=1, gone_edges=len(whole.edges) - len(less.edges))
    assert read_rows(store).edges.keys() == less.edges.keys()


def test_parallel_edges_are_told_apart_by_their_key(store: Store) -> None:
    apply(store, sample_rows())
    found = store.query(
        "MATCH (:Person {id: $id})-[r:HOLDS_POST_AT]->(:Organisation) RETURN r.title AS title ORDER BY title",
        {"id": sample.SIGNE},
    )
    assert found.rows == [{"title": "ledende overlæge"}, {"title": "sygehusdirektør"}]


def test_a_node_gets_other_labels_and_keeps_its_edges(store: Store) -> None:
    rows = sample_rows()
    apply(store, rows)
    rows.nodes[sample.BOTH].labels = ("Body", "Organisation")
    assert apply(store, rows) == Changes(changed_nodes=1)
    back = read_rows(store)
    assert back.nodes[sample.BOTH].labels == ("Body", "Organisation")
    assert back.edges.keys() == rows.edges.keys()


def test_a_part_is_replaced_and_the_rest_stays(store: Store) -> None:
    whole = sample_rows()
    apply(store, whole)
    source = "source:ssf-vesterland:2023-09-12"
    rows = part(whole, {source})
    rows.nodes[sample.S5].properties["title"] = "Ny titel"
    assert apply(store, rows, {source}) == Changes(changed_nodes=1)
    assert apply(store, Rows(), {source}).gone_nodes == len(rows.nodes)
    assert read_rows(store).nodes.keys() == whole.nodes.keys() - rows.nodes.keys()
    assert apply(store, rows, {source}).new_nodes == len(rows.nodes)
    # What others had joined to the removed nodes went with them, and is theirs to write again; nothing else is missing.
    lost = {i for i, e in whole.edges.items() if owner_of(e)[1] not in rows.nodes and {i[1], i[2]} & rows.nodes.keys()}
    assert lost
    assert read_rows(store).edges.keys() == whole.edges.keys() - lost


def test_a_part_may_point_outside_but_not_into_the_void(store: Store) -> None:
    apply(store, sample_rows())
    note = Node(("Mention",), "mention:new", {"scope": "source:new", "text": "KLU"})
    rows = Rows()
    rows.add(note, Edge("MEANS", ("Mention", "mention:new"), ("Body", sample.KLU), {"basis": "said"}))
    assert apply(store, rows, {"source:new"}) == Changes(new_nodes=1, new_edges=1)
    rows.add(Edge("MEANS", ("Mention", "mention:new"), ("Body", "forum:nowhere"), {}))
    with pytest.raises(SchemaError, match="nowhere"):
        apply(store, rows, {"source:new"})
    with pytest.raises(SchemaError, match="outside the scopes"):
        apply(store, rows, {"source:other"})


def test_nothing_is_written_when_the_rows_break_the_schema(store: Store) -> None:
    rows = sample_rows()
    rows.nodes[sample.KLU].properties["colour"] = "red"
    with pytest.raises(SchemaError, match="colour"):
        apply(store, rows)
    assert not read_rows(store).nodes


def test_values_are_never_read_as_cypher(store: Store) -> None:
    hostile = "'}) DETACH DELETE n // \" \\ ` \u0000"
    rows = sample_rows()
    rows.nodes[sample.BIRTHE].properties["name"] = hostile.replace("\u0000", "")
    apply(store, rows)
    found = store.query("MATCH (n:Person {id: $id}) RETURN n.name AS name", {"id": sample.BIRTHE})
    assert found.rows == [{"name": hostile.replace("\u0000", "")}]


@pytest.mark.neo4j
def test_both_stores_hold_the_same_graph(embedded_store: EmbeddedStore, neo4j_store: Neo4jStore) -> None:
    for store in (embedded_store, neo4j_store):
        apply(store, sample_rows())
    assert canonical(embedded_store) == canonical(neo4j_store)


def test_the_export_leaves_out_when_it_was_loaded(store: Store) -> None:
    apply(store, sample_rows())
    before = canonical(store)
    rows = sample_rows()
    for node in rows.nodes.values():
        if node.labels == ("Source",):
            node.properties["loaded_at"] = "2031-01-01T00:00:00Z"
    assert apply(store, rows)
    assert canonical(store) == before
    assert "2031" not in before
