"""As of a day: what the library answers from all minutes, against a store that holds no more than was known that day.

Held for every query, new ones too, over the example minutes and over five linked ones with perfect facts: what a query
answers as of a day from everything equals what it answers from the part of the graph that is known by then
(`known_from`, on facts and joins). Both are asked in the embedded store; Neo4j is held to the same over the sample.
What later minutes change in the graph itself is told in docs/queries.md, 'As of a day'.
"""

from __future__ import annotations

import shutil
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.rows import Edge, Rows
from graph.stores import open_embedded
from graph.writer import apply
from klyngegraf.demo import example_minutes
from loaders.documents import read_document
from loaders.facts.record import Record
from loaders.joining.rows import graph_rows
from loaders.pipeline import read_record
from queries import runner
from queries.library import load
from tests.loaders.joining.test_linked import linked_records
from tests.queries.asking import every_question

if TYPE_CHECKING:
    from graph.stores.base import Store

MOST_QUESTIONS = 8
EXACT_HERE = ("Passage", "Source", "AgendaItem", "Decision", "Commitment", "Denial")
"""Labels whose nodes are the same in both: what one set of minutes says alone, nobody changes later."""


@dataclass
class Told:
    """A set of minutes, the days of their meetings, and the graph of all."""

    records: list[Record]
    days: list[str]
    rows: Rows


@pytest.fixture(scope="module", params=["examples", "linked"])
def told(request: pytest.FixtureRequest) -> Told:
    if request.param == "linked":
        records = linked_records()
    else:
        records = [read_record(read_document(path)) for path in sorted(example_minutes().iterdir())]
    days = sorted({str(reading.minutes.head.date) for record in records for reading in record.readings})
    return Told(records, days, graph_rows(records))


@pytest.fixture
def store_of(_embedded_prepared: Path, tmp_path: Path) -> Iterator[Callable[[Rows], Store]]:
    """Makes a store that holds some rows."""
    made: list[Store] = []

    def make(rows: Rows) -> Store:
        store = open_embedded(shutil.copytree(_embedded_prepared, tmp_path / str(len(made))), "write")
        apply(store, rows)
        made.append(store)
        return store

    yield make
    for store in made:
        store.close()


def test_every_query_answers_as_of_a_day_what_was_known_then(told: Told, store_of: Callable[[Rows], Store]) -> None:
    everything = store_of(told.rows)
    for day in (told.days[len(told.days) // 3], told.days[-2]):
        then = store_of(known(told.rows, day))
        for name, asked in _questions(everything):
            answer = runner.run(everything, name, {**asked, "as_of": day}).rows
            assert answer == runner.run(then, name, asked).rows, (day, name, asked)


def test_what_minutes_say_alone_is_not_changed_by_later_ones(told: Told) -> None:
    for day in told.days[:-1]:
        part = known(told.rows, day)
        loaded = graph_rows([record for record in told.records if _last(record) <= day])
        for label in EXACT_HERE:
            assert _nodes(part, label) == _nodes(loaded, label), (day, label)


def known(rows: Rows, day: str) -> Rows:
    """The part of the graph that is known on a day; who was last seen when is told by the meetings up to it."""
    part = Rows()
    part.extend(node for node in rows.nodes.values() if str(node.properties.get("known_from") or "") <= day)
    edges = [
        edge
        for edge in rows.edges.values()
        if str(edge.properties.get("known_from") or "") <= day
        and edge.start[1] in part.nodes
        and edge.end[1] in part.nodes
    ]
    forum_of = {edge.start[1]: edge.end[1] for edge in edges if edge.type == "MEETING_OF"}
    seen: dict[tuple[str, str], list[str]] = defaultdict(list)
    for edge in edges:
        if edge.type == "ATTENDED" and edge.properties["status"] != "guest":
            seen[edge.start[1], forum_of[edge.end[1]]].append(str(part.nodes[edge.end[1]].properties["date"]))
    part.extend(_clipped(edge, seen) for edge in edges)
    return part


def _clipped(edge: Edge, seen: dict[tuple[str, str], list[str]]) -> Edge:
    if edge.type != "MEMBER_OF":
        return edge
    return replace(edge, properties={**edge.properties, "last_seen": max(seen[edge.start[1], edge.end[1]])})


def _questions(store: Store) -> Iterator[tuple[str, dict[str, object]]]:
    for name, query in load().items():
        every = list(every_question(query, store))
        step = max(1, len(every) // MOST_QUESTIONS)
        yield from ((name, one) for one in every[::step])


def _nodes(rows: Rows, label: str) -> Counter[str]:
    return Counter(
        f"{node.id} {sorted(node.properties.items())}" for node in rows.nodes.values() if label in node.labels
    )


def _last(record: Record) -> str:
    return max(str(reading.minutes.head.date) for reading in record.readings)
