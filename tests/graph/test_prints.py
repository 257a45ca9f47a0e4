"""Fingerprints: a comparison that reads only what differs finds what one that reads everything finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import graph.writer
from graph.export import canonical, canonical_lines
from graph.prints import kept, prints_of
from graph.reading import read_rows
from graph.rows import Edge, Node, Rows
from graph.validation import SchemaError
from graph.writer import apply, compare, write
from tests.sample import sample_rows

if TYPE_CHECKING:
    from graph.parts import Part
    from graph.stores.base import Store, Transaction
    from graph.stores.embedded import EmbeddedStore

SAMPLE = sample_rows()


def some_of(ids: frozenset[str], marked: frozenset[str]) -> Rows:
    """The sample without some nodes, and with other values on some."""
    rows = Rows()
    for node in SAMPLE.nodes.values():
        if node.id not in ids:
            changed = {"known_from": "1999-01-01"} if node.id in marked else {}
            rows.add(Node(node.labels, node.id, {**node.properties, **changed}))
    for edge in SAMPLE.edges.values():
        if edge.start[1] in rows.nodes and edge.end[1] in rows.nodes:
            changed = {"known_from": "1999-01-01"} if edge.start[1] in marked else {}
            rows.add(Edge(edge.type, edge.start, edge.end, {**edge.properties, **changed}, edge.key))
    return rows


def described(part: Part) -> list[list[str]]:
    """What is to be written, in an order of its own."""
    return [
        sorted(map(repr, things))
        for things in (part.gone_edges, part.gone_nodes, part.relabelled, part.nodes, part.edges)
    ]


NODES = st.frozensets(st.sampled_from(sorted(SAMPLE.nodes)), max_size=8)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(NODES, NODES), min_size=1, max_size=3))
def test_what_is_read_makes_no_difference_to_what_is_found(
    embedded_store: EmbeddedStore, steps: list[tuple[frozenset[str], frozenset[str]]]
) -> None:
    for gone, marked in steps:
        wanted = some_of(gone, marked)
        narrow, wide = compare(embedded_store, wanted), compare(embedded_store, wanted, afresh=True)
        assert described(narrow.difference) == described(wide.difference)
        assert list(canonical_lines(narrow.present)) == list(canonical_lines(wide.present))
        assert narrow.changes == wide.changes
        write(embedded_store, narrow)
        assert list(canonical_lines(read_rows(embedded_store))) == list(canonical_lines(compare(None, wanted).wanted))


def test_only_what_differs_is_read(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    apply(store, SAMPLE)
    read: list[set[str] | None] = []

    def told(store: Store, scopes: set[str] | None = None) -> Rows:
        read.append(scopes)
        return read_rows(store, scopes)

    monkeypatch.setattr(graph.writer, "read_rows", told)
    one = next(node for node in SAMPLE.nodes.values() if node.labels[0] == "Person")
    rows = some_of(frozenset(), frozenset())
    rows.nodes[one.id].properties["name"] = "En anden"
    assert not compare(store, SAMPLE).changes
    assert compare(store, rows).changes.changed_nodes == 1
    assert read == [{one.properties["scope"]}]


def test_the_order_of_rows_does_not_matter_and_each_value_does() -> None:
    turned = Rows(dict(reversed(SAMPLE.nodes.items())), dict(reversed(SAMPLE.edges.items())))
    assert prints_of(turned) == prints_of(SAMPLE)
    scopes = {str(SAMPLE.nodes[i].properties["scope"]) for i in list(SAMPLE.nodes)[:5]}
    other = some_of(frozenset(), frozenset(list(SAMPLE.nodes)[:5]))
    assert scopes <= {scope for scope, number in prints_of(other).items() if prints_of(SAMPLE)[scope] != number}


def test_a_write_that_was_cut_short_leaves_none(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    apply(store, SAMPLE)
    assert kept(store).prints
    monkeypatch.setattr(graph.writer, "TRANSACTION", 1)

    def stop(transaction: Transaction, number: int, total: int) -> None:
        if number == 2:
            raise KeyboardInterrupt

    update = compare(store, some_of(frozenset(), frozenset(SAMPLE.nodes)))
    monkeypatch.setattr("graph.writer.parts", lambda whole, present, rows: [whole, whole])
    with pytest.raises(KeyboardInterrupt):
        write(store, update, stop)
    assert kept(store).prints is None
    monkeypatch.undo()
    apply(store, SAMPLE)
    assert kept(store).prints
    assert list(canonical_lines(read_rows(store))) == list(canonical_lines(compare(None, SAMPLE).wanted))


def test_where_two_write_at_once_nothing_is_relied_on(store: Store) -> None:
    one, other = compare(store, some_of(frozenset(), frozenset())), compare(store, some_of(frozenset(), frozenset()))
    write(store, one)
    write(store, other)
    assert kept(store).prints is None
    apply(store, some_of(frozenset(), frozenset(list(SAMPLE.nodes)[:1])))
    assert kept(store).prints


def test_what_somebody_puts_in_by_hand_is_found(store: Store) -> None:
    apply(store, SAMPLE)
    before = canonical(store)
    with store.transaction() as transaction:
        transaction.run("CREATE (q:Question {id: 'question:x', scope: 'question:x', text: 'Hvem?'})")
    assert apply(store, SAMPLE).gone_nodes == 1
    assert canonical(store) == before


def test_rows_outside_the_schema_are_refused_beside_others_that_are_there(store: Store) -> None:
    apply(store, SAMPLE)
    rows = some_of(frozenset(), frozenset())
    rows.add(Edge("NO_SUCH", ("Person", "person:birthe"), ("Person", "person:niels")))
    with pytest.raises(SchemaError, match="NO_SUCH"):
        compare(store, rows)
    rows = some_of(frozenset(), frozenset())
    rows.add(Edge("ATTENDED", ("Person", "person:birthe"), ("Meeting", "meeting:nowhere")))
    with pytest.raises(SchemaError, match="nowhere"):
        compare(store, rows)
