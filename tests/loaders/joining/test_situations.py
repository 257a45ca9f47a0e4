"""Linked situations in several manners of writing: what is joined, what is kept apart, what is asked.

The figures are floors that the joining of perfect facts must keep; docs/joining.md states those measured.
"""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest

from graph.rows import Rows
from graph.validation import check
from loaders.facts.record import Record
from loaders.joining.rows import graph_rows
from queries.truth import joined
from tests.loaders.joining.groups import Figures, measure
from tests.loaders.joining.situations import NAMES, Situation, situation
from tests.loaders.joining.test_linked import TRUTH, linked_records, place, together

LEAST = {"shared words": 0.9, "no shared words": 0.6}


@pytest.fixture(scope="module")
def told() -> dict[str, Situation]:
    return {name: situation(name) for name in NAMES}


@pytest.fixture(scope="module")
def records(told: dict[str, Situation]) -> dict[str, list[Record]]:
    return {name: one.records() for name, one in told.items()}


@pytest.fixture(scope="module")
def rows(records: dict[str, list[Record]]) -> dict[str, Rows]:
    return {name: graph_rows(held) for name, held in records.items()}


@pytest.mark.parametrize("name", NAMES)
def test_the_marks_stand_in_the_texts_and_the_rows_keep_to_the_schema(
    name: str, records: dict[str, list[Record]], rows: dict[str, Rows]
) -> None:
    assert not [refused for record in records[name] for refused in record.refused]
    check(rows[name])


@pytest.mark.parametrize("name", NAMES)
def test_no_two_items_are_made_one_matter_that_are_two(
    name: str, told: dict[str, Situation], rows: dict[str, Rows]
) -> None:
    assert not together(joined(rows[name], {})) - together(told[name].truth())


def test_true_joins_are_found_and_near_misses_kept_apart_in_every_group(
    told: dict[str, Situation], records: dict[str, list[Record]], rows: dict[str, Rows]
) -> None:
    figures = Figures()
    for name in NAMES:
        measure(figures, records[name], told[name].truth(), joined(rows[name], {}))
    linked = linked_records()
    measure(figures, linked, TRUTH, joined(graph_rows(linked), {}))
    assert figures.share("near misses", "right") == 1.0, figures
    for group, least in LEAST.items():
        assert figures.share(group, "right") >= least, figures


@pytest.mark.parametrize("name", NAMES)
def test_minutes_in_reverse_give_the_same_graph(
    name: str, records: dict[str, list[Record]], rows: dict[str, Rows]
) -> None:
    again = graph_rows(list(reversed(records[name])))
    assert again.nodes == rows[name].nodes
    assert again.edges == rows[name].edges


def hops_of(truth: dict[str, Any], title: str) -> list[tuple[str, str]]:
    return [(h["from"], h["to"]) for m in truth["matters"] if m["title"].startswith(title) for h in m["hops"]]


def test_a_matter_that_runs_in_a_circle_is_told_to_its_end(rows: dict[str, Rows]) -> None:
    drift, faglig, klu = "Driftsforum Askehøj", "Faglig Klynge Askehøj", "KLU Hammel Å"
    assert hops_of(joined(rows["kreds"], {}), "Nødkald") == [
        (drift, faglig),
        (faglig, klu),
        (klu, drift),
        (drift, faglig),
    ]


def test_an_answer_told_to_be_older_than_its_question_answers_nothing(rows: dict[str, Rows]) -> None:
    nodes = rows["kreds"].nodes
    pairs = [(nodes[e.start[1]], nodes[e.end[1]]) for e in rows["kreds"].edges.values() if e.type == "ANSWERS"]
    assert all(str(answer.properties["sort_date"]) >= str(asked.properties["sort_date"]) for answer, asked in pairs)


def test_two_matters_of_one_title_in_two_regions_stay_two_and_one_that_crosses_them_is_one(
    rows: dict[str, Rows],
) -> None:
    matters = joined(rows["to_regioner"], {})["matters"]
    alike = [{p["minutes"].split("_")[1] for p in m["items"]} for m in matters if m["title"].startswith("Rehab")]
    assert len(alike) == 2
    assert not alike[0] & alike[1]
    crossing = next(m for m in matters if m["title"] == "Ambulancer over broen")
    assert {"drift_oestmark_2023-11-09.txt", "drift_vestoe_2023-11-02.txt"} <= {p["minutes"] for p in crossing["items"]}


def test_alike_matters_that_no_sentence_ties_are_asked_about(rows: dict[str, Rows]) -> None:
    asked = [n.properties["text"] for n in rows["loefter"].nodes.values() if n.labels[0] == "Question"]
    assert any("Tryksår, fortsat" in str(text) and "Hæfte om tryksår" in str(text) for text in asked)


def test_an_item_that_names_the_other_forum_and_is_about_the_same_takes_it_up(
    told: dict[str, Situation], rows: dict[str, Rows]
) -> None:
    found = together(joined(rows["kreds"], {}))
    diet = next(m for m in told["kreds"].truth()["matters"] if m["title"] == "diaet")
    assert frozenset(map(place, diet["items"])) in found


def test_nobody_asks_about_what_is_joined_or_of_two_regions(rows: dict[str, Rows]) -> None:
    for held in rows.values():
        concerns: dict[str, set[str]] = {}
        for edge in held.edges.values():
            if edge.type == "CONCERNS":
                concerns.setdefault(edge.start[1], set()).add(edge.end[1])
        for node in held.nodes.values():
            if node.labels[0] == "Question" and node.properties["kind"] == "matter":
                sides = node.properties["sides"]
                assert isinstance(sides, list)
                for one, other in combinations(map(str, sides), 2):
                    assert not concerns.get(one, {one}) & concerns.get(other, {other})


def test_two_days_for_one_sending_and_one_meeting_are_both_kept_and_asked_about(rows: dict[str, Rows]) -> None:
    held = rows["to_datoer"]
    asked = [n for n in held.nodes.values() if n.labels[0] == "Question" and n.properties["kind"] == "date"]
    reasons = sorted(str(node.properties["reasons"]) for node in asked)
    assert ["møde" in reason for reason in reasons] == [True, False]
    told = {str(e.properties["date"]) for e in held.edges.values() if e.type == "SAID_IN" and e.properties.get("date")}
    assert {"2023-11-24", "2023-11-27"} <= told
