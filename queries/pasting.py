"""A query of the library as text to paste into Neo4j Browser or cypher-shell: its parameters first, then itself.

    :param matter => 'Trygt hjem';
    :param as_of => '9999-12-31';
    // The route of a matter: …
    MATCH (m:Matter) …;

A parameter has the value that was given, else its default, else the one of the header's example.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping

from queries.library import Query
from queries.parameters import Value

_EXAMPLE = re.compile(r"(\w+)=(.*)", re.DOTALL)


def pasteable(query: Query, given: Mapping[str, object] | None = None) -> str:
    """The text. Raises ParameterError for a given value that is not of its parameter's type."""
    given, example = given or {}, example_values(query)
    lines = []
    for parameter in query.parameters:
        value = parameter.default if parameter.default is not None else example.get(parameter.name, "")
        value = parameter.value(given[parameter.name]) if parameter.name in given else value
        lines.append(f":param {parameter.name} => {literal(value)};")
    return "\n".join([*lines, query.text.rstrip() + ";"])


def example_values(query: Query) -> dict[str, Value]:
    """The parameters that the header's example sets, as values of their types."""
    declared = {parameter.name: parameter for parameter in query.parameters}
    found = (_EXAMPLE.fullmatch(word) for word in shlex.split(query.example))
    return {one[1]: declared[one[1]].value(one[2]) for one in found if one and one[1] in declared}


def literal(value: Value) -> str:
    """A value as Cypher writes it: 'it\\'s', 7, true, ['a', 'b']."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list):
        return f"[{', '.join(literal(each) for each in value)}]"
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'"
