"""The codebook says something of everything in the schema, and the page is up to date."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from graph.codebook import _KINDS, NOTES, codebook, first_scores, shares_right
from graph.schema import LABELS, RELATIONSHIPS, edge_properties, node_properties

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_is_what_the_schema_and_the_figures_give() -> None:
    assert (DOCS / "codebook.md").read_text(encoding="utf-8") == codebook(), "run: make docs"


def test_every_label_property_and_kind_has_its_entry_and_nothing_else_has_one() -> None:
    notes = tomllib.loads(NOTES.read_text(encoding="utf-8"))
    assert notes["label"].keys() == {label.name for label in LABELS}
    properties = {one.name for label in LABELS for one in node_properties(label.name)}
    properties |= {one.name for relationship in RELATIONSHIPS for one in edge_properties(relationship.name)}
    assert notes["example"].keys() == properties
    assert {table: set(told) for table, told in notes["kind"].items()} == {
        table: set(values) for _, table, values in _KINDS
    }


def test_every_label_that_is_measured_tells_the_figure_of_the_page_that_measures_it() -> None:
    figures = first_scores((DOCS / "reading.md").read_text(encoding="utf-8"))
    page = codebook()
    referral = page[page.index("### Referral\n") : page.index("### Commitment\n")]
    assert f"referrals (both ends and kind) {figures['referrals (both ends and kind)']}" in referral
    assert len(figures) > 8


def test_a_page_without_figures_is_no_source() -> None:
    for read in (first_scores, shares_right):
        with pytest.raises(ValueError, match="no table"):
            read("# Nothing\n")


def test_how_often_certain_readings_are_right_is_told() -> None:
    shares = shares_right((DOCS / "reading.md").read_text(encoding="utf-8"))
    assert {"referrals, certain", "referrals, likely", "commitments, certain"} <= shares.keys()
    assert f"| referrals, certain | {shares['referrals, certain']} |" in codebook()
