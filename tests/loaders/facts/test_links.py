"""How projects hang together, where a sentence says so."""

from __future__ import annotations

import pytest

from tests.loaders.facts.projects_made import told

TITLE = "Status på »Rolig Start«"
LINKED = [
    ("Projektet bygger videre på Trygge Trin.", ("Rolig Start", "Trygge Trin", "continues")),
    ("Rolig Start afløser »Trygge Trin«, som lukkede i 2021.", ("Rolig Start", "Trygge Trin", "continues")),
    ("Indsatsen er en udløber af projektet Trygge Trin.", ("Rolig Start", "Trygge Trin", "continues")),
    ("Rolig Start er en aflægger af den ophørte indsats Trygge Trin.", ("Rolig Start", "Trygge Trin", "continues")),
    ("Rolig Start afløses af projektet Trygge Trin.", ("Trygge Trin", "Rolig Start", "continues")),
    ("Projektet er en del af programmet Stærke Familier.", ("Rolig Start", "Stærke Familier", "part_of")),
    ("Rolig Start er et af tre spor i programmet Stærke Familier.", ("Rolig Start", "Stærke Familier", "part_of")),
    ("Rolig Start lægges sammen med projektet Trygge Trin.", ("Rolig Start", "Trygge Trin", "combined_with")),
    ("Projektet er slået sammen med indsatsen Trygge Trin.", ("Rolig Start", "Trygge Trin", "combined_with")),
]


@pytest.mark.parametrize(("case", "link"), LINKED)
def test_linked(case: str, link: tuple[str, str, str]) -> None:
    found = told(TITLE, case)
    assert [(x.source, x.target, x.kind) for x in found.links] == [link]
    assert found.links[0].quote.of(found.text) == case


def test_the_projects_of_the_title_are_put_together() -> None:
    found = told("»Rolig Start« og »Trygge Trin«", "", "De to projekter lægges sammen.")
    assert [(x.source, x.target, x.kind) for x in found.links] == [("Rolig Start", "Trygge Trin", "combined_with")]


def test_two_projects_side_by_side_are_not_linked() -> None:
    assert told("Orientering", "Projektet Rolig Start startede. Projektet Trygge Trin sluttede.").links == []


@pytest.mark.parametrize("new", ["Rolig Start 2", "Rolig Start 2.0", "Rolig Start To"])
def test_a_name_with_a_number_continues_the_one_without(new: str) -> None:
    found = told(TITLE, f"Rolig Start slutter i marts 2023. Projektet {new}, som Alfarådet betaler, begynder så.")
    assert [(x.source, x.target, x.kind) for x in found.links] == [(new, "Rolig Start", "continues")]
    assert new in found.links[0].quote.of(found.text)


def test_what_began_as_a_continuation_has_not_changed_its_name() -> None:
    found = told(TITLE, "Projektet begyndte i 2021 som en videreførelse af »Trygge Trin«.")
    assert [(x.source, x.target, x.kind) for x in found.links] == [("Rolig Start", "Trygge Trin", "continues")]
    assert found.named("Rolig Start").aliases == []
