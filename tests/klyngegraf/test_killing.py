"""A load killed at any moment leaves each file wholly or not at all, and the next one puts everything right."""

from __future__ import annotations

import random
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.export import canonical_lines
from graph.rows import Rows
from graph.stores import open_neo4j
from graph.stores.neo4j import Neo4jStore
from klyngegraf.demo import example_minutes
from klyngegraf.loading.changes import last_changes, was_cut_short
from tests.klyngegraf import killing
from tests.klyngegraf.killing import Place
from tests.neo4j_server import Server

ROUNDS = 4


@pytest.fixture
def embedded_place(tmp_path: Path) -> Place:
    return killing.embedded(tmp_path)


@pytest.fixture
def neo4j_place(neo4j_store: Neo4jStore, neo4j: Server, tmp_path: Path) -> Iterator[Place]:
    environment = {
        "NEO4J_URI": neo4j.uri, "NEO4J_USER": neo4j.user, "NEO4J_PASSWORD": neo4j.password,
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
    }  # fmt: skip

    def empty() -> None:
        with neo4j_store.transaction() as transaction:
            transaction.run("MATCH (n) WHERE n.id <> 'schema' DETACH DELETE n")

    yield Place(environment, lambda: open_neo4j(neo4j.uri, neo4j.user, neo4j.password), empty)
    empty()


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def place(request: pytest.FixtureRequest) -> Place:
    found: Place = request.getfixturevalue(f"{request.param}_place")
    return found


def test_a_killed_load_leaves_no_half_of_a_file(place: Place) -> None:
    whole = killing.load(place, example_minutes())
    chance = random.Random(7)
    rounds = [killing.survived(place, whole, chance) for _ in range(ROUNDS)]
    assert any(killed for killed, _ in rounds)


def test_what_a_killed_load_changed_is_told_with_the_next(place: Place) -> None:
    process = killing.start(place, example_minutes())
    assert killing.kill(process, 5, 0.0)
    store = place.open()
    assert was_cut_short(store)
    store.close()
    killing.load(place, example_minutes())
    store = place.open()
    assert not was_cut_short(store)
    found = last_changes(store)
    store.close()
    assert found
    assert found["counts"]["new"]["Meeting"] >= 6
    assert not found["counts"]["gone"]


def test_ctrl_c_keeps_whole_files_and_says_so(place: Place) -> None:
    process = killing.start(place, example_minutes())
    assert process.stdout
    for _ in range(5):
        process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate()
    assert process.returncode == 130
    assert "Afbrudt" in errors
    assert "Traceback" not in errors
    found = killing.rows(place)
    whole = killing.load(place, example_minutes())
    assert not killing.halves(found, whole)
    inside = sum(node.labels[0] == "Source" for node in found.nodes.values())
    assert 0 < inside < len(list(example_minutes().iterdir()))
    assert f"filer {inside}," in errors


def test_a_half_is_found(place: Place) -> None:
    whole = killing.load(place, example_minutes())
    part = Rows(dict(whole.nodes), dict(whole.edges))
    assert not killing.halves(part, whole)
    del part.nodes[next(n.id for n in whole.nodes.values() if n.labels[0] == "AgendaItem")]
    assert killing.halves(part, whole)
    assert list(canonical_lines(part)) != list(canonical_lines(whole))
