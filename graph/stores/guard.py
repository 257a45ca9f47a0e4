"""What somebody's own Cypher may do on a server: read this graph, nothing else.

A server refuses to write in a transaction with READ access, but still lets a statement load files and pages of the web,
call procedures that end other people's connections, and show its settings. The server's own plan (EXPLAIN, which runs
nothing) says what a statement would do, whatever it is written like; so the plan is judged and not the text. Functions
that were added to a server (APOC's run Cypher of their own) do not show in a plan; these alone are looked for by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph.stores.base import QueryError

_PROCEDURES = frozenset((
    "db.index.fulltext.queryNodes", "db.index.fulltext.queryRelationships", "db.index.vector.queryNodes",
    "db.index.vector.queryRelationships", "db.labels", "db.relationshipTypes", "db.propertyKeys", "db.ping",
    "db.schema.visualization", "db.schema.nodeTypeProperties", "db.schema.relTypeProperties", "dbms.components",
))  # fmt: skip
_SHOWN = frozenset(("ShowIndexes", "ShowConstraints", "ShowFunctions", "ShowProcedures"))
_STEERS = ("AdministrationCommand", "Terminate", "Show", "SystemCommand")
_HIDING = re.compile(r"/\*.*?\*/|//[^\n]*|[\s`]+", re.DOTALL)
_ESCAPED = re.compile(r"\\u+([0-9a-fA-F]{4})")


def check_plan(plan: Mapping[str, Any]) -> None:
    """Raises QueryError for a plan that reaches out of the graph or touches the server."""
    for operator, details in _operators(plan):
        if operator.startswith("LoadCSV"):
            raise QueryError("LOAD CSV is not allowed here.")
        if operator.startswith("ProcedureCall"):
            name = details.partition("(")[0].strip().replace("`", "")
            if name not in _PROCEDURES:
                raise QueryError("The procedure {name} is not allowed here; it may do more than read.", name=name)
        elif operator.startswith(_STEERS) and operator not in _SHOWN:
            raise QueryError("Only queries that read are allowed here.")


def check_functions(cypher: str, added: Iterable[str]) -> None:
    """Raises QueryError where a statement may use one of the functions that were added to the server."""
    text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), cypher)
    bare = _HIDING.sub("", text).casefold()
    for name in added:
        if f"{name.casefold()}(" in bare:
            raise QueryError("The function {name} is not allowed here; it may do more than read.", name=name)


def _operators(plan: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Name and details of every step; a name has the database behind an '@'."""
    yield plan["operatorType"].partition("@")[0], str(plan["args"].get("Details") or "")
    for child in plan.get("children") or ():
        yield from _operators(child)
