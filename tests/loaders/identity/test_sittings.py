"""Ids of meetings: one for the files of one meeting, and the same whatever else is loaded."""

from __future__ import annotations

from dataclasses import replace

from loaders.documents.document import Document
from loaders.facts.model import Reading
from loaders.facts.record import Record, from_json, to_json
from loaders.identity.settling import settled
from loaders.identity.sittings import Sitting, sittings
from loaders.judgements.verdicts import Verdicts
from loaders.mentions.model import Body
from loaders.minutes.model import Head, Item, Minutes
from loaders.span import Span

SSF = Body("forum:ssf", "SSF", "forum", 6)
SSF_IN_REGION = Body("forum:ssf-fjordland", "Strategisk Sundhedsforum", "forum", 6, region="Fjordland")
KLU = Body("forum:klu-havn", "KLU Havn", "forum", 2)
WOUNDS = Body("forum:sårplejegruppen", "Sårplejegruppen", "forum", 1, region="Fjordland")
DAY = "2024-05-08"


def minutes(name: str, own: Body, *named: Body, day: str = DAY) -> Record:
    item = Item("1", "Sår", Span(0, 4), Span(0, 2))
    reading = Reading(Minutes(Span(0, 4), Head(date=day), items=[item]), own, bodies=list(named))
    return Record(Document(name, "text", "text", name), [reading])


def met(*records: Record, verdicts: Verdicts | None = None) -> dict[str, Sitting]:
    """The sittings by file, once the bodies of all are settled."""
    return {s.record.document.name: s for s in sittings(settled(list(records), verdicts or Verdicts()).records)}


def test_what_others_tell_of_a_body_leaves_its_meetings_ids_alone() -> None:
    alone = met(minutes("a", SSF))["a"]
    beside = met(minutes("a", SSF), minutes("b", KLU, SSF_IN_REGION))["a"]
    assert beside.reading.own.key == "forum:ssf-fjordland" != alone.reading.own.key
    assert (beside.meeting, beside.item_id("1")) == (alone.meeting, alone.item_id("1"))


def test_a_judgement_that_joins_two_bodies_leaves_their_meetings_ids_alone() -> None:
    other = replace(WOUNDS, key="forum:udvalget-for-sår", name="Udvalget for sår")
    files = minutes("a", WOUNDS), minutes("b", other, day="2024-06-01")
    before = met(*files)
    after = met(*files, verdicts=Verdicts(frozenset([frozenset([WOUNDS.key, other.key])])))
    assert len({sitting.reading.own.key for sitting in before.values()}) == 2
    assert len({sitting.reading.own.key for sitting in after.values()}) == 1
    assert {s.meeting for s in after.values()} == {s.meeting for s in before.values()}


def test_files_of_one_meeting_that_write_the_forum_in_two_ways_are_of_one_meeting() -> None:
    written = replace(WOUNDS, key="forum:saarplejegruppen", name="Saarplejegruppen")
    files = minutes("a", WOUNDS), minutes("b", written)
    joined = Verdicts(frozenset([frozenset([WOUNDS.key, written.key])]))
    found = met(*files, verdicts=joined)
    assert found["a"].meeting == found["b"].meeting
    assert found == met(*reversed(files), verdicts=joined)
    assert [s.leading for s in found.values()].count(True) == 1


def test_two_bodies_of_one_name_that_met_on_one_day_are_two_meetings() -> None:
    files = minutes("a", WOUNDS), minutes("b", replace(WOUNDS, region="Bakkeland"))
    found = met(*files)
    assert found["a"].meeting != found["b"].meeting
    assert found == met(*reversed(files))


def test_a_record_comes_back_with_the_keys_that_its_document_told() -> None:
    record = settled([minutes("a", SSF), minutes("b", KLU, SSF_IN_REGION)]).records[0]
    assert from_json(to_json(record)).readings[0].own.told_key == SSF.key
