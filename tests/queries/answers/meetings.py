"""Answers: meetings, items and decisions."""

from __future__ import annotations

from tests.queries.answers.names import CLUSTER, DRIFT, MEDICINE, SSF, Case

CASES: tuple[Case, ...] = (
    ("meetings/decisions_by_kind", {"kinds": "postponed,rejected"}, "kind date body title differs quote", [
        ("postponed", "2023-03-14", "KLU Ådal", "Fælles sårpleje", False, "Punktet udsættes til et senere møde."),
        ("rejected", "2023-10-10", "KLU Ådal", "Fælles sårpleje, genoptaget", True,
         "Forslaget om fælles sårpleje tiltrædes ikke."),
    ]),
    ("meetings/decisions_by_kind", {"body": CLUSTER}, "kind body", [
        ("approved", DRIFT), ("decided", DRIFT), ("decided", CLUSTER), ("discussed", DRIFT), ("taken_note", CLUSTER),
    ]),
    ("meetings/meetings", {"forum": DRIFT}, "date status coverage items people sources", [
        ("2023-05-09", "held", "minutes", 2, 2, ["driftsforum-østerå 2023-05-09.txt"]),
        ("2023-11-07", "planned", "mentioned", 0, 0, []),
    ]),
    ("meetings/files", {"as_of": "2023-05-09"}, "file forum date version places", [
        ("driftsforum-østerå 2023-05-09.txt", DRIFT, "2023-05-09", "approved", []),
        ("klu-ådal 2023-03-14.txt", "KLU Ådal", "2023-03-14", "approved", []),
    ]),
    # What waits for later minutes, of a forum that sent or promised as well; a chairmanship's are its forum's.
    ("meetings/missing", {}, "forum date told_after minutes_until kind fact matter", [
        (DRIFT, None, "2023-05-09", "2023-05-09", "Referral", "referral:hjemkomst:1", "Tryg Hjemkomst"),
        (DRIFT, None, "2023-05-09", "2023-05-09", "Referral", "referral:hjemkomst:2", "Tryg Hjemkomst"),
        (DRIFT, None, "2023-06-20", "2023-05-09", "Commitment", "commitment:skabelon", "Medicin ved udskrivelse"),
        (DRIFT, "2023-11-07", None, "2023-05-09", "Meeting", "meeting:driftsforum-østerå:2023-11-07", None),
        (CLUSTER, None, "2024-10-01", "2023-06-20", "Commitment", "commitment:evaluering", "Medicin ved udskrivelse"),
        (SSF, None, "2024-10-01", "2023-09-12", "Commitment", "commitment:evaluering", "Medicin ved udskrivelse"),
    ]),
    ("meetings/missing", {"as_of": "2023-06-20", "body": SSF}, "forum told_after minutes_until fact", [
        (SSF, "2023-09-12", None, "referral:medicin:3"),
    ]),
    ("meetings/coverage", {}, "forum minutes first last mentioned", [
        ("KLU Ådal", 2, "2023-03-14", "2023-10-10", []), (DRIFT, 1, "2023-05-09", "2023-05-09", ["2023-11-07"]),
        (CLUSTER, 1, "2023-06-20", "2023-06-20", []), (SSF, 1, "2023-09-12", "2023-09-12", []),
    ]),
    ("meetings/items", {"forum": CLUSTER, "since": "2023-06"}, "date forum item title kinds matters", [
        ("2023-06-20", CLUSTER, "4", "Fælles medicinliste", ["decided"], [MEDICINE]),
        ("2023-06-20", CLUSTER, "5", "Status på Tryg Hjemkomst", ["taken_note"], ["Nære Forløb", "Tryg Hjemkomst"]),
    ]),
    ("meetings/against_recommendation", {}, "date body recommended kinds text matters", [
        ("2023-09-12", SSF, ["At SSF godkender en varig ordning"], ["approved"],
         "SSF godkender en prøveperiode på et år og giver Faglig Sundhedsklynge Østerå svar.", [MEDICINE]),
        ("2023-10-10", "KLU Ådal", ["At forslaget tiltrædes"], ["rejected"],
         "Forslaget om fælles sårpleje tiltrædes ikke.", []),
    ]),
    ("meetings/postponed", {}, "date body title came_back resumed_on resumed_title resumed_kinds told_by not_loaded", [
        ("2023-03-14", "KLU Ådal", "Fælles sårpleje", True, "2023-10-10", "Fælles sårpleje, genoptaget", ["rejected"],
         [], []),
    ]),
    ("meetings/postponed", {"waiting": True}, "title", []),
    ("meetings/postponed", {"waiting": True, "as_of": "2023-03-14"}, "title came_back told_by not_loaded", [
        ("Fælles sårpleje", False, ["KLU Ådal"], ["KLU Ådal"]),
    ]),
)  # fmt: skip
