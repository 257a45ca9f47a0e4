"""Answers: where projects come from and who stands behind them."""

from __future__ import annotations

from tests.queries.answers.names import CHAIR, CLUSTER, DRIFT, MEDICINE, SSF, Case

CASES: tuple[Case, ...] = (
    ("lineage/project", {"project": "Tryg Hjemkomst"}, "project distance entry sort_date kinds body kroner planned", [
        ("Tryg Hjemkomst", 0, "event", "2023-05-09", ["proposed"], DRIFT, None, False),
        ("Tryg Hjemkomst", 0, "decision", "2023-05-09", ["approved"], DRIFT, None, False),
        ("Tryg Hjemkomst", 0, "tie", "2023-05-09", ["continues"], "Følge Hjem", None, False),
        ("Tryg Hjemkomst", 0, "decision", "2023-06-20", ["taken_note"], CLUSTER, None, False),
        ("Tryg Hjemkomst", 0, "tie", "2023-06-20", ["part_of"], "Nære Forløb", None, False),
        ("Tryg Hjemkomst", 0, "event", "2023-06-30", ["applied"], CLUSTER, 1_500_000, False),
        ("Tryg Hjemkomst", 0, "decision", "2023-09-12", ["approved"], SSF, None, False),
        ("Tryg Hjemkomst", 0, "event", "2023-09-12", ["funded"], SSF, 1_250_000, False),
        ("Tryg Hjemkomst", 0, "tie", "2023-09-12", ["combined_with"], "Hjemad", None, False),
        ("Tryg Hjemkomst", 0, "decision", "2023-10-10", ["none"], "KLU Ådal", None, False),
        ("Tryg Hjemkomst", 0, "event", "2024-01-01", ["started"], None, None, True),
    ]),
    # From the ancestor's side the same life is seen, one tie away; what both share is told once, as the ancestor's own.
    ("lineage/project", {"project": "Følge Hjem", "as_of": "2023-05-31"}, "project distance entry kinds quote", [
        ("Tryg Hjemkomst", 1, "event", ["proposed"], "Forslag til projekt: Tryg Hjemkomst"),
        ("Følge Hjem", 0, "decision", ["approved"],
         "Forslaget godkendes. Formandskabet beder de to kommuner om at pege på deltagere."),
        ("Tryg Hjemkomst", 1, "tie", ["continues"], "Tryg Hjemkomst viderefører erfaringerne fra Følge Hjem"),
    ]),
    ("lineage/projects", {}, "project aliases events first last last_kind kroner grew_from", [
        ("Følge Hjem", [], 0, None, None, None, 0, []), ("Hjemad", [], 0, None, None, None, 0, []),
        ("Nære Forløb", [], 0, None, None, None, 0, []),
        ("Tryg Hjemkomst", ["Trygt Hjem"], 4, "2023-05-09", "2023-09-12", "funded", 1_250_000, ["Følge Hjem"]),
    ]),
    ("lineage/ancestors", {"project": "Tryg Hjemkomst"}, "kinship distance project path events certainty quote", [
        ("combined_with", 1, "Hjemad", ["Tryg Hjemkomst", "Hjemad"], 0, "certain",
         "Tryg Hjemkomst lægges sammen med Hjemad"),
        ("continues", 1, "Følge Hjem", ["Tryg Hjemkomst", "Følge Hjem"], 0, "certain",
         "Tryg Hjemkomst viderefører erfaringerne fra Følge Hjem"),
        ("part_of", 1, "Nære Forløb", ["Tryg Hjemkomst", "Nære Forløb"], 0, "certain",
         "Tryg Hjemkomst er en del af Nære Forløb"),
    ]),
    ("lineage/ancestors", {"project": "Følge Hjem"}, "kinship project events first last last_kind", [
        ("of_continues", "Tryg Hjemkomst", 4, "2023-05-09", "2023-09-12", "funded"),
    ]),
    ("lineage/ancestors", {"project": "Tryg Hjemkomst", "as_of": "2023-05-31"}, "project", [("Følge Hjem",)]),
    ("lineage/money", {}, "project date kind body kroner planned witnesses quote", [
        ("Tryg Hjemkomst", "2023-06", "applied", CLUSTER, 1_500_000, False, 1,
         "Klyngen har i juni søgt om 1,5 mio. kr. til Tryg Hjemkomst"),
        ("Tryg Hjemkomst", "2023-09-12", "funded", SSF, 1_250_000, False, 1,
         "SSF bevilger 1.250.000 kr. til Tryg Hjemkomst."),
    ]),
    ("lineage/money", {"project": "Tryg Hjemkomst", "body": SSF}, "kind", [("funded",)]),
    ("lineage/people", {"matter": "Tryg Hjemkomst"}, "person how role organisation known_from", [
        ("Niels Ravnkilde", "works_on", "lead", "Ådal Kommune", "2023-05-09"),
        ("Signe Østbjerg", "works_on", "member", "Østerå Sygehus", "2023-06-20"),
    ]),
    ("lineage/people", {"matter": MEDICINE}, "person how what", [
        ("Niels Ravnkilde", "owned_by", "laver en skabelon til medicinlisten"),
    ]),
    ("lineage/positions", {"matter": "Tryg Hjemkomst"}, "body answer entry kinds date status text", [
        (DRIFT, "yes", "decision", ["approved"], "2023-05-09", "done", "Forslag til projekt: Tryg Hjemkomst"),
        (SSF, "yes", "decision", ["approved"], "2023-09-12", "done", "Bevilling til Tryg Hjemkomst"),
        (SSF, "yes", "event", ["funded"], "2023-09-12", "done", "Tryg Hjemkomst"),
    ]),
    ("lineage/positions", {"matter": MEDICINE}, "body answer entry status differs", [
        (SSF, "yes", "decision", "done", True), (SSF, "partly", "referral", "planned", None),
    ]),
    ("lineage/silent", {"months": 3, "projects": False}, "matter last_date last_body months told_by not_loaded quote", [
        ("Følge Hjem", "2023-05-09", DRIFT, 5, [DRIFT], [DRIFT], "Forslag til projekt: Tryg Hjemkomst"),
        ("Nære Forløb", "2023-06-20", CLUSTER, 3, [CLUSTER], [CLUSTER], "Status på Tryg Hjemkomst"),
    ]),
    ("lineage/silent", {"months": 4, "body": "Ådal Kommune"}, "matter", []),
    ("lineage/parts", {"body": CLUSTER, "groups": True}, "body level distance kinship", [
        (CLUSTER, 4, 0, None), (DRIFT, 3, 1, "subunit_of"), ("Klyngestyregruppen Østerå", 4, 1, "of_succeeds"),
        (CHAIR, 3, 2, "subunit_of"),
    ]),
    ("lineage/successors", {"bodies": "forum:klyngestyregruppe-østerå"},
     "body date change successor legal_basis through", [
        ("Klyngestyregruppen Østerå", "2022-07-01", "replaced", CLUSTER, "Lov om sundhedsklynger", None),
    ]),
)  # fmt: skip
