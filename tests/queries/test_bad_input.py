"""What nobody meant to ask: every query of the library gives an empty answer or one clear line, on both stores."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from graph.rows import Edge, Node, Rows
from queries import runner
from queries.errors import ParameterError
from queries.library import load
from tests.queries.asking import every_question, needed, one_of_each
from tests.queries.conftest import Filled
from tests.sample import sample_rows

if TYPE_CHECKING:
    from graph.stores.base import Store

WRONG = {"text": 7, "date": "8. maj", "integer": "many", "boolean": "perhaps", "list": 7}


@pytest.fixture(scope="module")
def odd_rows() -> Rows:
    """The sample, and what does not occur: rings of hops, projects and bodies, things that nothing is told of."""
    rows = sample_rows()
    known = {"known_from": "2023-05-09", "certainty": "certain"}

    def tie(type_: str, start: str, end: str, **more: str) -> None:
        ends = [(rows.nodes[one].labels[0], one) for one in (start, end)]
        rows.add(Edge(type_, ends[0], ends[1], {**known, **more}))

    for before, after in (("4", "1"), ("3", "2")):
        tie("NEXT", f"referral:medicin:{before}", f"referral:medicin:{after}")
    tie("ANSWERS", "referral:medicin:3", "referral:medicin:4")
    tie("CONTINUES", "matter:følge-hjem", "matter:tryg-hjemkomst")
    tie("PART_OF", "matter:nære-forløb", "matter:tryg-hjemkomst")
    tie("SUBUNIT_OF", "org:ådal", "forum:klu-ådal")
    tie("SUCCEEDS", "forum:klyngestyregruppe-østerå", "forum:faglig-østerå", kind="renamed", date="2024-01-01")
    tie("RESUMES", "item:klu-ådal:2023-03-14:4", "item:klu-ådal:2023-10-10:1")
    for labels, name in ((("Matter", "Project"), "Uden hændelser"), (("Body", "Forum"), "Forum uden møder"),
                         (("Matter",), "Sag uden noget"), (("Person",), "Ukendt Person")):  # fmt: skip
        rows.add(Node(labels, f"odd:{name}", {"scope": "odd", "name": name, **known}))
    for label in ("Referral", "Commitment", "Meeting", "Event", "AgendaItem", "Decision"):
        rows.add(Node((label,), f"odd:{label}", {"scope": "odd", **known}))
    return rows


@pytest.fixture(scope="module")
def odd(filled: Filled, odd_rows: Rows) -> Iterator[Store]:
    with filled(odd_rows) as store:
        yield store


@pytest.fixture(scope="module")
def empty(filled: Filled) -> Iterator[Store]:
    with filled(Rows()) as store:
        yield store


def test_an_empty_graph_has_empty_answers(empty: Store) -> None:
    for name, query in load().items():
        result = runner.run(empty, name, one_of_each(query, "x"))
        assert (result.rows, result.cut, result.total) == ([], False, 0), name
        assert result.columns == tuple(column.name for column in query.columns)


def test_before_everything_nothing_is_known(sample: Store) -> None:
    for name, query in load().items():
        for asked in every_question(query, sample):
            assert runner.run(sample, name, {**asked, "as_of": "1900-01-01"}).rows == [], (name, asked)


def test_what_is_not_there_has_an_empty_answer(sample: Store) -> None:
    for name, query in load().items():
        if needed(query):
            assert runner.run(sample, name, one_of_each(query, "no such thing")).rows == [], name


def test_rings_and_things_without_anything_end_and_repeat_nothing(odd: Store) -> None:
    for name, query in load().items():
        for asked in every_question(query, odd):
            rows = runner.run(odd, name, asked, timeout=20).rows
            seen = [repr(row) for row in rows]
            assert len(set(seen)) == len(seen), (name, asked)


def test_a_route_through_a_ring_passes_no_hop_twice(odd: Store) -> None:
    rows = runner.run(odd, "escalation/routes", {"from_body": "KLU Ådal", "to_body": "forum:ssf-vesterland"}).rows
    for route in {row["route"] for row in rows}:
        hops = [row["fact"] for row in rows if row["route"] == route]
        assert len(set(hops)) == len(hops)
    assert rows[0]["from"] == "KLU Ådal"


@pytest.mark.parametrize("name", load())
def test_a_value_of_another_type_is_refused_in_one_line(name: str) -> None:
    query = load()[name]
    good = one_of_each(query, "x")
    for parameter in query.parameters:
        with pytest.raises(ParameterError) as caught:
            runner.values(query, {**good, parameter.name: WRONG[parameter.type]})
        assert str(caught.value).startswith(f"parameter {parameter.name}: expected ")
        assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", load())
def test_a_code_that_is_none_is_refused_with_those_there_are(name: str) -> None:
    query = load()[name]
    for parameter in query.parameters:
        if parameter.codes:
            with pytest.raises(ParameterError, match="got 'udsendt'"):
                runner.values(query, {**one_of_each(query, "x"), parameter.name: "udsendt"})


def test_kinds_and_states_are_codes_wherever_they_are_asked_for() -> None:
    lists = [(q.name, p) for q in load().values() for p in q.parameters if p.name in ("kinds", "states")]
    assert len(lists) > 3
    assert all(parameter.codes for _, parameter in lists)
