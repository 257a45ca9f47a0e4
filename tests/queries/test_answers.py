"""Every query of the library over the sample graph, on both stores: the rows that a reader of it would write down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from graph.rows import Edge, Node, Rows
from queries import runner
from queries.library import load
from tests.queries.answers import CASES
from tests.queries.conftest import Filled
from tests.sample import sample_rows

if TYPE_CHECKING:
    from graph.stores.base import Store

# What each query is asked to hold the answer of a day against a store that holds no more than that day.
ASKED: dict[str, dict[str, object]] = {name: parameters for name, parameters, _, _ in reversed(CASES)}
DAYS = ("2023-03-13", "2023-05-31", "2023-06-20", "2023-09-30")


@pytest.mark.parametrize(("name", "parameters", "columns", "rows"), CASES)
def test_answer(
    sample: Store, name: str, parameters: dict[str, object], columns: str, rows: list[tuple[Any, ...]]
) -> None:
    found = runner.run(sample, name, parameters)
    assert [tuple(row[column] for column in columns.split()) for row in found.rows] == rows


def test_every_query_of_the_library_has_an_answer_here() -> None:
    assert {name for name, *_ in CASES} == set(load())


def test_silence_is_told_only_where_later_minutes_of_both_are_loaded(filled: Filled) -> None:
    rows = sample_rows()
    rows.nodes["commitment:evaluering"].properties["due_to"] = "2023-06-01"
    rows.nodes["commitment:høring"].properties["due_to"] = "2023-05-01"
    rows.edges = {identity: edge for identity, edge in rows.edges.items() if edge.type != "MISSED_AT"}
    with filled(rows) as store:
        states = {row["what"]: row["state"] for row in runner.run(store, "commitments/open").rows}
    assert states["evaluerer prøveperioden"] == "not_heard_of"
    assert states["sender høringssvar"] == "not_heard_of"
    rows.nodes["commitment:evaluering"].properties["due_to"] = "2023-06-20"
    with filled(rows) as store:
        states = {row["what"]: row["state"] for row in runner.run(store, "commitments/open").rows}
    assert states["evaluerer prøveperioden"] == "not_loaded"


@pytest.mark.parametrize("day", DAYS)
def test_the_answer_of_a_day_is_the_answer_of_a_store_that_ends_there(filled: Filled, day: str) -> None:
    asked = {name: {**parameters, "as_of": day} for name, parameters in ASKED.items()}
    with filled(_known(sample_rows(), "9999-12-31")) as store:
        of_the_day = {name: runner.run(store, name, parameters).rows for name, parameters in asked.items()}
    with filled(_known(sample_rows(), day)) as store:
        everything = {name: {**parameters, "as_of": "9999-12-31"} for name, parameters in asked.items()}
        of_all = {name: runner.run(store, name, parameters).rows for name, parameters in everything.items()}
    assert of_the_day == of_all


def test_circles_among_referrals_and_projects_end(filled: Filled) -> None:
    rows = sample_rows()
    back = next(edge for edge in rows.edges.values() if edge.type == "NEXT" and edge.start[1] == "referral:medicin:3")
    tie = next(edge for edge in rows.edges.values() if edge.type == "CONTINUES")
    for edge, start, end in ((back, "referral:medicin:4", "referral:medicin:1"), (tie, tie.end[1], tie.start[1])):
        rows.add(type(edge)(edge.type, (edge.start[0], start), (edge.end[0], end), edge.properties))
    with filled(rows) as store:
        hops = runner.run(store, "escalation/route", {"matter": "matter:medicin"}).rows
        life = runner.run(store, "lineage/project", {"project": "matter:tryg-hjemkomst"}).rows
    assert sorted(hop["fact"] for hop in hops) == [f"referral:medicin:{number}" for number in range(1, 5)]
    assert len({(row["fact"], row["entry"], row["project"]) for row in life}) == len(life) == 12


def test_a_contradiction_is_told_with_the_words_of_both_sides(filled: Filled) -> None:
    rows = sample_rows()
    told = sorted(node.id for node in rows.nodes.values() if node.labels == ("Passage",))[:2]
    reasons = ["to referater giver samme møde hver sin dato"]
    properties = {"scope": "q", "kind": "date", "text": "?", "reasons": reasons, "known_from": "2023-05-09"}
    rows.add(Node(("Question",), "question:dates", properties))
    for passage in told:
        rows.add(Edge("ASKS_ABOUT", ("Question", "question:dates"), ("Passage", passage), {"known_from": "2023-05-09"}))
    with filled(rows) as store:
        found = runner.run(store, "quality/contradictions").rows
        before = runner.run(store, "quality/contradictions", {"as_of": "2023-05-08"}).rows
    assert {(row["quote"], *row["reasons"]) for row in found} == {
        (rows.nodes[passage].properties["quote"], *reasons) for passage in told
    }
    assert not before


def _known(rows: Rows, day: str) -> Rows:
    """What minutes up to a day say: nodes and edges known by then."""
    # The sample's group is known later than the referral that reaches it.
    rows.nodes["group:begge-kommuner"].properties["known_from"] = "2023-05-09"
    known = Rows()
    known.extend(node for node in rows.nodes.values() if str(node.properties.get("known_from") or "") <= day)
    known.extend(
        edge
        for edge in rows.edges.values()
        if str(edge.properties.get("known_from") or "") <= day
        and edge.start[1] in known.nodes
        and edge.end[1] in known.nodes
    )
    return known
