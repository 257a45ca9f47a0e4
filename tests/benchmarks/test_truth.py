"""Reading back what was told: what counts as read, and the cause where it was not."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from benchmarks.fillings import fillings
from benchmarks.nation.forms import forms
from benchmarks.together import compare_linked
from benchmarks.truth import measure, report
from tests.benchmarks.conftest import Corpus

TEXT = "Uenigheden om takster eskaleres til KLU Dyvenæs."


def number(kind: str, start: str = "") -> int:
    return next(form.number for form in forms() if form.kind == kind and form.text.startswith(start))


def cause(kind: str, stated: dict[str, Any], **read: Any) -> str:
    """The cause for one sentence of that kind in item 2, of which this was read."""
    told = {"sentences": [{"item": "2", "section": "decision", "form": number(kind), "text": TEXT, **stated}]}
    items = read.pop("items", [{"number": "2", "decisions": []}])
    empty = dict.fromkeys(("referrals", "actions", "amounts", "projects", "denied"), ())
    return next(iter(fillings("a.txt", told, {**empty, "items": items, **read}))).cause


def hop(giver: str = "Driftsforum Bragmose", to: str = "KLU Dyvenæs", kind: str = "escalates") -> dict[str, Any]:
    return {"item": "2", "from": giver, "to": to, "kind": kind, "quote": TEXT, "certainty": "certain"}


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        ({"referrals": [hop()]}, ""),
        ({}, "nothing read"),
        ({"referrals": [hop(kind="informs")]}, "kind read as informs"),
        ({"referrals": [hop(to="Elmtoft Kommune")]}, "other receiver"),
        ({"referrals": [hop(giver="Elmtoft Kommune")]}, "other giver"),
        ({"referrals": [{**hop(), "item": "3"}]}, "nothing read"),
        ({"referrals": [{**hop(), "quote": "Noget helt andet blev skrevet her."}]}, "read of another sentence only"),
        ({"denied": [{"item": "2", "quote": TEXT}]}, "taken for denied"),
        ({"items": []}, "item not found"),
    ],
)
def test_a_referral_is_read_when_kind_ends_and_place_are(read: dict[str, Any], expected: str) -> None:
    assert cause("escalates", {"referrals": [hop()]}, **read) == expected


def test_a_promise_needs_its_owner_and_its_date() -> None:
    wanted = {"item": "2", "owner": "Ida Holm", "due": "2024-05-01", "quote": TEXT}
    stated = {"actions": [wanted]}
    assert cause("commitment", stated, actions=[wanted]) == ""
    assert cause("commitment", stated, actions=[{**wanted, "due": None}]) == "other due date"
    assert cause("commitment", stated, actions=[{**wanted, "owner": "Bo Lind"}]) == "other owner"


def test_a_sentence_that_states_nothing_is_read_when_nothing_is_read_of_it() -> None:
    assert cause("nonfact", {}) == ""
    assert cause("nonfact", {}, referrals=[hop()]) == "referral read"
    elsewhere = {**hop(), "quote": "Driftsforum Bragmose spørger KLU Dyvenæs."}
    assert cause("nonfact", {}, referrals=[elsewhere]) == ""


def test_events_amounts_and_decisions() -> None:
    event = {"events": [{"project": "Broen", "event": "started"}]}
    project = {"name": "Broen", "aliases": [], "events": [{"item": "2", "event": "started"}]}
    assert cause("project_event", event, projects=[project]) == ""
    assert cause("project_event", event) == "project not found"
    assert cause("amount", {"amounts": [{"kroner": 5}]}, amounts=[{"item": "2", "kroner": 7}]) == "other amount"
    decided = [{"number": "2", "decisions": ["decided"]}]
    assert cause("decision", {"decisions": [{"kind": "approved"}]}, items=decided) == "read as decided"


def test_the_truth_compared_with_itself_is_all_there(corpus: Corpus) -> None:
    together = compare_linked(corpus.truth, copy.deepcopy(corpus.truth))
    for kind in ("items of one matter", "hops", "kind of a hop", "where a hop was received", "promises", "people"):
        assert together.both[kind] == together.told[kind] > 0
        assert together.read[kind] == together.told[kind]
    assert together.settled and all(filling.read for filling in together.settled)


def test_what_is_missing_together_is_a_miss_with_its_cause(corpus: Corpus) -> None:
    read = copy.deepcopy(corpus.truth)
    read["matters"], read["commitments"] = read["matters"][1:], []
    together = compare_linked(corpus.truth, read)
    assert together.both["hops"] == together.told["hops"] - len(corpus.truth["matters"][0]["hops"])
    assert {filling.cause for filling in together.settled} == {"the promise itself was not read"}


def test_generated_minutes_are_read_and_reported() -> None:
    outcome = measure(8, 1)
    assert outcome.facts["attendance"].recall > 0.9 and outcome.facts["items"].recall > 0.9
    assert sum(filling.read for filling in outcome.fillings) > len(outcome.fillings) / 3
    text = report(outcome, 8, 1)
    total = sum(len(found) for found in outcome.by_form().values())
    assert f"{total} filled sentences" in text
    assert f"of {len(forms())} in every filling" in text
