"""Five linked minutes with perfect facts: what they say together, against what was written down about them."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from graph.rows import Rows
from graph.validation import check
from loaders.documents import read_document
from loaders.facts.record import Given, Record
from loaders.joining.rows import graph_rows
from loaders.pipeline import read_record
from queries.truth import joined

LINKED = Path(__file__).parent / "linked"
TRUTH: dict[str, Any] = json.loads((LINKED / "truth.json").read_text(encoding="utf-8"))
Place = tuple[str, str]


def linked_records() -> list[Record]:
    """The linked minutes, the facts of their annotation in the place of those that the tool reads."""
    found = []
    for path in sorted((LINKED / "minutes").iterdir()):
        facts = (LINKED / "facts" / f"{path.stem}.json").read_text(encoding="utf-8")
        found.append(read_record(read_document(path), given=[Given("annotator", facts, vouched=True, alone=True)]))
    return found


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return linked_records()


@pytest.fixture(scope="module")
def rows(records: list[Record]) -> Rows:
    return graph_rows(records)


@pytest.fixture(scope="module")
def got(rows: Rows) -> dict[str, Any]:
    return joined(rows, {})


def place(entry: dict[str, str] | None) -> Place | None:
    return (entry["minutes"], entry["item"]) if entry else None


def together(truth: dict[str, Any]) -> set[frozenset[Place | None]]:
    return {frozenset(two) for m in truth["matters"] for two in combinations(map(place, m["items"]), 2)}


def hops(truth: dict[str, Any]) -> set[tuple[str, frozenset[Place | None], Place | None]]:
    return {
        (h["kind"], frozenset(map(place, h["told_in"])), place(h["received_in"]))
        for m in truth["matters"]
        for h in m["hops"]
    }


def test_all_given_facts_stand_in_the_texts(records: list[Record], rows: Rows) -> None:
    assert [record.refused for record in records] == [[]] * 5
    check(rows)


def test_items_are_joined_as_the_truth_says_and_no_others(got: dict[str, Any]) -> None:
    missed = together(TRUTH) - together(got)
    assert not together(got) - together(TRUTH)
    # 'vores henvendelse' names nobody and no day: what it means is left to a person.
    assert {m for pair in missed for m in pair} <= {
        ("klu_hjelmby_2022-02-10.txt", "3"),
        ("klu_hjelmby_2022-11-24.txt", "5"),
    }


def test_hops_have_their_witnesses_and_the_item_that_received_them(got: dict[str, Any]) -> None:
    assert not hops(got) - hops(TRUTH)
    assert len(hops(got)) >= len(hops(TRUTH)) - 1


def test_every_promise_has_its_state(got: dict[str, Any]) -> None:
    def states(truth: dict[str, Any]) -> dict[tuple[Place | None, str], tuple[str, Place | None]]:
        return {(place(c["made_in"]), c["what"]): (c["state"], place(c["settled_in"])) for c in truth["commitments"]}

    assert states(got) == states(TRUTH)


def test_people_are_joined_and_namesakes_kept_apart(got: dict[str, Any]) -> None:
    groups = [set(group) for group in got["people"]]
    assert all(any(set(pair) <= group for group in groups) for pair in TRUTH["people"])
    assert not any(set(pair) <= group for pair in TRUTH["namesakes"] for group in groups)


def test_lineage_goes_by_the_names_of_its_day(got: dict[str, Any]) -> None:
    assert [(t["from"], t["kind"], t["to"]) for t in got["lineage"]] == [("Natlyset", "continues", "Aftenvagten")]


def test_every_join_says_why(got: dict[str, Any]) -> None:
    assert all(h["basis"] in ("said", "inferred") and h["reason"] for m in got["matters"] for h in m["hops"])


def test_what_was_known_on_a_day_is_what_the_minutes_up_to_it_say(records: list[Record], rows: Rows) -> None:
    """Hops and the items they are received at, as of each meeting, equal those of a graph of the minutes so far."""
    days = sorted(str(r.readings[0].minutes.head.date) for r in records)
    for day in days:
        until = graph_rows([r for r in records if str(r.readings[0].minutes.head.date) <= day])
        assert _known(rows, day) == _known(until, day)


def _known(rows: Rows, day: str) -> set[tuple[str, str, str]]:
    return {
        (e.type, e.start[1], e.end[1])
        for e in rows.edges.values()
        if e.type in ("SAID_IN", "RECEIVED_AT", "KEPT_AT", "MISSED_AT") and e.start[0] in ("Referral", "Commitment")
        and str(e.properties["known_from"]) <= day
    }  # fmt: skip


def test_any_order_makes_the_same_graph(records: list[Record], rows: Rows) -> None:
    again = graph_rows(list(reversed(records)))
    assert again.nodes == rows.nodes
    assert again.edges == rows.edges
