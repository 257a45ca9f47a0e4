"""Each layout and decision rule matches its examples, no counter-example, and stands where one looks for it."""

from __future__ import annotations

import re
from typing import Any

import pytest

from loaders.minutes.decisions import decision_kinds, differs, implied_start, loose_kinds, unsectioned_kinds
from loaders.minutes.layouts import is_furniture, opening, opens_tail
from loaders.minutes.lines import split_lines
from loaders.minutes.numbering import numbered
from loaders.minutes.sentences import sentences
from loaders.rules import rules

LAYOUTS, DECISIONS = rules("layouts"), rules("decisions")
WORD_LISTS = ("names", "listed", "heads", "words", "whole", "labels", "verbs", "columns", "related", "unfinished")


def _said(words: str) -> list[Any]:
    return sentences(split_lines(words))


@pytest.mark.parametrize("section", LAYOUTS["section"], ids=lambda section: section["kind"])
def test_sections_open_with_their_examples_only(section: dict[str, Any]) -> None:
    for example in section["examples"]:
        found = opening(example)
        assert found and found.kind == section["kind"], example
    for counter in section["counter"]:
        found = opening(counter)
        assert found is None or found.kind != section["kind"], counter


@pytest.mark.parametrize("rule", LAYOUTS["heading"], ids=lambda rule: rule["style"])
def test_headings_are_numbered_as_their_examples(rule: dict[str, Any]) -> None:
    for example in rule["examples"]:
        found = numbered(example)
        assert found and found.style == rule["style"], example
    for counter in rule["counter"]:
        found = numbered(counter)
        assert found is None or found.style != rule["style"], counter


def test_furniture_and_tails() -> None:
    assert all(is_furniture(line) for line in LAYOUTS["furniture"]["examples"])
    assert not any(is_furniture(line) for line in LAYOUTS["furniture"]["counter"])
    assert all(opens_tail(line) for line in LAYOUTS["tail"]["examples"])
    assert not any(opens_tail(line) for line in LAYOUTS["tail"]["counter"])


def test_closed_titles_and_pages_that_say_they_are_minutes() -> None:
    titles, meeting = LAYOUTS["titles"], LAYOUTS["meeting"]
    for forms, examples, counter in (
        (titles["closed"], titles["closed_examples"], titles["not_closed_examples"]),
        (meeting["minutes"], meeting["examples"], meeting["counter"]),
    ):
        pattern = re.compile("|".join(forms), re.IGNORECASE)
        assert all(pattern.search(example) for example in examples)
        assert not any(pattern.search(example) for example in counter)


@pytest.mark.parametrize("rule", DECISIONS["kind"], ids=lambda rule: rule["kind"])
def test_decision_kinds_match_their_examples_only(rule: dict[str, Any]) -> None:
    for example in rule["examples"]:
        assert rule["kind"] in decision_kinds(_said(example)), example
    for counter in rule["counter"]:
        assert rule["kind"] not in decision_kinds(_said(counter)), counter


@pytest.mark.parametrize("rule", DECISIONS["loose"], ids=lambda rule: rule["kind"])
def test_loose_kinds_match_their_examples_only(rule: dict[str, Any]) -> None:
    assert all(rule["kind"] in loose_kinds(_said(example)) for example in rule["examples"])
    assert not any(rule["kind"] in loose_kinds(_said(counter)) for counter in rule["counter"])


def test_differs_implied_and_attendance_match_their_examples_only() -> None:
    assert all(differs(_said(example)) for example in DECISIONS["differs"]["examples"])
    assert not any(differs(_said(example)) for example in DECISIONS["differs"]["counter"])
    assert all(implied_start(split_lines(example)) == 0 for example in DECISIONS["implied"]["examples"])
    assert not any(implied_start(split_lines(example)) == 0 for example in DECISIONS["implied"]["counter"])
    assert not any(_said(example) for example in DECISIONS["attendance"]["examples"])
    assert all(_said(example) for example in DECISIONS["attendance"]["counter"])


def test_own_names_and_formalities_match_their_examples_only() -> None:
    own = LAYOUTS["own"]
    decision, other = (re.compile("|".join(own[which])) for which in ("decision", "other"))
    assert all(decision.search(example.lower()) for example in own["examples"])
    assert not any(decision.search(c.lower()) and not other.search(c.lower()) for c in own["counter"])
    assert all(unsectioned_kinds(split_lines(x)) == ["approved"] for x in DECISIONS["unsectioned"]["examples"])
    assert not any(unsectioned_kinds(split_lines(x)) for x in DECISIONS["unsectioned"]["counter"])


def test_rules_are_sorted_and_stand_once() -> None:
    for tables, name in ((LAYOUTS["section"], "kind"), (LAYOUTS["heading"], "style"), (DECISIONS["kind"], "kind")):
        keys = [table[name] for table in tables]
        assert keys == sorted(set(keys))
    groups = [*LAYOUTS["section"], *DECISIONS["kind"], LAYOUTS["titles"], LAYOUTS["tail"], LAYOUTS["meeting"]]
    for table in groups:
        for name in WORD_LISTS:
            words = table.get(name, [])
            assert words == sorted(set(words), key=str.casefold), words
