"""Who leads a project and who belongs to its group."""

from __future__ import annotations

import pytest

from tests.loaders.facts.projects_made import told

TITLE = "Status på »Rolig Start«"
LED = [
    ("Projektleder er Ane Holst, Deltakommune.", "Ane Holst", "Deltakommune"),
    ("Projektleder Ane Holst fra Deltakommune fortæller.", "Ane Holst", "Deltakommune"),
    ("Ane Holst (projektleder, Deltakommune) gav en status.", "Ane Holst", "Deltakommune"),
    ("Ane Holst er projektleder.", "Ane Holst", None),
    ("Ane Holst udpeges til projektleder.", "Ane Holst", None),
    ("Ergoterapeut Ane Holst er projektleder.", "Ane Holst", None),
    ("Der nedsættes en gruppe med Ane Holst som tovholder.", "Ane Holst", None),
    ("Projektleder: Ane Holst", "Ane Holst", None),
    ("Ane Holst, der er teamets leder, gav en status.", "Ane Holst", None),
    ("Den er skrevet under ledelse af overlæge Ane Holst.", "Ane Holst", None),
    ("Gruppens tovholder er Ane Holst.", "Ane Holst", None),
]


@pytest.mark.parametrize(("case", "name", "organisation"), LED)
def test_leader(case: str, name: str, organisation: str | None) -> None:
    member = told(TITLE, case).named("Rolig Start").members[0]
    assert (member.name, member.role, member.organisation) == (name, "lead", organisation)


def test_group_in_a_sentence() -> None:
    case = "Arbejdsgruppen består af Ane Holst (formand, Deltakommune), Bo Krag (Vestby Sygehus) og Ida Lund."
    members = told(TITLE, case).named("Rolig Start").members
    assert [(m.name, m.role, m.organisation) for m in members] == [
        ("Ane Holst", "lead", "Deltakommune"),
        ("Bo Krag", "member", "Vestby Sygehus"),
        ("Ida Lund", "member", None),
    ]


def test_group_as_a_list_over_two_lines() -> None:
    case = "Projektgruppe: Ane Holst (leder), Deltakommune; Bo Krag, Vestby;\nIda Lund, Vestby Sygehus."
    members = told(TITLE, case).named("Rolig Start").members
    assert {(m.name, m.role) for m in members} == {("Ane Holst", "lead"), ("Bo Krag", "member"), ("Ida Lund", "member")}


@pytest.mark.parametrize(
    "case",
    [
        "Holdet tæller foruden Hansen sygeplejerske Bo Krag fra Vestby og psykolog Ida Lund fra byen.",
        "Gruppens leder er Ane Holst; med er også Bo Krag og psykolog Ida Lund.",
        "Den er skrevet under ledelse af Ane Holst; med i gruppen var Bo Krag (Vestby) og Ida Lund.",
    ],
)
def test_group_as_people_tell_it(case: str) -> None:
    members = told(TITLE, case).named("Rolig Start").members
    assert {m.name for m in members if m.role == "member"} == {"Bo Krag", "Ida Lund"}


def test_secretary() -> None:
    case = "Projektgruppen (Ane Holst, projektleder; Ida Lund, sekretær) har redegjort."
    members = told(TITLE, case).named("Rolig Start").members
    assert {(m.name, m.role) for m in members} == {("Ane Holst", "lead"), ("Ida Lund", "secretary")}


def test_a_guest_who_leads_it() -> None:
    found = told(TITLE, "Projektet går godt.", guests={"Ane Holst": ("projektleder", "Deltakommune")})
    assert [(m.name, m.role) for m in found.named("Rolig Start").members] == [("Ane Holst", "lead")]


def test_people_who_only_speak_are_no_members() -> None:
    assert (
        told(TITLE, "Ane Holst fortalte om projektet. Bo Krag spurgte til økonomien.").named("Rolig Start").members
        == []
    )


def test_group_on_a_project_sheet() -> None:
    sheet = (
        "Bedre gangbesvær i hele byen\nProjektleder: Anne Holst\tProjektgruppe: - Farmaceut Anne Holst (VS), leder"
        "- Bo Krag (VS)- Ida Lund, sekretariat (Deltakommune). Fra Vestby Sygehus: Peter Friis, Overlæge Hanne Vig\n\n"
        "Baggrund\nPeter Madsen bor i byen."
    )
    members = told("Nye indsatser", sheet).named("Bedre gangbesvær i hele byen").members
    assert {(m.name, m.organisation) for m in members if m.role == "member"} >= {
        ("Bo Krag", "VS"),
        ("Peter Friis", "Vestby Sygehus"),
        ("Hanne Vig", "Vestby Sygehus"),
    }
    assert [m.name for m in members if m.role == "lead"] == ["Anne Holst"]
    assert [m.name for m in members if m.role == "secretary"] == ["Ida Lund"]
    assert "Peter Madsen" not in {m.name for m in members}


def test_two_sheets_have_each_their_own_group() -> None:
    sheet = (
        "Bedre gangbesvær i hele byen\nProjektleder: Anne Holst\tProjektgruppe: - Anne Holst (VS)- Bo Krag (VS), "
        "Klinik Nord- Hanne Vig (VS)\n\nBaggrund\nByen er stor.\n"
        "Roligere nætter i byen\nProjektleder: Peter Friis\tProjektgruppe: Peter Friis (VS), Lise-Lotte Dam (VS)\n"
    )
    found = told("Nye indsatser", sheet)
    first, second = found.named("Bedre gangbesvær i hele byen"), found.named("Roligere nætter i byen")
    assert {(m.name, m.role) for m in first.members} == {
        ("Anne Holst", "lead"), ("Bo Krag", "member"), ("Hanne Vig", "member"),
    }  # fmt: skip
    assert {(m.name, m.role) for m in second.members} == {("Peter Friis", "lead"), ("Lise-Lotte Dam", "member")}
