"""Answers: who sits where, with whom and for whom."""

from __future__ import annotations

from tests.queries.answers.names import CLUSTER, DRIFT, SSF, Case

CASES: tuple[Case, ...] = (
    ("people/attendance", {"forum": CLUSTER, "since": "2023-05", "until": "2023-06-30"},
     "date forum person status roles organisation substitutes_for", [
         ("2023-05-09", DRIFT, "Niels Ravnkilde", "present", [], "Ådal Kommune", "Birthe Holmsgaard"),
         ("2023-05-09", DRIFT, "Signe Østbjerg", "present", ["chair", "moderator"], "Østerå Sygehus", None),
         ("2023-05-09", DRIFT, "Birthe Holmsgaard", "absent", [], "Ådal Kommune", None),
         ("2023-06-20", CLUSTER, "Birthe Holmsgaard", "present", ["deputy-chair"], "Ådal Kommune", None),
         ("2023-06-20", CLUSTER, "Signe Østbjerg", "guest", [], "Østerå Sygehus", None),
     ]),
    ("people/attendance", {"person": "Signe Østbjerg", "since": "2023-07"}, "forum title", [(SSF, "sygehusdirektør")]),
    ("people/seats", {}, "forum person roles title organisation first last meetings minutes_until", [
        (DRIFT, "Birthe Holmsgaard", [], "sundhedschef", "Ådal Kommune", "2023-05-09", "2023-05-09", 1, "2023-05-09"),
        (DRIFT, "Niels Ravnkilde", [], "konsulent", "Ådal Kommune", "2023-05-09", "2023-05-09", 1, "2023-05-09"),
        (DRIFT, "Signe Østbjerg", ["chair", "moderator"], "ledende overlæge", "Østerå Sygehus", "2023-05-09",
         "2023-05-09", 1, "2023-05-09"),
        (CLUSTER, "Birthe Holmsgaard", ["deputy-chair"], "sundhedschef", "Ådal Kommune", "2023-06-20", "2023-06-20", 1,
         "2023-06-20"),
        ("KLU Ådal", "Birthe Holmsgaard", ["chair"], "sundhedschef", "Ådal Kommune", "2023-03-14", "2023-10-10", 2,
         "2023-10-10"),
        ("KLU Ådal", "Niels Ravnkilde", ["minute-taker"], "konsulent", "Ådal Kommune", "2023-03-14", "2023-03-14", 1,
         "2023-10-10"),
        (SSF, "Signe Østbjerg", [], "sygehusdirektør", "Østerå Sygehus", "2023-09-12", "2023-09-12", 1, "2023-09-12"),
    ]),
    ("people/seats", {"person": "Signe Østbjerg", "on": "2023-09-12"}, "forum", [(SSF,)]),
    ("people/seats", {"forum": CLUSTER, "person": "Birthe Holmsgaard"}, "forum", [(DRIFT,), (CLUSTER,)]),
    ("people/bridges", {}, "forum other shared people first last", [
        (DRIFT, "KLU Ådal", 2, ["Birthe Holmsgaard", "Niels Ravnkilde"], "2023-05-09", "2023-10-10"),
        (DRIFT, CLUSTER, 1, ["Birthe Holmsgaard"], "2023-06-20", "2023-06-20"),
        (DRIFT, SSF, 1, ["Signe Østbjerg"], "2023-09-12", "2023-09-12"),
        (CLUSTER, "KLU Ådal", 1, ["Birthe Holmsgaard"], "2023-06-20", "2023-10-10"),
    ]),
    # A guest has no seat.
    ("people/bridges", {"forum": SSF}, "forum other", [(DRIFT, SSF)]),
    ("people/substitutes", {}, "date forum person substitutes_for organisation", [
        ("2023-05-09", DRIFT, "Niels Ravnkilde", "Birthe Holmsgaard", "Ådal Kommune"),
    ]),
    ("people/handovers", {}, "person other known_from last first certainty", [
        ("Niels Ravnkilde", "Birthe Holmsgaard", "2023-10-10", "2023-05-09", "2023-03-14", "likely"),
    ]),
    ("people/handovers", {"person": "Signe Østbjerg"}, "person", []),
    ("people/presence", {"forum": CLUSTER},
     "forum organisation meetings represented present absent substitutes guests", [
        (DRIFT, "Ådal Kommune", 1, 1, 1, 1, 1, 0), (DRIFT, "Østerå Sygehus", 1, 1, 1, 0, 0, 0),
        (CLUSTER, "Ådal Kommune", 1, 1, 1, 0, 0, 0), (CLUSTER, "Østerå Sygehus", 1, 0, 0, 0, 0, 1),
    ]),
    ("people/presence", {"since": "2023-10"}, "forum organisation represented present", [
        ("KLU Ådal", "Ådal Kommune", 1, 1),
    ]),
)  # fmt: skip
