"""Text that is no decent prose: read without a crash, in time that grows with its length, and with no invented fact."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from tests.loaders.facts.made import LEVELS, OWN, reading_of

BAD = {
    "a sentence of 5,000 words": "Alfarådet beder "
    + "Deltakommune, som er den største af dem, om at bede Epsilonklinik om en plan for hjem og helbred og " * 280
    + "svar.",
    "nested brackets": "Alfarådet " + "(jf. Betaudvalget " * 400 + "sender planen" + ")" * 400 + " til Deltakommune.",
    "brackets that do not close": "Alfarådet (" * 500 + "sender planen til Deltakommune.",
    "OCR debris": "A1farådet s€nd€r p|anen t1l De|ta- kom mune. ·~ ¦ リエ <p> Alfarå-\ndet beslu tt3r; ,,. Betaudva1get"
    * 60,
    "only abbreviations": "Jf. m.h.t. vedr. bl.a. iht. ift. mhp. p.t. evt. m.fl. osv. d.d. pkt. nr. stk. kl. " * 60,
    "a table row": "Alfarådet\tplan\t12. marts\tDeltakommune\t400\tsender\ttil\tBetaudvalget | sendt | - | nej\n" * 60,
}


def _calls(read: Callable[[], object]) -> int:
    """How many functions are called: a measure of time that is the same each time."""
    count = 0

    def note(frame: FrameType, event: str, _: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(note)
    try:
        read()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("name", BAD)
def test_referrals_have_two_ends_and_quotes_stand_in_the_text(name: str) -> None:
    text, reading = reading_of(BAD[name], BAD[name])
    named = {OWN.name, *(name for name in LEVELS if name in text)}
    for referral in reading.referrals:
        assert {referral.giver.name, referral.receiver.name} <= named
        assert referral.giver.key != referral.receiver.key
    for fact in (*reading.referrals, *reading.commitments, *reading.denials):
        assert fact.quote.of(text).strip()
        assert len(fact.quote.of(text).split()) <= 25


@pytest.mark.parametrize("name", ["OCR debris", "only abbreviations"])
def test_debris_tells_no_referral(name: str) -> None:
    assert reading_of(BAD[name], BAD[name])[1].referrals == []


@pytest.mark.parametrize("name", BAD)
def test_twice_as_much_is_read_in_twice_the_calls(name: str) -> None:
    once, twice = (_calls(lambda part=part: reading_of(BAD[name][: len(BAD[name]) // part])) for part in (2, 1))
    assert twice < 3 * once
