"""CSV: a table for each label and each relationship that the graph has, columns in the schema's order.

The labels that extend one ('Forum' of 'Body') are in its table. Lists are joined by '; '. What a spreadsheet would run
as a formula gets an apostrophe in front.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from graph.rows import Rows, Value, grouped
from graph.schema import edge_properties, node_properties

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def tables(rows: Rows) -> Iterator[tuple[str, str]]:
    """File name and text of each table: 'Body.csv', 'Person.csv' …, then 'ATTENDED.csv' …"""
    nodes = grouped((node for _, node in sorted(rows.nodes.items())), lambda node: node.labels[0])
    for label, group in sorted(nodes.items()):
        columns = ["id", "labels", *(one.name for one in node_properties(label) if one.name != "id")]
        yield f"{label}.csv", _table(columns, (
            {"id": node.id, "labels": list(node.labels), **node.properties} for node in group
        ))  # fmt: skip
    edges = grouped((edge for _, edge in sorted(rows.edges.items())), lambda edge: edge.type)
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
    told = "; ".join(map(str, value)) if isinstance(value, list) else value
    # A lone carriage return would end the row for some readers.
    return cell(told.replace("\r", " ") if isinstance(told, str) else told)


def cell(value: str | float | bool | None) -> str | int | float:
    """A value for one cell; a text that a spreadsheet would run as a formula gets an apostrophe in front."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return value
    return f"'{value}" if value.startswith(_FORMULA) else value
