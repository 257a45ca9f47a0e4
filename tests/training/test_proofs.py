"""The commands that judge the reading: what they call right, and to which cause they put what is wrong."""

from __future__ import annotations

from typing import Any

import pytest

from training.calibrate import Read, least, row
from training.causes import Seen, false, missed


def referral(giver: str, receiver: str, kind: str = "delegates", item: str = "1", quote: str = "") -> dict[str, Any]:
    said = quote or f"{giver} beder {receiver} om en plan"
    return {"item": item, "from": giver, "to": receiver, "kind": kind, "quote": said}


def test_least_probability_with_enough_right() -> None:
    facts = [Read("referrals", "likely", right, probability=p) for p, right in ((0.9, True), (0.8, True), (0.7, False))]
    assert least(facts, 0.9) == (0.8, 2)
    assert least(facts, 0.6) == (0.7, 3)
    assert least([Read("referrals", "likely", False, probability=0.9)]) == (1.0, 0)


def test_row_counts_and_shares() -> None:
    facts = [Read("referrals", "likely", True, True), Read("referrals", "likely", False, True)]
    assert row("all", facts).split() == ["all", "2", "0.50", "1.00"]
    assert row("none", []).split() == ["none", "0", "0.00"]


HOP = referral("Alfarådet", "Betaudvalget")


@pytest.mark.parametrize(
    ("seen", "cause"),
    [
        (Seen([], [], {"Alfarådet", "Betaudvalget"}, {}), "item not read"),
        (Seen([], [], {"Alfarådet"}, {"1": []}), "end is no mention"),
        (Seen([], [("1", HOP["quote"])], {"Alfarådet", "Betaudvalget"}, {"1": []}), "denied or considered"),
        (Seen([], [], {"Alfarådet", "Betaudvalget"}, {"1": [(HOP["quote"], [])]}), "pair not proposed"),
        (Seen([], [], {"Alfarådet", "Betaudvalget"}, {"1": []}), "no predicate"),
    ],
)
def test_cause_of_a_miss(seen: Seen, cause: str) -> None:
    assert missed(HOP, seen, ends_found=False) == cause
    assert missed(HOP, seen, ends_found=True) == "kind wrong"


@pytest.mark.parametrize(
    ("read", "cause"),
    [
        (referral("Alfarådet", "Betaudvalget"), "doubled"),
        (referral("Alfarådet", "Betaudvalget", "informs"), "kind wrong"),
        (referral("Alfarådet", "Betaudvalget", item="2"), "told in another item"),
        (referral("Betaudvalget", "Alfarådet", quote=HOP["quote"]), "hop turned"),
        (referral("Alfarådet", "Gammagruppen", quote=HOP["quote"]), "one end wrong"),
        (referral("Deltakommune", "Gammagruppen", quote=HOP["quote"]), "both ends wrong"),
        (referral("Deltakommune", "Gammagruppen", quote="noget ganske andet"), "no hop here"),
    ],
)
def test_cause_of_a_false_alarm(read: dict[str, Any], cause: str) -> None:
    assert false(read, [HOP]) == cause
