"""The meeting's own body: from the head, the title or the recommendation, with its region and level."""

from __future__ import annotations

import pytest

from tests.loaders.mentions.reading import read


@pytest.mark.parametrize(
    ("forum", "key", "level"),
    [
        ("Faglig Sundhedsklynge Havn", "forum:faglig-klynge-havn", 4),
        ("POLITISK SUNDHEDSKLYNGE HAVN", "forum:politisk-klynge-havn", 5),
        ("Sundhedsklynge Havn - Fagligt strategisk niveau", "forum:faglig-klynge-havn", 4),
        ("SUNDHEDSKLYNGE HAVN - POLITISK NIVEAU", "forum:politisk-klynge-havn", 5),
        ("Kommunalt-lægeligt udvalg (KLU) i Bøgely Kommune", "forum:klu-bøgely", 2),
        ("KOMMUNALT LÆGELIGT UDVALG (KLU) BØGELY", "forum:klu-bøgely", 2),
        ("Koordineringsforum, Sundhedsklynge Havn", "forum:koordineringsforum-havn", 3),
        ("STYREGRUPPEN FOR TRYGT HJEM", "forum:styregruppe-trygt-hjem", 1),
        ("Faglig strategisk gruppe Havn-klyngen", "forum:faglig-klynge-havn", 4),
        ("Udvalget for det nære sundhedsvæsen", "forum:udvalg-nær-sundhedsvæsen", 6),
        ("Lægelauget i Bøgely", "organisation:lægelaug-bøgely", 2),
        ("Klyngesekretariatet, Sundhedsklynge Havn", "forum:sekretariat-klynge-havn", 4),
        ("Fællesmøde mellem Ældrerådet og Handicaprådet", "group:fællesmøde-mellem-ældrerådet-og-handicaprådet", 2),
        ("Den Underlige Forsamling", "forum:underlige-forsamling", None),
    ],
)
def test_the_head_names_the_body(forum: str, key: str, level: int | None) -> None:
    mentions, _ = read("Mødet åbnede.", forum)
    assert (mentions.own.key, mentions.own.name, mentions.own.level) == (key, forum, level)


def test_the_region_of_the_document_is_the_own_bodys() -> None:
    mentions, _ = read("Region Nordjylland deltog.", "Strategisk Sundhedsforum", day="2023-01-01")
    assert (mentions.own.key, mentions.own.region, mentions.own.registered) == (
        "forum:ssf-nordjylland",
        "Nordjylland",
        True,
    )


@pytest.mark.parametrize(
    "text",
    [
        "Referat af møde i Driftsforum for Somatik\n\nPunkt 1. A\nDer var intet.",
        "Referat\n\nPunkt 1. A\nDet indstilles, at Driftsforum for Somatik drøfter sagen.",
    ],
)
def test_without_a_head_the_title_or_the_recommendation_tells_and_is_not_certain(text: str) -> None:
    mentions, _ = read(text, forum=None)
    assert mentions.own.key == "forum:driftsforum-somatik"
    assert not mentions.own_certain


def test_nothing_tells() -> None:
    mentions, _ = read("Der var intet.", forum=None)
    assert (mentions.own.key, mentions.own.known, mentions.own_certain) == ("forum:unknown", False, False)


def test_an_abbreviation_behind_a_dash_is_the_own_bodys() -> None:
    text = "SAH bad om svar."
    mentions, _ = read(text, "Samarbejdsudvalget for Havne – SAH")
    assert [m.body.key for m in mentions.bodies] == [mentions.own.key]
