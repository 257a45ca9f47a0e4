"""The statements that make the schema's keys and indexes: Cypher for Neo4j, the engine's SQL for the embedded store."""

from __future__ import annotations

from collections.abc import Iterator

from graph.schema import FULL_TEXT, INDEXES, LABELS, MAIN_LABELS, RELATIONSHIPS, index_name


def index_names() -> set[str]:
    """Names of all keys and indexes that a store should have."""
    keys = {index_name(label, name) for label in MAIN_LABELS for name in ("id", "scope")}
    return keys | {index_name(*one) for one in INDEXES} | {index_name(label, *names) for label, names in FULL_TEXT}


def cypher_statements() -> Iterator[str]:
    """One statement a key or index, each harmless when it is there already."""
    for label in MAIN_LABELS:
        yield f"CREATE CONSTRAINT `{index_name(label, 'id')}` IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
        yield f"CREATE INDEX `{index_name(label, 'scope')}` IF NOT EXISTS FOR (n:{label}) ON (n.scope)"
    for label, name in INDEXES:
        yield f"CREATE INDEX `{index_name(label, name)}` IF NOT EXISTS FOR (n:{label}) ON (n.{name})"
    for label, names in FULL_TEXT:
        properties = ", ".join(f"n.{name}" for name in names)
        name = index_name(label, *names)
        yield f"CREATE FULLTEXT INDEX `{name}` IF NOT EXISTS FOR (n:{label}) ON EACH [{properties}]"


def sql_statements() -> Iterator[str]:
    """The same for the embedded store, which also wants its types and the indexed properties declared first."""
    for kind in LABELS:
        yield f"CREATE VERTEX TYPE `{kind.name}` IF NOT EXISTS"
    for relationship in RELATIONSHIPS:
        yield f"CREATE EDGE TYPE `{relationship.name}` IF NOT EXISTS"
    single = [(label, name) for label in MAIN_LABELS for name in ("id", "scope")] + list(INDEXES)
    for label, name in single + [(label, name) for label, names in FULL_TEXT for name in names]:
        yield f"CREATE PROPERTY `{label}`.`{name}` IF NOT EXISTS STRING"
    for label, name in single:
        yield f"CREATE INDEX IF NOT EXISTS ON `{label}` (`{name}`) {'UNIQUE' if name == 'id' else 'NOTUNIQUE'}"
    for label, names in FULL_TEXT:
        yield f"CREATE INDEX IF NOT EXISTS ON `{label}` ({', '.join(f'`{name}`' for name in names)}) FULL_TEXT"
