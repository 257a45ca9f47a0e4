"""Comparing what was read with what was annotated. All facts are made up."""

from __future__ import annotations

from typing import Any

import pytest

from training.gains import changes, result
from training.scoring import Comparison, alike, compare, compare_all, same_body, same_place
from training.texts import CORPUS, Annotated, texts, writers


def referral(giver: str, receiver: str, kind: str = "delegates", item: str = "1", **more: Any) -> dict[str, Any]:
    return {"item": item, "from": giver, "to": receiver, "kind": kind, "quote": f"{giver} beder {receiver}", **more}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Driftsforum for Somatik", "driftsforum somatik", True),
        ("KLU Ådal", "KLU i Ådal", True),
        ("Driftsforum", "Formandskabet for Driftsforum", False),
        ("Mosby Kommune", "Ådal Kommune", False),
        ("Sekretariatet", "Sekretariatet", True),
        ("", "Driftsforum", False),
    ],
)
def test_names_of_one_body(one: str, other: str, same: bool) -> None:
    assert same_body(one, other) is same
    assert same_body(other, one) is same


def test_texts_that_say_the_same() -> None:
    assert alike("Nyt om medicin", "nyt om  medicin!")
    assert alike("Tryg Hjemkomst", "Projekt Tryg Hjemkomst")
    assert not alike("Tryg Hjemkomst", "Følge Hjem")
    assert same_place("Driftsforum sender sagen til SSF", "sender sagen")
    assert not same_place("Driftsforum sender sagen", "Mødet hæves")


def test_an_entry_is_paired_once_and_optional_ones_do_not_count() -> None:
    wanted = [referral("KLU", "Driftsforum"), referral("KLU", "SSF", optional=True)]
    got = [referral("KLU", "Driftsforum"), referral("KLU", "Driftsforum"), referral("KLU", "SSF")]
    outcome = compare("referrals", wanted, got)
    assert (len(outcome.found), len(outcome.missed), len(outcome.false)) == (1, 0, 1)
    assert outcome.numbers == [0]
    assert (outcome.precision, outcome.recall) == (0.5, 1.0)
    assert outcome.f1 == pytest.approx(2 / 3)


def test_the_kind_tells_referrals_apart_and_not_their_ends() -> None:
    wanted, got = [referral("KLU", "SSF", "informs")], [referral("KLU", "SSF", "consults")]
    assert compare("referrals", wanted, got).f1 == 0.0
    assert compare("ends", wanted, got).f1 == 1.0


def test_what_a_missed_project_holds_is_no_further_miss() -> None:
    event = {"item": "1", "event": "approved"}
    wanted = {"projects": [{"name": "Tryg Hjemkomst", "events": [event]}, {"name": "Følge Hjem", "events": [event]}]}
    got = {"projects": [{"name": "Projekt Tryg Hjemkomst", "events": [event]}, {"name": "Andet", "events": [event]}]}
    outcome = compare_all(wanted, got)
    assert (len(outcome["projects"].missed), len(outcome["projects"].false)) == (1, 1)
    assert (len(outcome["events"].found), outcome["events"].missed, outcome["events"].false) == (1, [], [])


def test_nothing_wanted_and_nothing_read_is_right() -> None:
    assert (Comparison().precision, Comparison().recall, Comparison().f1) == (1.0, 1.0, 1.0)


def test_changes_name_each_fact_won_and_lost() -> None:
    facts = {"referrals": [referral("KLU", "Driftsforum"), referral("Driftsforum", "SSF")]}
    annotated = Annotated("XX", CORPUS / "XX1.txt", facts)
    before = result(compare_all(facts, {"referrals": [facts["referrals"][0], referral("KLU", "SSF")]}))
    now = result(compare_all(facts, {"referrals": [facts["referrals"][1], referral("SSF", "KLU")]}))
    told = [line for line in changes("XX/XX1.txt", annotated, before, now) if " referrals: " in line]
    assert told == [
        "+ XX/XX1.txt referrals: 1 · Driftsforum · delegates · SSF",
        "- XX/XX1.txt referrals: 1 · KLU · delegates · Driftsforum",
        "! XX/XX1.txt referrals: 1 · SSF · delegates · KLU",
        ". XX/XX1.txt referrals: 1 · KLU · delegates · SSF",
    ]


@pytest.mark.parametrize("writer", writers())
def test_every_annotated_quote_stands_in_its_text(writer: str) -> None:
    for annotated in texts(writer):
        text = " ".join(annotated.path.read_text(encoding="utf-8").split())
        for category in ("referrals", "actions"):
            for entry in annotated.facts.get(category, ()):
                assert " ".join(entry["quote"].split()) in text, (annotated.name, entry["quote"])
