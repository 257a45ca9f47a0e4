"""The same commands against Neo4j give the same graph and the same answers as the embedded store."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.export import canonical
from graph.stores import open_embedded
from graph.stores.neo4j import Neo4jStore
from klyngegraf.demo import example_minutes
from tests.klyngegraf.conftest import Cli
from tests.neo4j_server import Server

pytestmark = pytest.mark.neo4j
ASKED = [
    ("route", "medicin ved udskrivelse", "--json"),
    ("lineage", "skærmstuen", "--json"),
    ("escalations", "--json"),
    ("commitments", "--json"),
    ("query", "meetings/decisions_by_kind", "--json"),
    ("search", "medicin", "weekend", "--limit", "0", "--json"),
]


def test_neo4j_and_the_embedded_store_hold_the_same(
    cli: Cli, neo4j_store: Neo4jStore, neo4j: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cli("load", example_minutes()).code == 0
    embedded = [cli(*question).out for question in ASKED]
    monkeypatch.setenv("NEO4J_URI", neo4j.uri)
    monkeypatch.setenv("NEO4J_USER", neo4j.user)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j.password)
    assert cli("load", example_minutes()).code == 0
    assert [cli(*question).out for question in ASKED] == embedded
    store = open_embedded(tmp_path / "store", "read")
    try:
        assert canonical(neo4j_store) == canonical(store)
    finally:
        store.close()
    again = cli("load", example_minutes())
    assert "Intet nyt" in again.err
