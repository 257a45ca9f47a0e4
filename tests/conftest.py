"""Stores for the tests: a fresh embedded one, a real Neo4j, and one of each in turn."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph import migrations
from graph.stores import open_embedded, open_neo4j
from tests.neo4j_server import Server, UnavailableError, neo4j_server

if TYPE_CHECKING:
    from graph.stores.base import Store
    from graph.stores.embedded import EmbeddedStore
    from graph.stores.neo4j import Neo4jStore


@pytest.fixture(scope="session")
def neo4j() -> Iterator[Server]:
    """A running Neo4j, once a test run; skipped with a reason, or failed when KLYNGEGRAF_TEST_STRICT=1, without one."""
    try:
        with neo4j_server() as server:
            yield server
    except UnavailableError as error:
        if os.environ.get("KLYNGEGRAF_TEST_STRICT") == "1":
            pytest.fail(str(error), pytrace=False)
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def _neo4j_prepared(neo4j: Server) -> Server:
    """The server, with the schema's keys and indexes, which outlive the data."""
    store = open_neo4j(neo4j.uri, neo4j.user, neo4j.password)
    with store.transaction() as transaction:
        transaction.run("MATCH (n) DETACH DELETE n")
    migrations.migrate(store)
    store.close()
    return neo4j


@pytest.fixture(scope="session")
def _embedded_prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of an empty embedded store with the schema in place, to be copied."""
    path = tmp_path_factory.mktemp("prepared") / "store"
    store = open_embedded(path, "write")
    migrations.ensure(store)
    store.close()
    return path


@pytest.fixture
def embedded_store(_embedded_prepared: Path, tmp_path: Path) -> Iterator[EmbeddedStore]:
    """A fresh embedded store, open for writing, with the schema in place."""
    store = open_embedded(shutil.copytree(_embedded_prepared, tmp_path / "store"), "write")
    yield store
    store.close()


@pytest.fixture
def neo4j_store(_neo4j_prepared: Server) -> Iterator[Neo4jStore]:
    """The Neo4j store, emptied, with the schema in place."""
    server = _neo4j_prepared
    store = open_neo4j(server.uri, server.user, server.password)
    with store.transaction() as transaction:
        transaction.run("MATCH (n) DETACH DELETE n")
    migrations.migrate(store)
    yield store
    store.close()


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def store(request: pytest.FixtureRequest) -> Store:
    """Each store in turn, empty, with the schema in place."""
    found: Store = request.getfixturevalue(f"{request.param}_store")
    return found
