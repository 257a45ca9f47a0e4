"""Asking: reports in every format, names that are not there, and Cypher that may only read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.klyngegraf.conftest import Cli

ROUTE = ("route", "medicin ved udskrivelse")


def test_the_route_of_a_matter_names_each_step_and_its_sentence(loaded: Cli) -> None:
    outcome = loaded(*ROUTE)
    assert outcome.code == 0
    steps = ("KLU Torsvig Kommune → Driftsforum Havmark", "Driftsforum Havmark → Faglig Sundhedsklynge Havmark")
    folded = " ".join(outcome.out.split())
    assert all(step in folded for step in steps)
    assert "linje" in folded


@pytest.mark.parametrize("form", ["rich", "md", "html", "csv", "json"])
def test_reports_come_in_every_format(loaded: Cli, form: str) -> None:
    outcome = loaded(*ROUTE, "--format", form)
    assert outcome.code == 0
    assert "Driftsforum Havmark" in outcome.out
    assert outcome.err == ""


def test_a_report_goes_into_a_file_in_the_format_of_its_name(loaded: Cli, tmp_path: Path) -> None:
    outcome = loaded(*ROUTE, "-o", tmp_path / "sagsgang.html")
    assert outcome.out == ""
    assert (tmp_path / "sagsgang.html").read_text(encoding="utf-8").lstrip().lower().startswith("<!doctype html")


def test_english_readers_get_english(loaded: Cli) -> None:
    assert "Sagsgang" in loaded(*ROUTE).out
    assert "Sagsgang" not in loaded(*ROUTE, "--lang", "en").out


def test_lineage_follows_a_project_under_its_old_name(loaded: Cli) -> None:
    outcome = loaded("lineage", "skærmstuen")
    assert outcome.code == 0
    assert "Nær på skærm" in outcome.out


@pytest.mark.parametrize(
    ("command", "name"), [("route", "Nær på skrm"), ("lineage", "Nær på skrm"), ("commitments", "KLU Torsvik")]
)
def test_unknown_names_get_those_that_are_like_them(loaded: Cli, command: str, name: str) -> None:
    outcome = loaded(command, name)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.count("\n") == 1
    assert "de nærmeste er" in outcome.err


def test_unknown_queries_get_the_three_nearest(loaded: Cli) -> None:
    outcome = loaded("query", "meetings/decision_by_kind")
    assert outcome.code == 2
    assert "meetings/decisions_by_kind" in outcome.err


def test_a_query_of_ones_own(loaded: Cli) -> None:
    cypher = "MATCH (m:Meeting {date: $day}) RETURN m.start AS start"
    outcome = loaded("query", "--cypher", cypher, "-p", "day=2023-05-25", "--json")
    assert json.loads(outcome.out) == [{"start": "13:00"}]


def test_an_empty_answer_is_no_error(loaded: Cli) -> None:
    outcome = loaded("query", "--cypher", "MATCH (m:Meeting {date: '1900-01-01'}) RETURN m.id AS id", "--json")
    assert (outcome.code, json.loads(outcome.out)) == (0, [])


@pytest.mark.parametrize(
    "cypher",
    ["CREATE (:Body {id: 'x'})", "MATCH (n) DETACH DELETE n", "MATCH (n) SET n.name = 'x'",
     "LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row"],
)  # fmt: skip
def test_a_query_cannot_write_or_read_files(loaded: Cli, cypher: str) -> None:
    before = loaded("status", "--json").out
    outcome = loaded("query", "--cypher", cypher)
    assert outcome.code == 2
    assert outcome.err.startswith("klyngegraf: ")
    assert loaded("status", "--json").out == before


def test_a_cut_list_says_so(loaded: Cli) -> None:
    outcome = loaded("query", "meetings/meetings", "--limit", 2, "--json")
    assert len(json.loads(outcome.out)) == 2
    assert "de første 2" in outcome.err


@pytest.mark.parametrize(
    "arguments", [("query",), ("query", "x", "--cypher", "y"), ("query", "meetings/meetings", "-p", "x")]
)
def test_wrong_use_is_told(loaded: Cli, arguments: tuple[str, ...]) -> None:
    assert loaded(*arguments).code == 2


def test_what_is_no_date_is_told(loaded: Cli) -> None:
    outcome = loaded(*ROUTE, "--as-of", "i går")
    assert outcome.code == 2
    assert "i går" in outcome.err


def test_as_of_a_day_later_minutes_are_not_known(loaded: Cli) -> None:
    outcome = loaded(*ROUTE, "--as-of", "2023-06-01")
    assert outcome.code == 0
    assert "2024" not in outcome.out


def test_asking_an_empty_store_says_how_to_fill_it(cli: Cli) -> None:
    outcome = cli(*ROUTE)
    assert outcome.code == 3
    assert "klyngegraf load" in outcome.err
