"""How queries find what they begin with: by an index where a start is given, on both stores.

Neo4j tells by PROFILE how many nodes a scan of a label brought up. The embedded engine tells only the plan of a
statement without subqueries, so there the way in is looked up by itself, and the text of a query is read for clauses
that begin with a bare label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from graph.writer import apply
from queries.library import Query, load
from queries.names import LABELS
from queries.runner import values
from tests.queries.asking import needed
from tests.sample import sample_rows

if TYPE_CHECKING:
    from graph.stores.base import Store
    from tests.neo4j_server import Server

# The day of the latest minutes of all is part of some answers: that looks at every meeting. Regions are five.
OF_ALL = {"Meeting", "Source", "MINUTES_OF", "Region"}
START = {
    "matter": "matter:medicin", "project": "matter:tryg-hjemkomst", "body": "forum:klu-ådal", "forum": "forum:klu-ådal",
    "person": "person:birthe", "region": "region:vesterland", "thing": "forum:klu-ådal",
    "facts": ["referral:medicin:1"], "things": ["forum:klu-ådal"], "bodies": ["forum:klu-ådal"],
}  # fmt: skip
_WAY_IN = re.compile(r"\(\w+:(\w+) \{(\w+): \$?[\w.]+\}\)")
_CLAUSE = re.compile(r"^\s*(?:OPTIONAL )?MATCH (.*)$")
_VARIABLE = re.compile(r"[(\[](\w+)(?=[:)\] {])")
_NAMED = re.compile(r"\bAS (\w+)")


def anchored(query: Query) -> dict[str, object]:
    """A start for the query: for what it needs, else for the first thing that it can begin with; {} for none."""
    of = {p.name: START.get(p.name.rpartition("_")[2]) for p in query.parameters if p.type in ("text", "list")}
    names = needed(query) or [name for name in of if of[name] and name.rpartition("_")[2] in (*LABELS, "bodies")][:1]
    return {name: of[name] for name in names}


STARTED = sorted(name for name, query in load().items() if anchored(query))


def test_most_queries_can_begin_somewhere() -> None:
    assert len(STARTED) > 30


@pytest.mark.neo4j
def test_neo4j_brings_up_no_whole_label_where_a_start_is_given(_neo4j_prepared: Server) -> None:
    from neo4j import GraphDatabase

    from graph.stores import open_neo4j

    server = _neo4j_prepared
    store = open_neo4j(server.uri, server.user, server.password)
    apply(store, sample_rows())
    store.close()
    login = (server.user, server.password)
    with (
        GraphDatabase.driver(server.uri, auth=login, notifications_min_severity="OFF") as driver,
        driver.session() as session,
    ):
        for name in STARTED:
            query = load()[name]
            summary = session.run("PROFILE " + query.cypher, values(query, anchored(query))).consume()
            scans = [
                (step["operatorType"], step["args"]["Details"])
                for step in _steps(summary.profile)
                if "Scan" in step["operatorType"]
                and step["rows"]
                and not any(f":{label}" in step["args"]["Details"] for label in OF_ALL)
            ]
            assert not scans, (name, scans)


def _steps(plan: Any) -> Iterator[Any]:
    yield plan
    for child in plan.get("children", ()):
        yield from _steps(child)


def test_every_way_in_is_an_index_of_the_embedded_store(embedded_sample: Store) -> None:
    ways = {found for query in load().values() for found in _WAY_IN.findall(query.cypher)}
    assert ("Body", "name") in ways
    for label, key in ways:
        plan = embedded_sample.query(f"EXPLAIN MATCH (n:{label} {{{key}: $x}}) RETURN n.id AS id", {"x": "x"}).rows
        assert "NodeIndexSeek" in str(plan), (label, key)


@pytest.mark.parametrize("name", STARTED)
def test_no_clause_begins_with_a_bare_label_but_where_no_start_is_given(name: str) -> None:
    bound: set[str] = set()
    lines = load()[name].cypher.splitlines()
    for before, line in zip(["", *lines], lines, strict=False):
        clause = _CLAUSE.match(line)
        if clause:
            free = not bound & set(_VARIABLE.findall(clause[1]))
            bare = free and not _WAY_IN.search(clause[1]) and not any(f":{label}" in clause[1] for label in OF_ALL)
            assert not bare or before.strip().endswith("AS every"), line
            bound |= set(_VARIABLE.findall(clause[1]))
        bound |= set(_NAMED.findall(line))
