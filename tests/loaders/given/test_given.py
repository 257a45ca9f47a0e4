"""Facts that others have read: placed, refused by name, and one with the tool's own where both have them."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

import pytest

from loaders.documents.document import Document
from loaders.facts.record import Given, Record, from_json, given_from_json, to_json
from loaders.pipeline import read_record
from loaders.privacy.forgetting import Forgotten

TEXT = """Driftsforum Havmark
Referat af møde torsdag den 25. maj 2023 kl. 13-15
Deltagere: Emil Rosenvad, chef, Torsvig Kommune; Ane Toft, direktør, Sygehus Havmark

1. Sårpleje om natten
Sårpleje er tung for begge parter.
Beslutning: Driftsforum Havmark sender sagen til Faglig Sundhedsklynge Havmark. Projektet Nattelys er på
dagsordenen for mødet med KLU Torsvig den 19. september 2023. Sygeplejen får ordet.

2. Eventuelt
Intet.
"""
SENT = {
    "item": "1", "from": "Driftsforum Havmark", "to": "Faglig Sundhedsklynge Havmark", "kind": "escalates",
    "subject": "sårpleje", "quote": "Driftsforum Havmark sender sagen til Faglig Sundhedsklynge Havmark",
}  # fmt: skip


def read(
    facts: dict[str, Any] | None,
    forgotten: Forgotten | None = None,
    text: tuple[str, str] = ("", ""),
    **options: bool,
) -> Record:
    """What is read of TEXT with facts beside; `text` is words of it and what stands in their place."""
    told = TEXT.replace(*text) if text[0] else TEXT
    document = Document("a.txt", "text", told, sha256(told.encode()).hexdigest())
    given = [Given("A. Holm", json.dumps(facts), **options)] if facts is not None else []
    return read_record(document, forgotten=forgotten or Forgotten(), given=given)


def test_a_fact_that_both_have_is_one_with_two_readers() -> None:
    own = read(None).readings[0].referrals
    both = read({"referrals": [SENT]}).readings[0].referrals
    assert len(own) == len(both) == 1
    assert not own[0].readers
    assert both[0].readers == ("A. Holm",)
    assert both[0].rule == own[0].rule


def test_a_quote_that_stands_nowhere_costs_that_fact_alone_and_is_told() -> None:
    made_up = {**SENT, "quote": "Driftsforum sender ikke sagen", "to": "KLU Torsvig"}
    record = read({"referrals": [made_up, SENT]})
    assert [(one.fact, one.reason) for one in record.refused] == [
        ("referrals 1 (Driftsforum Havmark → KLU Torsvig)", "nowhere")
    ]
    assert record.refused[0].detail == "Driftsforum sender ikke sagen"
    assert len(record.readings[0].referrals) == 1


def test_white_space_and_line_ends_do_not_matter_to_a_quote() -> None:
    quote = "er på dagsordenen for mødet"
    action = {"item": "1", "owner": "Driftsforum Havmark", "what": "drøfter Nattelys", "quote": quote}
    assert not read({"actions": [action]}).refused


@pytest.mark.parametrize(
    ("change", "fault"), [({"kind": "sends"}, "kind"), ({"quote": ""}, "quote"), ({"date": "i maj"}, "date")]
)
def test_an_entry_that_is_not_of_the_guide_is_refused_with_its_fault(change: dict[str, str], fault: str) -> None:
    (refusal,) = read({"referrals": [{**SENT, **change}]}).refused
    assert refusal.fact == "referrals 1"
    assert refusal.reason == "form"
    assert refusal.detail.startswith(fault)


def test_what_only_others_read_is_likely_unless_a_person_vouches_for_it() -> None:
    asked = {**SENT, "to": "KLU Torsvig", "kind": "consults", "quote": "mødet med KLU Torsvig den 19. september 2023"}
    for vouched, certainty in ((False, "likely"), (True, "certain")):
        referrals = read({"referrals": [asked]}, vouched=vouched).readings[0].referrals
        (given,) = [r for r in referrals if r.rule == "given"]
        assert given.certainty == certainty
        assert given.readers == ("A. Holm",)


def test_alone_the_tools_own_reading_of_the_given_kinds_is_left_out() -> None:
    assert read({"actions": []}, alone=True).readings[0].referrals
    assert not read({"referrals": []}, alone=True).readings[0].referrals


def test_a_person_who_took_part_is_an_owner_a_body_of_the_text_an_end() -> None:
    action = {"item": "1", "owner": "chef Emil Rosenvad", "what": "taler", "quote": "Sygeplejen får ordet"}
    (given,) = [c for c in read({"actions": [action]}).readings[0].commitments if c.rule == "given"]
    assert given.owner is not None
    assert (given.owner.kind, given.owner.name) == ("person", "Emil Rosenvad")
    referral = read({"referrals": [SENT]}, alone=True).readings[0].referrals[0]
    assert referral.giver == read(None).readings[0].own


def test_projects_and_meetings_are_placed_by_their_name_and_day() -> None:
    record = read({
        "projects": [{"name": "Nattelys", "items": ["1"], "events": [{"item": "1", "event": "discussed"}]}],
        "meetings_mentioned": [{"item": "1", "forum": "KLU Torsvig", "date": "2023-09-19"},
                               {"item": "1", "forum": "KLU Torsvig", "date": "2023-10-20"}],
    })  # fmt: skip
    reading = record.readings[0]
    assert [(p.name, p.items, [e.kind for e in p.events]) for p in reading.projects if p.readers] == [
        ("Nattelys", ["1"], ["discussed"])
    ]
    assert ("KLU Torsvig", "2023-09-19") in [(m.body.name, m.date) for m in reading.meetings_mentioned]
    assert [one.detail for one in record.refused] == ["2023-10-20"]


def test_given_facts_are_kept_with_the_file() -> None:
    kept = to_json(read({"referrals": [SENT]}))
    assert from_json(kept).given == list(given_from_json(kept))
    assert from_json(kept).readings[0].referrals[0].readers == ("A. Holm",)


def test_forgotten_people_and_private_numbers_are_not_kept_in_given_facts() -> None:
    nobody = Forgotten(b"key")
    forgotten = nobody.including(nobody.rule_for(["Emil Rosenvad"]))
    action = {"item": "1", "owner": "Emil Rosenvad", "what": "ringer til 010203-1234", "quote": "Sygeplejen får ordet"}
    record = read({"actions": [action]}, forgotten)
    kept = to_json(record)
    assert "Rosenvad" not in kept
    assert "1234" not in kept


def test_what_is_no_object_of_lists_raises() -> None:
    with pytest.raises(ValueError, match="guide"):
        read({"referrals": {}})
