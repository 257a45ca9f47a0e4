"""Head, attendance, items, decisions and amounts that others have read: taken, one with the tool's own, or refused."""

from __future__ import annotations

from typing import Any

import pytest

from loaders.facts.model import Reading
from loaders.facts.record import Record
from loaders.joining.rows import graph_rows
from tests.loaders.given.test_given import read

HEAD = {"forum": "Driftsforum Havmark", "date": "2023-05-25", "start": "13:00", "end": "15:00"}
EMIL = {"name": "Emil Rosenvad", "title": "chef", "organisation": "Torsvig Kommune", "status": "present", "roles": []}
NIGHT = {"number": "1", "title": "Sårpleje om natten", "decisions": ["decided"], "attachments": []}


def reading(facts: dict[str, Any], *, vouched: bool = False, alone: bool = False) -> Reading:
    record = read(facts, vouched=vouched, alone=alone)
    assert not record.refused, record.refused
    return record.readings[0]


def refused(record: Record) -> list[tuple[str, str]]:
    return [(one.reason, one.detail) for one in record.refused]


def test_a_head_that_both_have_read_has_two_readers() -> None:
    head = reading({"meeting": HEAD}).minutes.head
    assert (head.date, head.readers, head.certainty) == ("2023-05-25", ("A. Holm",), "certain")


def test_a_place_that_only_others_have_read_is_put_in() -> None:
    own = read(None).readings[0].minutes.head.place
    head = reading({"meeting": {"place": "Sygehus Havmark"}}).minutes.head
    assert (own, head.place, head.readers) == (None, "Sygehus Havmark", ("A. Holm",))


def test_a_day_that_stands_nowhere_is_refused_and_another_only_taken_from_whoever_vouches() -> None:
    other_day = {"date": "2023-09-19"}
    assert refused(read({"meeting": {"date": "2023-05-26"}})) == [("nowhere", "2023-05-26")]
    assert refused(read({"meeting": other_day})) == [("differs", "2023-05-25")]
    assert read({"meeting": other_day}).readings[0].minutes.head.date == "2023-05-25"
    assert reading({"meeting": other_day}, vouched=True).minutes.head.date == "2023-09-19"


def test_one_wrong_word_of_the_head_does_not_cost_the_others() -> None:
    record = read({"meeting": {"date": "2023-05-26", "place": "Sygehus Havmark"}})
    assert refused(record) == [("nowhere", "2023-05-26")]
    assert record.readings[0].minutes.head.place == "Sygehus Havmark"


@pytest.mark.parametrize(
    ("facts", "fault"),
    [
        ({"meeting": {"date": "25. maj"}}, "date"),
        ({"meeting": {"start": "kl. 13"}}, "start"),
        ({"attendance": [{**EMIL, "status": "late"}]}, "status"),
        ({"attendance": [{"title": "chef"}]}, "name"),
        ({"items": [{**NIGHT, "decisions": ["agreed"]}]}, "decisions.0"),
        ({"items": [{"number": "1"}]}, "title"),
        ({"amounts": [{"item": "1", "kroner": "mange"}]}, "kroner"),
    ],
)
def test_what_is_not_of_the_guide_is_refused_with_its_fault(facts: dict[str, Any], fault: str) -> None:
    (refusal,) = read(facts).refused
    assert refusal.reason == "form"
    assert refusal.detail.startswith(fault)


def test_somebody_whom_both_have_read_is_one_with_two_readers() -> None:
    attendance = reading({"attendance": [EMIL]}).minutes.attendance
    assert [a.readers for a in attendance if a.name == "Emil Rosenvad"] == [("A. Holm",)]
    assert [a.readers for a in attendance if a.name == "Ane Toft"] == [()]


def test_somebody_whom_only_others_have_read_is_likely_and_must_stand_in_the_text() -> None:
    facts = {"attendance": [{"name": "Nattelys", "organisation": "Projektet"}]}
    for vouched, certainty in ((False, "likely"), (True, "certain")):
        (found,) = [a for a in reading(facts, vouched=vouched).minutes.attendance if a.name == "Nattelys"]
        assert (found.certainty, found.readers) == (certainty, ("A. Holm",))
    assert refused(read({"attendance": [{"name": "Bo Krag"}]})) == [("nowhere", "Bo Krag")]


