"""Answers: how matters travelled from body to body."""

from __future__ import annotations

from tests.queries.answers.names import CHAIR, CLUSTER, DRIFT, MEDICINE, PASSED_ON, SSF, Case

CASES: tuple[Case, ...] = (
    ("escalation/route", {"matter": "Medicin ved udskrivelse"},
     "from kind to status date earliest latest basis certainty answered received moved_on source item line", [
         ("KLU Ådal", "escalates", DRIFT, "done", "2023-03", "2023-03-01", "2023-03-31", "said", "certain",
          False, True, True, "klu-ådal 2023-03-14.txt", "3", 14),
         (DRIFT, "escalates", CLUSTER, "done", "2023-05-09", "2023-05-09", "2023-05-09", "said", "certain",
          False, True, True, "driftsforum-østerå 2023-05-09.txt", "2", 14),
         (CLUSTER, "escalates", SSF, "done", None, "2023-06-20", "2023-09-12", "said", "certain",
          True, True, True, "faglig-østerå 2023-06-20.txt", "4", 14),
         (SSF, "reports_back", CLUSTER, "planned", "2023-09-12", "2023-09-12", "2023-09-12", "said", "likely",
          False, False, False, "ssf-vesterland 2023-09-12.txt", "5", 14),
     ]),
    ("escalation/route", {"matter": "matter:medicin", "as_of": "2023-06-01"}, "from to received moved_on", [
        ("KLU Ådal", DRIFT, True, True), (DRIFT, CLUSTER, False, False),
    ]),
    ("escalation/route", {"matter": "matter:tryg-hjemkomst"}, "from to status promised quote", [
        (CHAIR, "de to kommuner", "done", True, "Formandskabet beder de to kommuner om at pege på deltagere."),
        (CHAIR, "Signe Østbjerg", "proposed", False, "Det foreslås, at Signe Østbjerg spørges til råds."),
    ]),
    # The cluster's Driftsforum is part of it, the KLU of its municipality: both are found under the whole.
    ("escalation/between", {"from_body": "Ådal Kommune", "to_body": CLUSTER}, "from to matter answered", [
        ("KLU Ådal", DRIFT, "Medicin ved udskrivelse", False),
    ]),
    ("escalation/between", {"from_body": CLUSTER, "to_body": "forum:ssf-vesterland"}, "date latest from to answered", [
        (None, "2023-09-12", CLUSTER, SSF, True),
    ]),
    ("escalation/overview", {"body": DRIFT},
     "from to answered moved_on answer last_date last_kind last_status last_from last_body minutes_until", [
         ("KLU Ådal", DRIFT, False, True, None, "2023-09-12", "reports_back", "planned", SSF, CLUSTER, "2023-05-09"),
         (DRIFT, CLUSTER, False, True, None, "2023-09-12", "reports_back", "planned", SSF, CLUSTER, "2023-06-20"),
     ]),
    ("escalation/overview", {"since": "2023-07"}, "from to answered answer answer_status", [
        (CLUSTER, SSF, True, "partly", "planned"),
    ]),
    ("escalation/overview", {"as_of": "2023-06-20", "body": SSF}, "from to answered last_kind minutes_until", [
        (CLUSTER, SSF, False, "escalates", None),
    ]),
    ("escalation/overview", {"kinds": "delegates,consults"}, "from kind to status", [
        (CHAIR, "delegates", "de to kommuner", "done"), (CHAIR, "consults", "Signe Østbjerg", "proposed"),
    ]),
    # Both ends would tell of an answer; where one is known, or the receiver went on with it, nothing is asked for.
    ("escalation/overview", {"as_of": "2023-06-20"}, "to told_by told_after not_loaded", [
        (DRIFT, [], None, []), (CLUSTER, [], None, []), (SSF, [CLUSTER, SSF], "2023-09-12", [CLUSTER, SSF]),
    ]),
    ("escalation/overview", {"kinds": "delegates"}, "from to told_by told_after not_loaded", [
        (CHAIR, "de to kommuner", [DRIFT], "2023-05-09", [DRIFT]),
    ]),
    ("escalation/between", {"from_body": "Ådal Kommune", "to_body": CLUSTER}, "told_by told_after not_loaded", [
        ([DRIFT, "KLU Ådal"], "2023-03-31", []),
    ]),
    ("escalation/route", {"matter": "matter:medicin"}, "received told_by told_after not_loaded", [
        (True, [], None, []), (True, [], None, []), (True, [], None, []),
        (False, [CLUSTER], "2023-09-12", [CLUSTER]),
    ]),
    ("escalation/matters", {}, "matter project hops first last from to highest", [
        ("Medicin ved udskrivelse", False, 4, "2023-03-31", "2023-09-12", "KLU Ådal", CLUSTER, 6),
        ("Tryg Hjemkomst", True, 2, "2023-05-09", "2023-05-09", CHAIR, "Signe Østbjerg", 2),
    ]),
    ("escalation/matters", {"body": "KLU Ådal"}, "matter", [("Medicin ved udskrivelse",)]),
    ("escalation/decisions", {"matter": "matter:medicin"}, "date body title kinds differs item line", [
        ("2023-03-14", "KLU Ådal", "Medicin ved udskrivelse", ["decided"], False, "3", 10),
        ("2023-05-09", DRIFT, "Henvendelse fra KLU Ådal om medicinlister", ["discussed", "decided"], False, "2", 10),
        ("2023-06-20", CLUSTER, "Fælles medicinliste", ["decided"], False, "4", 10),
        ("2023-09-12", SSF, "Medicinliste på tværs af sektorer", ["approved"], True, "5", 10),
    ]),
    ("escalation/routes", {"from_body": "KLU Ådal", "to_body": "SSF (Vesterland)"},
     "route routes matter step from kind to date latest reason", [
         (1, 1, MEDICINE, 1, "KLU Ådal", "escalates", DRIFT, "2023-03", "2023-03-31", None),
         (1, 1, MEDICINE, 2, DRIFT, "escalates", CLUSTER, "2023-05-09", "2023-05-09", PASSED_ON),
         (1, 1, MEDICINE, 3, CLUSTER, "escalates", SSF, None, "2023-09-12", PASSED_ON),
     ]),
    # Through a stop; through a body that it does not pass there is none. Who arrives at a part has arrived.
    ("escalation/routes", {"from_body": "Ådal Kommune", "to_body": SSF, "via_bodies": DRIFT}, "step from to", [
        (1, "KLU Ådal", DRIFT), (2, DRIFT, CLUSTER), (3, CLUSTER, SSF),
    ]),
    ("escalation/routes", {"from_body": "KLU Ådal", "to_body": CLUSTER}, "step from to", [(1, "KLU Ådal", DRIFT)]),
    ("escalation/routes", {"from_body": "KLU Ådal", "to_body": CLUSTER, "via_bodies": [SSF]}, "step", []),
    ("escalation/routes", {"from_body": "KLU Ådal", "to_body": "SSF (Vesterland)", "as_of": "2023-06-01"}, "step", []),
    ("escalation/routes", {"from_body": CLUSTER, "to_body": "KLU Ådal"}, "step", []),
    ("escalation/reached", {"level": 6}, "matter began_with began_on hops from kind to level answered answer told_by", [
        (MEDICINE, "KLU Ådal", "2023-03", 2, CLUSTER, "escalates", SSF, 6, True, "partly", []),
    ]),
    ("escalation/reached", {"level": 6, "as_of": "2023-06-20"}, "answered told_by told_after not_loaded", [
        (False, [CLUSTER, SSF], "2023-09-12", [CLUSTER, SSF]),
    ]),
    ("escalation/reached", {}, "fact", []),
    ("escalation/bounced", {"least": 2}, "matter body other hops there back first last lies_with last_kind doubtful", [
        (MEDICINE, CLUSTER, SSF, 2, 1, 1, "2023-09-12", "2023-09-12", CLUSTER, "reports_back", 1),
    ]),
    ("escalation/bounced", {"body": "KLU Ådal", "least": 2}, "matter", []),
    ("escalation/traffic", {}, "from to hops escalates delegates consults reports_back asked answered doubtful last", [
        (DRIFT, CLUSTER, 1, 1, 0, 0, 0, 1, 0, 0, "2023-05-09"), (CLUSTER, SSF, 1, 1, 0, 0, 0, 1, 1, 0, "2023-09-12"),
        (CHAIR, "de to kommuner", 1, 0, 1, 0, 0, 1, 0, 0, "2023-05-09"),
        ("KLU Ådal", DRIFT, 1, 1, 0, 0, 0, 1, 0, 0, "2023-03-31"), (SSF, CLUSTER, 1, 0, 0, 0, 1, 0, 0, 1, "2023-09-12"),
    ]),
    ("escalation/traffic", {"body": "KLU Ådal"}, "from to matters minutes_until", [
        ("KLU Ådal", DRIFT, 1, "2023-05-09"),
    ]),
    ("escalation/from_above", {}, "from level kind to answer answers received told_by not_loaded", [
        (CHAIR, 3, "delegates", "de to kommuner", None, None, False, [], []),
        (SSF, 6, "reports_back", CLUSTER, "partly", "fælles medicinliste ved udskrivelse", False, [CLUSTER], [CLUSTER]),
    ]),
    ("escalation/from_above", {"body": CLUSTER, "kinds": "delegates"}, "from to", []),
)  # fmt: skip
