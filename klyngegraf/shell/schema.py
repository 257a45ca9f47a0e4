"""The vocabulary of the graph for the shell: an overview, the properties of one label, and words to complete."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.schema import LABEL, LABELS, RELATIONSHIP, RELATIONSHIPS, edge_properties, node_properties
from graph.stores.base import Result
from klyngegraf.output import FORMATS
from klyngegraf.shell.running import COMMANDS

KEYWORDS = (
    "MATCH", "OPTIONAL MATCH", "WHERE", "RETURN", "RETURN DISTINCT", "ORDER BY", "DESC", "LIMIT", "SKIP", "WITH",
    "UNWIND", "UNION", "AND", "OR", "NOT", "XOR", "IN", "IS NULL", "IS NOT NULL", "CONTAINS", "STARTS WITH",
    "ENDS WITH", "EXISTS", "CASE", "WHEN", "THEN", "ELSE", "END", "count", "collect", "coalesce", "min", "max", "sum",
    "size", "toLower", "labels", "type", "properties", "nodes", "relationships", "CALL",
)  # fmt: skip
_WORD = re.compile(r"[\w/]*$")


def overview() -> str:
    """Every label and relationship with its meaning, a line each."""
    labels = (f"(:{one.extends + ':' if one.extends else ''}{one.name})" for one in LABELS)
    lines = [f"{drawn:30} {one.meaning}" for drawn, one in zip(labels, LABELS, strict=True)]
    for one in RELATIONSHIPS:
        drawn = f"(:{'|'.join(one.start)})-[:{one.name}]->(:{'|'.join(one.end)})"
        drawn = drawn if len(drawn) <= 78 else f"()-[:{one.name}]->()"
        lines.append(f"{drawn:30} {one.meaning}")
    return "\n".join(lines)


def properties_of(name: str) -> Result | None:
    """The properties of a label or relationship type as rows, None where there is no such thing."""
    exact = next((one for one in (*LABEL, *RELATIONSHIP) if one.casefold() == name.strip(":").casefold()), None)
    if exact is None:
        return None
    found = node_properties(exact) if exact in LABEL else edge_properties(exact)
    rows = [
        {"property": one.name, "type": one.type, "meaning": one.meaning, "values": ", ".join(one.values)}
        for one in found
    ]
    return Result(("property", "type", "meaning", "values"), rows)


def completions(before: str) -> Iterator[tuple[str, str]]:
    """What may come at the cursor, given all that stands before it on its line: (word, what it is)."""
    word = word_before(before)
    left = before[: len(before) - len(word)]
    yield from (
        (text, kind)
        for text, kind in _candidates(left, before)
        if text.casefold().startswith(word.casefold()) and text != word
    )


def word_before(before: str) -> str:
    """The word at the cursor that a completion takes the place of."""
    begun = _WORD.search(before)
    return begun[0] if begun else ""


def _candidates(left: str, before: str) -> Iterator[tuple[str, str]]:
    if before.startswith(":"):
        yield from _for_command(left, before)
    elif left.endswith("."):
        names = {one.name for label in LABELS for one in node_properties(label.name)}
        names |= {one.name for kind in RELATIONSHIPS for one in edge_properties(kind.name)}
        yield from ((name, "property") for name in sorted(names))
    elif re.search(r"\[[^\]]*[:|]$", left):
        yield from ((one.name, "relationship") for one in RELATIONSHIPS)
    elif left.endswith((":", "|", "&")):
        yield from ((one.name, "label") for one in LABELS)
    else:
        yield from ((word, "") for word in KEYWORDS)


def _for_command(left: str, before: str) -> Iterator[tuple[str, str]]:
    if " " not in before:
        yield from ((command[1:], "command") for command in COMMANDS)
    elif left == ":query ":
        from queries import library

        yield from ((name, "query") for name in library.load())
    elif left.startswith(":query "):
        from queries import library

        query = library.load().get(left.split()[1])
        yield from ((f"{one.name}=", one.type) for one in (query.parameters if query else ()))
    elif left == ":schema ":
        yield from ((name, "") for name in (*LABEL, *RELATIONSHIP))
    elif left == ":format ":
        yield from ((form, "") for form in FORMATS)
