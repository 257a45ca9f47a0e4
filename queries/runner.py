"""Runs queries: a named one of the library with checked parameters, or a user's own Cypher.

Both are read-only: the store sees to that. Time and rows are bounded; `Result.cut` says that rows were left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from graph.stores.base import Result, Store
from queries.errors import ParameterError
from queries.library import Query, used_parameters
from queries.names import LABELS, PLURALS, nearest, query_named, resolve
from queries.parameters import Value

TIMEOUT = 30.0
ROWS = 10_000
COUNTED = 100_000
"""So many rows are counted, however few are shown."""

_WHOLE_NUMBER = re.compile(r"-?(0|[1-9]\d*)")
_DECIMAL = re.compile(r"-?\d+\.\d+")


def run(
    store: Store,
    name: str,
    parameters: Mapping[str, object] | None = None,
    *,
    timeout: float | None = TIMEOUT,
    limit: int | None = ROWS,
) -> Result:
    """The answer of a library query, its columns in the declared order; `total` says how many rows there are in all.

    `name` may leave the topic out where that is enough. Raises UnknownNameError, AmbiguousNameError,
    ParameterError; QueryError where the time is up.
    """
    query = query_named(name)
    answer = store.query(query.cypher, values(query, parameters or {}), timeout=timeout, limit=most(limit))
    columns = tuple(column.name for column in query.columns)
    rows = [{column: row[column] for column in columns} for row in answer.rows[:limit]]
    return Result(columns, rows, len(answer.rows) > len(rows), None if answer.cut else len(answer.rows))


def most(limit: int | None) -> int | None:
    """How many rows to fetch for so many shown: more, so that a cut list can say how many there are."""
    return None if limit is None else max(limit, COUNTED)


def run_text(
    store: Store,
    cypher: str,
    parameters: Mapping[str, object] | None = None,
    *,
    timeout: float | None = TIMEOUT,
    limit: int | None = ROWS,
) -> Result:
    """The answer to a user's own Cypher. Values that look like numbers, true or false are taken as such.

    Raises ParameterError where a parameter is missing, QueryError where the store refuses the statement.
    """
    given = {name: plain(value) for name, value in (parameters or {}).items()}
    for missing in sorted(used_parameters(cypher) - given.keys()):
        raise ParameterError(missing, "parameter {parameter}: the query uses it, but it was not given")
    return store.query(cypher, given, timeout=timeout, limit=limit, guarded=True)


def named(store: Store, query: Query, given: Mapping[str, object]) -> dict[str, object]:
    """The given parameters, with ids for what users call matters, projects, forums, bodies and persons.

    A parameter names such a thing where the last word of its own name is the kind: `matter`, `from_body`; a list of
    them where it is the plural: `via_bodies`. Raises UnknownNameError, AmbiguousNameError.
    """
    declared = {parameter.name: parameter for parameter in query.parameters}
    found = dict(given)
    for name, value in given.items():
        kind = name.rpartition("_")[2]
        if name in declared and kind in LABELS and isinstance(value, str) and value:
            found[name] = resolve(store, kind, value).id
        elif name in declared and kind in PLURALS:
            each = declared[name].value(value)
            found[name] = [resolve(store, PLURALS[kind], one).id for one in each] if isinstance(each, list) else each
    return found


def values(query: Query, given: Mapping[str, object]) -> dict[str, Value]:
    """A value for each parameter of the query: as given, else its default. Raises ParameterError."""
    declared = {parameter.name: parameter for parameter in query.parameters}
    for name in given:
        if name not in declared:
            hint = ", ".join(nearest(name, declared) or declared)
            raise ParameterError(
                name, "{query} has no parameter {parameter}; the nearest are: {hint}", query=query.name, hint=hint
            )
    checked: dict[str, Value] = {}
    for name, parameter in declared.items():
        value = parameter.value(given[name]) if name in given else parameter.default
        if value is None:
            raise ParameterError(
                name, "{query} needs parameter {parameter}: {meaning}", query=query.name, meaning=parameter.meaning
            )
        checked[name] = value
    return checked


def plain(value: object) -> Any:
    """What a user typed, as the value that he most likely meant: 7, 0.5, true, or the text itself."""
    if not isinstance(value, str):
        return value
    if value in ("true", "false"):
        return value == "true"
    if _WHOLE_NUMBER.fullmatch(value):
        return int(value)
    return float(value) if _DECIMAL.fullmatch(value) else value
