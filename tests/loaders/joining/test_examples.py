"""The example minutes as they are read: what a new user sees first."""

from __future__ import annotations

import pytest

from graph.rows import Rows
from graph.validation import check
from loaders.joining.rows import graph_rows
from loaders.pipeline import read_file
from tests.loaders.joining.given import EXAMPLES
from tests.loaders.joining.test_story import MATTER, PROJECT, ends, hops, name


@pytest.fixture(scope="module")
def rows() -> Rows:
    return graph_rows([read_file(path) for path in sorted((EXAMPLES / "minutes").iterdir())])


def test_the_rows_keep_to_the_schema(rows: Rows) -> None:
    check(rows)


def test_the_matter_is_followed_up_to_the_region_and_back(rows: Rows) -> None:
    route = [(giver, receiver) for _, giver, receiver, _ in hops(rows, MATTER)]
    klu, drift, faglig = "KLU Torsvig Kommune", "Driftsforum Havmark", "Faglig Sundhedsklynge Havmark"
    ssf = "Strategisk Sundhedsforum (SSF)"
    way = iter(route)
    assert all(
        step in way
        for step in [(klu, drift), (drift, faglig), (faglig, ssf), (ssf, faglig), (faglig, drift), (drift, klu)]
    ), route


def test_each_body_is_one(rows: Rows) -> None:
    names = [str(n.properties["name"]) for n in rows.nodes.values() if n.labels[-1] == "Forum"]
    for body in ("Driftsforum Havmark", "Faglig Sundhedsklynge Havmark", "Strategisk Sundhedsforum (SSF)"):
        assert names.count(body) == 1


def test_money_told_by_three_minutes_is_one_grant(rows: Rows) -> None:
    project = ends(rows, "HAPPENED_TO")
    grants = [
        n.properties
        for n in rows.nodes.values()
        if n.labels == ("Event",) and n.properties["kind"] == "funded" and name(rows, project[n.id]) == PROJECT
    ]
    assert [(g["kroner"], g["date"]) for g in grants] == [(480_000, "2023-09-07")]


def test_nobody_is_accused(rows: Rows) -> None:
    assert not [e for e in rows.edges.values() if e.type == "MISSED_AT"]
