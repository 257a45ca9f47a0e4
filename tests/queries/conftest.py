"""The sample graph on each store, loaded once a module: the tests of this room only read."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.rows import Rows
from graph.stores import open_embedded, open_neo4j
from graph.writer import apply
from tests.sample import sample_rows

if TYPE_CHECKING:
    from graph.stores.base import Store

Filled = Callable[[Rows], AbstractContextManager["Store"]]


@pytest.fixture(scope="module", params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Filled:
    """Opens a store of each kind that holds the rows it is given."""

    @contextmanager
    def embedded(rows: Rows) -> Iterator[Store]:
        prepared: Path = request.getfixturevalue("_embedded_prepared")
        store = open_embedded(shutil.copytree(prepared, tmp_path_factory.mktemp("filled") / "store"), "write")
        apply(store, rows)
        yield store
        store.close()

    @contextmanager
    def neo4j(rows: Rows) -> Iterator[Store]:
        server = request.getfixturevalue("_neo4j_prepared")
        store = open_neo4j(server.uri, server.user, server.password)
        apply(store, rows)
        yield store
        apply(store, sample_rows())  # there is one database: `sample` finds its rows again
        store.close()

    return neo4j if request.param == "neo4j" else embedded


@pytest.fixture(scope="module")
def sample(filled: Filled) -> Iterator[Store]:
    """Each store in turn with the sample graph in it."""
    with filled(sample_rows()) as store:
        yield store


@pytest.fixture(scope="session")
def embedded_sample(_embedded_prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The sample graph in the embedded store alone, for what does not depend on the store."""
    path = shutil.copytree(_embedded_prepared, tmp_path_factory.mktemp("sample") / "store")
    writing = open_embedded(path, "write")
    apply(writing, sample_rows())
    writing.close()
    store = open_embedded(path, "read")
    yield store
    store.close()
