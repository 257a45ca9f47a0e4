"""The example minutes with their annotated facts, joined, against the truth written before they were run.

What differs is named here and in docs/joining.md, hop by hop; a difference that goes away is no failure.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from graph.validation import check
from loaders.documents import read_document
from loaders.facts.record import Given, Record
from loaders.joining.rows import graph_rows
from loaders.pipeline import read_record
from queries.truth import joined
from tests.loaders.joining.given import EXAMPLES
from tests.loaders.joining.test_linked import Place, place, together

TRUTH: dict[str, Any] = json.loads((EXAMPLES / "truth.json").read_text(encoding="utf-8"))

# No sentence of the later two names the first: the money of one year and what was left of it.
NOT_JOINED = [
    {("2023-11-22_strategisk_sundhedsforum.txt", "2"), ("2024-04-24_strategisk_sundhedsforum.txt", "4")},
    {("2023-11-22_strategisk_sundhedsforum.txt", "2"), ("2024-11-21_faglig_sundhedsklynge_havmark.txt", "4")},
]
# Told in other words, or by another name of an end ('SSU', 'de tre kommuner'): the later telling is a hop of its own.
ONE_WITNESS_LESS = {
    ("Strategisk Sundhedsforum", "delegates", "sygehusene"),
    ("Faglig Sundhedsklynge Havmark", "reports_back", "Strategisk Sundhedsforum"),
    ("projektgruppen", "informs", "KLU Torsvig Kommune"),
    ("arbejdsgruppen", "informs", "Faglig Sundhedsklynge Havmark"),
    ("Faglig Sundhedsklynge Havmark", "delegates", "projektgruppen"),
    ("Sundhedssamarbejdsudvalget i Region Fjordmark", "reports_back", "Faglig Sundhedsklynge Egeborg"),
    ("Koordineringsforum Egeborg", "escalates", "Faglig Sundhedsklynge Egeborg"),
    ("Faglig Sundhedsklynge Egeborg", "escalates", "Sundhedssamarbejdsudvalget i Region Fjordmark"),
}


@pytest.fixture(scope="module")
def records() -> list[Record]:
    found = []
    for path in sorted((EXAMPLES / "minutes").iterdir()):
        facts = (EXAMPLES / "facts" / f"{path.stem}.json").read_text(encoding="utf-8")
        found.append(read_record(read_document(path), given=[Given("annotator", facts, vouched=True, alone=True)]))
    return found


@pytest.fixture(scope="module")
def got(records: list[Record]) -> dict[str, Any]:
    rows = graph_rows(records)
    check(rows)
    return joined(rows, {})


def test_the_examples_are_fourteen_or_more_over_two_and_a_half_years(records: list[Record]) -> None:
    days = sorted(str(reading.minutes.head.date) for record in records for reading in record.readings)
    assert len(days) >= 14
    assert days[0] <= "2023-03-14"
    assert days[-1] >= "2025-09-04"
    assert sorted(record.document.name for record in records) == TRUTH["minutes"]


def test_every_quote_stands_in_its_text(records: list[Record]) -> None:
    assert not [refused for record in records for refused in record.refused]


def test_the_same_items_are_one_matter_and_no_others(got: dict[str, Any]) -> None:
    assert not together(got) - together(TRUTH)
    assert together(TRUTH) - together(got) <= {frozenset(pair) for pair in NOT_JOINED}


def test_every_hop_is_there_with_its_kind_and_its_witnesses(got: dict[str, Any]) -> None:
    told = [(h["kind"], set(map(place, h["told_in"]))) for m in got["matters"] for h in m["hops"]]
    for matter in TRUTH["matters"]:
        for hop in matter["hops"]:
            places = set(map(place, hop["told_in"]))
            tellings = [there & places for kind, there in told if kind == hop["kind"] and there & places]
            assert tellings, (matter["title"], hop)
            if (hop["from"], hop["kind"], hop["to"]) not in ONE_WITNESS_LESS:
                assert places in tellings, (matter["title"], hop, tellings)


def test_what_was_received_is_received_where_the_truth_says(got: dict[str, Any]) -> None:
    def received(truth: dict[str, Any]) -> set[tuple[str, Place | None]]:
        return {(h["kind"], place(h["received_in"])) for m in truth["matters"] for h in m["hops"] if h["received_in"]}

    assert received(TRUTH) <= received(got)


def test_what_was_sent_and_never_taken_up_is_not_said_to_be_received(got: dict[str, Any]) -> None:
    [matter] = [m for m in got["matters"] if m["title"].startswith("Sårplejeprodukter")]
    [hop] = matter["hops"]
    assert (hop["from"], hop["to"]) == ("Driftsforum Havmark", "Faglig Sundhedsklynge Havmark")
    assert hop["received_in"] is None


def test_projects_people_and_namesakes(got: dict[str, Any]) -> None:
    assert [{end: link[end] for end in ("from", "to", "kind")} for link in got["lineage"]] == TRUTH["lineage"]
    found = [set(group) for group in got["people"]]
    for person in TRUTH["people"]:
        assert any(set(person) <= group for group in found), person
    for alike in TRUTH["namesakes"]:
        assert not any(set(alike) <= group for group in found), alike


def test_every_promise_is_there_and_nobody_is_said_to_have_missed_what_was_not_missed(got: dict[str, Any]) -> None:
    def promises(truth: dict[str, Any], *states: str) -> set[tuple[Place | None, str]]:
        return {(place(c["made_in"]), c["what"]) for c in truth["commitments"] if not states or c["state"] in states}

    assert promises(TRUTH) <= promises(got)
    assert promises(got, "missed") == promises(TRUTH, "missed")
    assert promises(got, "cancelled") <= promises(TRUTH, "cancelled")
