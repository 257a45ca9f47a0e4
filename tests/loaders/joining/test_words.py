"""The word rules of joining match their examples, and nothing else."""

from __future__ import annotations

import re

import pytest

from loaders.joining.promises import ending_said
from loaders.joining.words import collects, content, plain_title, stem
from loaders.rules import rules

RULES = rules("joining")


def test_common_words_are_sorted_and_named_once() -> None:
    words = RULES["common"].split()
    alphabet = "abcdefghijklmnopqrstuvwxyzæøå"
    assert words == sorted(set(words), key=lambda word: [alphabet.index(letter) for letter in word])


@pytest.mark.parametrize("title", RULES["collecting"]["examples"])
def test_a_round_of_many_things_is_known(title: str) -> None:
    assert collects(title)


@pytest.mark.parametrize("title", RULES["collecting"]["counter_examples"])
def test_an_item_about_one_thing_is_no_round(title: str) -> None:
    assert not collects(title)


@pytest.mark.parametrize("title", RULES["title_openings"]["examples"])
def test_openings_are_left_out_of_a_matters_name(title: str) -> None:
    assert plain_title(title) == "sårpleje"


@pytest.mark.parametrize("title", RULES["title_openings"]["counter_examples"])
def test_other_titles_stay(title: str) -> None:
    assert plain_title(title) == title


@pytest.mark.parametrize("rule", RULES["ending"], ids=lambda rule: rule["kind"])
def test_endings_are_told_by_their_examples(rule: dict[str, list[str]]) -> None:
    assert {ending_said(example) for example in rule["examples"]} == {rule["kind"]}
    assert rule["kind"] not in {ending_said(example) for example in rule["counter_examples"]}
    assert rule["patterns"] == sorted(rule["patterns"], key=lambda p: re.sub(r"\W", "", p))


def test_inflected_forms_share_a_stem() -> None:
    assert len({stem(word) for word in ("liste", "listen", "lister", "listerne")}) == 1
    assert content("Orientering om direkte numre") == {stem("direkte"), stem("numre")}
