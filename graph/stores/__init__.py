"""How the graph is kept: one small interface (base), two stores behind it. Engines are imported when one is opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from graph.stores.base import Mode

if TYPE_CHECKING:
    from graph.stores.embedded import EmbeddedStore
    from graph.stores.neo4j import Neo4jStore


def open_embedded(path: Path | str, mode: Mode = "read") -> EmbeddedStore:
    """The embedded store in that folder; opened for writing, a missing one is made.

    Raises StoreError when another process holds it, when there is none to read, or when the folder is not a store.
    """
    from graph.stores.embedded import EmbeddedStore

    return EmbeddedStore(Path(path).absolute(), mode)


def open_neo4j(uri: str, user: str, password: str, database: str | None = None) -> Neo4jStore:
    """A Neo4j server's database (the server's default one when None).

    Raises StoreError when the server is not reachable, the password wrong, or the database not there.
    """
    from graph.stores.neo4j import Neo4jStore

    return Neo4jStore(uri, user, password, database)
