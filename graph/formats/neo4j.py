"""Cypher statements that make an empty Neo4j hold the graph: keys and indexes, nodes, relationships.

One statement a line, so that `cypher-shell -f FILE` runs them and any program can cut them. A script needs no access to
the server's disk, which the CSV files of neo4j-admin do, and so fills Aura as well.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from graph.rows import Edge, Node, Rows, grouped
from graph.schema import SCHEMA_VERSION
from graph.statements import cypher_statements

BATCH = 500  # rows in one statement
_Row = TypeVar("_Row", Node, Edge)
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def statements(rows: Rows) -> Iterator[str]:
    """The statements in order, each without its ';' and on one line."""
    yield from cypher_statements()
    yield "CALL db.awaitIndexes(300)"
    nodes = grouped((node for _, node in sorted(rows.nodes.items())), lambda node: node.labels)
    for labels, group in sorted(nodes.items()):
        for some in _batches(group):
            maps = [{"id": node.id, **node.properties} for node in some]
            yield f"UNWIND {_literal(maps)} AS row CREATE (n:{':'.join(labels)}) SET n = row"
    edges = grouped((edge for _, edge in sorted(rows.edges.items())), lambda e: (e.type, e.start[0], e.end[0]))
    for (type_, start, end), ties in sorted(edges.items()):
        for few in _batches(ties):
            pairs = [{"a": e.start[1], "b": e.end[1], "r": {"key": e.key, **e.properties}} for e in few]
            yield (
                f"UNWIND {_literal(pairs)} AS row MATCH (a:{start} {{id: row.a}}), (b:{end} {{id: row.b}}) "
                f"CREATE (a)-[r:{type_}]->(b) SET r = row.r"
            )
    yield f"MERGE (m:Meta {{id: 'schema'}}) SET m.version = {SCHEMA_VERSION}"


def script(rows: Rows) -> str:
    """All of them as one text."""
    return "".join(f"{statement};\n" for statement in statements(rows))


def _batches(things: Sequence[_Row]) -> Iterator[Sequence[_Row]]:
    for at in range(0, len(things), BATCH):
        yield things[at : at + BATCH]


def _literal(value: Any) -> str:
    """A value as Cypher writes it; its texts hold no line end."""
    if isinstance(value, dict):
        held = ((name, one) for name, one in value.items() if one is not None)
        return "{" + ", ".join(f"{_key(name)}: {_literal(one)}" for name, one in held) + "}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_literal, value))}]"
    # What JSON escapes, Cypher reads the same; it leaves two line ends of Unicode as they are.
    return json.dumps(value, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _key(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise ValueError(f"no name of a property: {name!r}")
    return name
