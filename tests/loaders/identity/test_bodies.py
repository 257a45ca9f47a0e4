"""Bodies that no registry knows, put together across documents by name, parent and region."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from loaders.documents.document import Document
from loaders.facts.model import Reading
from loaders.facts.record import Record
from loaders.identity.settling import Settled, settled
from loaders.judgements.verdicts import Verdicts
from loaders.mentions.model import Body
from loaders.mentions.words import slug
from loaders.minutes.model import Head, Minutes
from loaders.span import Span

OWN = Body("forum:klu-havn", "KLU Havn", "forum", 2, region="Fjordland", registered=True)


def body(name: str, region: str | None = "Fjordland", parent: str | None = None) -> Body:
    return Body(
        f"forum:{slug(f'{name} {region or str()} {parent or str()}')}", name, "forum", 3, region=region, parent=parent
    )


def records(*bodies: Body) -> list[Record]:
    return [
        Record(
            Document(f"{at}.txt", "text", "x", str(at)),
            [Reading(Minutes(Span(0, 1), Head(date=f"2024-05-{at + 1:02d}")), OWN, bodies=[each])],
        )
        for at, each in enumerate(bodies)
    ]


def outcome(*bodies: Body) -> str:
    found = settled(records(*bodies))
    return "same" if found.key_of else "doubtful" if found.doubts else "different"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Følgegruppen for sårpleje", "Følgegruppe vedr. sårpleje", "same"),
        ("Følgegruppen for sårpleje", "Følgegruppen for sarpleje", "same"),
        ("Udvalget for ernæring", "Ernæringsudvalget", "same"),
        ("Følgegruppen for tandpleje", "Følgegruppen for tandp1eje", "same"),
        ("Implementeringsgruppen for høreapparater", "Implementeringsgruppen for høreaparater", "same"),
        ("Arbejdsgruppen for sårpleje", "Projektgruppen for sårpleje", "doubtful"),
        ("Følgegruppen for sårpleje", "Følgegruppen for sår", "doubtful"),
        ("Følgegruppen for sårpleje", "Styregruppen for sårpleje", "different"),
        ("Følgegruppen for sårpleje", "Følgegruppen for tandpleje", "different"),
        ("Arbejdsgruppe 1 for sårpleje", "Arbejdsgruppe 2 for sårpleje", "different"),
        ("Impl.gr. for sårpleje", "Implementeringsgruppen for sårpleje", "same"),
        ("Udviklingsgruppe Sårpleje", "Sårplejeudviklingsgruppen", "same"),
        ("Styregruppen for sårpleje, fremover Sårplejeforum", "Sårplejeforum", "same"),
        ("Kvalitets- og plejegruppen for udskrivning", "Kvalitet- og plejegruppen for udskrivnng", "same"),
        ("En arbejdsgruppe om sårpleje", "Arbejdsgruppen om sårpleje", "doubtful"),
        ("Hjertelungegruppen for udskrivning", "Hjernelungegruppen for udskrivning", "doubtful"),
        ("Netværket i Vejen", "Netværket i Vejle", "different"),
    ],
)  # fmt: skip
def test_names_say_whether_two_bodies_of_a_region_are_one(one: str, other: str, expected: str) -> None:
    assert outcome(body(one), body(other)) == expected


def test_a_parent_may_be_told_in_the_name_or_beside_it() -> None:
    beside = body("Politisk niveau", parent="forum:klynge-nordhavn")
    assert outcome(beside, body("Sundhedsklynge Nordhavn, det politiske niveau")) == "same"
    assert outcome(
        body("Sårplejegruppen", parent="forum:klynge-nordhavn"), body("Nordhavn-klyngens sårplejegruppe")
    ) == ("same")


def test_other_regions_and_other_parents_make_other_bodies() -> None:
    assert outcome(body("Følgegruppen for sårpleje"), body("Følgegruppen for sårpleje", "Bakkeland")) == "different"
    ours = body("Følgegruppen for sårpleje", parent="forum:klynge-nord")
    assert outcome(ours, body("Følgegruppen for sarpleje", parent="forum:klynge-syd")) == "different"


def test_an_entry_of_the_registry_takes_in_its_misspelling_but_no_other_entry() -> None:
    entry = replace(body("Følgegruppen for sårpleje"), registered=True, official="Følgegruppen for sårpleje")
    wrong = body("Følgegruppen for sarpleje")
    assert settled(records(entry, wrong)).key_of == {wrong.key: entry.key}
    assert outcome(entry, replace(wrong, registered=True)) == "different"


def test_people_join_and_keep_apart_by_the_keys_that_documents_gave() -> None:
    one, other = body("Arbejdsgruppen for sårpleje"), body("Projektgruppen for sårpleje")
    pair = frozenset([frozenset((one.key, other.key))])
    same = settled(records(one, other), Verdicts(same=pair))
    assert ({r.readings[0].bodies[0].key for r in same.records}, same.doubts) == ({min(one.key, other.key)}, [])
    assert settled(records(one, other), Verdicts(different=pair)).doubts == []
    wrong = body("Arbejdsgruppen for sarpleje")
    apart = settled(records(one, wrong), Verdicts(different=frozenset([frozenset((one.key, wrong.key))])))
    assert apart.key_of == {}


def test_what_hangs_on_a_joined_body_follows_it() -> None:
    one, wrong = body("Følgegruppen for sårpleje"), body("Følgegruppen for sarpleje")
    part = Body("forum:formandskab-x", "formandskabet for følgegruppen", "forum", 3, parent=wrong.key)
    found = settled([*records(one), *records(part, wrong)])
    assert {b.parent for r in found.records for b in r.readings[0].bodies} <= {None, min(one.key, wrong.key)}


def test_any_order_of_loading_gives_the_same_bodies() -> None:
    names = ["Følgegruppen for sårpleje", "Følgegruppen for sarpleje", "Følgegruppen for sår", "Projektgruppen for sår"]
    bodies = [body(name, region) for name in names for region in ("Fjordland", "Bakkeland", None)]

    def facts(found: Settled) -> tuple[object, ...]:
        return found.key_of, found.joins, found.doubts

    expected = facts(settled(records(*bodies)))
    for seed in range(4):
        assert facts(settled(records(*random.Random(seed).sample(bodies, len(bodies))))) == expected


def test_one_name_in_two_regions_or_of_two_parents_is_two_bodies() -> None:
    def keys(*bodies: Body) -> set[str]:
        return {r.readings[0].bodies[0].key for r in settled(records(*bodies)).records}

    told = Body("forum:sårpleje", "Følgegruppen for sårpleje", "forum", 3)
    assert len(keys(replace(told, region="Fjordland"), replace(told, region="Bakkeland"))) == 2
    assert len(keys(replace(told, parent="forum:klynge-nord"), replace(told, parent="forum:klynge-syd"))) == 2
    assert keys(told, replace(told, region="Fjordland")) == {"forum:sårpleje"}
    assert len(keys(*(replace(told, name=f"Gruppen for aftalen {years}") for years in ("2019-2023", "2024-2027")))) == 2


def test_an_entry_of_the_registry_that_is_for_two_subjects_is_two_bodies() -> None:
    entry = Body("forum:pu", "Planudvalget", "forum", 6, official="Planudvalget (Fjordland)", registered=True)
    two = [replace(entry, name=f"Planudvalget for {subject}") for subject in ("tandpleje", "fysioterapi")]
    assert len({r.readings[0].bodies[0].key for r in settled(records(*two)).records}) == 2
