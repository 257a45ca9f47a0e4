"""Exports in the forms of other programs: whole, well-formed whatever the minutes hold, and taken back in unchanged."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.export import canonical, canonical_lines, shareable, shared_rows
from graph.formats.graphml import graphml
from graph.formats.jsonld import MEMBERSHIPS, PREFIXES, PROPERTIES, RELATIONS, TYPES, iri, jsonld
from graph.formats.neo4j import script, statements
from graph.formats.tables import tables
from graph.importing import ImportFault, is_empty, rows_of
from graph.reading import read_rows
from graph.rows import Edge, Node, Rows
from graph.schema import LABEL, RELATIONSHIP, edge_properties, node_properties
from graph.writer import apply
from tests import sample
from tests.sample import sample_rows

if TYPE_CHECKING:
    from graph.stores.base import Store
    from graph.stores.embedded import EmbeddedStore
    from graph.stores.neo4j import Neo4jStore

XML = "{http://graphml.graphdrawing.org/xmlns}"
ODD = "a\x00\x0b\ufffe\U0001f600 <&>\"'\\ ]]> \u2028 Ærø;\n$x `y` ${z} // */"


def odd_rows(text: str) -> Rows:
    """Two bodies and a relationship that hold a text wherever one may stand."""
    rows = Rows()
    for name in ("a", "b"):
        properties = {"scope": name, "name": text, "aliases": [text, "x"]}
        rows.add(Node(("Body", "Forum"), f"forum:{name}:{text[:5]}", properties))
    one, two = rows.nodes
    rows.add(Edge("SUBUNIT_OF", ("Body", one), ("Body", two), {"reason": text, "reasons": [text]}, ""))
    return rows


def test_graphml_holds_every_node_and_edge_with_typed_attributes() -> None:
    rows = sample_rows()
    root = ElementTree.fromstring(graphml(rows))
    keys = {key.get("id"): key for key in root.iter(f"{XML}key")}
    nodes = {node.get("id"): node for node in root.iter(f"{XML}node")}
    assert nodes.keys() == rows.nodes.keys()
    assert len(list(root.iter(f"{XML}edge"))) == len(rows.edges)
    assert all(edge.get("source") in nodes and edge.get("target") in nodes for edge in root.iter(f"{XML}edge"))
    said = {keys[data.get("key")].get("attr.name"): data.text for data in nodes[sample.KLU]}
    assert (said["label"], said["labels"], said["level"]) == ("KLU Ådal", "Body:Forum", "2")
    assert {keys[data.get("key")].get("attr.type") for data in root.iter(f"{XML}data")} <= {"string", "long", "boolean"}
    for data in root.iter(f"{XML}data"):
        if keys[data.get("key")].get("attr.type") == "long":
            int(data.text or "")


def test_graphml_is_read_by_networkx() -> None:
    networkx = pytest.importorskip("networkx")
    graph = networkx.parse_graphml(graphml(sample_rows()), force_multigraph=True)
    assert graph.number_of_nodes() == len(sample_rows().nodes)
    assert graph.nodes[sample.MEDICINE]["label"] == "Medicin ved udskrivelse"


@given(st.text(max_size=40))
@settings(max_examples=80)
def test_any_text_makes_well_formed_xml_json_and_csv(text: str) -> None:
    rows = odd_rows(text)
    assert len(list(ElementTree.fromstring(graphml(rows)).iter(f"{XML}node"))) == 2
    assert rows_of(canonical_lines(rows)) == rows
    assert {thing["@id"] for thing in json.loads(jsonld(rows))["@graph"]} >= {iri(one) for one in rows.nodes}
    for _, table in tables(rows):
        assert len(list(csv.reader(io.StringIO(table)))) > 1
    assert all("\n" not in one and "\u2028" not in one for one in statements(rows) if one.startswith("UNWIND"))


def test_tables_hold_every_node_and_relationship_once() -> None:
    rows = sample_rows()
    found = {name: list(csv.DictReader(io.StringIO(text))) for name, text in tables(rows)}
    labels = {node.labels[0] for node in rows.nodes.values()}
    assert {f"{label}.csv" for label in labels} | {f"{edge.type}.csv" for edge in rows.edges.values()} == found.keys()
    assert sum(len(table) for table in found.values()) == len(rows.nodes) + len(rows.edges)
    klu = next(row for row in found["Body.csv"] if row["id"] == sample.KLU)
    assert (klu["labels"], klu["aliases"]) == ("Body; Forum", "Kommunalt-Lægeligt Udvalg i Ådal Kommune; KLU")
    assert {row["extractor"] for row in found["Source.csv"]} == {"0.1.0"}


def test_a_cell_is_no_formula() -> None:
    for _, text in tables(odd_rows("=1+1")):
        assert "'=1+1" in text
        assert ",=1+1" not in text


def test_every_label_and_property_of_the_mapping_is_in_the_schema_and_every_prefix_is_declared() -> None:
    assert TYPES.keys() == LABEL.keys()
    assert RELATIONS.keys() <= RELATIONSHIP.keys()
    for label, terms in PROPERTIES.items():
        assert terms.keys() <= {one.name for one in node_properties(label)}
    for type_, role in MEMBERSHIPS.items():
        assert role in {one.name for one in edge_properties(type_)}
    used = [*RELATIONS.values(), *(one for types in TYPES.values() for one in types),
            *(term for terms in PROPERTIES.values() for term in terms.values())]  # fmt: skip
    assert {term.partition(":")[0] for term in used} <= PREFIXES.keys()


def test_jsonld_speaks_of_organisations_people_and_provenance() -> None:
    rows = sample_rows()
    things = {thing["@id"]: thing for thing in json.loads(jsonld(rows))["@graph"]}
    klu = things[iri(sample.KLU)]
    assert {"org:Organization", "kg:Forum"} <= set(klu["@type"])
    assert klu["skos:prefLabel"] == "KLU Ådal"
    assert klu["org:subOrganizationOf"] == [{"@id": iri(sample.AADAL)}]
    birthe = things[iri(sample.BIRTHE)]
    assert birthe["foaf:name"] == "Birthe Holmsgaard"
    seats = [thing for thing in things.values() if "org:Membership" in thing["@type"]]
    assert {seat["org:member"]["@id"] for seat in seats} >= {iri(sample.BIRTHE)}
    statements_of = [thing for thing in things.values() if "rdf:Statement" in thing["@type"]]
    assert any(thing.get("kg:basis") == "inferred" and thing.get("kg:certainty") for thing in statements_of)
    said = [thing for thing in things.values() if "prov:wasQuotedFrom" in thing]
    assert said
    assert all(thing["prov:wasQuotedFrom"][0]["@id"] in things for thing in said)


def test_taken_in_again_the_graph_is_the_same(store: Store) -> None:
    apply(store, sample_rows())
    shared, whole = shareable(store), canonical(store)
    for text, export in ((shared, shareable), (whole, canonical)):
        with store.transaction() as transaction:
            transaction.run("MATCH (n) WHERE NOT n:Meta DETACH DELETE n")
        assert is_empty(store)
        apply(store, rows_of(text.splitlines()))
        assert not is_empty(store)
        assert export(store) == text


@pytest.mark.neo4j
def test_the_neo4j_script_makes_the_same_graph(neo4j_store: Neo4jStore, embedded_store: EmbeddedStore) -> None:
    rows = sample_rows()
    for odd in (ODD, "'; MATCH (n) DETACH DELETE n //", "\\u0027 \\"):
        rows.nodes[sample.KLU].properties["name"] = odd.replace("\x00", "")
        apply(embedded_store, rows)
        with neo4j_store.transaction() as transaction:
            transaction.run("MATCH (n) DETACH DELETE n")
        for statement in script(shared_rows(embedded_store)).split(";\n")[:-1]:
            neo4j_store.execute(statement)
        assert shareable(neo4j_store) == shareable(embedded_store)


@pytest.mark.parametrize(
    ("lines", "number", "told"),
    [
        (["{"], 1, "no JSON"),
        (["[]"], 1, "neither"),
        (["", '{"labels": ["Body"], "id": "a", "properties": {}, "more": 1}'], 2, "neither"),
        (['{"labels": ["Ingen"], "id": "a", "properties": {}}'], 1, "no node"),
        (['{"labels": "Body", "id": "a", "properties": {}}'], 1, "no node"),
        (['{"labels": ["Body"], "id": "a", "properties": {}}'] * 2, 2, "twice"),
        (['{"type": "BY", "start": "a", "end": "b", "key": "", "properties": {}}'], 1, "an end"),
        (['{"type": "X", "start": "a", "end": "b", "key": "", "properties": {}}'], 1, "no relationship"),
    ],
)
def test_what_is_no_export_is_named_by_its_line(lines: list[str], number: int, told: str) -> None:
    with pytest.raises(ImportFault, match=told) as caught:
        rows_of(lines)
    assert caught.value.line == number


def test_the_order_of_lines_does_not_matter() -> None:
    lines = list(canonical_lines(sample_rows()))
    assert rows_of(reversed(lines)) == rows_of(lines)


def test_the_whole_texts_and_places_are_not_shared(store: Store) -> None:
    rows = sample_rows()
    apply(store, rows)
    assert any("reading" in node.properties for node in read_rows(store).nodes.values())
    assert not any(
        {"reading", "loaded_at", "places"} & node.properties.keys() for node in shared_rows(store).nodes.values()
    )
