"""Answers: what was promised and what came of it."""

from __future__ import annotations

from tests.queries.answers.names import CHAIR, CLUSTER, DRIFT, SSF, Case

CASES: tuple[Case, ...] = (
    ("commitments/open", {}, "owners what due_to made_at made_to state mentioned_on owner_meets", [
        ([CLUSTER], "evaluerer prøveperioden", "2024-10-01", SSF, SSF, "open", None, True),
        (["Niels Ravnkilde"], "laver en skabelon til medicinlisten", None, DRIFT, DRIFT, "open", "2023-06-20", False),
    ]),
    ("commitments/open", {}, "told_by told_after not_loaded", [
        ([SSF, CLUSTER], "2024-10-01", [SSF, CLUSTER]), ([DRIFT], "2023-06-20", [DRIFT]),
    ]),
    # On that day the promise was due, but no later minutes of the KLU that could tell were loaded.
    ("commitments/open", {"as_of": "2023-09-12", "body": "KLU Ådal"}, "owners due_to state forum_minutes_until", [
        (["KLU Ådal"], "2023-06-23", "not_loaded", "2023-03-14"),
    ]),
    ("commitments/open", {"as_of": "2023-09-01", "matter": "Tryg Hjemkomst"}, "owners due_to state", [
        (["Ådal Kommune"], "2023-09-01", "open"), ([CLUSTER], "2023-11-30", "open"),
    ]),
    ("commitments/by_state", {},
     "state owners left what settled_on settled_at settled_item settled_quote mentioned_on", [
        ("cancelled", [CLUSTER], [], "holder et seminar for de to kommuner", "2023-09-12", SSF, "6",
         "Opfølgning: holder et seminar for de to kommuner", None),
        ("kept", ["Ådal Kommune"], [], "peger på to deltagere", "2023-10-10", "KLU Ådal", "2",
         "Opfølgning: peger på to deltagere", None),
        ("missed", ["KLU Ådal"], [], "sender høringssvar", "2023-10-10", "KLU Ådal", "2",
         "Opfølgning: sender høringssvar", None),
        ("open", [CLUSTER], [CLUSTER], "evaluerer prøveperioden", None, None, None, None, None),
        ("open", ["Niels Ravnkilde"], ["Niels Ravnkilde"], "laver en skabelon til medicinlisten", None, None, None,
         None,
         "2023-06-20"),
    ]),
    ("commitments/by_state", {"states": "kept,missed", "body": "Ådal Kommune"}, "state made_at made_to due", [
        ("kept", DRIFT, CHAIR, "inden 1. september 2023"), ("missed", "KLU Ådal", DRIFT, "inden sommerferien"),
    ]),
    # Owned, promised and made there: told once.
    ("commitments/by_state", {"body": "forum:faglig-østerå"}, "what owners", [
        ("holder et seminar for de to kommuner", [CLUSTER]), ("peger på to deltagere", ["Ådal Kommune"]),
        ("sender høringssvar", ["KLU Ådal"]), ("evaluerer prøveperioden", [CLUSTER]),
        ("laver en skabelon til medicinlisten", ["Niels Ravnkilde"]),
    ]),
    ("commitments/by_state", {"person": "Niels Ravnkilde"}, "state what told_by told_after not_loaded", [
        ("open", "laver en skabelon til medicinlisten", [DRIFT], "2023-06-20", [DRIFT]),
    ]),
    ("commitments/by_state", {"as_of": "2023-09-12", "body": "KLU Ådal"}, "state due_to told_by not_loaded", [
        ("not_loaded", "2023-06-23", ["KLU Ådal"], ["KLU Ådal"]),
    ]),
)  # fmt: skip
