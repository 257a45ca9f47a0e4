"""Answers: how far the graph can be trusted."""

from __future__ import annotations

from tests.queries.answers.names import CHAIR, CLUSTER, DRIFT, Case

CASES: tuple[Case, ...] = (
    ("quality/unregistered_bodies", {}, "body kind level referrals known_from", [
        ("de to kommuner", "municipalities", 2, 1, "2023-06-20"),
    ]),
    ("quality/questions", {"about": "person:birthe"}, "kind text about", [
        ("person", "Er Birthe Holmsgård og Birthe Holmsgaard den samme?", ["Birthe Holmsgaard"]),
    ]),
    ("quality/judgements", {"about": "person:birthe"}, "kind date by why about source", [
        ("same", "2023-10-01", "AH", "samme stilling", ["Birthe Holmsgaard"], None),
    ]),
    ("quality/judgements", {"as_of": "2023-01-01"}, "kind", []),
    ("quality/witnesses", {"things": "person:birthe,referral:medicin:1"}, "thing form forum date line", [
        ("person:birthe", "Birthe Holmsgård", CLUSTER, "2023-06-20", 33),
        ("referral:medicin:1", "fælles medicinliste ved udskrivelse", "KLU Ådal", "2023-03-14", 14),
        ("referral:medicin:1", "fælles medicinliste ved udskrivelse", DRIFT, "2023-05-09", 16),
    ]),
    ("quality/contradictions", {}, "reasons quote", []),
    ("quality/why", {"thing": CLUSTER}, "type level registered named minutes certainty known_from", [
        ("forum", 4, True, True, 0, "certain", "2023-05-09"),
    ]),
    ("quality/forms", {"thing": "SSF (Vesterland)"}, "form how count doubtful reason", [
        ("Strategisk Sundhedsforum", "name", 1, 0, "samme navn og region"),
        ("SSF", "name", 1, 0, "samme navn og region"),
    ]),
    ("quality/ties", {"thing": CLUSTER}, "kind other through date change legal_basis certainty", [
        ("includes", "Mosby Kommune", None, "2022-07-01", None, None, "certain"),
        ("includes", "Ådal Kommune", None, "2022-07-01", None, None, "certain"),
        ("of_subunit_of", DRIFT, None, None, None, None, None),
        ("subunit_of", "Region Vesterland", None, None, None, None, None),
        ("succeeds", "Klyngestyregruppen Østerå", None, "2022-07-01", "replaced", "Lov om sundhedsklynger", "certain"),
    ]),
    # What includes and succeeds the whole holds for its part.
    ("quality/ties", {"thing": DRIFT}, "kind other through", [
        ("includes", "Mosby Kommune", CLUSTER), ("includes", "Ådal Kommune", CLUSTER), ("of_subunit_of", CHAIR, None),
        ("subunit_of", CLUSTER, None), ("succeeds", "Klyngestyregruppen Østerå", CLUSTER),
    ]),
    ("quality/evidence", {"facts": "referral:medicin:1"}, "forum date item title line quote redacted", [
        ("KLU Ådal", "2023-03-14", "3", "Medicin ved udskrivelse", 14,
         "KLU beslutter at forelægge spørgsmålet for Driftsforum Somatik.", False),
        (DRIFT, "2023-05-09", "2", "Henvendelse fra KLU Ådal om medicinlister", 16, "Henvendelsen fra KLU Ådal", False),
    ]),
    ("quality/certainty", {}, "sort kind facts certain likely several given", [
        ("Body", "forum", 6, 6, 0, 0, 0), ("Body", "group", 1, 1, 0, 0, 0), ("Body", "organisation", 3, 3, 0, 0, 0),
        ("Body", "region", 1, 1, 0, 0, 0), ("Commitment", None, 5, 5, 0, 4, 0), ("Event", "applied", 1, 1, 0, 0, 0),
        ("Event", "funded", 1, 1, 0, 0, 0), ("Event", "proposed", 1, 1, 0, 0, 0), ("Event", "started", 1, 1, 0, 0, 0),
        ("Matter", "matter", 1, 1, 0, 1, 0), ("Matter", "project", 4, 4, 0, 1, 0), ("Person", None, 3, 3, 0, 0, 0),
        ("Referral", "consults", 1, 1, 0, 0, 0), ("Referral", "delegates", 1, 1, 0, 0, 0),
        ("Referral", "escalates", 3, 3, 0, 3, 0), ("Referral", "reports_back", 1, 0, 1, 0, 0),
    ]),
    ("quality/joins", {"as_of": "2023-05-09"}, "join basis reason joins certain likely", [
        ("about", "said", None, 7, 7, 0), ("asks_for", "inferred", "opgaven og løftet har samme ord", 1, 1, 0),
        ("concerns", "said", None, 4, 4, 0), ("continues", "said", None, 1, 1, 0),
        ("includes", "said", "registry", 2, 2, 0), ("means", "inferred", "samme navn og region", 6, 6, 0),
        ("next", "inferred", "afsenderen er den forrige modtager i samme sag", 1, 1, 0),
        ("received_at", "inferred", "afsender, tid og emne passer", 1, 1, 0), ("subunit_of", "said", "registry", 4,
         0, 0),
    ]),
    ("quality/denials", {}, "kind ends forum date title item", [
        ("escalates", "KLU → Driftsforum", "KLU Ådal", "2023-10-10", "Fælles sårpleje, genoptaget", "1"),
    ]),
    ("quality/denials", {"forum": CLUSTER}, "kind", []),
)  # fmt: skip
