"""Bodies that one document alone cannot settle: joined or kept apart when all documents are there."""

from __future__ import annotations

from dataclasses import replace

from loaders.documents.document import Document
from loaders.facts.model import Reading
from loaders.facts.record import Record
from loaders.identity.settling import settled
from loaders.mentions.model import Body
from loaders.minutes.model import Head, Minutes
from loaders.span import Span

SSF = Body("forum:ssf", "SSF", "forum", 6)
SSF_IN_REGION = Body("forum:ssf-fjordland", "Strategisk Sundhedsforum", "forum", 6, region="Fjordland")
GROUP = Body("forum:arbejdsgruppe", "arbejdsgruppen", "forum", 1)
ALL = Body("group:kommune", "kommunerne", "group", 2, known=False)


def keys(*readings: tuple[Body, list[Body]]) -> list[tuple[str, list[str]]]:
    """(own key, keys of the bodies) of each reading once all are settled."""
    records = [
        Record(
            Document(f"{at}.txt", "text", "x", str(at)),
            [Reading(Minutes(Span(0, 1), Head(date="2024-05-08")), own, bodies=bodies)],
        )
        for at, (own, bodies) in enumerate(readings)
    ]
    return [(r.readings[0].own.key, [b.key for b in r.readings[0].bodies]) for r in settled(records).records]


KLU = Body("forum:klu-havn", "KLU Havn", "forum", 2)
DRIFT = Body("forum:driftsforum-vest", "Driftsforum Vest", "forum", 3)


def test_a_body_without_region_is_the_one_whose_region_another_document_knows() -> None:
    assert keys((KLU, [SSF]), (SSF_IN_REGION, [])) == [
        ("forum:klu-havn", ["forum:ssf-fjordland"]),
        ("forum:ssf-fjordland", []),
    ]


def test_with_two_regions_nothing_is_guessed() -> None:
    other = replace(SSF_IN_REGION, key="forum:ssf-bakkeland", region="Bakkeland")
    assert keys((KLU, [SSF]), (SSF_IN_REGION, []), (other, []))[0] == ("forum:klu-havn", ["forum:ssf"])


def test_the_working_group_and_the_municipalities_are_each_forums_own() -> None:
    assert keys((KLU, [GROUP, ALL]), (DRIFT, [GROUP, ALL])) == [
        ("forum:klu-havn", ["forum:arbejdsgruppe-klu-havn", "group:kommune-klu-havn"]),
        ("forum:driftsforum-vest", ["forum:arbejdsgruppe-driftsforum-vest", "group:kommune-driftsforum-vest"]),
    ]


def test_registered_and_named_bodies_keep_their_keys() -> None:
    named = Body("forum:arbejdsgruppe-sår", "Arbejdsgruppen for sår", "forum", 1)
    registered = replace(SSF, registered=True)
    assert keys((KLU, [named, registered]), (SSF_IN_REGION, [])) == [
        ("forum:klu-havn", ["forum:arbejdsgruppe-sår", "forum:ssf"]),
        ("forum:ssf-fjordland", []),
    ]
