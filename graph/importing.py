"""Takes a canonical export back in: JSON lines → rows, which the writer holds against the schema as any others."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from graph.rows import Edge, Node, Rows
from graph.schema import LABEL, RELATIONSHIP

if TYPE_CHECKING:
    from graph.stores.base import Store

_NODE = {"labels", "id", "properties"}
_EDGE = {"type", "start", "end", "key", "properties"}


class ImportFault(ValueError):  # noqa: N818
    """A line that is no node or relationship of a graph; `line` is its number, from 1."""

    def __init__(self, line: int, detail: str) -> None:
        self.line, self.detail = line, detail
        super().__init__(f"line {line}: {detail}")


def rows_of(lines: Iterable[str]) -> Rows:
    """The rows of an export; empty lines do not count. Raises ImportFault for the first line that is no part of one."""
    rows = Rows()
    edges: list[tuple[int, dict[str, Any]]] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        found = _object(number, line)
        if found.keys() == _NODE:
            _put_node(rows, number, found)
        elif found.keys() == _EDGE:
            edges.append((number, found))
        else:
            raise ImportFault(number, "neither a node nor a relationship")
    for number, found in edges:
        _put_edge(rows, number, found)
    return rows


def is_empty(store: Store) -> bool:
    """Whether a store holds nothing but its schema."""
    return not store.query("MATCH (n) WHERE NOT n:Meta RETURN n.id LIMIT 1").rows


def _object(number: int, line: str) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except ValueError as error:
        raise ImportFault(number, f"no JSON ({error})") from None
    if not isinstance(found, dict) or not isinstance(found.get("properties"), dict):
        raise ImportFault(number, "neither a node nor a relationship")
    return found


def _put_node(rows: Rows, number: int, found: dict[str, Any]) -> None:
    labels, identifier = found["labels"], found["id"]
    if not isinstance(identifier, str) or not isinstance(labels, list) or not all(
        isinstance(label, str) and label in LABEL for label in labels
    ):  # fmt: skip
        raise ImportFault(number, f"no node of this schema: {labels}")
    if identifier in rows.nodes:
        raise ImportFault(number, f"{identifier!r} is there twice")
    rows.add(Node(tuple(labels), identifier, found["properties"]))


def _put_edge(rows: Rows, number: int, found: dict[str, Any]) -> None:
    if found["type"] not in RELATIONSHIP or not isinstance(found["key"], str):
        raise ImportFault(number, f"no relationship of this schema: {found['type']}")
    ends = [rows.nodes.get(found[end]) if isinstance(found[end], str) else None for end in ("start", "end")]
    start, end = ends
    if start is None or end is None:
        raise ImportFault(number, "an end of the relationship is not in the file")
    edge = Edge(found["type"], (start.labels[0], start.id), (end.labels[0], end.id), found["properties"], found["key"])
    if edge.identity in rows.edges:
        raise ImportFault(number, "the same relationship is there twice")
    rows.add(edge)
