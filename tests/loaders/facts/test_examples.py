"""The shipped minutes: every hop of their main matter is read, each by the minutes that tell it."""

from __future__ import annotations

from functools import cache
from importlib import resources

import pytest

from loaders.documents.document import Document
from loaders.facts import read_facts
from loaders.facts.model import Reading
from loaders.mentions.find import find_mentions
from loaders.mentions.registry import registry
from loaders.minutes.read import read_minutes

MINUTES = resources.files("loaders").joinpath("examples/minutes")


@cache
def reading(name: str) -> tuple[str, Reading]:
    text = MINUTES.joinpath(name).read_text(encoding="utf-8")
    document = Document(name, "text", text, "0")
    [minutes] = read_minutes(document)
    return text, read_facts(document, minutes, find_mentions(document, minutes, registry()))


@pytest.mark.parametrize(
    ("name", "giver", "kind", "receiver"),
    [
        ("2023-05-25_driftsforum_havmark.txt", "KLU Torsvig", "escalates", "Driftsforum Havmark"),
        ("2023-05-25_driftsforum_havmark.txt", "Driftsforum Havmark", "escalates", "Faglig Sundhedsklynge Havmark"),
        ("2023-09-07_faglig_sundhedsklynge_havmark.txt", "KLU Torsvig", "escalates", "Driftsforum Havmark"),
        (
            "2023-09-07_faglig_sundhedsklynge_havmark.txt",
            "Faglig Sundhedsklynge",
            "escalates",
            "Strategisk Sundhedsforum",
        ),
        ("2023-11-22_strategisk_sundhedsforum.txt", "Faglig Sundhedsklynge", "escalates", "Strategisk Sundhedsforum"),
        ("2023-11-22_strategisk_sundhedsforum.txt", "Strategisk Sundhedsforum", "delegates", "sygehusene"),
        (
            "2023-11-22_strategisk_sundhedsforum.txt",
            "Strategisk Sundhedsforum",
            "reports_back",
            "Faglig Sundhedsklynge",
        ),
        (
            "2024-02-29_faglig_sundhedsklynge_havmark.txt",
            "Strategisk Sundhedsforum",
            "reports_back",
            "Faglig Sundhedsklynge",
        ),
        (
            "2024-02-29_faglig_sundhedsklynge_havmark.txt",
            "Faglig Sundhedsklynge",
            "reports_back",
            "Driftsforum Havmark",
        ),
        ("2024-02-29_faglig_sundhedsklynge_havmark.txt", "Driftsforum Havmark", "reports_back", "KLU Torsvig"),
        ("2024-09-17_klu_torsvig.md", "Driftsforum Havmark", "reports_back", "KLU Torsvig"),
    ],
)
def test_main_matter_hop_by_hop(name: str, giver: str, kind: str, receiver: str) -> None:
    found = [(r.giver.name, r.kind, r.receiver.name) for r in reading(name)[1].referrals]
    assert any(g.startswith(giver) and k == kind and r.startswith(receiver) for g, k, r in found), found


@pytest.mark.parametrize("name", sorted(path.name for path in MINUTES.iterdir()))
def test_every_fact_quotes_the_text(name: str) -> None:
    text, facts = reading(name)
    assert facts.referrals
    for fact in (*facts.referrals, *facts.commitments, *facts.denials):
        assert 0 < len(fact.quote.of(text).split()) <= 25


def test_what_was_not_sent_is_denied() -> None:
    _, facts = reading("2023-11-22_strategisk_sundhedsforum.txt")
    assert any("Sundhedsstyrelsen" in denial.ends for denial in facts.denials)
    assert not any("Sundhedsstyrelsen" in r.receiver.name for r in facts.referrals)
