"""Answers: what was sent, what lies with whom, what is open."""

from __future__ import annotations

from tests.queries.answers.names import CHAIR, CLUSTER, DRIFT, MEDICINE, SSF, Case

CASES: tuple[Case, ...] = (
    ("ledger/sent", {},
     "from to sent state received_on answered_on answered_by answer days_to_receipt days_to_answer", [
        ("KLU Ådal", DRIFT, "2023-03", "moved_on", "2023-05-09", None, None, None, 39, None),
        # The task was done, as later minutes tell of the promise that it asked for.
        (CHAIR, "de to kommuner", "2023-05-09", "kept", None, None, None, None, None, None),
        (CHAIR, "Signe Østbjerg", "2023-05-09", "waiting", None, None, None, None, None, None),
        (DRIFT, CLUSTER, "2023-05-09", "moved_on", "2023-06-20", None, None, None, 42, None),
        (CLUSTER, SSF, None, "answered", "2023-09-12", "2023-09-12", SSF, "partly", 0, 0),
    ]),
    ("ledger/sent", {"body": "KLU Ådal", "as_of": "2023-03-20"},
     "to state received_on days_silent told_by not_loaded", [
        (DRIFT, "waiting", None, None, [DRIFT, "KLU Ådal"], [DRIFT, "KLU Ådal"]),
    ]),
    ("ledger/sent", {"kinds": "reports_back"}, "from to", [(SSF, CLUSTER)]),
    ("ledger/sent", {"since": "2023-07"}, "from to", [(CLUSTER, SSF)]),
    # What is addressed to two municipalities together lies with each of them.
    ("ledger/inbox", {"body": "Ådal Kommune", "as_of": "2023-09-30"},
     "from to kind state sent told_by told_after not_loaded", [
         (CHAIR, "de to kommuner", "delegates", "waiting", "2023-05-09", [DRIFT], "2023-05-09", [DRIFT]),
     ]),
    ("ledger/inbox", {"body": "Ådal Kommune"}, "from", []),
    ("ledger/inbox", {"body": "forum:ssf-vesterland", "settled": True}, "from state received_on answered_on", [
        (CLUSTER, "answered", "2023-09-12", "2023-09-12"),
    ]),
    ("ledger/inbox", {"body": DRIFT, "as_of": "2023-04-01"}, "from state days_silent", [("KLU Ådal", "waiting", None)]),
    ("ledger/not_taken_up", {"as_of": "2023-06-20"},
     "from to days_silent minutes_until told_by told_after not_loaded", [
        (CHAIR, "de to kommuner", None, None, [DRIFT], "2023-05-09", [DRIFT]),
        (CLUSTER, SSF, None, None, [CLUSTER, SSF], "2023-09-12", [CLUSTER, SSF]),
    ]),
    ("ledger/not_taken_up", {}, "from to", []),
    ("ledger/handover", {"forum": DRIFT}, "forum entry name why last_date last_kind last_body owners", [
        (DRIFT, "commitment", "laver en skabelon til medicinlisten", "promise", "2023-06-20", "treated", CLUSTER,
         ["Niels Ravnkilde"]),
        (DRIFT, "project", "Følge Hjem", "running", "2023-05-09", "treated", DRIFT, []),
        (DRIFT, "project", "Tryg Hjemkomst", "running", "2023-10-10", "treated", "KLU Ådal", []),
        (CHAIR, "project", "Tryg Hjemkomst", "request", "2023-10-10", "treated", "KLU Ådal", []),
    ]),
    # The forerunner has no minutes of its own; what was open with it would go to the cluster, by law.
    ("ledger/handover", {"forum": "Klyngestyregruppen Østerå"}, "entry", []),
    ("ledger/handover", {"region": "Region Vesterland", "as_of": "2023-03-14"},
     "forum entry name why told_by not_loaded", [
        (DRIFT, "commitment", "sender høringssvar", "promise", [DRIFT], [DRIFT]),
        (DRIFT, "matter", "Medicin ved udskrivelse", "request", [DRIFT], [DRIFT]),
        ("KLU Ådal", "commitment", "sender høringssvar", "promise", ["KLU Ådal"], ["KLU Ådal"]),
        ("KLU Ådal", "item", "Fælles sårpleje", "postponed", ["KLU Ådal"], ["KLU Ådal"]),
        ("KLU Ådal", "matter", "Medicin ved udskrivelse", "request", ["KLU Ådal"], ["KLU Ådal"]),
    ]),
    ("ledger/matters", {}, "matter project entry date kinds body announced words", [
        ("Tryg Hjemkomst", True, "decision", "2023-10-10", ["none"], "KLU Ådal", 1, 10),
        ("Hjemad", True, "decision", "2023-09-12", ["approved"], SSF, 0, 1),
        (MEDICINE, False, "decision", "2023-09-12", ["approved"], SSF, 1, 8),
        ("Nære Forløb", True, "decision", "2023-06-20", ["taken_note"], CLUSTER, 0, 1),
        ("Følge Hjem", True, "decision", "2023-05-09", ["approved"], DRIFT, 0, 1),
    ]),
    ("ledger/matters", {"bodies": "forum:ssf-vesterland"}, "matter", [
        ("Tryg Hjemkomst",), ("Hjemad",), (MEDICINE,),
    ]),
)  # fmt: skip
