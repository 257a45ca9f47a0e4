"""The measure of the focus: of the ends of annotated referrals, how many are at hand at their quote, and come first.

For an end of a referral, the best-ranked body of focus for its role (giver or receiver) at that place must be the one
meant; others that the annotation names in that role at the same quote do not count as before it (training/focus.py).
The weights were fitted to these writers: these are floors against losing something. What unseen writers give is what
`python -m training.focus` prints, each writer left out in turn.
"""

from __future__ import annotations

import pytest

from loaders.mentions.ranking import weights
from training.focus import examples, judge
from training.texts import texts


@pytest.mark.parametrize(("writer", "held", "first"), [("EE", 0.96, 0.76), ("HH", 0.97, 0.74)])
def test_ends_are_at_hand_and_come_first(writer: str, held: float, first: float) -> None:
    sample = [example for text in texts(writer) for example in examples(text)]
    assert len(sample) > 90
    found = judge(sample, weights())
    assert found[0] >= held
    assert found[1] >= first
