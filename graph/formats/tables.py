"""CSV: a table for each label and each relationship that the graph has, columns in the schema's order.

The labels that extend one ('Forum' of 'Body') are in its table. Lists are joined by '; '. What a spreadsheet would run
as a formula gets an apostrophe in front.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from graph.rows import Edge, Node, Rows, Value
from graph.schema import edge_properties, node_properties

_FORMULA = ("=", "+", "-", "@", "\t")


def tables(rows: Rows) -> Iterator[tuple[str, str]]:
    """File name and text of each table: 'Body.csv', 'Person.csv' …, then 'ATTENDED.csv' …"""
    nodes: defaultdict[str, list[Node]] = defaultdict(list)
    for _, node in sorted(rows.nodes.items()):
        nodes[node.labels[0]].append(node)
    for label, group in sorted(nodes.items()):
        columns = ["id", "labels", *(one.name for one in node_properties(label) if one.name != "id")]
        yield f"{label}.csv", _table(columns, (
            {"id": node.id, "labels": list(node.labels), **node.properties} for node in group
        ))  # fmt: skip
    edges: defaultdict[str, list[Edge]] = defaultdict(list)
    for _, edge in sorted(rows.edges.items()):
        edges[edge.type].append(edge)
    for type_, ties in sorted(edges.items()):
        columns = ["start", "end", "key", *(one.name for one in edge_properties(type_) if one.name != "key")]
        yield f"{type_}.csv", _table(columns, (
            {"start": edge.start[1], "end": edge.end[1], "key": edge.key, **edge.properties} for edge in ties
        ))  # fmt: skip


def _table(columns: list[str], rows: Iterable[Mapping[str, Value]]) -> str:
    listed = list(rows)
    held = [column for column in columns if any(row.get(column) not in (None, "", []) for row in listed)]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(held)
    writer.writerows([_cell(row.get(column)) for column in held] for row in listed)
    return out.getvalue()


def _cell(value: Value) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return value
    # A lone carriage return would end the row for some readers.
    text = ("; ".join(map(str, value)) if isinstance(value, list) else value).replace("\r", " ")
    return f"'{text}" if text.startswith(_FORMULA) else text
