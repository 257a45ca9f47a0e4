"""What may become one matter, who stands for whom, and how much two items have in common."""

from __future__ import annotations

import pytest

from loaders.joining.routes import SAME, SUCCESSOR, Kinship
from loaders.joining.threads import Threads, Unit
from loaders.joining.topic import Topic, rarity
from loaders.joining.words import comes_back
from loaders.rules import rules

MAY, JUNE, JULY = (Unit(meeting, "1") for meeting in ("may", "june", "july"))


def topic(title: str, words: str = "") -> Topic:
    said = frozenset(title.split())
    return Topic(said, said | frozenset(words.split()), said)


def test_two_items_of_one_meeting_are_never_inferred_to_be_one_matter() -> None:
    threads = Threads()
    assert threads.join(MAY, JUNE, "inferred", "ends, time and subject")
    assert not threads.join(Unit("may", "2"), JUNE, "inferred", "ends, time and subject")
    assert not threads.together(MAY, Unit("may", "2"))
    assert threads.join(Unit("may", "2"), JUNE, "said", "a sentence")


def test_two_projects_never_become_one() -> None:
    threads = Threads()
    for project in ("broen", "lyset"):
        threads.project[threads.root(project)] = project
    assert threads.join("broen", MAY)
    assert not threads.join("lyset", MAY)


def test_a_unit_tells_why_it_belongs() -> None:
    threads = Threads()
    threads.join(MAY, JUNE, "inferred", "the subject fits")
    threads.join(MAY, JULY, "inferred", "the ends fit")
    threads.join(JUNE, JULY, "said", "a sentence names it")
    assert threads.belonging({MAY}, MAY)[0] == "said"
    assert threads.belonging({JUNE}, MAY) == ("said", "a sentence names it")
    assert threads.belonging({Unit("may", "9")}, MAY)[0] == "said"


def test_a_successor_sends_on_what_the_one_before_it_received() -> None:
    kinship = Kinship({}, {"klynge": frozenset({"råd"}), "råd": frozenset({"nyt råd"})})
    assert kinship.tie("klynge", "klynge") == SAME
    assert kinship.tie("klynge", "nyt råd") == SUCCESSOR
    assert kinship.tie("råd", "klynge") is None


def test_successors_in_a_circle_come_to_an_end() -> None:
    assert Kinship({}, {"a": frozenset({"b"}), "b": frozenset({"a"})}).after("a") == {"a", "b"}


def test_rare_words_weigh_more_than_usual_ones_and_titles_more_than_text() -> None:
    assert rarity("sårplej") == 1.0
    assert rarity("kommun") < 0.5
    rare, usual = topic("sårplej"), topic("kommun")
    assert rare.likeness(rare) > usual.likeness(usual)
    assert rare.likeness(rare) > rare.likeness(topic("", "sårplej")) > 0
    assert not rare.likeness(usual)


@pytest.mark.parametrize("example", rules("joining")["returning"]["examples"])
def test_an_item_says_that_it_comes_back(example: str) -> None:
    assert comes_back(example)


@pytest.mark.parametrize("example", rules("joining")["returning"]["counter_examples"])
def test_an_item_that_is_new_says_nothing_of_the_kind(example: str) -> None:
    assert not comes_back(example)


def test_the_lists_of_usual_words_are_sorted_and_share_none() -> None:
    lists = [rules("usual_words")[tier].split() for tier in ("everywhere", "frequent", "usual")]
    assert all(words == sorted(set(words)) for words in lists)
    assert len(set().union(*lists)) == sum(map(len, lists))
