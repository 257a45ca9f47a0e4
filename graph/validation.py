"""Holds rows against the schema, before anything is written."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from graph.rows import Edge, Node, Rows, Value
from graph.schema import LABEL, LABELS, RELATIONSHIPS, edge_properties, node_properties
from graph.terms import Property


class SchemaError(Exception):
    """Rows that the schema does not allow; the message is one line and names the row."""


_OF_LABEL = {label.name: {p.name: p for p in node_properties(label.name)} for label in LABELS}
_OF_TYPE = {r.name: {p.name: p for p in edge_properties(r.name)} for r in RELATIONSHIPS}
_STARTS = {r.name: frozenset(r.start) for r in RELATIONSHIPS}
_ENDS = {r.name: frozenset(r.end) for r in RELATIONSHIPS}
_NOWHERE: Mapping[str, tuple[str, ...]] = MappingProxyType({})
_TYPES = {"string": str, "integer": int, "boolean": bool}


def check(rows: Rows, *, outside: Mapping[str, tuple[str, ...]] = _NOWHERE) -> None:
    """Hold rows against the schema.

    `outside` holds the labels, by id, of nodes that edges may end in although the rows do not hold them.
    Raises SchemaError on an unknown label, relationship or property, a value of another type or outside a closed list,
    a missing scope, an end with the wrong label, or an edge whose end is not there.
    """
    for node in rows.nodes.values():
        _check_node(node)
    for edge in rows.edges.values():
        _check_edge(edge, rows, outside)


def _check_node(node: Node) -> None:
    place = f"{':'.join(node.labels)} {node.id!r}"
    if not node.labels or not node.id:
        raise SchemaError(f"A node needs a label and an id: {place}")
    for label in node.labels:
        if label not in LABEL:
            raise SchemaError(f"Unknown label {label!r} on {place}")
    main = node.labels[0]
    if any(LABEL[label].extends != main for label in node.labels[1:]) or LABEL[main].extends:
        raise SchemaError(f"The main label comes first, then labels that extend it: {place}")
    if node.properties.get("id", node.id) != node.id:
        raise SchemaError(f"The property id differs from the node's id: {place}")
    if not node.properties.get("scope"):
        raise SchemaError(f"No scope on {place}")
    _check_values(node.properties, _OF_LABEL[main], place)


def _check_edge(edge: Edge, rows: Rows, outside: Mapping[str, tuple[str, ...]]) -> None:
    place = f"({edge.start[1]})-[:{edge.type}]->({edge.end[1]})"
    if edge.type not in _OF_TYPE:
        raise SchemaError(f"Unknown relationship {edge.type!r}: {place}")
    for (label, identifier), allowed in ((edge.start, _STARTS[edge.type]), (edge.end, _ENDS[edge.type])):
        if label not in LABEL:
            raise SchemaError(f"Unknown label {label!r} at an end of {place}")
        node = rows.nodes.get(identifier)
        borne = node.labels if node else outside.get(identifier)
        if borne is None:
            raise SchemaError(f"{label} {identifier!r} is not there: {place}")
        if label not in borne or not allowed.intersection(borne):
            raise SchemaError(f"{edge.type} cannot have {':'.join(borne)} {identifier!r} as this end: {place}")
    if edge.properties.get("key", edge.key) != edge.key:
        raise SchemaError(f"The property key differs from the edge's key: {place}")
    _check_values(edge.properties, _OF_TYPE[edge.type], place)


def _check_values(properties: dict[str, Value], known: dict[str, Property], place: str) -> None:
    for name, value in properties.items():
        if name not in known:
            raise SchemaError(f"Unknown property {name!r} on {place}")
        if value is not None:
            _check_value(value, known[name], place)


def _check_value(value: Value, spec: Property, place: str) -> None:
    if spec.type == "strings":
        right = isinstance(value, list) and all(isinstance(one, str) for one in value)
    else:
        right = type(value) is _TYPES[spec.type]
    if not right:
        raise SchemaError(f"{spec.name} on {place} must be of type {spec.type}: {value!r}")
    if spec.values:
        for one in value if isinstance(value, list) else [value]:
            if one not in spec.values:
                raise SchemaError(f"{spec.name} on {place} cannot be {one!r}: one of {', '.join(spec.values)}")
