"""Sentences that hand a seat or post from one person to another."""

from __future__ import annotations

import pytest

from loaders.identity.handovers import told
from loaders.rules import rules
from loaders.span import Span

RULES = rules("identity")["handovers"]


@pytest.mark.parametrize("sentence", RULES["examples"])
def test_examples_tell_who_leaves_and_who_follows(sentence: str) -> None:
    assert {(leaves, follows) for _, leaves, follows in told(sentence, Span(0, len(sentence)))} == {
        ("Bo Lind", "Ane Holt")
    }


@pytest.mark.parametrize("sentence", RULES["counter_examples"])
def test_standing_in_for_a_day_is_no_handover(sentence: str) -> None:
    assert list(told(sentence, Span(0, len(sentence)))) == []
