"""Writes `docs/queries.md` from the headers: `python -m queries.document`. A test fails when it is stale."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from queries.library import Query, load
from queries.parameters import Value

DOCUMENT = Path(__file__).parents[1] / "docs" / "queries.md"

_OPENING = """# The query library

Made from the headers of `queries/library/` by `python -m queries.document`; change them there.

`klyngegraf query NAME --param KEY=VALUE` runs one. `--show` prints it with a `:param` line for each parameter, to paste
into Neo4j Browser or cypher-shell; values given with `--param` are put in as they are written, so give names to the
letter or ids there. The topic may be left out where the rest says enough. Dates are ISO (`2024-05-08`, and as
parameters also `2024-05` or `2024`, meaning the first day); lists have commas between them; where a list holds kinds or
states, one that is none is refused with those there are. A body is found with its subunits, often also with what it
took over from. A list that is cut says how many rows there are.

Where an answer rests on something not being there (no answer, not taken up, not heard of), `told_by` names the forums
whose minutes would tell, `told_after` the day after which, and `not_loaded` those of which no such minutes are loaded.

## As of a day

Every query takes `as_of`: the answer as the minutes up to that day allow. Facts and joins carry `known_from`, the day
of the minutes that say them, and every query leaves out what was known later; tests hold this for all queries on both
stores. What a fact says is the best reading of all loaded minutes, and that is not undone: where later minutes told a
referral again, its `date`, `earliest`, `latest`, `status` and `subject` are those of the most exact telling; where they
joined two threads or tied an event to a body that was known, the one matter they became is shown since its first hop;
where they gave a body, person or project another name, it has that name. For the graph of a day as it was loaded then,
load the minutes up to that day into a store of their own.

## How long they take

Where a start is given, every query finds it by an index, on both stores; a test holds this. What all queries take is
measured on both by `python -m benchmarks.queries 1000`. On 200 generated minutes (107,000 nodes and edges) the embedded
store took, in processor time on a machine that others used too: with a start 18 ms at the 95th percentile for the
median query, over 300 ms for two of 44 (`commitments/open` 349 ms, `ledger/handover` 318 ms); over the whole graph
0.2 s for the median query, at most 2.0 s (`commitments/by_state`; then `quality/unregistered_bodies` 1.4 s,
`ledger/handover` 1.3 s). These grow with the number of commitments, bodies and matters: five times as many minutes take
about five times as long.
Neo4j plans a query when it first sees it, which takes longer than the answer.
"""

_CLOSING = """
Rows as JSON and CSV, and the form of reports as data: [docs/cli.md](cli.md#reports-as-data).
"""


def document() -> str:
    """The whole page."""
    topics = groupby(load().values(), key=lambda query: query.topic)
    pages = "\n".join("\n".join(_topic(topic, list(queries))) for topic, queries in topics)
    return f"{_OPENING}\n{pages}{_CLOSING}"


def _topic(topic: str, queries: list[Query]) -> Iterator[str]:
    yield f"## {topic.capitalize()}"
    yield ""
    for query in queries:
        yield from _query(query)


def _query(query: Query) -> Iterator[str]:
    yield f"### `{query.name}`"
    yield ""
    yield query.summary
    yield f"*For {query.audience}.*"
    yield ""
    yield f"    {query.example}"
    yield ""
    yield "| parameter | type | default | meaning |"
    yield "| --- | --- | --- | --- |"
    for parameter in query.parameters:
        kind = f"{parameter.type} of {parameter.codes}" if parameter.codes else parameter.type
        yield f"| `{parameter.name}` | {kind} | {_default(parameter.default)} | {parameter.meaning} |"
    yield ""
    yield "| column | type | meaning |"
    yield "| --- | --- | --- |"
    for column in query.columns:
        kind = column.type.replace("|", " or ")
        yield f"| `{column.name}` | {kind} | {column.meaning} |"
    yield ""


def _default(value: Value | None) -> str:
    if value is None:
        return "needed"
    text = ", ".join(value) if isinstance(value, list) else str(value)
    return f"`{text}`" if text else "none"


def main() -> None:
    """Write the page."""
    DOCUMENT.parent.mkdir(exist_ok=True)
    DOCUMENT.write_text(document(), encoding="utf-8")


if __name__ == "__main__":
    main()