def test_roles_and_status_of_somebody_are_those_of_whoever_vouches() -> None:
    chair = {**EMIL, "roles": ["chair"], "status": "absent"}
    for vouched, expected in ((False, ((), "present")), (True, (("chair",), "absent"))):
        attendance = reading({"attendance": [chair]}, vouched=vouched).minutes.attendance
        assert [(a.roles, a.status) for a in attendance if a.name == "Emil Rosenvad"] == [expected]


def test_an_item_and_its_decision_that_both_have_read_have_two_readers() -> None:
    own = read(None).readings[0].minutes.items[0].decisions
    facts = {"items": [{**NIGHT, "decisions": list(own)}]}
    item = reading(facts).minutes.items[0]
    assert item.decisions == own
    assert (item.readers, item.decided_readers, item.decided_certainty) == (("A. Holm",), ("A. Holm",), "certain")


def test_a_kind_of_decision_that_only_others_have_read_stands_beside_the_tools_own_and_is_likely() -> None:
    own = read(None).readings[0].minutes.items[0].decisions
    item = reading({"items": [{**NIGHT, "decisions": ["postponed"]}]}).minutes.items[0]
    assert item.decisions == [*own, "postponed"]
    assert item.decided_certainty == "likely"
    vouched = reading({"items": [{**NIGHT, "decisions": ["postponed"]}]}, vouched=True).minutes.items[0]
    assert vouched.decided_certainty == "certain"


def test_a_title_that_differs_is_only_taken_from_whoever_vouches_and_one_that_stands_nowhere_never() -> None:
    short = {"number": "1", "title": "Sårpleje"}
    assert refused(read({"items": [short]})) == [("differs", "Sårpleje om natten")]
    assert reading({"items": [short]}, vouched=True).minutes.items[0].title == "Sårpleje"
    assert refused(read({"items": [{"number": "1", "title": "Ambulancer"}]}, vouched=True)) == [
        ("nowhere", "Ambulancer")
    ]


def test_an_attachment_must_stand_in_the_text() -> None:
    record = read({"items": [{**NIGHT, "attachments": ["Bilag 7"]}]})
    assert refused(record) == [("nowhere", "Bilag 7")]
    assert not record.readings[0].minutes.items[0].attachments


def test_an_item_that_only_others_have_read_takes_its_words_from_the_one_around_it() -> None:
    minutes = reading({"items": [{"number": "1a", "title": "Sygeplejen får ordet"}]}).minutes
    by_number = {item.number: item for item in minutes.items}
    new, holder = by_number["1a"], by_number["1"]
    assert (new.certainty, new.readers) == ("likely", ("A. Holm",))
    assert holder.span.end <= new.span.start
    assert minutes.item_at(new.title_span.start) is new
    assert [item.number for item in minutes.items] == ["1", "1a", "2"]


def test_a_sum_must_stand_in_the_item_and_is_one_with_the_tools_own() -> None:
    text = "2. Eventuelt\nIntet."
    money = text.replace("Intet.", "Der er bevilget 40.000 kr. til lamper.")
    facts = {"amounts": [{"item": "2", "kroner": 40000, "for": "lamper"}]}
    (amount,) = read(facts, text=(text, money)).readings[0].amounts
    assert (amount.kroner, amount.readers, amount.certainty) == (40000, ("A. Holm",), "certain")
    assert refused(read(facts)) == [("nowhere", "40000 kr.")]


def test_alone_attendance_decisions_and_sums_are_the_others_only_and_the_items_stay() -> None:
    found = reading({"attendance": [EMIL], "items": [], "amounts": []}, alone=True)
    assert [a.name for a in found.minutes.attendance] == ["Emil Rosenvad"]
    assert [item.number for item in found.minutes.items] == ["1", "2"]
    assert not any(item.decisions for item in found.minutes.items)


def test_the_graph_says_who_else_has_read_it() -> None:
    rows = graph_rows([read({"meeting": HEAD, "attendance": [EMIL], "items": [NIGHT]})])
    named = {
        node.labels[-1] for node in rows.nodes.values()
        if node.properties.get("read_by") == ["A. Holm"]
    }  # fmt: skip
    assert {"Meeting", "AgendaItem", "Decision"} <= named
    attended = [edge.properties for edge in rows.edges.values() if edge.type == "ATTENDED"]
    assert [edge.get("read_by") or [] for edge in attended].count(["A. Holm"]) == 1
