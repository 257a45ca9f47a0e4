"""The schema holds together, rows are held against it, and what is written from it is fresh."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph import document
from graph.rows import Edge, Node, Rows
from graph.schema import (
    FULL_TEXT,
    INDEXES,
    LABEL,
    LABELS,
    RELATIONSHIPS,
    edge_properties,
    main_label,
    node_properties,
)
from graph.validation import SchemaError, check

ROOT = Path(__file__).parents[2]


def pair() -> Rows:
    rows = Rows()
    rows.add(
        Node(("Person",), "p", {"scope": "p", "name": "Aksel Lund"}),
        Node(("Meeting",), "m", {"scope": "m", "date": "2023-03-14"}),
        Edge("ATTENDED", ("Person", "p"), ("Meeting", "m"), {"status": "present"}),
    )
    return rows


def test_names_are_told_apart() -> None:
    labels, types = [label.name for label in LABELS], [r.name for r in RELATIONSHIPS]
    assert len({*labels, *types}) == len(labels) + len(types)
    for properties in (*map(node_properties, labels), *map(edge_properties, types)):
        assert len({p.name for p in properties}) == len(properties)


def test_every_end_and_index_is_in_the_schema() -> None:
    for relationship in RELATIONSHIPS:
        assert {*relationship.start, *relationship.end} <= LABEL.keys()
    for label, name in (*INDEXES, *((label, name) for label, names in FULL_TEXT for name in names)):
        assert name in {p.name for p in node_properties(label)}


def test_an_edge_has_one_owner_wherever_it_ends() -> None:
    for relationship in RELATIONSHIPS:
        owners = relationship.start if relationship.owner == "start" else relationship.end
        assert len({main_label(label) for label in owners}) == len(owners)


def test_good_rows_pass() -> None:
    check(pair())


@pytest.mark.parametrize(
    ("thing", "message"),
    [
        (Node(("Ship",), "x", {"scope": "x"}), "Unknown label 'Ship'"),
        (Node(("Forum", "Body"), "x", {"scope": "x"}), "main label comes first"),
        (Node(("Body", "Project"), "x", {"scope": "x"}), "main label comes first"),
        (Node((), "x", {"scope": "x"}), "needs a label"),
        (Node(("Person",), "", {"scope": "x"}), "needs a label and an id"),
        (Node(("Person",), "x", {}), "No scope"),
        (Node(("Person",), "x", {"scope": "x", "id": "y"}), "id differs"),
        (Node(("Person",), "x", {"scope": "x", "height": 3}), "Unknown property 'height'"),
        (Node(("Person",), "x", {"scope": "x", "name": 3}), "of type string"),
        (Node(("Person",), "x", {"scope": "x", "variants": "one"}), "of type strings"),
        (Node(("Body",), "x", {"scope": "x", "level": True}), "of type integer"),
        (Node(("Person",), "x", {"scope": "x", "certainty": "maybe"}), "cannot be 'maybe'"),
        (Node(("Decision",), "x", {"scope": "x", "kinds": ["approved", "eaten"]}), "cannot be 'eaten'"),
        (Edge("LIKES", ("Person", "p"), ("Meeting", "m")), "Unknown relationship 'LIKES'"),
        (Edge("ATTENDED", ("Ship", "p"), ("Meeting", "m")), "Unknown label 'Ship'"),
        (Edge("ATTENDED", ("Person", "q"), ("Meeting", "m")), "'q' is not there"),
        (Edge("ATTENDED", ("Meeting", "m"), ("Person", "p")), "cannot have Meeting 'm'"),
        (Edge("ATTENDED", ("Body", "p"), ("Meeting", "m")), "cannot have Person 'p'"),
        (Edge("ATTENDED", ("Person", "p"), ("Meeting", "m"), {"mood": "good"}), "Unknown property 'mood'"),
        (Edge("ATTENDED", ("Person", "p"), ("Meeting", "m"), {"basis": "felt"}), "cannot be 'felt'"),
        (Edge("ATTENDED", ("Person", "p"), ("Meeting", "m"), {"key": "b"}, key="a"), "key differs"),
    ],
)
def test_bad_rows_are_refused_in_one_line(thing: Node | Edge, message: str) -> None:
    rows = pair()
    rows.add(thing)
    with pytest.raises(SchemaError, match=re.escape(message)) as caught:
        check(rows)
    assert "\n" not in str(caught.value)


def test_ends_outside_the_rows_are_held_against_their_labels() -> None:
    rows = pair()
    rows.add(Edge("MEETING_OF", ("Meeting", "m"), ("Body", "f")))
    check(rows, outside={"f": ("Body", "Forum")})
    with pytest.raises(SchemaError, match="MEETING_OF cannot have Body:Group 'f'"):
        check(rows, outside={"f": ("Body", "Group")})


@pytest.mark.parametrize(("name", "text"), [("model.md", document.model()), ("schema.cypher", document.cypher())])
def test_the_documents_are_fresh(name: str, text: str) -> None:
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == text, "run: python -m graph.document"


def test_every_name_is_documented() -> None:
    text = document.model()
    for label in LABELS:
        assert f"### {label.extends}:{label.name}" in text if label.extends else f"### {label.name}" in text
    for relationship in RELATIONSHIPS:
        assert f"[:{relationship.name}]" in text


def test_the_server_is_for_this_machine_and_has_no_default_password() -> None:
    compose = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    ports = re.findall(r"^ +- (\S*:\d+:\d+)$", compose, re.MULTILINE)
    assert ports
    assert all(port.startswith("127.0.0.1:") for port in ports)
    assert re.findall(r"NEO4J_PASSWORD(.{2})", compose)[0] == ":?"
    example = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    assert "NEO4J_PASSWORD=" in example
