"""Every query of the library over the sample graph, on both stores: the rows that a reader of it would write down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from graph.rows import Edge, Node, Rows
from queries import runner
from queries.library import load
from tests.queries.conftest import Filled
from tests.sample import sample_rows

if TYPE_CHECKING:
    from graph.stores.base import Store

DRIFT, CLUSTER, SSF = "Driftsforum Somatik (Østerå)", "Faglig Sundhedsklynge Østerå", "SSF (Vesterland)"
CHAIR = "Formandskabet for Driftsforum Somatik (Østerå)"

# query, parameters, columns looked at, rows
CASES: tuple[tuple[str, dict[str, object], str, list[tuple[Any, ...]]], ...] = (
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
    ("people/attendance", {"forum": CLUSTER, "since": "2023-05", "until": "2023-06-30"},
     "date forum person status roles organisation substitutes_for", [
         ("2023-05-09", DRIFT, "Niels Ravnkilde", "present", [], "Ådal Kommune", "Birthe Holmsgaard"),
         ("2023-05-09", DRIFT, "Signe Østbjerg", "present", ["chair", "moderator"], "Østerå Sygehus", None),
         ("2023-05-09", DRIFT, "Birthe Holmsgaard", "absent", [], "Ådal Kommune", None),
         ("2023-06-20", CLUSTER, "Birthe Holmsgaard", "present", ["deputy-chair"], "Ådal Kommune", None),
         ("2023-06-20", CLUSTER, "Signe Østbjerg", "guest", [], "Østerå Sygehus", None),
     ]),
    ("people/attendance", {"person": "Signe Østbjerg", "since": "2023-07"}, "forum title", [(SSF, "sygehusdirektør")]),
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
)  # fmt: skip

# What each query is asked to hold the answer of a day against a store that holds no more than that day.
ASKED: dict[str, dict[str, object]] = {name: parameters for name, parameters, _, _ in reversed(CASES)}
DAYS = ("2023-03-13", "2023-05-31", "2023-06-20", "2023-09-30")


@pytest.mark.parametrize(("name", "parameters", "columns", "rows"), CASES)
def test_answer(
    sample: Store, name: str, parameters: dict[str, object], columns: str, rows: list[tuple[Any, ...]]
) -> None:
    found = runner.run(sample, name, parameters)
    assert [tuple(row[column] for column in columns.split()) for row in found.rows] == rows


def test_every_query_of_the_library_has_an_answer_here() -> None:
    assert {name for name, *_ in CASES} == set(load())


def test_silence_is_told_only_where_later_minutes_of_both_are_loaded(filled: Filled) -> None:
    rows = sample_rows()
    rows.nodes["commitment:evaluering"].properties["due_to"] = "2023-06-01"
    rows.nodes["commitment:høring"].properties["due_to"] = "2023-05-01"
    rows.edges = {identity: edge for identity, edge in rows.edges.items() if edge.type != "MISSED_AT"}
    with filled(rows) as store:
        states = {row["what"]: row["state"] for row in runner.run(store, "commitments/open").rows}
    assert states["evaluerer prøveperioden"] == "not_heard_of"
    assert states["sender høringssvar"] == "not_heard_of"
    rows.nodes["commitment:evaluering"].properties["due_to"] = "2023-06-20"
    with filled(rows) as store:
        states = {row["what"]: row["state"] for row in runner.run(store, "commitments/open").rows}
    assert states["evaluerer prøveperioden"] == "not_loaded"


@pytest.mark.parametrize("day", DAYS)
def test_the_answer_of_a_day_is_the_answer_of_a_store_that_ends_there(filled: Filled, day: str) -> None:
    asked = {name: {**parameters, "as_of": day} for name, parameters in ASKED.items()}
    with filled(_known(sample_rows(), "9999-12-31")) as store:
        of_the_day = {name: runner.run(store, name, parameters).rows for name, parameters in asked.items()}
    with filled(_known(sample_rows(), day)) as store:
        everything = {name: {**parameters, "as_of": "9999-12-31"} for name, parameters in asked.items()}
        of_all = {name: runner.run(store, name, parameters).rows for name, parameters in everything.items()}
    assert of_the_day == of_all


def test_circles_among_referrals_and_projects_end(filled: Filled) -> None:
    rows = sample_rows()
    back = next(edge for edge in rows.edges.values() if edge.type == "NEXT" and edge.start[1] == "referral:medicin:3")
    tie = next(edge for edge in rows.edges.values() if edge.type == "CONTINUES")
    for edge, start, end in ((back, "referral:medicin:4", "referral:medicin:1"), (tie, tie.end[1], tie.start[1])):
        rows.add(type(edge)(edge.type, (edge.start[0], start), (edge.end[0], end), edge.properties))
    with filled(rows) as store:
        hops = runner.run(store, "escalation/route", {"matter": "matter:medicin"}).rows
        life = runner.run(store, "lineage/project", {"project": "matter:tryg-hjemkomst"}).rows
    assert sorted(hop["fact"] for hop in hops) == [f"referral:medicin:{number}" for number in range(1, 5)]
    assert len({(row["fact"], row["entry"], row["project"]) for row in life}) == len(life) == 12


def test_a_contradiction_is_told_with_the_words_of_both_sides(filled: Filled) -> None:
    rows = sample_rows()
    told = sorted(node.id for node in rows.nodes.values() if node.labels == ("Passage",))[:2]
    reasons = ["to referater giver samme møde hver sin dato"]
    properties = {"scope": "q", "kind": "date", "text": "?", "reasons": reasons, "known_from": "2023-05-09"}
    rows.add(Node(("Question",), "question:dates", properties))
    for passage in told:
        rows.add(Edge("ASKS_ABOUT", ("Question", "question:dates"), ("Passage", passage), {"known_from": "2023-05-09"}))
    with filled(rows) as store:
        found = runner.run(store, "quality/contradictions").rows
        before = runner.run(store, "quality/contradictions", {"as_of": "2023-05-08"}).rows
    assert {(row["quote"], *row["reasons"]) for row in found} == {
        (rows.nodes[passage].properties["quote"], *reasons) for passage in told
    }
    assert not before


def test_an_empty_graph_gives_empty_answers(filled: Filled) -> None:
    with filled(Rows()) as store:
        assert {name: runner.run(store, name, ASKED[name]).rows for name in load()} == {name: [] for name in load()}


def _known(rows: Rows, day: str) -> Rows:
    """What minutes up to a day say: nodes and edges known by then."""
    # The sample's group is known later than the referral that reaches it.
    rows.nodes["group:begge-kommuner"].properties["known_from"] = "2023-05-09"
    known = Rows()
    known.extend(node for node in rows.nodes.values() if str(node.properties.get("known_from") or "") <= day)
    known.extend(
        edge
        for edge in rows.edges.values()
        if str(edge.properties.get("known_from") or "") <= day
        and edge.start[1] in known.nodes
        and edge.end[1] in known.nodes
    )
    return known
