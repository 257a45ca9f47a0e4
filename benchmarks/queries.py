"""How long each query of the library takes, with a start and over the whole graph, on both stores.

    python -m benchmarks.queries 1000              load so many generated minutes into a fresh store, then measure
    python -m benchmarks.queries --store FOLDER    measure a store that is there; it is only read

A query is anchored where its first needed or wanted parameter names a thing of the graph, drawn at random (always the
same ones) from those that occur; without one it is asked about the whole graph. Times are of the whole answer, warm, on
a machine that does nothing else. Neo4j is measured where the tests would start one (docs/queries.md), and holds a copy.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from benchmarks.loading import loading, minutes
from graph import migrations
from graph.reading import read_rows
from graph.stores import open_embedded, open_neo4j
from graph.stores.base import Store
from graph.writer import apply
from queries.library import Query, load
from queries.names import PLURALS
from queries.parameters import Parameter
from queries.runner import values
from tests.neo4j_server import UnavailableError, neo4j_server

STARTS, ROUNDS, SEED = 20, 5, 1
AT_MOST = {"embedded": (300, 5000), "neo4j": (100, 2000)}
"""Milliseconds at the 95th percentile: with a start, and over the whole graph."""

# Things that a start is drawn from: those with something to tell.
DRAWN = {
    "matter": "MATCH (:Referral)-[:ABOUT]->(n:Matter)", "project": "MATCH (n:Project)",
    "forum": "MATCH (n:Forum)<-[:MEETING_OF]-(:Meeting)", "body": "MATCH (n:Body)<-[:FROM]-(:Referral)",
    "region": "MATCH (n:Region)", "person": "MATCH (n:Person)", "thing": "MATCH (n:Body)<-[:TO]-(:Referral)",
    "facts": "MATCH (n:Referral)", "things": "MATCH (n:Referral)", "about": "MATCH (:Question)-[:ASKS_ABOUT]->(n)",
}  # fmt: skip


def starts(query: Query, drawn: dict[str, list[str]]) -> list[dict[str, object]]:
    """Parameters for so many anchored runs; [] for a query that knows no start."""
    needed = [parameter for parameter in query.parameters if parameter.default is None and _kind(parameter)]
    anchors = needed or [parameter for parameter in query.parameters if _kind(parameter)][:1]
    if not anchors:
        return []
    pick = random.Random(SEED)  # noqa: S311
    found: list[dict[str, object]] = []
    for _ in range(STARTS):
        one: dict[str, object] = {}
        for parameter in anchors:
            known = drawn[_kind(parameter) or ""]
            count = 3 if parameter.type == "list" else 1
            chosen = [pick.choice(known) for _ in range(count)] if known else []
            one[parameter.name] = chosen if parameter.type == "list" else "".join(chosen)
        found.append(one)
    return found


def _kind(parameter: Parameter) -> str | None:
    """What a parameter names, by the last word of its own name; None for one that is no start."""
    last = parameter.name.rpartition("_")[2]
    kind = PLURALS.get(last, last) if parameter.type in ("text", "list") else ""
    return kind if kind in DRAWN else None


def measured(store: Store, drawn: dict[str, list[str]]) -> Iterator[tuple[str, str, float, float, int]]:
    """Query, 'start' or 'whole', median and 95th percentile in milliseconds, most rows."""
    for name, query in load().items():
        anchored = starts(query, drawn)
        if anchored:
            yield name, "start", *_times(store, query, anchored)
        if all(parameter.default is not None for parameter in query.parameters):
            yield name, "whole", *_times(store, query, [{}] * ROUNDS)


def _times(store: Store, query: Query, asked: list[dict[str, object]]) -> tuple[float, float, int]:
    taken, rows = [], 0
    store.query(query.cypher, values(query, asked[0]))  # Neo4j plans a query when it first sees it
    for given in asked:
        parameters, begun = values(query, given), time.perf_counter()
        rows = max(rows, len(store.query(query.cypher, parameters).rows))
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken), sorted(taken)[max(0, round(0.95 * len(taken)) - 1)], rows


def report(stores: list[Store]) -> None:
    """Print a table of all, and what is over its limit."""
    draw = {kind: f"{match} RETURN DISTINCT n.id AS id ORDER BY id" for kind, match in DRAWN.items()}
    drawn = {kind: [row["id"] for row in stores[0].query(cypher).rows] for kind, cypher in draw.items()}
    table: dict[tuple[str, str], list[str]] = {}
    slow = []
    for store in stores:
        for name, how, median, high, rows in measured(store, drawn):
            table.setdefault((name, how), [str(rows)]).append(f"{median:.0f} / {high:.0f}")
            if high > AT_MOST[store.kind][how == "whole"]:
                slow.append(f"{store.kind}: {name} ({how}) {high:.0f} ms")
    print(f"| query | asked | rows | {' | '.join(store.kind for store in stores)} |")
    print(f"| --- | --- | ---: |{' ---: |' * len(stores)}")
    for (name, how), cells in table.items():
        print(f"| `{name}` | {how} | {' | '.join(cells)} |")
    print("\n".join(["", "over the limit:", *(slow or ["none"])]))


def main(arguments: list[str]) -> None:
    """Load, copy to Neo4j where there is one, measure."""
    with ExitStack() as stack:
        place = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        if arguments[:1] == ["--store"]:
            path = Path(arguments[1])
        else:
            path, folder = place / "store", place / "minutes"
            folder.mkdir()
            minutes(folder, int(arguments[0]) if arguments else 200)
            loading(folder, path, 2)
        embedded = open_embedded(path, "read")
        stack.callback(embedded.close)
        stores: list[Store] = [embedded]
        try:
            server = stack.enter_context(neo4j_server())
        except UnavailableError as error:
            print(error, file=sys.stderr)
        else:
            neo4j = open_neo4j(server.uri, server.user, server.password)
            stack.callback(neo4j.close)
            with neo4j.transaction() as transaction:
                transaction.run("MATCH (n) DETACH DELETE n")
            migrations.migrate(neo4j)
            apply(neo4j, read_rows(embedded))
            stores.append(neo4j)
        report(stores)


if __name__ == "__main__":
    main(sys.argv[1:])
