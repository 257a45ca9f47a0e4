"""Rule data of heads and attendance: every pattern matches its examples and no counter-example, lists are sorted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from loaders.minutes.own_labels import meaning
from loaders.rules import rules

FILES = ("attendance", "heads", "titles")
# Tables whose patterns match a whole label, word or cell; the others are searched for inside a text.
WHOLE = {
    "body",
    "chaired",
    "column",
    "independent",
    "label",
    "level",
    "no_body",
    "organisation",
    "party",
    "role",
    "title",
}


def _patterns() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for file in FILES:
        for table, content in rules(file).items():
            for rule in content if isinstance(content, list) else [content]:
                if "pattern" in rule:
                    yield file, table, rule


def _matches(table: str, rule: dict[str, Any], words: str) -> bool:
    flags = 0 if table in ("party", "flattened") else re.IGNORECASE
    words = words.lower() if table in ("chaired", "independent") else words
    if table in WHOLE:
        return re.fullmatch(rule["pattern"], words, flags) is not None
    return re.search(rule["pattern"], words, flags) is not None


@pytest.mark.parametrize(("file", "table", "rule"), [pytest.param(*p, id=f"{p[0]}-{p[1]}") for p in _patterns()])
def test_a_pattern_matches_its_examples_and_no_counter_example(file: str, table: str, rule: dict[str, Any]) -> None:
    assert rule.get("examples"), f"{file}.{table} has no examples"
    assert [e for e in rule["examples"] if not _matches(table, rule, e)] == []
    assert [e for e in rule.get("counter", []) if _matches(table, rule, e)] == []


@pytest.mark.parametrize("table", ["modifiers", "not_names", "particles", "shortened"])
def test_lists_of_words_are_sorted_and_hold_no_word_twice(table: str) -> None:
    words = rules("titles")[table]["words"]
    assert words == sorted(set(words))


def test_given_names_are_sorted_and_hold_no_name_twice() -> None:
    names = rules("given_names")["names"]
    assert names == sorted(set(names))
    assert len(names) > 600


def test_labels_and_columns_stand_in_the_order_of_their_names() -> None:
    columns = [rule["column"] for rule in rules("attendance")["column"]]
    assert columns == sorted(columns)


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule["examples"][0]) for rule in rules("attendance")["clause"]])
def test_every_example_of_a_clause_holds_one_of_its_cues(rule: dict[str, Any]) -> None:
    """Sentences without a cue are not looked at, so a missing cue would lose the clause without a word."""
    for example in rule["examples"]:
        assert any(re.search(rf"\b{cue}", example.lower()) for cue in rule["cues"]), example


def test_own_labels_mean_what_their_examples_say() -> None:
    for words, wanted in rules("attendance")["own"]["examples"]:
        found = meaning(words, len(words))
        assert found and wanted in (*found.roles, found.status), words
    for words in rules("attendance")["own"]["counter"]:
        found = meaning(words, len(words))
        assert found is None or not found.plain, words
