"""GraphML, as Gephi, yEd and networkx read it: nodes and edges with typed attributes, lists joined by '; '.

`label` is what a program shows beside a node, `labels` and `type` what it is in the graph. Characters that XML cannot
hold become '\N{REPLACEMENT CHARACTER}'.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from graph.rows import Node, Rows, Value
from graph.schema import LABELS, RELATIONSHIPS, edge_properties, node_properties
from graph.terms import Property

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_TYPES = {"string": "string", "strings": "string", "integer": "long", "boolean": "boolean"}
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SHOWN = ("name", "title", "text", "subject", "what", "quote", "kind", "date")
_LONGEST = 60


def graphml(rows: Rows) -> str:
    """The whole document."""
    root = Element("graphml", {"xmlns": _NAMESPACE})
    of_nodes = _keys(
        root, "node", (one for label in LABELS for one in node_properties(label.name)), ("label", "labels")
    )
    of_edges = _keys(root, "edge", (one for kind in RELATIONSHIPS for one in edge_properties(kind.name)), ("type",))
    graph = SubElement(root, "graph", {"id": "klyngegraf", "edgedefault": "directed"})
    for identifier, node in sorted(rows.nodes.items()):
        values = {"label": _shown(node), "labels": ":".join(node.labels), **node.properties}
        _filled(SubElement(graph, "node", {"id": _text(identifier)}), values, of_nodes)
    for number, (_, edge) in enumerate(sorted(rows.edges.items())):
        ends = {"id": f"e{number}", "source": _text(edge.start[1]), "target": _text(edge.end[1])}
        values = {"type": edge.type, "key": edge.key, **edge.properties}
        _filled(SubElement(graph, "edge", ends), values, of_edges)
    indent(root, space=" ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _keys(root: Element, kind: str, properties: Iterable[Property], own: Iterable[str]) -> dict[str, str]:
    """Declare the attributes of nodes or edges; their ids by name."""
    types = dict.fromkeys(own, "string")
    for one in properties:
        type_ = _TYPES[one.type]
        # A name may stand for a text here and for a number there: then all are texts.
        types[one.name] = type_ if types.get(one.name, type_) == type_ else "string"
    types.pop("id", None)
    ids = {}
    for name, type_ in types.items():
        ids[name] = f"{kind[0]}_{name}"
        SubElement(root, "key", {"id": ids[name], "for": kind, "attr.name": name, "attr.type": type_})
    return ids


def _filled(element: Element, values: Mapping[str, Value], keys: Mapping[str, str]) -> None:
    for name, value in values.items():
        if value not in (None, "", []) and name in keys:
            SubElement(element, "data", {"key": keys[name]}).text = _text(value)


def _shown(node: Node) -> str:
    words = next((str(node.properties[name]) for name in _SHOWN if node.properties.get(name)), node.id)
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]} …"


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        value = "; ".join(map(str, value))
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", str(value))
