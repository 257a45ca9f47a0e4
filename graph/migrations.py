"""The schema's version, kept in the graph itself, and how a store is brought up to it.

A store says which version it has in one node `(:Meta {id: 'schema', version})`. A step that changes data between two
versions belongs in `migrate`, before the new version is written down; keys and indexes are made again whenever missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from graph.schema import SCHEMA_VERSION
from graph.statements import cypher_statements, index_names, sql_statements
from graph.stores.base import StoreError

if TYPE_CHECKING:
    from graph.stores.base import Store


@dataclass(frozen=True, slots=True)
class Status:
    """A store's schema: its version (None for one that nobody has prepared yet) and the keys and indexes it lacks."""

    version: int | None
    missing: frozenset[str]

    @property
    def state(self) -> Literal["new", "current", "older", "newer"]:
        if self.version is None:
            return "new"
        if self.version == SCHEMA_VERSION:
            return "current"
        return "older" if self.version < SCHEMA_VERSION else "newer"


def status(store: Store) -> Status:
    """What the store has of the schema."""
    found = store.query("MATCH (m:Meta {id: 'schema'}) RETURN m.version AS version").rows
    there = {row["name"] for row in store.query("SHOW INDEXES").rows}
    return Status(found[0]["version"] if found else None, frozenset(index_names() - there))


def check_version(store: Store) -> Status:
    """The store's status; raises StoreError, saying what to do, when its schema is older or newer than ours."""
    found = status(store)
    if found.state == "older":
        raise StoreError(
            "The store {place} has schema {found}, this klyngegraf needs {wanted}. "
            "Bring it up to date with: klyngegraf migrate",
            place=store.place,
            found=found.version,
            wanted=SCHEMA_VERSION,
        )
    if found.state == "newer":
        raise StoreError(
            "The store {place} has schema {found}, this klyngegraf knows {wanted}. Update klyngegraf to use it.",
            place=store.place,
            found=found.version,
            wanted=SCHEMA_VERSION,
        )
    return found


def ensure(store: Store) -> None:
    """Make a store ready to be written to: a new one is prepared, lost indexes are made again.

    Raises StoreError for an older or newer schema, as `check_version` does.
    """
    if check_version(store) != Status(SCHEMA_VERSION, frozenset()):
        migrate(store)


def migrate(store: Store) -> Status:
    """Bring the store to this program's schema; doing it twice changes nothing. Raises StoreError for a newer one."""
    if status(store).state == "newer":
        check_version(store)
    for statement in sql_statements() if store.kind == "embedded" else cypher_statements():
        store.execute(statement)
    if store.kind == "neo4j":
        store.execute("CALL db.awaitIndexes(300)")
    with store.transaction() as transaction:
        transaction.run("MERGE (m:Meta {id: 'schema'}) SET m.version = $version", {"version": SCHEMA_VERSION})
    return status(store)
