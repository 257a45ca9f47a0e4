"""Writes `docs/model.md`, `docs/codebook.md` and `docs/schema.cypher` from the schema: `python -m graph.document`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.codebook import codebook
from graph.schema import (
    LABELS,
    ON_EVERY_EDGE,
    ON_EVERY_FACT,
    ON_EVERY_NODE,
    RELATIONSHIPS,
    SCHEMA_VERSION,
)
from graph.statements import cypher_statements
from graph.terms import Label, Property, Relationship

DOCS = Path(__file__).parents[1] / "docs"

INTRODUCTION = f"""# The model: what is in the graph

<!-- Written by `python -m graph.document` from graph/schema.py. Change it there. -->

Schema version {SCHEMA_VERSION}. The graph answers how a matter travelled from body to body, who decided what and when,
what was promised and what came of it, and which sentence of which minutes says so, as it was known on any date.

- Dates are ISO strings, as precise as known: `2024-05-08`, `2024-05`, `2024`. They compare as text.
- Every fact is `SAID_IN` the passages that say it; a passage's `quote` stands word for word in its source.
- `known_from` is the date of the minutes that say a thing. As of a date, the graph is what has `known_from` up to then.
- An edge that joins two things has a `basis`: *said* (a sentence names the other end), *inferred* (a named rule),
  *judged* (a person); and a `reason`.
- Who wins when several sources speak, and how minutes join into one story, is the loaders' business; the graph keeps
  what they found.

```mermaid
graph LR
"""

# The heart of the model, for the drawing; the tables below hold all of it.
DRAWN = (
    "MEETING_OF", "HAS_ITEM", "DECIDED", "MADE_BY", "CONCERNS", "ATTENDED", "HAPPENED_TO", "FROM", "TO", "ABOUT",
    "NEXT", "RECEIVED_AT", "OWNED_BY", "KEPT_AT", "MEANS", "SAID_IN", "IN_ITEM", "IN_SOURCE", "MINUTES_OF",
    "SUBUNIT_OF",
)  # fmt: skip


def model() -> str:
    """The text of docs/model.md."""
    drawn = (f"  {start} -- {r.name} --> {r.end[0]}" for r in RELATIONSHIPS if r.name in DRAWN for start in _ends(r))
    parts = [INTRODUCTION + "\n".join(drawn) + "\n```\n", "## Nodes\n"]
    parts += [_properties("On every node", ON_EVERY_NODE), _properties("On every fact", ON_EVERY_FACT)]
    parts += [_label(label) for label in LABELS]
    parts += ["## Relationships\n", _properties("On every relationship", ON_EVERY_EDGE)]
    parts += [_relationship(relationship) for relationship in RELATIONSHIPS]
    return "\n".join(parts)


def cypher() -> str:
    """The text of docs/schema.cypher: the keys and indexes, as `migrate` makes them on Neo4j."""
    head = f"// Written by `python -m graph.document` from graph/schema.py. Schema version {SCHEMA_VERSION}.\n"
    return head + "".join(f"{statement};\n" for statement in cypher_statements())


def _ends(relationship: Relationship) -> Iterable[str]:
    return ("Referral", "Event", "Commitment") if relationship.name == "SAID_IN" else relationship.start


def _label(label: Label) -> str:
    if label.extends:
        return f"### {label.extends}:{label.name}\n\n{label.meaning}. Has the properties of {label.extends}.\n"
    own = tuple(one for one in label.properties if one not in ON_EVERY_FACT)
    fact = " A fact." if len(own) < len(label.properties) else ""
    return _properties(label.name, own, f"{label.meaning}.{fact}")


def _relationship(relationship: Relationship) -> str:
    start, end = "|".join(relationship.start), "|".join(relationship.end)
    derived = " Derived: rebuilt from the others." if relationship.derived else ""
    drawing = f"`(:{start})-[:{relationship.name}]->(:{end})`"
    return _properties(relationship.name, relationship.properties, f"{drawing}\n\n{relationship.meaning}.{derived}")


def _properties(title: str, properties: Iterable[Property], meaning: str = "") -> str:
    lines = [f"### {title}\n", *([f"{meaning}\n"] if meaning else [])]
    rows = list(_rows(properties))
    if rows:
        lines += ["| property | type | meaning |", "| --- | --- | --- |", *rows, ""]
    return "\n".join(lines)


def _rows(properties: Iterable[Property]) -> Iterator[str]:
    for one in properties:
        values = f": {', '.join(f'`{value}`' for value in one.values)}" if one.values else ""
        yield f"| `{one.name}` | {one.type} | {one.meaning}{values} |"


def main() -> None:
    """Write the three files."""
    for name, text in (("model.md", model()), ("codebook.md", codebook()), ("schema.cypher", cypher())):
        (DOCS / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
