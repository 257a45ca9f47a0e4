"""The example minutes' facts, joined: the story that the examples' own page tells."""

from __future__ import annotations

import random

import pytest

from graph.rows import Rows
from graph.validation import check
from loaders.joining.rows import graph_rows
from tests.loaders.joining.given import example_records

MATTER = "Medicin ved udskrivelse op til weekend"
PROJECT = "Nær på skærm"


@pytest.fixture(scope="module")
def rows() -> Rows:
    return graph_rows(example_records())


def name(rows: Rows, identifier: str) -> str:
    return str(rows.nodes[identifier].properties["name"])


def ends(rows: Rows, type_: str) -> dict[str, str]:
    return {e.start[1]: e.end[1] for e in rows.edges.values() if e.type == type_}


def hops(rows: Rows, matter: str) -> list[tuple[str, str, str, str]]:
    """(day, from, to, kind) of a matter's referrals that happened, in order."""
    about, giver, receiver = (ends(rows, type_) for type_ in ("ABOUT", "FROM", "TO"))
    found = [
        rows.nodes[referral].properties | {"from": name(rows, giver[referral]), "to": name(rows, receiver[referral])}
        for referral, identifier in about.items()
        if referral in giver and name(rows, identifier) == matter
    ]
    done = [p for p in found if p["status"] == "done"]
    return sorted((str(p["sort_date"]), str(p["from"]), str(p["to"]), str(p["kind"])) for p in done)


def test_the_rows_keep_to_the_schema(rows: Rows) -> None:
    check(rows)


def test_a_matter_climbs_to_the_top_and_its_answer_comes_back(rows: Rows) -> None:
    klu, drift, faglig = "KLU Torsvig Kommune", "Driftsforum Havmark", "Faglig Sundhedsklynge Havmark"
    ssf = "Strategisk Sundhedsforum"
    assert hops(rows, MATTER) == [
        ("2023-03-21", klu, drift, "escalates"),
        ("2023-05-25", drift, faglig, "escalates"),
        ("2023-09-07", faglig, "Sygehusapoteket", "delegates"),
        ("2023-09-19", faglig, ssf, "escalates"),
        ("2023-10-10", "Sygehusapoteket", faglig, "reports_back"),
        ("2023-11-22", ssf, "sygehusene", "delegates"),
        ("2023-12-12", ssf, faglig, "reports_back"),
        ("2024-02-29", faglig, drift, "delegates"),
        ("2024-03-06", faglig, drift, "reports_back"),
        ("2024-04-11", drift, klu, "reports_back"),
        ("2024-11-21", drift, faglig, "reports_back"),
    ]


def test_a_hop_told_by_sender_and_receiver_is_one_with_every_witness(rows: Rows) -> None:
    in_source, about = ends(rows, "IN_SOURCE"), ends(rows, "ABOUT")
    first = min(
        (r for r in ends(rows, "FROM") if name(rows, about[r]) == MATTER),
        key=lambda r: str(rows.nodes[r].properties["sort_date"]),
    )
    passages = {e.end[1] for e in rows.edges.values() if e.type == "SAID_IN" and e.start[1] == first}
    assert {str(rows.nodes[in_source[p]].properties["name"])[:10] for p in passages} == {
        "2023-03-14", "2023-05-25", "2023-09-07", "2023-11-22", "2024-09-17",
    }  # fmt: skip


def test_each_answer_answers_an_earlier_question_between_the_same_two(rows: Rows) -> None:
    giver, receiver, answers = ends(rows, "FROM"), ends(rows, "TO"), ends(rows, "ANSWERS")
    assert answers
    for answer, asked in answers.items():
        assert (giver[answer], receiver[answer]) == (receiver[asked], giver[asked])
        assert rows.nodes[asked].properties["sort_date"] <= rows.nodes[answer].properties["sort_date"]


def test_a_renamed_project_is_one_matter_under_both_names(rows: Rows) -> None:
    projects = {n.properties["name"]: n.properties.get("aliases") for n in rows.nodes.values() if "Project" in n.labels}
    assert projects == {PROJECT: ["Skærmstuen"], "Hjemmeblik": None, "Tryg Start": None}


def test_a_project_that_builds_on_another_is_its_own_and_continues_it(rows: Rows) -> None:
    continued = {(name(rows, one), name(rows, other)) for one, other in ends(rows, "CONTINUES").items()}
    assert continued == {("Hjemmeblik", PROJECT)}


def test_a_promise_is_kept_only_where_a_later_sentence_says_so(rows: Rows) -> None:
    kept = {e.start[1]: e for e in rows.edges.values() if e.type == "KEPT_AT"}
    what = {i: str(rows.nodes[i].properties["what"]) for i in kept}
    lists = [i for i, words in what.items() if "direkte numre" in words]
    assert len(lists) == 1
    said = rows.nodes[kept[lists[0]].properties["passages"][0]]  # type: ignore[index]
    assert said.properties["quote"] == "Kommunerne fik listen den 27. november 2023."
    assert not any("forebyggelsestilbud" in words for words in what.values())


def test_a_promise_is_missed_only_where_the_minutes_themselves_say_so(rows: Rows) -> None:
    missed = {str(rows.nodes[i].properties["what"]) for i in ends(rows, "MISSED_AT")}
    assert missed == {"oversigt over det forventede forbrug"}


def test_two_spellings_are_one_person_and_namesakes_are_two(rows: Rows) -> None:
    people = [n.properties for n in rows.nodes.values() if n.labels == ("Person",)]
    assert ["Birgitte Holm Vestrup", "Birgitte Holm-Vestrup"] in [p["variants"] for p in people]
    assert ["Jens Erik Tornemark", "Jens Tornemark"] in [p["variants"] for p in people]
    assert ["Anne-Mette Rahbæk", "Annemette Rahbæk"] in [p["variants"] for p in people]
    assert len([p for p in people if str(p["name"]).startswith("Mette ")]) == 2
    assert [p["name"] for p in people].count("Morten Hejreskov") == 2


def test_a_postponed_item_is_taken_up_again(rows: Rows) -> None:
    titles = {
        (rows.nodes[later].properties["title"], rows.nodes[earlier].properties["title"])
        for later, earlier in ends(rows, "RESUMES").items()
    }
    assert titles == {(title, title) for title in ("Data om akutte genindlæggelser", "Fælles kursus i sårpleje")}


@pytest.mark.parametrize("seed", range(5))
def test_any_order_of_files_gives_the_same_graph(rows: Rows, seed: int) -> None:
    records = example_records()
    random.Random(seed).shuffle(records)
    again = graph_rows(records)
    assert again.nodes == rows.nodes
    assert again.edges == rows.edges


def test_a_removed_file_takes_its_facts_away_and_leaves_the_others() -> None:
    records = example_records()
    fewer = graph_rows(records[:-1])
    digest = records[-1].document.digest
    assert all(n.properties.get("digest") != digest for n in fewer.nodes.values())
    check(fewer)
    assert hops(fewer, MATTER)[0][0] == "2023-03-21"
