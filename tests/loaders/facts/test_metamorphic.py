"""What is said otherwise stays the same fact, or changes in the known way: on the example minutes, and on sentences."""

from __future__ import annotations

from functools import cache

import pytest

from loaders.documents import read_document
from training.changes import CHANGES, Before
from training.metamorphic import Share, read, said_otherwise, shares
from training.texts import shipped

# Least share of all facts, and of referrals alone, that stay as they must. Hard spaces break names: 'white space'.
FLOORS = {
    "other people": (0.99, 0.99),
    "other municipalities": (0.99, 0.99),
    "two items swapped": (0.99, 0.99),
    "an idle sentence": (0.99, 0.99),
    "lines wrapped": (0.97, 0.92),
    "other white space": (0.90, 0.70),
    "dates in figures": (0.98, 0.96),
    "names written out": (0.99, 0.99),
    "names abbreviated": (0.95, 0.95),
    "prose as a list": (0.97, 0.97),
    "list as prose": (0.97, 0.97),
}
SENTENCES = {
    "denied": 0.9,
    "future": 0.9,
    "past": 0.9,
    "perfect": 0.9,
    "passive": 0.9,
    "turned round": 0.75,
    "with brackets": 0.95,
    "reported": 0.9,
    "other bodies": 0.95,
}


@cache
def minutes() -> dict[str, tuple[Share, Share]]:
    return shares(text.path for text in list(shipped())[::2])


@cache
def sentences() -> dict[str, Share]:
    return said_otherwise(every=2)


@pytest.mark.parametrize("change", FLOORS)
def test_minutes_said_otherwise(change: str) -> None:
    every, referrals = minutes()[change]
    assert every.share >= FLOORS[change][0], every.lost
    assert referrals.share >= FLOORS[change][1], referrals.lost


def test_every_change_has_a_floor_and_nearly_every_change_a_text() -> None:
    assert FLOORS.keys() == CHANGES.keys()
    assert sum(every.all > 20 for every, _ in minutes().values()) >= len(FLOORS) - 2


@pytest.mark.parametrize("change", SENTENCES)
def test_sentences_said_otherwise(change: str) -> None:
    share = sentences()[change]
    assert share.all > 4
    assert share.share >= SENTENCES[change], share.lost


def test_every_change_of_sentences_has_a_floor() -> None:
    assert SENTENCES.keys() == sentences().keys()


def test_a_change_changes_the_text() -> None:
    document = read_document(next(iter(shipped())).path)
    found = read(document)
    assert found
    made = [changed for change in CHANGES.values() if (changed := change(Before(document, found[0])))]
    assert len(made) > 5
    assert all(changed.text != document.text for changed in made)
